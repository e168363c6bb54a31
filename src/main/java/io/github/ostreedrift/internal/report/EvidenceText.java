// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a listing of packages or a transcript: what changed by name, and how many packages there are. */
final class EvidenceText {
  /** More than that fit on no screen. */
  private static final int MANY = 40;

  private final Rows rows;
  private final Palette palette;

  EvidenceText(Rows rows, Palette palette) {
    this.rows = rows;
    this.palette = palette;
  }

  void write(PackageEvidence evidence) {
    commit("from", evidence.from());
    commit("commit", evidence.commit());
    if (evidence.outcome().isShown()) {
      rows.add("outcome", word(evidence.outcome().require().name()));
    }
    if (evidence.installed().isShown()) {
      rows.add("installed", Phrases.count(evidence.installed().require().size(), "package"));
    }
    for (PackageChange.Kind kind : PackageChange.Kind.values()) {
      rows.addList(word(kind.name()), changes(evidence, kind));
    }
    if (evidence.changes().is(List.of())) {
      rows.add("changes", "none");
    }
    rows.addList("inactive", inactive(evidence));
    if (evidence.advisories().isShown()) {
      List<String> words = Phrases.advisories(evidence.advisories().require());
      rows.addList("advisories", words, palette::warning);
    }
    if (!evidence.complete()) {
      rows.add("incomplete", "more may be there than is shown", palette::warning);
    }
  }

  private void commit(String label, Fact<CommitName> commit) {
    if (commit.isShown()) {
      String checksum = Phrases.commit(commit.require().checksum());
      rows.add(
          label,
          commit
              .require()
              .description()
              .map(text -> text + " (" + checksum + ")")
              .orElse(checksum));
    }
  }

  private static List<String> changes(PackageEvidence evidence, PackageChange.Kind kind) {
    List<String> all = evidence.changes().orElse(List.of()).stream()
        .filter(change -> change.kind() == kind)
        .map(EvidenceText::change)
        .toList();
    if (all.size() <= MANY) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MANY));
    some.add("and " + (all.size() - MANY) + " more");
    return some;
  }

  private static String change(PackageChange change) {
    String arrow = change.from().isPresent() && change.to().isPresent() ? " -> " : "";
    return change.name() + " " + change.from().orElse("") + arrow + change.to().orElse("");
  }

  private static List<String> inactive(PackageEvidence evidence) {
    List<String> words = new ArrayList<>();
    evidence.inactiveRequests().orElse(List.of()).forEach(each -> words.add(each.request()));
    evidence.inactiveRemovals().orElse(List.of()).forEach(each -> words.add("removal of " + each));
    evidence
        .inactiveReplacements()
        .orElse(List.of())
        .forEach(each -> words.add("replacement " + each));
    return words;
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
