// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import org.jspecify.annotations.Nullable;

/** The heads below which listings and transcripts print items, each on a line of its own. */
enum PackageSection {
  CHANGED("Changed:"),
  UPGRADED("Upgraded:"),
  DOWNGRADED("Downgraded:"),
  REMOVED("Removed:"),
  ADDED("Added:"),
  INACTIVE_REQUESTS("Inactive requests:"),
  INACTIVE_REMOVALS("Inactive base removals:"),
  INACTIVE_REPLACEMENTS("Inactive base replacements:"),
  ADVISORIES("SecAdvisories:");

  private static final String PROVIDED = " (already provided by ";

  final String head;

  PackageSection(String head) {
    this.head = head;
  }

  /** The section that a line is the head of, or null. */
  static @Nullable PackageSection find(Line line, int from, int end) {
    if (from >= end || line.text[end - 1] != ':') {
      return null;
    }
    for (PackageSection section : values()) {
      if (section.head.length() == end - from && line.startsWith(section.head, from)) {
        return section;
      }
    }
    return null;
  }

  boolean isOfChanges() {
    return isOfVersions() || this == REMOVED || this == ADDED;
  }

  boolean isOfVersions() {
    return this == CHANGED || this == UPGRADED || this == DOWNGRADED;
  }

  boolean isInactive() {
    return this == INACTIVE_REQUESTS || this == INACTIVE_REMOVALS || this == INACTIVE_REPLACEMENTS;
  }

  /** Whether a line can be an item of this section. */
  boolean takes(Line line, int from, int end) {
    return switch (this) {
      case CHANGED, UPGRADED, DOWNGRADED ->
        PackageSigns.isChange(line, from, end) || PackageSigns.isPackage(line, from, end);
      case REMOVED, ADDED, INACTIVE_REPLACEMENTS -> PackageSigns.isPackage(line, from, end);
      case INACTIVE_REQUESTS -> line.indexOf(PROVIDED, from) > from && line.text[end - 1] == ')';
      case INACTIVE_REMOVALS -> isName(line, from, end);
      case ADVISORIES -> Signs.isAdvisory(line, from, end);
    };
  }

  /** The request in an item of {@link #INACTIVE_REQUESTS}, and what provides it. */
  static String[] partsOfRequest(String item) {
    int at = item.lastIndexOf(PROVIDED);
    return new String[] {
      item.substring(0, at), item.substring(at + PROVIDED.length(), item.length() - 1)
    };
  }

  private static boolean isName(Line line, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Line.isBlank(line.text[i])) {
        return false;
      }
    }
    return from < end && line.text[end - 1] != ':';
  }
}
