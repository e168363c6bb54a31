// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.CaptureFacts.AVAILABLE_UPDATE;
import static io.github.ostreedrift.model.CaptureFacts.BACKEND;
import static io.github.ostreedrift.model.CaptureFacts.BOOTED_ONLY;
import static io.github.ostreedrift.model.CaptureFacts.BOOT_ORDER;
import static io.github.ostreedrift.model.CaptureFacts.DEPLOYMENTS;
import static io.github.ostreedrift.model.CaptureFacts.READ_ONLY;
import static io.github.ostreedrift.model.CaptureFacts.ROLLBACK_QUEUED;
import static io.github.ostreedrift.model.CaptureFacts.USR_OVERLAY;

import io.github.ostreedrift.internal.model.BootcList;
import io.github.ostreedrift.internal.model.BootcList.Slot;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Capture.UsrOverlay;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code bootc status} as JSON or YAML, of any release. Keys came one by one, and people cut such documents down: but for
 * the signature of an image and the list of other deployments, a key that is missing tells nothing.
 */
final class BootcStatus {
  private static final Map<Slot, String> SLOTS =
      Map.of(Slot.STAGED, "staged", Slot.BOOTED, "booted", Slot.ROLLBACK, "rollback");

  /** What the first release that could leave others out did not know yet. */
  private static final Set<String> SINCE_OTHERS =
      Set.of("softRebootCapable", "downloadOnly", "composefs");

  /** What releases before v0.1.5 did not know: their {@code incompatible} told less. */
  private static final Set<String> SINCE_GROUPS =
      Set.of("cachedUpdate", "store", "softRebootCapable", "downloadOnly", "composefs");

  private static final String USUAL_ORDER = "default";
  private static final String ORDER_OF_ROLLBACK = "rollback";

  private static final Map<String, String> ACCESS =
      Map.of("readOnly", "read-only", "readWrite", "read-write");
  private static final Set<String> PERSISTENCE = Set.of("transient", "persistent");

  private final JsonCursor document;
  private final JsonCursor status;
  private final CaptureFormat format;
  private final Limits limits;
  private final FactCollector<Capture> facts = new FactCollector<>(CaptureFacts.builder());
  private final BootcList list = new BootcList();
  private boolean isWhole = true;
  private Optional<Boolean> queuedBySpec = Optional.empty();
  private boolean since13;
  private boolean since015;

  private BootcStatus(JsonCursor document, CaptureFormat format, Limits limits) {
    this.document = document;
    JsonCursor inner = document.at("status");
    this.status = inner.isGiven() || !BootcKeys.hasSlots(document) ? inner : document;
    this.format = format;
    this.limits = limits;
  }

  /** Reads a status, or the part of it that tells of the host. */
  static Capture read(JsonCursor document, CaptureFormat format, Limits limits) {
    return new BootcStatus(document, format, limits).read();
  }

  private Capture read() {
    if (status == document) {
      keepUnknown(document, BootcKeys.OUTERMOST, "%s");
    } else {
      keepUnknown(document, BootcKeys.HOST, "%s");
      if (status.isObject()) {
        keepUnknown(status, BootcKeys.STATUS, "\"status\":{%s}");
      } else if (status.isThere()) {
        status.wrong("an object");
      }
    }
    spec(document.at("spec"));
    if (status.isObject()) {
      releases();
      deployments();
    }
    return new Capture(format, facts.build(), document.complaints().unrecognized());
  }

  private void spec(JsonCursor spec) {
    if (!spec.isObject()) {
      return;
    }
    keepUnknown(spec, BootcKeys.SPEC, "\"spec\":{%s}");
    if (spec.at("image").isObject()) {
      keepUnknown(spec.at("image"), BootcKeys.REFERENCE, "\"spec\":{\"image\":{%s}}");
    }
    JsonCursor order = spec.at("bootOrder");
    if (order.isThere() && !order.isMasked()) {
      facts.show(BOOT_ORDER, order::text);
    }
    // Without an image to boot it says so though the rollback is queued.
    if (order.isText() && order.text().equals(ORDER_OF_ROLLBACK)) {
      queuedBySpec = Optional.of(true);
    } else if (order.isText()
        && order.text().equals(USUAL_ORDER)
        && spec.at("image").isObject()) {
      queuedBySpec = Optional.of(false);
    }
  }

  /** What the keys tell of the release. */
  private void releases() {
    JsonCursor api = document.at("apiVersion");
    since015 = (api.isText() && api.text().equals(BootcKeys.API + "v1"))
        || status.at("rollbackQueued").isGiven()
        || status.at("type").isGiven();
    since13 = status.at("otherDeployments").isGiven()
        || status.at("usrOverlay").isGiven()
        || status.at("readOnly").isGiven();
    for (String slot : List.of("staged", "booted", "rollback")) {
      JsonCursor entry = status.at(slot);
      if (entry.isObject()) {
        since015 |= hasAny(entry, SINCE_GROUPS);
        JsonCursor ostree = entry.at("ostree");
        since13 |= hasAny(entry, SINCE_OTHERS)
            || (ostree.isObject() && ostree.at("stateroot").isGiven());
      }
    }
    since015 |= since13;
  }

  private static boolean hasAny(JsonCursor entry, Set<String> keys) {
    for (String key : entry.keys()) {
      if (keys.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private void deployments() {
    for (Slot slot : List.of(Slot.STAGED, Slot.BOOTED, Slot.ROLLBACK)) {
      JsonCursor entry = status.at(SLOTS.getOrDefault(slot, ""));
      isWhole &= entry.isGiven() && !entry.isMasked();
      add(slot, entry);
    }
    others();
    isWhole &= BootcEntry.isUndamaged(status, BootcKeys.STATUS);
    backend();
    list.find(Slot.BOOTED).ifPresent(booted -> cachedUpdate(status.at("booted")));
    overlay(status.at("usrOverlay"));
    show(READ_ONLY, status.at("readOnly"));
    JsonCursor queued = status.at("rollbackQueued");
    boolean isInverted = list.items().stream().anyMatch(BootcStatus::tellsTheOpposite);
    if (isInverted) {
      facts
          .builder()
          .hide(
              ROLLBACK_QUEUED,
              new Fact.Unread(0, "bootc tells the opposite here where kernels are UKIs"));
    }
    show(ROLLBACK_QUEUED, queued);
    if (!queued.isGiven() && !isInverted) {
      queuedBySpec.ifPresent(word -> facts.show(ROLLBACK_QUEUED, () -> word));
    }
    bootedOnly();
    boolean hasOrder =
        document.at("spec").isObject() && document.at("spec").at("bootOrder").isGiven();
    boolean isLost =
        hasOrder || queued.isGiven() || !BootcEntry.isUndamaged(status, BootcKeys.STATUS);
    if (isLost && !facts.get(ROLLBACK_QUEUED).isShown() && !isInverted) {
      // Then it is no rollback any more, but what boots next.
      list.find(Slot.ROLLBACK)
          .ifPresent(item -> item.facts()
              .hide(
                  DeploymentFacts.ROLLBACK,
                  new Fact.Unread(0, "whether it is queued is left out or unreadable")));
    }
    if (!status.at("staged").isGiven() && facts.get(ROLLBACK_QUEUED).is(true)) {
      list.find(Slot.ROLLBACK)
          .ifPresent(item -> item.facts()
              .hide(
                  DeploymentFacts.PENDING,
                  new Fact.Unread(0, "whether another one is staged is left out or unreadable")));
    }
    facts.show(
        DEPLOYMENTS,
        () -> list.build(facts.get(ROLLBACK_QUEUED), facts.get(BOOTED_ONLY).is(false)));
  }

  private void others() {
    JsonCursor others = status.at("otherDeployments");
    // They stand before these two.
    isWhole &= others.isThere()
        || (since13
            && (status.at("rollbackQueued").isGiven() || status.at("type").isGiven()));
    if (others.isMasked() || !others.isThere()) {
      isWhole &= !others.isMasked();
      return;
    }
    FactCollector.attempt(() -> {
      List<JsonCursor> items = others.items(0);
      if (others.cut() >= 0) {
        DeploymentList.complainOfTooMany(others.complaints(), others.cut(), limits);
      }
      for (JsonCursor item : items) {
        add(Slot.OTHER, item);
      }
    });
  }

  private void add(Slot slot, JsonCursor entry) {
    if (!entry.isThere() || entry.isMasked()) {
      return;
    } else if (!entry.isObject()) {
      entry.wrong("an object");
      isWhole = false;
      return;
    } else if (list.items().size() >= limits.maxDeployments()) {
      DeploymentList.complainOfTooMany(entry.complaints(), entry.offset(), limits);
      return;
    }
    list.add(BootcEntry.read(slot, entry, since015));
  }

  /** Of which backend the deployments are; they are all of one. */
  private void backend() {
    boolean composefs = false;
    boolean ostree = false;
    for (BootcList.Item item : list.items()) {
      Fact<Optional<Composefs>> found = item.facts().get(DeploymentFacts.COMPOSEFS);
      composefs |= found.isShown() && found.require().isPresent();
      ostree |= item.facts().get(DeploymentFacts.CHECKSUM).isShown()
          || item.facts().get(DeploymentFacts.SERIAL).isShown();
    }
    if (composefs != ostree) {
      facts.show(BACKEND, composefs ? () -> "composefs" : () -> "ostree");
    }
  }

  /** To v1.16.9, with kernels as UKIs under systemd-boot. */
  private static boolean tellsTheOpposite(BootcList.Item item) {
    Fact<Optional<Composefs>> found = item.facts().get(DeploymentFacts.COMPOSEFS);
    return found.isShown()
        && found
            .require()
            .filter(composefs -> composefs.bootType().equals(Optional.of("uki")))
            .isPresent();
  }

  /** Whether others than the booted deployment are left out: {@code --booted}, since v1.1.7. */
  private void bootedOnly() {
    boolean hasNoOther = status.at("staged").isGiven()
        && status.at("rollback").isGiven()
        && !list.has(Slot.STAGED)
        && !list.has(Slot.ROLLBACK);
    boolean isProved = hasNoOther && facts.get(ROLLBACK_QUEUED).is(true);
    if (isProved) {
      facts.show(BOOTED_ONLY, () -> true);
    } else if (isWhole && (list.has(Slot.STAGED) || list.has(Slot.ROLLBACK))) {
      facts.show(BOOTED_ONLY, () -> false);
    }
  }

  private void cachedUpdate(JsonCursor booted) {
    JsonCursor update = booted.at("cachedUpdate");
    JsonCursor image = booted.at("image");
    if (update.isObject()
        && image.isObject()
        && BootcEntry.digest(image).isPresent()
        && BootcEntry.digest(update).isPresent()
        && !BootcEntry.digest(image).equals(BootcEntry.digest(update))) {
      facts.show(AVAILABLE_UPDATE, () -> BootcEntry.update(update));
    }
  }

  private void overlay(JsonCursor overlay) {
    if (overlay.isMasked()) {
      return;
    } else if (overlay.isObject()) {
      keepUnknown(overlay, BootcKeys.OVERLAY, "\"status\":{\"usrOverlay\":{%s}}");
      JsonCursor access = overlay.at("accessMode");
      JsonCursor persistence = overlay.at("persistence");
      if (access.isText()
          && persistence.isText()
          && ACCESS.containsKey(access.text())
          && PERSISTENCE.contains(persistence.text())) {
        UsrOverlay found = new UsrOverlay(ACCESS.get(access.text()), persistence.text());
        facts.show(USR_OVERLAY, () -> Optional.of(found));
        list.find(Slot.BOOTED)
            .ifPresent(booted -> unlocked(found)
                .ifPresent(word -> booted.facts().show(DeploymentFacts.UNLOCKED, word)));
      }
    } else if (overlay.isThere()) {
      overlay.wrong("an object");
    } else if (overlay.isGiven()) {
      facts.show(USR_OVERLAY, Optional::empty);
      list.find(Slot.BOOTED)
          .ifPresent(booted -> booted.facts().show(DeploymentFacts.UNLOCKED, "none"));
    }
  }

  /** The word of ostree for what is mounted over {@code /usr}; there is none for a persistent one that can't be written. */
  private static Optional<String> unlocked(UsrOverlay overlay) {
    boolean isTransient = overlay.persistence().equals("transient");
    if (overlay.accessMode().equals("read-write")) {
      return Optional.of(isTransient ? "development" : "hotfix");
    }
    return isTransient ? Optional.of("transient") : Optional.empty();
  }

  private void show(FactKey<Capture, Boolean> key, JsonCursor flag) {
    if (flag.isThere() && !flag.isMasked()) {
      facts.show(key, flag::flag);
    }
  }

  /** What the end of the text left out is said where it ends. */
  static void sayLeftOut(JsonCursor member, String key) {
    if (!key.equals(BootcList.CUT)) {
      member.leftOut();
    }
  }

  /** Keeps what a newer release says. */
  static void keepUnknown(JsonCursor object, Set<String> known, String frame) {
    for (String key : object.keys()) {
      if (BootcKeys.isLeftOut(key)) {
        sayLeftOut(object.at(key), key);
      } else if (!known.contains(key)) {
        object.at(key).keep(frame);
      }
    }
  }
}
