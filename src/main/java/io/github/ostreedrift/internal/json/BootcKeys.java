// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of {@code bootc status --json}, by the object in which they stand. */
final class BootcKeys {
  /** The kind of object. */
  static final String KIND = "BootcHost";

  /** What the version of the schema begins with. */
  static final String API = "org.containers.bootc/";

  static final List<String> HOST = words("apiVersion kind metadata spec status");
  static final List<String> SPEC = words("image bootOrder");
  static final List<String> STATUS =
      words("staged booted rollback otherDeployments rollbackQueued isContainer type usrOverlay"
          + " readOnly");
  static final List<String> ENTRY =
      words("image cachedUpdate incompatible pinned softRebootCapable downloadOnly store ostree"
          + " composefs");
  static final List<String> IMAGE = words("image version timestamp imageDigest architecture");
  static final List<String> REFERENCE = words("image transport signature");
  static final List<String> OSTREE = words("stateroot checksum deploySerial");
  static final List<String> COMPOSEFS =
      words("verity bootType bootloader bootDigest missingVerityAllowed");
  static final List<String> OVERLAY = words("accessMode persistence");

  /** The keys of the outermost object; people cut out the status, or leave out what stands around it. */
  static final Set<String> OUTERMOST =
      Set.of(String.join(" ", HOST).concat(" " + String.join(" ", STATUS)).split(" "));

  /** A key that stands for others: somebody left them out, or they can't be read. */
  private static final Pattern LEFT_OUT = Pattern.compile("\\.{2,}|\u2026+");

  private BootcKeys() {}

  static boolean isLeftOut(String key) {
    return LEFT_OUT.matcher(key).matches();
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
            || (slot.at("image").isObject() && slot.at("image").at("imageDigest").isGiven()));
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }
}
