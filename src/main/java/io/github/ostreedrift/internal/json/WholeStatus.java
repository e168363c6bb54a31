// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Reading;
import java.util.Optional;

/**
 * A text that is one status in JSON and nothing else, as tools and scripts save it. It is read without a look at its
 * lines; whatever is not quite so is left to those who look.
 */
public final class WholeStatus {
  /** A sign that a status stands in a string of a document. */
  private static final String IN_STRING = "deployments\\";

  private WholeStatus() {}

  /** The reading of such a text, in which there is nothing to complain of; empty for any other text. */
  public static Optional<Reading> find(String input, String text, Limits limits) {
    int end = text.endsWith("\n") ? text.length() - 1 : text.length();
    boolean isObject = end > 1 && text.charAt(0) == '{' && text.charAt(end - 1) == '}';
    if (!isObject
        || text.length() > limits.maxLineLength()
        || text.indexOf('\r') >= 0
        || text.contains(IN_STRING)) {
      return Optional.empty();
    }
    JsonDocument document = StatusJson.read(input, text, limits);
    boolean isClean = document.kind() == JsonDocument.Kind.STATUS
        && document.end() == end
        && document.reading().problems().isEmpty()
        && document.reading().capture().filter(WholeStatus::isStatus).isPresent();
    return isClean ? Optional.of(document.reading()) : Optional.empty();
  }

  private static boolean isStatus(Capture capture) {
    return !capture.format().isPackageEvidence() && !capture.deployments().isEmpty();
  }
}
