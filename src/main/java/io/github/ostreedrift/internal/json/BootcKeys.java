// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code bootc status --json}, by the object in which they stand. */
final class BootcKeys {
  /** The kind of object. */
  static final String KIND = "BootcHost";

  /** What the version of the schema begins with. */
  static final String API = "org.containers.bootc/";

  static final Set<String> HOST = words("apiVersion kind metadata spec status");
  static final Set<String> SPEC = words("image bootOrder");
  static final Set<String> STATUS =
      words("staged booted rollback otherDeployments rollbackQueued isContainer type usrOverlay"
          + " readOnly");
  static final Set<String> ENTRY =
      words("image cachedUpdate incompatible pinned softRebootCapable downloadOnly store ostree"
          + " composefs");
  static final Set<String> IMAGE = words("image version timestamp imageDigest architecture");
  static final Set<String> REFERENCE = words("image transport signature");
  static final Set<String> OSTREE = words("stateroot checksum deploySerial");
  static final Set<String> COMPOSEFS =
      words("verity bootType bootloader bootDigest missingVerityAllowed");
  static final Set<String> OVERLAY = words("accessMode persistence");

  /** The keys of the outermost object; people cut out the status, or leave out what stands around it. */
  static final Set<String> OUTERMOST =
      Stream.concat(HOST.stream(), STATUS.stream()).collect(Collectors.toUnmodifiableSet());

  private BootcKeys() {}

  /** Whether a key stands for others: somebody left them out, or they can't be read. */
  static boolean isLeftOut(String key) {
    char first = key.isEmpty() ? 'a' : key.charAt(0);
    boolean isSign = first == '\u2026' || (first == '.' && key.length() > 1);
    return isSign && key.chars().allMatch(c -> c == first);
  }

  /** Whether a document is the status, or the part of it that tells of the host. */
  static boolean isStatus(JsonCursor document) {
    if (!document.isObject()) {
      return false;
    }
    JsonCursor kind = document.at("kind");
    JsonCursor api = document.at("apiVersion");
    if (kind.isText() && !kind.isMasked() && !kind.text().equals(KIND)) {
      return false;
    } else if (kind.isText() && kind.text().equals(KIND)) {
      return true;
    } else if (api.isText() && api.text().startsWith(API)) {
      JsonCursor status = document.at("status");
      return status.isObject() && status.keys().stream().anyMatch(STATUS::contains);
    }
    return hasSlots(document.at("status")) || hasSlots(document);
  }

  /** Whether an object has slots, of which one at least is taken. */
  static boolean hasSlots(JsonCursor status) {
    return status.isObject()
        && (isEntry(status.at("booted"))
            || isEntry(status.at("staged"))
            || isEntry(status.at("rollback")));
  }

  private static boolean isEntry(JsonCursor slot) {
    return slot.isObject()
        && (slot.at("image").isGiven() || slot.at("cachedUpdate").isGiven())
        && (slot.at("incompatible").isGiven()
            || slot.at("ostree").isGiven()
            || slot.at("pinned").isGiven()
            || slot.at("composefs").isGiven()
            || (slot.at("image").isObject()
                && slot.at("image").at("imageDigest").isGiven()));
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
