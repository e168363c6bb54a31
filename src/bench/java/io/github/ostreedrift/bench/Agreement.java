// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.List;
import java.util.stream.Stream;

/** Holds {@link RegexReader} to the facts that the product reads: a race against one who reads less is no race. */
final class Agreement {
  private Agreement() {}

  static void check(List<String> plain, List<String> verbose) {
    List<String> differences = Stream.of(plain, verbose)
        .flatMap(List::stream)
        .flatMap(Agreement::differences)
        .toList();
    if (!differences.isEmpty()) {
      throw new IllegalStateException(differences.size()
          + " differences between the readers, the first: " + differences.get(0));
    }
  }

  /** The facts that the two readers read differently, each with its capture. */
  static Stream<String> differences(String text) {
    Capture ours = CaptureReader.standard().read(text).get(0).capture().orElseThrow();
    Capture theirs = RegexReader.read(text);
    List<Deployment> list = theirs.deployments();
    Stream<String> inDeployments = ours.deployments().stream()
        .flatMap(one -> list.size() == ours.deployments().size()
            ? differences(one.facts(), list.get(one.index()).facts(), text)
            : Stream.of(list.size() + " deployments" + text));
    return Stream.concat(inDeployments, differences(ours.facts(), theirs.facts(), text));
  }

  private static <O> Stream<String> differences(Facts<O> ours, Facts<O> theirs, String text) {
    return ours.keys().stream()
        .filter(key -> !ours.get(key).equals(theirs.get(key)))
        .map(key -> describe(key, ours, theirs) + text);
  }

  private static <O> String describe(FactKey<O, ?> key, Facts<O> ours, Facts<O> theirs) {
    return "%s is %s, not %s in\n".formatted(key, ours.get(key), theirs.get(key));
  }
}
