// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a fact means, and which whole captures show it: the one table behind {@code explain} and the manual. The tests
 * hold it against what the captures of {@code testdata} show.
 *
 * @param fact the fact
 * @param meaning what it says, as the end of a sentence
 * @param answers by the place of each {@link Kind}: {@code y} each such capture shows it, be it as "none"; {@code i} it
 *     shows it under the condition; {@code n} it can't
 * @param condition when {@code i} is yes; empty where there is none
 */
public record ShownBy(FactKey<?, ?> fact, String meaning, String answers, String condition) {

  /** Ways to capture a status; the ones that are easiest to have first. */
  public enum Kind {
    /** The text. */
    PLAIN("rpm-ostree status"),
    /** The text with all that it has. */
    VERBOSE("rpm-ostree status -v"),
    /** The JSON. */
    JSON("rpm-ostree status --json"),
    /** The text of the other tool. */
    OSTREE("ostree admin status"),
    /** The JSON of the other tool. */
    OSTREE_JSON("ostree admin status --json"),
    /** The text of the tool that knows images. */
    BOOTC("bootc status"),
    /** Its JSON, and what it writes into a pipe. */
    BOOTC_JSON("bootc status --json");

    private final String command;

    Kind(String command) {
      this.command = command;
    }

    /** What is typed. */
    public String command() {
      return command;
    }
  }

  /** Whether a kind of capture shows a fact. */
  public enum Answer {
    /** Each such capture does. */
    YES,
    /** Under the condition. */
    IF,
    /** None does. */
    NO
  }

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final String NAMED = "it is named";

  /** The facts of deployments, in the order in which they are written. */
  public static final List<ShownBy> DEPLOYMENT = List.of(
      new ShownBy(DeploymentFacts.BOOTED, "the host runs this deployment", "yyyyyyy", ""),
      new ShownBy(
          DeploymentFacts.STATEROOT,
          "the stateroot, `osname` in the JSON",
          "iyyyyni",
          "the host has several stateroots, the release is an old one, or it is no composefs backend"),
      new ShownBy(
          DeploymentFacts.SERIAL,
          "tells deployments of one commit apart",
          "nnyyyni",
          "the backend is ostree"),
      new ShownBy(
          DeploymentFacts.ORIGIN,
          "where the content comes from",
          "iiyyiii",
          "no custom URL stands in its place, `ostree admin` knows its type, and bootc an image"),
      new ShownBy(
          DeploymentFacts.CUSTOM_ORIGIN,
          "the origin that a manager wrote over the real one",
          "iiynnnn",
          "no image is shown by its digest"),
      new ShownBy(
          DeploymentFacts.ARCHITECTURE,
          "the architecture of the image",
          "nnnnnii",
          "bootc has an image"),
      new ShownBy(DeploymentFacts.TITLE, "the commit's title", "iiiiinn", NAMED),
      new ShownBy(
          DeploymentFacts.VERSION,
          "the version of the base commit",
          "yyyyyii",
          "bootc has an image"),
      new ShownBy(
          DeploymentFacts.TIMESTAMP,
          "the time beside the version, the base's",
          "yyynnii",
          "bootc has an image with a time"),
      new ShownBy(
          DeploymentFacts.CHECKSUM,
          "the commit that is deployed",
          "iyyyyii",
          "the origin is a branch and nothing is layered, or bootc has no image; its JSON in the ostree backend"),
      new ShownBy(
          DeploymentFacts.BASE_CHECKSUM,
          "the base commit under a locally assembled one",
          "iiinnnn",
          "packages are layered or overridden; else it is the commit that is deployed"),
      new ShownBy(
          DeploymentFacts.LAYERED_TIMESTAMP,
          "when the local commit was assembled",
          "nninnnn",
          "packages are layered or overridden"),
      new ShownBy(
          DeploymentFacts.PENDING_BASE,
          "a newer base commit that is pulled, but not deployed",
          "nninnnn",
          NAMED),
      new ShownBy(
          DeploymentFacts.LAYERED,
          "packages that are layered",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.REQUESTED,
          "all packages that were asked for, with and without effect",
          "nnynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.INACTIVE,
          "packages that were asked for without effect: the base provides them",
          "nyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.LOCAL,
          "packages layered from local RPM files",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.LOCAL_FILEOVERRIDE,
          "local packages that may replace files of the base",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.MODULES,
          "module streams that are layered",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.MODULES_ENABLED,
          "module streams that are enabled",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.MODULES_INACTIVE,
          "module requests without effect",
          "nyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.REMOVED,
          "packages that are removed from the base",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.REPLACED,
          "packages of the base that are replaced",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.INACTIVE_REMOVALS,
          "removals that are recorded without effect",
          "nyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.INACTIVE_REPLACEMENTS,
          "replacements that are recorded without effect",
          "nyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.INITRAMFS,
          "how the initramfs is built or extended",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.STAGED,
          "the deployment is written out at shutdown",
          "nyyiyii",
          "some deployment is booted, and no other mark or stateroot hides it"),
      new ShownBy(
          DeploymentFacts.PINNED,
          "the deployment is kept from cleanup",
          "yyyyyiy",
          "something else of v1.3 or later is shown"),
      new ShownBy(
          DeploymentFacts.PENDING,
          "marked as pending; elsewhere the order tells it",
          "nnniyni",
          "some deployment is booted, and no other mark or place hides it"),
      new ShownBy(
          DeploymentFacts.ROLLBACK,
          "marked as the rollback; elsewhere the order tells it",
          "nnniyii",
          "some deployment is booted, and no other mark or place hides it"),
      new ShownBy(
          DeploymentFacts.FINALIZATION_LOCKED,
          "a reboot won't take the staged deployment",
          "nnyiyny",
          "some deployment is booted, and no other mark hides it"),
      new ShownBy(
          DeploymentFacts.SOFT_REBOOT_TARGET,
          "a soft reboot would go to the deployment",
          "nnniynn",
          "some deployment is booted, and no other mark hides it"),
      new ShownBy(
          DeploymentFacts.SOFT_REBOOT_CAPABLE,
          "bootc could go to the deployment by a soft reboot",
          "nnnnnny",
          ""),
      new ShownBy(
          DeploymentFacts.DOWNLOAD_ONLY,
          "bootc has staged the deployment, but the next boot does not take it",
          "nnnnnny",
          ""),
      new ShownBy(
          DeploymentFacts.INCOMPATIBLE,
          "the origin has something of rpm-ostree's, so bootc does not update",
          "nnnnnny",
          ""),
      new ShownBy(
          DeploymentFacts.COMPOSEFS,
          "the deployment in bootc's composefs backend",
          "nnnnniy",
          "the backend is composefs"),
      new ShownBy(
          DeploymentFacts.CLIWRAP,
          "binaries are wrapped",
          "yyynnni",
          "`incompatible` is false in the ostree backend"),
      new ShownBy(
          DeploymentFacts.UNLOCKED,
          "`/usr` can be written, and for how long",
          "yyyyyii",
          "it is the booted one"),
      new ShownBy(DeploymentFacts.LIVE, "changes applied to the running system", "yyynnnn", ""),
      new ShownBy(
          DeploymentFacts.SIGNATURES,
          "the commit's signatures",
          "iiiinnn",
          "the remote verifies signatures"),
      new ShownBy(
          DeploymentFacts.REMOTE_ERROR, "the remote is not configured any more", "yyynnnn", ""),
      new ShownBy(
          DeploymentFacts.END_OF_LIFE, "the notice that the branch has ended", "yyynnnn", ""),
      new ShownBy(
          DeploymentFacts.REPOSITORIES,
          "the repositories that the base was composed from",
          "nyynnnn",
          ""),
      new ShownBy(
          DeploymentFacts.LAYERED_REPOSITORIES,
          "the repositories that the layers come from",
          "niinnnn",
          "packages are layered or overridden"),
      new ShownBy(
          DeploymentFacts.DIFF,
          "the package difference to the booted deployment that the status prints",
          "iiinnnn",
          "an update waits in the first place"),
      new ShownBy(
          DeploymentFacts.ADVISORIES,
          "security advisories that the deployment brings",
          "iiinnnn",
          "an update waits in the first place"),
      new ShownBy(
          DeploymentFacts.HISTORY, "its boots; `rpm-ostree ex history` tells them", "nnnnnnn", ""));

  /** The facts of hosts, likewise. */
  public static final List<ShownBy> HOST = List.of(
      new ShownBy(CaptureFacts.VERBOSE, "the text shows what only `-v` shows", "yynnnyn", ""),
      new ShownBy(
          CaptureFacts.BOOTED_ONLY,
          "the text lists the booted deployment alone (`-b`)",
          "iinnnii",
          "several deployments are listed, or the release is one that tells `-b` apart"),
      new ShownBy(CaptureFacts.STATE, "idle or busy", "yyynnnn", ""),
      new ShownBy(CaptureFacts.TRANSACTION, "the transaction that runs", "yyynnnn", ""),
      new ShownBy(
          CaptureFacts.AUTOMATIC_UPDATES,
          "the policy of automatic updates, and its unit",
          "iinnnnn",
          NAMED),
      new ShownBy(
          CaptureFacts.UPDATE_DRIVER, "another program that drives the updates", "yyynnnn", ""),
      new ShownBy(CaptureFacts.WARNINGS, "warnings of the tool itself", "yynnnnn", ""),
      new ShownBy(CaptureFacts.BACKEND, "what bootc keeps deployments in", "nnnnnyy", ""),
      new ShownBy(CaptureFacts.BOOT_ORDER, "what bootc was asked to boot", "nnnnnny", ""),
      new ShownBy(
          CaptureFacts.ROLLBACK_QUEUED,
          "the rollback boots next, as bootc tells it",
          "nnnnnny",
          ""),
      new ShownBy(
          CaptureFacts.USR_OVERLAY,
          "what is mounted over `/usr`, as bootc tells it",
          "nnnnniy",
          "it is named, or the release is known to name it"),
      new ShownBy(
          CaptureFacts.READ_ONLY, "the physical root is on a read-only medium", "nnnnnnn", ""),
      new ShownBy(
          CaptureFacts.DEPLOYMENTS, "which deployments there are; not with `-b`", "yyyyyyy", ""),
      new ShownBy(
          CaptureFacts.AVAILABLE_UPDATE,
          "the update that is cached, but not deployed",
          "iiinnii",
          NAMED),
      new ShownBy(
          CaptureFacts.PACKAGE_EVIDENCE,
          "which packages are installed; lists of packages and transcripts tell it",
          "nnnnnnn",
          ""));

  /** Whether captures of a kind show the fact. */
  public Answer answer(Kind kind) {
    return switch (answers.charAt(KINDS.indexOf(kind))) {
      case 'y' -> Answer.YES;
      case 'i' -> Answer.IF;
      default -> Answer.NO;
    };
  }

  /** The commands that answer in one way, as people list them; empty where none does. */
  private String commands(Answer answer) {
    List<String> commands = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (answer(kind) == answer) {
        commands.add("`" + kind.command() + "`");
      }
    }
    return String.join(", ", commands);
  }

  /** What the fact means, and what to capture to have it shown. */
  public String sentence() {
    String parts = List.of(
            part("shown by each whole ", Answer.YES, ""),
            part("by ", Answer.IF, " where " + condition),
            part("never by ", Answer.NO, ""))
        .stream()
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
    return meaning + ". " + Character.toUpperCase(parts.charAt(0)) + parts.substring(1);
  }

  private String part(String before, Answer answer, String after) {
    String commands = commands(answer);
    return commands.isEmpty() ? "" : before + commands + after;
  }
}
