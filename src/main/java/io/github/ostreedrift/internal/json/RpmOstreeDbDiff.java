// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code rpm-ostree db diff --format=json} (since v2019.5). */
final class RpmOstreeDbDiff {
  /** The keys of the outermost object. */
  static final Set<String> KEYS =
      Set.of("ostree-commit-from", "ostree-commit-to", "pkgdiff", "advisories");

  /** The key that no other document has. */
  static final String CHANGES = "pkgdiff";

  /** The kinds by rpm-ostree's numbers for them. */
  private static final List<Kind> KINDS =
      List.of(Kind.ADDED, Kind.REMOVED, Kind.UPGRADED, Kind.DOWNGRADED);

  private RpmOstreeDbDiff() {}

  static boolean is(JsonCursor document) {
    return document.at(CHANGES).isArray() && document.at("ostree-commit-from").isGiven();
  }

  static Capture read(JsonCursor diff, Limits limits) {
    PackageEvidence.Builder evidence = PackageEvidence.builder();
    FactCollector.attempt(() -> evidence.from(commit(diff.at("ostree-commit-from"))));
    FactCollector.attempt(() -> evidence.commit(commit(diff.at("ostree-commit-to"))));
    FactCollector.attempt(
        () -> new CachedUpdate(diff).advisories().ifPresent(evidence::advisories));
    boolean complete = readChanges(diff.at(CHANGES), limits, evidence);
    for (String key : diff.keys()) {
      if (!KEYS.contains(key)) {
        diff.at(key).keep("%s");
      }
    }
    return new Capture(
        CaptureFormat.RPM_OSTREE_DB_DIFF,
        CaptureFacts.builder()
            .show(CaptureFacts.PACKAGE_EVIDENCE, evidence.build(complete))
            .build(),
        diff.complaints().unrecognized());
  }

  /** Reads what can be read; whether that is all. */
  private static boolean readChanges(
      JsonCursor list, Limits limits, PackageEvidence.Builder evidence) {
    List<PackageChange> changes = new ArrayList<>();
    List<JsonCursor> items = list.items(0);
    int count = Math.min(items.size(), limits.maxPackages());
    for (JsonCursor item : items.subList(0, count)) {
      FactCollector.attempt(() -> changes.add(change(item.items(3))));
    }
    evidence.changes(changes);
    if (count < items.size()) {
      list.complaints()
          .error(
              items.get(count).offset(),
              "more than " + limits.maxPackages()
                  + " packages in one listing: the rest is not read " + Limit.MAX_PACKAGES.mark(),
              Optional.empty(),
              List.of());
    }
    return changes.size() == items.size();
  }

  private static CommitName commit(JsonCursor checksum) {
    return new CommitName(checksum.text(), Optional.empty());
  }

  /** {@code [NAME, KIND, {"PreviousPackage": [NAME, EVR, ARCH], "NewPackage": [NAME, EVR, ARCH]}]}. */
  private static PackageChange change(List<JsonCursor> fields) {
    JsonCursor number = fields.get(1);
    long kind = number.number();
    if (kind < 0 || kind >= KINDS.size()) {
      throw number.wrong("0, 1, 2 or 3");
    }
    JsonCursor before = fields.get(2).at("PreviousPackage");
    JsonCursor after = fields.get(2).at("NewPackage");
    return new PackageChange(
        KINDS.get((int) kind),
        fields.get(0).text(),
        field(before, 1),
        field(after, 1),
        field(after.isThere() ? after : before, 2));
  }

  private static Optional<String> field(JsonCursor tuple, int index) {
    return tuple.isThere() ? Optional.of(tuple.items(3).get(index).text()) : Optional.empty();
  }
}
