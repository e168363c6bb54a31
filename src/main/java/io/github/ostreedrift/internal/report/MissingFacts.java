// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.internal.model.FactNames;
import io.github.ostreedrift.internal.report.ShownBy.Answer;
import io.github.ostreedrift.internal.report.ShownBy.Kind;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts without which something can't be done, and what to capture to have them. */
public final class MissingFacts {
  private MissingFacts() {}

  /** Says what is missing, where the capture is damaged, and which commands show all of it. */
  public static String sentence(Deployment deployment, List<FactKey<Deployment, ?>> missing) {
    return sentence(deployment, missing, false);
  }

  /**
   * The same.
   *
   * @param isBootc whether bootc wrote the capture, which tells of layers only where there are none
   */
  public static String sentence(
      Deployment deployment, List<FactKey<Deployment, ?>> missing, boolean isBootc) {
    String sentence =
        "the capture does not show " + FactNames.of(missing, key -> name(deployment, key));
    if (deployment.get(DeploymentFacts.COMPOSEFS).orElse(Optional.empty()).isPresent()) {
      return sentence
          + "; none of bootc's composefs backend does, for rpm-ostree does not run there";
    } else if (deployment.get(DeploymentFacts.INCOMPATIBLE).is(true)) {
      sentence += ": bootc hides both image and layers of a deployment that rpm-ostree has changed";
    } else if (isBootc && missing.contains(DeploymentFacts.LAYERED)) {
      sentence += ": bootc tells of no layers, and its text not even that there are none";
    }
    String commands = Stream.of(Kind.VERBOSE, Kind.JSON)
        .filter(kind -> missing.stream().allMatch(key -> isShownBy(kind, key)))
        .map(kind -> "`" + kind.command() + "`")
        .collect(Collectors.joining(" or "));
    return sentence + "; capture it with "
        + (commands.isEmpty() ? "`" + Kind.JSON.command() + "`" : commands);
  }

  private static String name(Deployment deployment, FactKey<Deployment, ?> key) {
    List<String> parts = new ArrayList<>();
    parts.add(key.name());
    deployment
        .get(key)
        .findUnread()
        .filter(unread -> unread.line() > 0)
        .ifPresent(unread -> parts.add("(line " + unread.line() + ": " + unread.reason() + ")"));
    return String.join(" ", parts);
  }

  private static boolean isShownBy(Kind kind, FactKey<Deployment, ?> key) {
    return ShownBy.DEPLOYMENT.stream()
        .anyMatch(row -> row.fact() == key && row.answer(kind) == Answer.YES);
  }
}
