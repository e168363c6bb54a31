// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Limits;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Jackson's factories, set up. They are thread-safe and dear to make. */
final class JsonFactories {
  /** Writes; what it writes to is neither closed nor flushed. */
  static final JsonFactory WRITING = JsonFactory.builder()
      .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
      .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
      .build();

  private static final JsonFactory READING = make(Limits.MAX_JSON_DEPTH);

  private JsonFactories() {}

  /** Reads strictly: no key twice, no deeper than the limit. */
  static JsonFactory reading(Limits limits) {
    return limits.maxJsonDepth() == Limits.MAX_JSON_DEPTH ? READING : make(limits.maxJsonDepth());
  }

  private static JsonFactory make(int depth) {
    // The input as a whole is limited already; its parts need no limits of their own.
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(depth)
        .maxStringLength(Integer.MAX_VALUE)
        .maxNameLength(Integer.MAX_VALUE)
        .maxNumberLength(Integer.MAX_VALUE)
        .build();
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(constraints)
        .build();
  }
}
