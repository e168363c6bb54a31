// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Edits of settings, of the base, and of the host. */
final class SettingEdits {
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final long FORTNIGHT = 14 * 86_400;

  private final Edits edits;
  private final ObjectNode booted;

  SettingEdits(Edits edits) {
    this.edits = edits;
    this.booted = edits.booted;
  }

  List<BooleanSupplier> all() {
    List<BooleanSupplier> all = new ArrayList<>(List.of(
        () -> flip("pinned", DeploymentFacts.PINNED, ChangeKind.PINNED_CHANGED),
        () -> flip("staged", DeploymentFacts.STAGED, ChangeKind.STAGED_CHANGED),
        () -> flip("cliwrap", DeploymentFacts.CLIWRAP, ChangeKind.CLIWRAP_CHANGED),
        () -> flip(
            "finalization-locked",
            DeploymentFacts.FINALIZATION_LOCKED,
            ChangeKind.FINALIZATION_LOCKED_CHANGED),
        () -> put("unlocked", unlocked(), DeploymentFacts.UNLOCKED, ChangeKind.UNLOCKED_CHANGED),
        () -> put(
            "endoflife", "zz is over", DeploymentFacts.END_OF_LIFE, ChangeKind.END_OF_LIFE_CHANGED),
        () -> put(
            "remote-error", "zz", DeploymentFacts.REMOTE_ERROR, ChangeKind.REMOTE_ERROR_CHANGED),
        () -> put("live-replaced", "5a".repeat(32), DeploymentFacts.LIVE, ChangeKind.LIVE_CHANGED),
        this::initramfs,
        this::customOrigin,
        this::rebase,
        this::digest,
        this::upgrade));
    if (edits.document.has("update-driver")) {
      all.add(this::driver);
    }
    return all;
  }

  private boolean flip(String key, FactKey<Deployment, ?> fact, ChangeKind kind) {
    if (!edits.touch(key)) {
      return false;
    }
    booted.put(key, !booted.path(key).asBoolean(false));
    return edits.expect(kind, fact.name(), Edits.shows(fact));
  }

  private boolean put(String key, String value, FactKey<Deployment, ?> fact, ChangeKind kind) {
    if (booted.path(key).asString("").equals(value) || !edits.touch(key)) {
      return false;
    }
    booted.put(key, value);
    return edits.expect(kind, fact.name(), Edits.shows(fact));
  }

  private String unlocked() {
    return booted.path("unlocked").asString("none").equals("hotfix") ? "none" : "hotfix";
  }

  private boolean initramfs() {
    if (!edits.touch("initramfs")) {
      return false;
    }
    boolean regenerated = booted.path("regenerate-initramfs").asBoolean(false);
    booted.put("regenerate-initramfs", !regenerated);
    edits.array("initramfs-args");
    return edits.expect(
        ChangeKind.INITRAMFS_CHANGED, "initramfs", Edits.shows(DeploymentFacts.INITRAMFS));
  }

  private boolean customOrigin() {
    if (!edits.touch("custom-origin")) {
      return false;
    }
    booted.putArray("custom-origin").add("pivot://zz").add("Managed by zz");
    return edits.expect(
        ChangeKind.CUSTOM_ORIGIN_CHANGED,
        "custom-origin",
        Edits.shows(DeploymentFacts.CUSTOM_ORIGIN));
  }

  /** Another branch, or another image of the same digest. */
  private boolean rebase() {
    boolean image = booted.has("container-image-reference");
    String key = image ? "container-image-reference" : "origin";
    boolean pinned = Origin.isChecksum(booted.path(key).asString(""));
    if (!booted.has(key) || pinned || !edits.touch("origin")) {
      return false;
    }
    booted.put(key, "zz:zz/x86_64/zz");
    return edits.expect(ChangeKind.ORIGIN_CHANGED, "origin", SettingEdits::tellsOrigin);
  }

  private boolean digest() {
    String key = "container-image-reference-digest";
    if (!booted.has(key) || !edits.touch(key)) {
      return false;
    }
    booted.put(key, "sha256:" + "5a".repeat(32));
    Predicate<Capture> tells = capture -> tellsOrigin(capture)
        && Edits.running(capture).origin().require() instanceof Origin.ContainerImage image
        && image.digest().isPresent();
    return edits.expect(ChangeKind.IMAGE_DIGEST_CHANGED, "origin.digest", tells);
  }

  private static boolean tellsOrigin(Capture capture) {
    Fact<Origin> origin = Edits.running(capture).origin();
    return origin.isShown() && !(origin.require() instanceof Origin.Unknown);
  }

  /** A newer base: other commits, a later time, and another version if there is one. */
  private boolean upgrade() {
    if (!edits.touch("base")) {
      return false;
    }
    boolean layered = booted.has("base-checksum");
    for (String key : List.of("checksum", "base-checksum")) {
      if (booted.has(key)) {
        String commit = booted.get(key).asString();
        booted.put(key, (commit.startsWith("1") ? "2" : "1") + commit.substring(1));
      }
    }
    for (String key : List.of("timestamp", "base-timestamp")) {
      if (booted.has(key)) {
        booted.put(key, booted.get(key).asLong() + FORTNIGHT);
      }
    }
    edits.expect(
        ChangeKind.BASE_COMMIT_CHANGED,
        "base-checksum",
        capture -> capture.findBaseCommit(Edits.running(capture)).isPresent());
    if (layered) {
      edits.expect(ChangeKind.COMMIT_CHANGED, "checksum", Edits.shows(DeploymentFacts.CHECKSUM));
    }
    return expectVersion();
  }

  private boolean expectVersion() {
    String version = booted.path("version").asString("");
    Optional<String> next = DIGITS.matcher(version).find()
        ? Optional.of(DIGITS.matcher(version).replaceFirst(n -> n.group() + "7"))
        : Optional.empty();
    if (next.isPresent()) {
      booted.put("version", next.get());
      return edits.expect(
          ChangeKind.BASE_VERSION_CHANGED, "version", Edits.shows(DeploymentFacts.VERSION));
    }
    return edits.expect(
        ChangeKind.BASE_TIMESTAMP_CHANGED, "timestamp", Edits.shows(DeploymentFacts.TIMESTAMP));
  }

  private boolean driver() {
    if (!edits.touch("driver")) {
      return false;
    }
    edits
        .document
        .putObject("update-driver")
        .put("driver-name", "zz")
        .put("driver-sd-unit", "zz.service");
    return edits.expect(
        ChangeKind.UPDATE_DRIVER_CHANGED,
        "update-driver",
        capture -> capture.get(CaptureFacts.UPDATE_DRIVER).isShown());
  }
}
