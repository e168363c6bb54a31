// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import java.util.Locale;

/**
 * How much a change matters, the gravest first.
 *
 * <pre>{@code
 * diff.changes().stream().anyMatch(change -> change.severity() == ChangeSeverity.ALERT)
 * }</pre>
 */
public enum ChangeSeverity {
  /** Something that was put on the host is gone, or has no effect any more. */
  ALERT("something that was put on the host is gone, or has no effect any more"),
  /** Something that is seldom wanted: older packages, another source, an unlocked or unverified system. */
  WARNING("seldom wanted: older packages, another source, an unlocked or unverified system"),
  /** What upgrades and installations do. */
  NOTICE("what upgrades and installations do"),
  /** Bookkeeping, and what follows from other changes. */
  INFO("bookkeeping, and what follows from other changes");

  private final String meaning;

  ChangeSeverity(String meaning) {
    this.meaning = meaning;
  }

  /** The word for it in the JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it stands for, in a few words. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return word();
  }
}
