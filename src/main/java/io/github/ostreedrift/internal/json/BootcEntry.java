// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.DeploymentFacts.ARCHITECTURE;
import static io.github.ostreedrift.model.DeploymentFacts.CHECKSUM;
import static io.github.ostreedrift.model.DeploymentFacts.COMPOSEFS;
import static io.github.ostreedrift.model.DeploymentFacts.DOWNLOAD_ONLY;
import static io.github.ostreedrift.model.DeploymentFacts.FINALIZATION_LOCKED;
import static io.github.ostreedrift.model.DeploymentFacts.INCOMPATIBLE;
import static io.github.ostreedrift.model.DeploymentFacts.ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.PINNED;
import static io.github.ostreedrift.model.DeploymentFacts.SERIAL;
import static io.github.ostreedrift.model.DeploymentFacts.SOFT_REBOOT_CAPABLE;
import static io.github.ostreedrift.model.DeploymentFacts.STATEROOT;
import static io.github.ostreedrift.model.DeploymentFacts.TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.VERSION;

import io.github.ostreedrift.internal.model.BootcImage;
import io.github.ostreedrift.internal.model.BootcImage.Signature;
import io.github.ostreedrift.internal.model.BootcList;
import io.github.ostreedrift.internal.model.BootcList.Slot;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One deployment of {@code bootc status}. */
final class BootcEntry {
  private static final int VERITY = 128;
  private static final int SHORT_VERITY = 64;
  private static final int WHOLE_SECONDS = 19;
  private static final String PICTURE = "0000-00-00T00:00:00";

  private static final Origin NO_IMAGE = new Origin.ContainerImage("", Optional.empty());

  private final JsonCursor entry;
  private final FactCollector<Deployment> facts = new FactCollector<>(DeploymentFacts.builder());
  private final List<UnrecognizedRow> unrecognized = new ArrayList<>();

  private BootcEntry(JsonCursor entry) {
    this.entry = entry;
  }

  /**
   * Reads a deployment.
   *
   * @param tellsGroups whether {@code incompatible} tells of all that rpm-ostree puts into an origin (since v0.1.4)
   */
  static BootcList.Item read(Slot slot, JsonCursor entry, boolean tellsGroups) {
    BootcEntry reader = new BootcEntry(entry);
    reader.read(tellsGroups);
    return new BootcList.Item(slot, reader.facts.builder(), reader.unrecognized);
  }

  private void read(boolean tellsGroups) {
    keepUnknown(entry, BootcKeys.ENTRY, "%s");
    show(INCOMPATIBLE, entry.at("incompatible"), JsonCursor::flag);
    show(PINNED, entry.at("pinned"), JsonCursor::flag);
    show(SOFT_REBOOT_CAPABLE, entry.at("softRebootCapable"), JsonCursor::flag);
    show(DOWNLOAD_ONLY, entry.at("downloadOnly"), JsonCursor::flag);
    show(FINALIZATION_LOCKED, entry.at("downloadOnly"), JsonCursor::flag);
    object("ostree").ifPresent(this::ostree);
    composefs();
    Optional<JsonCursor> image = object("image");
    image.ifPresent(this::image);
    boolean isOstree = entry.at("ostree").isObject() && !entry.at("composefs").isThere();
    if (isOstree && tellsGroups && facts.get(INCOMPATIBLE).is(false)) {
      BootcImage.showNoLayers(facts.builder());
    }
  }

  private Optional<JsonCursor> object(String key) {
    JsonCursor member = entry.at(key);
    if (member.isThere() && !member.isObject() && !member.isMasked()) {
      member.wrong("an object");
    }
    return member.isObject() ? Optional.of(member) : Optional.empty();
  }

  private void ostree(JsonCursor ostree) {
    keepUnknown(ostree, BootcKeys.OSTREE, "\"ostree\":{%s}");
    show(CHECKSUM, ostree.at("checksum"), JsonCursor::checksum);
    show(SERIAL, ostree.at("deploySerial"), JsonCursor::count);
    show(STATEROOT, ostree.at("stateroot"), JsonCursor::text);
  }

  private void composefs() {
    JsonCursor composefs = entry.at("composefs");
    if (composefs.isGiven() && !composefs.isThere()) {
      facts.show(COMPOSEFS, Optional::empty);
    }
    object("composefs").ifPresent(object -> {
      keepUnknown(object, BootcKeys.COMPOSEFS, "\"composefs\":{%s}");
      JsonCursor verity = object.at("verity");
      if (verity.isMasked() || !isUndamaged(object, BootcKeys.COMPOSEFS)) {
        hide(COMPOSEFS, "a part of it is left out");
      } else if (verity.isThere()) {
        facts.show(COMPOSEFS, () -> Optional.of(composefs(object)));
      }
    });
  }

  private static Composefs composefs(JsonCursor object) {
    JsonCursor verity = object.at("verity");
    String text = verity.text();
    boolean isVerity =
        (text.length() == VERITY || text.length() == SHORT_VERITY) && BootcImage.isHex(text, 0);
    if (!isVerity) {
      throw verity.wrong("128 hexadecimal digits");
    }
    return new Composefs(
        verity.text(),
        word(object.at("bootType")),
        word(object.at("bootloader")),
        word(object.at("bootDigest")),
        object.at("missingVerityAllowed").find(JsonCursor::flag));
  }

  /** Releases differ in case. */
  private static Optional<String> word(JsonCursor place) {
    return place.findText().map(text -> text.toLowerCase(Locale.ROOT));
  }

  private void image(JsonCursor image) {
    keepUnknown(image, BootcKeys.IMAGE, "\"image\":{%s}");
    JsonCursor reference = image.at("image");
    if (reference.isObject()) {
      keepUnknown(reference, BootcKeys.REFERENCE, "\"image\":{\"image\":{%s}}");
    } else if (reference.isThere() && !reference.isMasked()) {
      reference.wrong("an object");
    }
    JsonCursor digest = image.at("imageDigest");
    Optional<String> found = digest(image);
    boolean isDigest = found.isPresent();
    if (digest.isText() && !isDigest && !digest.isMasked() && !digest.text().isEmpty()) {
      digest.wrong("a digest like sha256: and 64 hexadecimal digits");
    }
    if (digest.isGiven() && !isDigest && !(digest.isText() && digest.text().isEmpty())) {
      hide(ORIGIN, "the digest of its image is left out or unreadable");
    }
    facts.show(ORIGIN, () -> new Origin.ContainerImage(findReference(reference), found));
    if (!isDigest && facts.get(ORIGIN).is(NO_IMAGE)) {
      hide(ORIGIN, "neither the reference nor the digest of its image can be read");
    }
    boolean isComposefs = entry.at("composefs").isThere() || !entry.at("ostree").isObject();
    JsonCursor version = image.at("version");
    if (version.isMasked()) {
      hide(VERSION, "the value of `version` is left out");
    } else if (version.isThere()) {
      facts.show(VERSION, () -> Optional.of(version.scalar()).filter(text -> !text.isEmpty()));
    } else if (version.isGiven() && !isComposefs) {
      facts.show(VERSION, Optional::empty);
    }
    show(TIMESTAMP, image.at("timestamp"), BootcEntry::time);
    JsonCursor architecture = image.at("architecture");
    if (architecture.isFilled()) {
      show(ARCHITECTURE, architecture, JsonCursor::text);
    }
  }

  /** The reference; empty where it is not there or can't be read. */
  private static String findReference(JsonCursor reference) {
    try {
      return reference.isObject() ? reference(reference) : "";
    } catch (WrongType e) {
      // Complained of already.
      return "";
    }
  }

  /** The reference in rpm-ostree's words, if all of it is there. */
  private static String reference(JsonCursor reference) {
    JsonCursor name = reference.at("image");
    JsonCursor transport = reference.at("transport");
    if (!isUndamaged(reference, BootcKeys.REFERENCE)
        || name.isMasked()
        || transport.isMasked()
        || reference.at("signature").isMasked()) {
      throw new WrongType();
    } else if (!name.isText() || !BootcImage.isName(name.text())) {
      throw name.wrong("the name of an image");
    } else if (!transport.isText() || !BootcImage.isTransport(transport.text())) {
      throw transport.wrong("a transport like registry");
    }
    return BootcImage.reference(
        signature(reference.at("signature")), transport.text(), name.text());
  }

  private static Signature signature(JsonCursor signature) {
    if (!signature.isThere()) {
      return Signature.NONE;
    } else if (signature.isObject()) {
      JsonCursor remote = signature.at("ostreeRemote");
      if (signature.keys().size() == 1 && remote.isText() && !remote.isMasked()) {
        return Signature.of(remote.text());
      }
    } else if (signature.isText() && signature.text().equals(BootcImage.INSECURE)) {
      return Signature.NONE;
    } else if (signature.isText() && signature.text().equals(BootcImage.CONTAINER_POLICY)) {
      return Signature.POLICY;
    }
    throw signature.wrong("containerPolicy, insecure or a remote");
  }

  /** The digest of an image, if it is one. */
  static Optional<String> digest(JsonCursor image) {
    JsonCursor digest = image.at("imageDigest");
    return digest.isText() && BootcImage.isDigest(digest.text())
        ? Optional.of(digest.text())
        : Optional.empty();
  }

  /** The image of a cached update. */
  static AvailableUpdate update(JsonCursor update) {
    JsonCursor version = update.at("version");
    JsonCursor timestamp = update.at("timestamp");
    return new AvailableUpdate(
        version.isMasked()
            ? Optional.empty()
            : version.find(JsonCursor::scalar).filter(text -> !text.isEmpty()),
        timestamp.isMasked() ? Optional.empty() : timestamp.find(BootcEntry::time),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        digest(update));
  }

  /** A time in whole seconds: other forms and other tools know no more. */
  private static Instant time(JsonCursor place) {
    String text = place.text();
    if (text.length() > WHOLE_SECONDS && text.charAt(text.length() - 1) == 'Z') {
      Optional<Instant> seconds = seconds(text);
      if (seconds.isPresent()) {
        return seconds.get();
      }
    }
    try {
      return OffsetDateTime.parse(place.text().replace(' ', 'T'))
          .toInstant()
          .truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException e) {
      throw place.wrong("a time like 2024-05-01T01:02:03Z");
    }
  }

  /** The whole seconds of {@code 2024-05-01T01:02:03.456Z}; empty where it is written otherwise. */
  private static Optional<Instant> seconds(String text) {
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      char drawn = i < WHOLE_SECONDS ? PICTURE.charAt(i) : '0';
      boolean fits = drawn == '0' ? isDigit(c) : c == drawn;
      if (!fits && !(i == WHOLE_SECONDS && c == '.' && i + 2 < text.length())) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, WHOLE_SECONDS))
          .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** Whether an object has no key that stands for others, and none that may be a known one in disguise. */
  static boolean isUndamaged(JsonCursor object, Set<String> known) {
    return known.containsAll(object.keys());
  }

  private <T> void show(
      FactKey<Deployment, T> fact, JsonCursor place, Function<JsonCursor, T> read) {
    if (place.isMasked()) {
      hide(fact, "its value is left out");
    } else if (place.isThere()) {
      facts.show(fact, () -> read.apply(place));
    }
  }

  private void hide(FactKey<Deployment, ?> fact, String why) {
    facts.builder().hide(fact, new Fact.Unread(0, why));
  }

  private void keepUnknown(JsonCursor object, Set<String> known, String frame) {
    for (String key : object.keys()) {
      if (BootcKeys.isLeftOut(key)) {
        BootcStatus.sayLeftOut(object.at(key), key);
      } else if (!known.contains(key)) {
        object.at(key).unknown(JsonCursor.KEPT);
        String row = frame.equals("%s")
            ? object.at(key).compact()
            : frame.replace("%s", JsonText.encode(key) + ':' + object.at(key).compact());
        unrecognized.add(new UnrecognizedRow(
            0, frame.equals("%s") ? key : frame.substring(1, frame.indexOf('"', 1)), List.of(row)));
      }
    }
  }
}
