// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.regex.Pattern;

/** What rpm-ostree says while it works. It tells how far the work is, and that here is a transcript. */
final class TranscriptMessages {
  /** No other program says so. */
  private static final String[] OWN = {
    "Checking out tree ",
    "Updating from: ",
    "Enabled rpm-md repositories: ",
    "No enabled rpm-md repositories.",
    "rpm-md repo '",
    "Importing rpm-md... ",
    "Staging deployment... ",
    "Writing OSTree commit... ",
    "Transaction complete; bootconfig swap: ",
    "Bootloader updated; bootconfig swap: ",
    "Copying /etc changes: ",
    "Moving '",
    "Pulling manifest: ",
    "Attaching to existing transaction: ",
    "Use \"rpm-ostree override reset\" to undo overrides"
  };

  private static final String[] OTHERS = {
    "Applying ",
    "Deleting ref '",
    "Downloading ",
    "Fetching ostree chunk ",
    "Freed",
    "Generating initramfs",
    "Importing",
    "Need to overlay ",
    "Overlaying",
    "Processing packages",
    "Pruned images: ",
    "Pruned layers",
    "Rebasing to ",
    "Receiving ",
    "Relabeling",
    "Removed header",
    "Resolving dependencies",
    "Running ",
    "Signature made ",
    "Good signature from ",
    "Updating metadata for ",
    "Upgrading",
    "Will download: ",
    "Writing rpmdb",
    "Writing objects",
    "note: ",
    "notice: ",
    "ostree chunk layers ",
    "custom layers ",
    "layers already present",
    "warning: "
  };

  private static final String[] OUTCOMES = {
    "Run \"systemctl reboot\"",
    "Changes queued for next boot",
    "Updates prepared for next boot",
    "Upgrade prepared for next boot",
    "Sucessfully reset deployment order",
    "Successfully reset deployment order",
    "Successfully updated running filesystem tree",
    "Exiting because of '--dry-run' option",
    "error: "
  };

  private static final Pattern UNCHANGED =
      Pattern.compile("No change\\.|No changes\\.|No upgrade available\\.|No updates available\\.");
  private static final Pattern FETCHED =
      Pattern.compile("\\d+ (?:metadata|delta parts), \\d+ (?:content objects|loose) fetched.*");

  private TranscriptMessages() {}

  /** Whether a transcript can begin with this line. */
  static boolean begins(Line line, int from) {
    return startsWith(line, from, OWN);
  }

  /** Whether a line is a message of rpm-ostree, or at least one of somebody at work. */
  static boolean isMessage(Line line, int from, int end) {
    return startsWith(line, from, OWN)
        || startsWith(line, from, OTHERS)
        || line.from(from).stripTrailing().endsWith("... done")
        || FETCHED.matcher(PackageSigns.text(line, from, end)).matches();
  }

  /** The message that packages are put on top of a tree. */
  static boolean isCheckout(Line line, int from) {
    return line.startsWith(OWN[0], from);
  }

  /** Whether a line says how the work ended. */
  static boolean isOutcome(Line line, int from, int end) {
    return startsWith(line, from, OUTCOMES)
        || (line.startsWith("No ", from)
            && UNCHANGED.matcher(PackageSigns.text(line, from, end)).matches());
  }

  private static boolean startsWith(Line line, int from, String[] words) {
    for (String word : words) {
      if (line.startsWith(word, from)) {
        return true;
      }
    }
    return false;
  }
}
