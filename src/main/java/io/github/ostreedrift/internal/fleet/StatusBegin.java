// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

/** The lines with which a status may begin, for those who look for one behind or below other things. */
public final class StatusBegin {
  /** A regular expression for the whole line. */
  public static final String LINE =
      "(?:State: (?:idle|busy|transaction).*|(?:Booted)?Deployments?:\\s*|AutomaticUpdates: .*)";

  private StatusBegin() {}
}
