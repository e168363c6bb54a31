// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code cached-update} of rpm-ostree's JSON (since v2018.2). */
final class CachedUpdate {
  private static final Set<String> KEYS = Set.of(
      "osname",
      "checksum",
      "version",
      "timestamp",
      "origin",
      "signatures",
      "gpg-enabled",
      "remote-error",
      "ref-has-new-commit",
      "rpm-diff",
      "advisories",
      "update-sha256",
      "deployment",
      "manifest-diff");

  /** libdnf's number for security advisories, the only ones that a status prints. */
  private static final long SECURITY = 1;

  private final JsonCursor update;

  CachedUpdate(JsonCursor update) {
    this.update = update;
  }

  static boolean knows(String key) {
    return KEYS.contains(key);
  }

  AvailableUpdate read() {
    JsonCursor layers = update.at("manifest-diff");
    return new AvailableUpdate(
        update.at("version").findText(),
        update.at("timestamp").findTime(),
        update.at("checksum").findText(),
        // Where nothing is verified, the status does not speak of signatures.
        RpmOstreeCommit.signatures(update.at("gpg-enabled"), update.at("signatures"))
            .filter(Signatures::verified),
        advisories(),
        diff(),
        layers(layers.at("total"), layers.at("total-size")),
        layers(layers.at("n-removed"), layers.at("removed-size")),
        layers(layers.at("n-added"), layers.at("added-size")));
  }

  /** Security advisories; where there are none, the status does not speak of them. */
  Optional<Advisories> advisories() {
    if (!update.at("advisories").isThere()) {
      return Optional.empty();
    }
    List<Advisory> security = new ArrayList<>();
    update
        .at("advisories")
        .list(tuple -> advisory(tuple.items(5)))
        .forEach(found -> found.ifPresent(security::add));
    return security.isEmpty() ? Optional.empty() : Optional.of(Advisories.of(security));
  }

  /** What changes; where nothing does, the status does not speak of it. */
  Optional<PackageDiff> diff() {
    JsonCursor diff = update.at("rpm-diff");
    if (!diff.isThere()) {
      return Optional.empty();
    }
    List<PackageChange> changes = new ArrayList<>();
    changes.addAll(pairs(diff.at("upgraded"), Kind.UPGRADED));
    changes.addAll(pairs(diff.at("downgraded"), Kind.DOWNGRADED));
    changes.addAll(singles(diff.at("removed"), Kind.REMOVED));
    changes.addAll(singles(diff.at("added"), Kind.ADDED));
    return changes.isEmpty() ? Optional.empty() : Optional.of(PackageDiff.of(changes));
  }

  private static Optional<Advisory> advisory(List<JsonCursor> fields) {
    JsonCursor references = fields.get(4).at("cve_references");
    long severity = fields.get(2).number();
    boolean known = severity >= 0 && severity < Advisories.SEVERITIES.size();
    Advisory advisory = new Advisory(
        fields.get(0).text(),
        Advisories.SEVERITIES.get(known ? (int) severity : 0),
        fields.get(3).texts(),
        references.isThere() ? references.list(CachedUpdate::reference) : List.of());
    return fields.get(1).number() == SECURITY ? Optional.of(advisory) : Optional.empty();
  }

  private static Advisory.Reference reference(JsonCursor pair) {
    List<JsonCursor> fields = pair.items(2);
    return new Advisory.Reference(fields.get(1).text(), fields.get(0).text());
  }

  private static List<PackageChange> pairs(JsonCursor list, Kind kind) {
    return list.isThere() ? list.list(tuple -> pair(tuple.items(4), kind)) : List.of();
  }

  private static PackageChange pair(List<JsonCursor> fields, Kind kind) {
    List<JsonCursor> from = fields.get(2).items(2);
    List<JsonCursor> to = fields.get(3).items(2);
    return new PackageChange(
        kind,
        fields.get(1).text(),
        Optional.of(from.get(0).text()),
        Optional.of(to.get(0).text()),
        Optional.of(to.get(1).text()));
  }

  private static List<PackageChange> singles(JsonCursor list, Kind kind) {
    return list.isThere() ? list.list(tuple -> single(tuple.items(4), kind)) : List.of();
  }

  private static PackageChange single(List<JsonCursor> fields, Kind kind) {
    Optional<String> evr = Optional.of(fields.get(2).text());
    return new PackageChange(
        kind,
        fields.get(1).text(),
        kind == Kind.REMOVED ? evr : Optional.empty(),
        kind == Kind.REMOVED ? Optional.empty() : evr,
        Optional.of(fields.get(3).text()));
  }

  private static Optional<LayerChange> layers(JsonCursor layers, JsonCursor bytes) {
    return layers.isThere()
        ? Optional.of(new LayerChange(layers.count(), bytes.number() + " bytes"))
        : Optional.empty();
  }
}
