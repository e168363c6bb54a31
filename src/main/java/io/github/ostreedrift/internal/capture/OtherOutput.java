// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outputs that are taken for a status, and are none: whoever captured one is told what to capture instead. */
public enum OtherOutput {
  /** In text, YAML or JSON. */
  BOOTC_STATUS(
      "the output of `bootc status`",
      "shows no packages",
      "\"?apiVersion\"?\\s*:\\s*\"?org\\.containers\\.bootc/"
          + "|^[ \\t\u25cf*]*(?:Staged|Booted|Rollback) image: |^System is not deployed via bootc"),
  /** The version of the tool, not of what is deployed. */
  RPM_OSTREE_VERSION(
      "the output of `rpm-ostree --version`",
      "shows no deployments",
      "^rpm-ostree:\\s*\n\\s+Version: ['\"]"),
  /** As above, of ostree itself. */
  OSTREE_VERSION(
      "the output of `ostree --version`",
      "shows no deployments",
      "^libostree:\\s*\n\\s+Version: ['\"]"),
  /** The daemon, or the bus, answered with an error. */
  FAILED_DAEMON(
      "an error of `rpm-ostree`",
      "could not ask the daemon (see `systemctl status rpm-ostreed`)",
      "^error: (?:Could not activate remote peer|Timeout was reached|Loading sysroot|Bus owner changed"
          + "|exit status)|Failed to connect to (?:system )?bus"),
  /** A page, not what it shows. */
  HTML("a web page", "has to be saved as text", "\\A\\s*<(?:!DOCTYPE html|html)\\b"),
  /** The packages of a classic system. */
  DNF_LIST(
      "the output of `dnf list`",
      "shows no deployments",
      "^(?:Installed|Available) [Pp]ackages\\s*$");

  /** So many characters from the beginning tell. */
  public static final int TELLING = 4096;

  private final String message;

  @SuppressWarnings("ImmutableEnumChecker") // a pattern never changes
  private final Pattern sign;

  OtherOutput(String what, String lack, String sign) {
    this.message = "this is " + what + ", which " + lack + ": capture `rpm-ostree status`";
    this.sign = Pattern.compile(sign, Pattern.MULTILINE);
  }

  /** What an output is instead of a status, and what to do, if its beginning tells. */
  public static Optional<String> describe(CharSequence text) {
    CharSequence beginning = text.subSequence(0, Math.min(text.length(), TELLING));
    return Arrays.stream(values())
        .filter(output -> output.sign.matcher(beginning).find())
        .map(output -> output.message)
        .findFirst();
  }
}
