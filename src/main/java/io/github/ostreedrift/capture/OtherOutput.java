// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outputs that are taken for a status, and are none: whoever captured one is told what to capture instead. */
public enum OtherOutput {
  /** In text, YAML or JSON. */
  BOOTC_STATUS(
      "bootc status",
      "shows no packages",
      "\"?apiVersion\"?\\s*:\\s*\"?org\\.containers\\.bootc/"
          + "|^[ \\t\u25cf*]*(?:Staged|Booted|Rollback) image: |^System is not deployed via bootc"),
  /** The version of the tool, not of what is deployed. */
  RPM_OSTREE_VERSION(
      "rpm-ostree --version", "shows no deployments", "^rpm-ostree:\\s*\n\\s+Version: '"),
  /** As above, of ostree itself. */
  OSTREE_VERSION("ostree --version", "shows no deployments", "^libostree:\\s*\n\\s+Version: '");

  /** So many characters from the beginning tell. */
  static final int TELLING = 4096;

  private final String message;

  @SuppressWarnings("ImmutableEnumChecker") // a pattern never changes
  private final Pattern sign;

  OtherOutput(String command, String lack, String sign) {
    this.message =
        "this is the output of `" + command + "`, which " + lack + ": capture `rpm-ostree status`";
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
