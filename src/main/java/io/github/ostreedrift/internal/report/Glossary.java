// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.audit.BuiltInRule;
import io.github.ostreedrift.diff.Change;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.model.CaptureFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the words in results mean: kinds of changes, severities, outcomes, rules, facts, formats. */
public final class Glossary {
  /**
   * One word.
   *
   * @param group what it is
   * @param word as results have it
   * @param meaning what it means, as the end of a sentence
   */
  public record Entry(String group, String word, String meaning) {}

  private static final List<Entry> ENTRIES = entries();

  private Glossary() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (SurvivalItem.Outcome each : SurvivalItem.Outcome.values()) {
      entries.add(new Entry("outcome of verify", each.word(), each.meaning()));
    }
    for (Change.Severity each : Change.Severity.values()) {
      entries.add(new Entry("severity of diff", each.word(), each.meaning()));
    }
    for (ChangeKind each : ChangeKind.values()) {
      entries.add(new Entry(
          "kind of difference", each.word(), each.severity().word() + ": " + each.meaning()));
    }
    for (BuiltInRule each : BuiltInRule.values()) {
      entries.add(
          new Entry("rule of audit", each.word(), each.severity().word() + ": " + each.meaning()));
    }
    ShownBy.DEPLOYMENT.forEach(each ->
        entries.add(new Entry("fact of a deployment", each.fact().name(), each.sentence())));
    ShownBy.HOST.forEach(
        each -> entries.add(new Entry("fact of a host", each.fact().name(), each.sentence())));
    for (CaptureFormat each : CaptureFormat.values()) {
      entries.add(new Entry("format of a capture", each.word(), each.meaning()));
    }
    return List.copyOf(entries);
  }

  /** All words, in groups. */
  public static List<Entry> all() {
    return ENTRIES;
  }

  /** What a word means; several where it is used for several things; none where it is unknown. */
  public static List<Entry> find(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    return ENTRIES.stream()
        .filter(entry -> entry.word().equals(wanted) || isLastPart(entry.word(), wanted))
        .toList();
  }

  /** {@code inactive} is {@code packages.inactive}. */
  private static boolean isLastPart(String word, String wanted) {
    return word.endsWith("." + wanted);
  }

  /** Words that hold one that is unknown, or are held by it: what may have been meant. */
  public static List<String> near(String word) {
    List<String> parts = Arrays.asList(word.toLowerCase(Locale.ROOT).split("[-._ ]+"));
    return ENTRIES.stream()
        .map(Entry::word)
        .filter(each -> parts.stream().anyMatch(part -> part.length() > 3 && each.contains(part)))
        .distinct()
        .limit(8)
        .toList();
  }
}
