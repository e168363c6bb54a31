// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the array of deployments that both tools write. */
final class DeploymentList {
  private DeploymentList() {}

  /** The deployments of a status, as many as the limit allows: in an object, in an array, or one for itself. */
  static List<JsonCursor> items(JsonCursor document, Limits limits) {
    JsonCursor array = isStatus(document) ? document.at("deployments") : document;
    if (array.isObject() && array == document) {
      return List.of(document);
    }
    List<JsonCursor> items = array.items(0);
    if (array.cut() >= 0) {
      complainOfTooMany(array.complaints(), array.cut(), limits);
    }
    return items;
  }

  /** Whether a document is all that the tool has printed, and not the deployments alone. */
  static boolean isStatus(JsonCursor document) {
    return document.isObject() && document.at("deployments").isGiven();
  }

  /**
   * The deployments, in boot order.
   *
   * @param read reads the facts of one
   * @param known whether a key is known; what is not is kept
   */
  static List<Deployment> read(
      List<JsonCursor> items,
      Function<JsonCursor, Facts<Deployment>> read,
      Predicate<String> known) {
    List<Deployment> deployments = new ArrayList<>();
    for (JsonCursor place : items) {
      deployments.add(deployment(deployments.size(), place, read, known));
    }
    return deployments;
  }

  /** Complains of the first deployment over the limit. */
  static void complainOfTooMany(ProblemCollector complaints, int offset, Limits limits) {
    String message = "more than " + limits.maxDeployments() + " deployments, the rest is left out "
        + Limit.MAX_DEPLOYMENTS.mark();
    complaints.error(offset, message, Optional.empty(), List.of());
  }

  /** One deployment; what is none keeps its place in boot order, and shows nothing. */
  static Deployment deployment(
      int index,
      JsonCursor place,
      Function<JsonCursor, Facts<Deployment>> read,
      Predicate<String> known) {
    if (!place.isObject()) {
      place.wrong("an object");
      return new Deployment(index, DeploymentFacts.builder().build(), List.of());
    }
    Facts<Deployment> facts = read.apply(place);
    List<UnrecognizedRow> unrecognized = new ArrayList<>();
    for (String key : place.keys()) {
      if (!known.test(key)) {
        place.at(key).unknown(JsonCursor.KEPT);
        unrecognized.add(new UnrecognizedRow(0, key, List.of(place.at(key).compact())));
      }
    }
    return new Deployment(index, facts, unrecognized);
  }
}
