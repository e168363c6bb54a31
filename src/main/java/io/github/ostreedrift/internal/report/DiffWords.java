// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.NotShown;
import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.diff.StatusDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes in words, as all reports for people tell them. */
public final class DiffWords {
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private DiffWords() {}

  /** {@code layered package added}. */
  public static String kind(Change change) {
    return change.kind().word().replace('-', ' ');
  }

  /** The name of a package, a module or a deployment. Of a fact, its kind says already what it is. */
  public static Optional<String> name(Change change) {
    return isFact(change) ? Optional.empty() : Optional.of(change.subject());
  }

  /** The values on both sides, where the kind does not tell them. */
  public static Values values(Change change) {
    if (change instanceof Change.RequestChange || change instanceof Change.ModuleChange) {
      return new Values(Optional.empty(), Optional.empty());
    } else if (change instanceof Change.DeploymentChange
        && change.from().isPresent()
        && change.to().isPresent()) {
      return new Values(Optional.empty(), Optional.empty());
    }
    Optional<String> from = change.from().map(DiffWords::shortened);
    Optional<String> to = change.to().map(DiffWords::shortened);
    boolean ambiguous = from.isPresent() && from.equals(to);
    return ambiguous ? new Values(change.from(), change.to()) : orNone(change, from, to);
  }

  /**
   * Values on both sides.
   *
   * @param from on the left; empty where there is nothing to say
   * @param to on the right; empty where there is nothing to say
   */
  public record Values(Optional<String> from, Optional<String> to) {}

  /** What was added or removed has one value; a fact has two, though one of them may be none. */
  private static Values orNone(Change change, Optional<String> from, Optional<String> to) {
    return isFact(change)
        ? new Values(from.or(() -> Optional.of("none")), to.or(() -> Optional.of("none")))
        : new Values(from, to);
  }

  private static boolean isFact(Change change) {
    return change instanceof Change.BaseChange
        || change instanceof Change.SettingChange
        || change instanceof Change.HostChange;
  }

  /** The names of the facts that one side does not show. */
  public static List<String> notShown(StatusDiff diff, Side side) {
    return diff.notShown().stream()
        .filter(fact -> fact.side() == side)
        .map(NotShown::fact)
        .toList();
  }

  /** The result in one line; what could not be read may differ as well. */
  public static String verdict(StatusDiff diff, ComparedSide left, ComparedSide right) {
    int size = diff.changes().size();
    int open = diff.notShown().size();
    List<String> unread = unread(left, right);
    String hidden = (open == 0 ? "" : "; " + Phrases.count(open, "fact") + " could not be compared")
        + unread.stream().map(words -> "; " + words).collect(Collectors.joining());
    if (size == 0) {
      return (hidden.isEmpty() ? "No difference" : "No difference in what both show") + hidden
          + ".";
    }
    List<String> counts = new ArrayList<>();
    for (Change.Severity severity : Change.Severity.values()) {
      long count = diff.changes().stream()
          .filter(change -> change.severity() == severity)
          .count();
      if (count > 0) {
        counts.add(count + " " + severity.word());
      }
    }
    String noun = size == 1 ? " difference" : " differences";
    return size + noun + " (" + String.join(", ", counts) + ")" + hidden + ".";
  }

  /** Which inputs could not be read without an error, in words. */
  public static List<String> unread(ComparedSide one, ComparedSide other) {
    return Stream.of(one, other)
        .filter(ComparedSide::hasErrors)
        .map(side -> "not all of " + side.input() + " could be read")
        .distinct()
        .toList();
  }

  /** Where a side was read, and which deployment it is. */
  public static String side(ComparedSide side) {
    String booted = side.deployment().isBooted() ? " (booted)" : "";
    return side.input() + ", " + side.place() + booted + ": " + side.name();
  }

  /** As many digits of a commit as rpm-ostree's own tables printed. */
  private static String shortened(String text) {
    return COMMIT
        .matcher(text)
        .replaceAll(commit -> Matcher.quoteReplacement(Phrases.commit(commit.group())));
  }
}
