// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.jspecify.annotations.Nullable;

/**
 * The keys that stand before a colon at the beginning of a line of {@code rpm-ostree status}: where a layout finds its
 * way. What the rows hold is the grammar's business ({@code HostStatusLexer.g4} has one token for each key).
 */
enum Key {
  STATE("State", Place.HOST, Shape.TEXT),
  TRANSACTION_ADDRESS("TransactionAddress", Place.HOST, Shape.TEXT),
  WARNING("Warning", Place.HOST, Shape.NOTICE),
  STDERR_WARNING("warning", Place.HOST, Shape.NOTICE),
  AUTOMATIC_UPDATES("AutomaticUpdates", Place.HOST, Shape.TEXT),
  UPDATE_DRIVER("AutomaticUpdatesDriver", Place.HOST, Shape.TEXT),
  DRIVER_STATE("DriverState", Place.HOST, Shape.TEXT),
  TRANSACTION("Transaction", Place.HOST, Shape.TEXT),
  INITIATOR("Initiator", Place.HOST, Shape.TEXT),
  DEPLOYMENTS("Deployments", Place.LIST, Shape.HEAD),
  BOOTED_DEPLOYMENT("BootedDeployment", Place.LIST, Shape.HEAD),
  AVAILABLE_UPDATE("AvailableUpdate", Place.UPDATE, Shape.HEAD),
  AVAILABLE_UPDATE_2018("Available update", Place.UPDATE, Shape.HEAD),

  BOOT_TIMESTAMP("BootTimestamp", Place.HISTORY, Shape.TEXT),
  BOOT_COUNT("BootCount", Place.HISTORY, Shape.TEXT),
  CREATE_TIMESTAMP("CreateTimestamp", Place.HISTORY, Shape.TEXT),
  CREATE_COMMAND("CreateCommand", Place.HISTORY, Shape.TEXT),

  DIGEST("Digest", Place.FIRST_ROW, Shape.TEXT),
  CUSTOM_ORIGIN("CustomOrigin", Place.FIRST_ROW, Shape.TEXT),
  REMOTE_STATUS("OstreeRemoteStatus", Place.FIRST_ROW, Shape.TEXT),
  VERSION("Version", Place.FIRST_ROW, Shape.TEXT),
  TIMESTAMP("Timestamp", Place.FIRST_ROW, Shape.TEXT),
  BOOTED_BASE_COMMIT("BootedBaseCommit", Place.ROW, Shape.TREE),
  BASE_COMMIT("BaseCommit", Place.ROW, Shape.TREE),
  BOOTED_COMMIT("BootedCommit", Place.ROW, Shape.TREE),
  COMMIT("Commit", Place.ROW, Shape.TREE),
  PENDING_BASE_COMMIT("PendingBaseCommit", Place.ROW, Shape.TEXT),
  PENDING_COMMIT("PendingCommit", Place.ROW, Shape.TEXT),
  PENDING_BASE_VERSION("PendingBaseVersion", Place.ROW, Shape.TEXT),
  PENDING_VERSION("PendingVersion", Place.ROW, Shape.TEXT),
  INTERRUPTED_LIVE("InterruptedLiveCommit", Place.ROW, Shape.TEXT),
  LIVE_COMMIT("LiveCommit", Place.ROW, Shape.TEXT),
  LIVE_DIFF("LiveDiff", Place.ROW, Shape.TEXT),
  LIVE_UPGRADED("LiveUpgraded", Place.ROW, Shape.CHANGES),
  LIVE_DOWNGRADED("LiveDowngraded", Place.ROW, Shape.CHANGES),
  LIVE_REMOVED("LiveRemoved", Place.ROW, Shape.CHANGES),
  LIVE_ADDED("LiveAdded", Place.ROW, Shape.CHANGES),
  STAGED("Staged", Place.ROW, Shape.TEXT),
  STATEROOT("StateRoot", Place.ROW, Shape.TEXT),
  OSNAME("OSName", Place.ROW, Shape.TEXT),
  GPG_SIGNATURE("GPGSignature", Place.ROW, Shape.SIGNATURES),
  SEC_ADVISORIES("SecAdvisories", Place.ROW, Shape.ADVISORIES),
  DIFF("Diff", Place.ROW, Shape.TEXT),
  UPGRADED("Upgraded", Place.ROW, Shape.CHANGES),
  DOWNGRADED("Downgraded", Place.ROW, Shape.CHANGES),
  REMOVED("Removed", Place.ROW, Shape.CHANGES),
  ADDED("Added", Place.ROW, Shape.CHANGES),
  REMOVED_BASE("RemovedBasePackages", Place.ROW, Shape.OVERRIDES),
  INACTIVE_REMOVALS("InactiveBaseRemovals", Place.ROW, Shape.LIST),
  REPLACED_BASE("ReplacedBasePackages", Place.ROW, Shape.OVERRIDES),
  LOCAL_OVERRIDES("LocalOverrides", Place.ROW, Shape.OVERRIDES),
  INACTIVE_REPLACEMENTS("InactiveBaseReplacements", Place.ROW, Shape.LIST),
  INACTIVE_LOCAL("InactiveLocalOverrides", Place.ROW, Shape.LIST),
  REMOTE_OVERRIDES("RemoteOverrides", Place.ROW, Shape.TREE),
  INACTIVE_REMOTE("InactiveRemoteOverrides", Place.ROW, Shape.SOURCES),
  REQUESTED("RequestedPackages", Place.ROW, Shape.LIST),
  INACTIVE_REQUESTS("InactiveRequests", Place.ROW, Shape.LIST),
  INACTIVE_MODULES("InactiveModuleRequests", Place.ROW, Shape.LIST),
  PACKAGES("Packages", Place.ROW, Shape.LIST),
  LAYERED_PACKAGES("LayeredPackages", Place.ROW, Shape.LIST),
  LAYERED_MODULES("LayeredModules", Place.ROW, Shape.LIST),
  ENABLED_MODULES("EnabledModules", Place.ROW, Shape.LIST),
  LOCAL_PACKAGES("LocalPackages", Place.ROW, Shape.LIST),
  FORCED_PACKAGES("LocalForcedPackages", Place.ROW, Shape.LIST),
  INITRAMFS("Initramfs", Place.ROW, Shape.TEXT),
  CLIWRAP("Cliwrap", Place.ROW, Shape.TEXT),
  INITRAMFS_ETC("InitramfsEtc", Place.ROW, Shape.LIST),
  PINNED("Pinned", Place.ROW, Shape.TEXT),
  UNLOCKED("Unlocked", Place.ROW, Shape.TEXT),
  END_OF_LIFE("EndOfLife", Place.ROW, Shape.NOTICE),

  TOTAL_LAYERS("Total layers", Place.LAYERS, Shape.TEXT),
  REMOVED_LAYERS("Removed layers", Place.LAYERS, Shape.TEXT),
  ADDED_LAYERS("Added layers", Place.LAYERS, Shape.TEXT),
  SIZE("Size", Place.LAYERS, Shape.TEXT);

  /** Where a key can stand. */
  enum Place {
    HOST,
    LIST,
    UPDATE,
    HISTORY,
    /** The rows of which one always stands first in a deployment: the line before it is the header. */
    FIRST_ROW,
    ROW,
    LAYERS
  }

  /** What can stand on the lines below the key's own. */
  enum Shape {
    HEAD,
    TEXT,
    NOTICE,
    LIST,
    OVERRIDES,
    CHANGES,
    TREE,
    SOURCES,
    SIGNATURES,
    ADVISORIES
  }

  private static final Key[] TABLE = new Key[512];
  static final int LONGEST = 24;

  static {
    for (Key key : values()) {
      int slot = hash(key.word.toCharArray(), 0, key.word.length());
      while (TABLE[slot] != null) {
        slot = (slot + 1) % TABLE.length;
      }
      TABLE[slot] = key;
    }
  }

  final String word;
  final Place place;
  final Shape shape;

  Key(String word, Place place, Shape shape) {
    this.word = word;
    this.place = place;
    this.shape = shape;
  }

  boolean isRow() {
    return place == Place.ROW || place == Place.FIRST_ROW;
  }

  /** The key that a slice of a text spells. */
  static @Nullable Key find(char[] text, int start, int end) {
    int slot = hash(text, start, end);
    for (Key key = TABLE[slot]; key != null; key = TABLE[slot]) {
      if (key.spells(text, start, end)) {
        return key;
      }
      slot = (slot + 1) % TABLE.length;
    }
    return null;
  }

  private boolean spells(char[] text, int start, int end) {
    if (end - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(char[] text, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    return (hash & 0x7fffffff) % TABLE.length;
  }
}
