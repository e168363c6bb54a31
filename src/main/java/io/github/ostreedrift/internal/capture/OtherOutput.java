// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outputs that are taken for a status, and are none: whoever captured one is told what to capture instead. */
public enum OtherOutput {
  /** Nobody asked for it as root. */
  BOOTC_PRIVILEGE(
      "an error of `bootc`",
      "has to be run as root",
      "^(?:error|ERROR):? .*(?:This command requires root privileges|must be executed as the root user)"),
  /** The layers are in its way. */
  BOOTC_LAYERED(
      "an error of `bootc upgrade`",
      "does not update a host with layered packages or overrides",
      "contains local rpm-ostree modifications; cannot upgrade via bootc"),
  /** Its store is broken, or it does not understand how the host boots; rpm-ostree may still answer. */
  BOOTC_ERROR(
      "an error of `bootc status`",
      "could not tell the state of the host",
      "^(?:error|ERROR):? (?:Status: |Reading manifest data from commit: |System not booted via bootc)"
          + "|^(?:error|ERROR):? .*(?:This command requires an ostree-booted host system"
          + "|Detected container; this command requires a booted host system)"),
  /** What it prints while it works. */
  BOOTC_UPGRADE(
      "the output of `bootc upgrade`, `switch` or `rollback`",
      "shows no deployments",
      "^(?:No changes in:? \\S+|Update available for: \\S+|Queued for next boot: \\S+"
          + "|Next boot: (?:rollback|current) deployment|layers already present: \\d+;"
          + "|Staged update present, not changed|Image specification is unchanged)"),
  /** What is reported to a subscription service; its empty values tell nothing apart. */
  BOOTC_FACTS(
      "the output of `subscription-manager facts`",
      "shows no deployments",
      "^bootc\\.(?:available|booted|staged|rollback)\\.(?:image|digest|version):"),
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
  /** There is no systemd, so nobody can start the daemon: in a container, mostly. */
  NO_SYSTEMD(
      "a message of a system without systemd, such as a container",
      "can't ask the daemon; it has to be run on the host",
      "^System has not been booted with systemd|is not running systemd"),
  /** The daemon, or the bus, answered with an error. */
  FAILED_DAEMON(
      "an error of `rpm-ostree`",
      "could not ask the daemon (see `systemctl status rpm-ostreed`)",
      "^error: (?:Could not activate remote peer|Timeout was reached|Loading sysroot|Bus owner changed"
          + "|exit status|Failed to (?:start|connect|activate))|Failed to connect to (?:system )?bus"
          + "|^(?:Job for|Failed to start) rpm-ostreed(?:\\.service)?\\b"),
  /** As every tool of ostree's says it. */
  NO_OSTREE(
      "a message of a system that ostree did not boot",
      "has no deployments to show",
      "^(?:error: )?.*(?:not|isn't) (?:currently )?booted (?:via|with|from|using) (?:lib)?ostree"),
  /** Of a shell. */
  NO_COMMAND(
      "a message of a shell",
      "found no `rpm-ostree`",
      "\\b(?:rpm-)?ostree['\u2019]?: (?:command )?not found|command not found: (?:rpm-)?ostree\\b"),
  /** A page, not what it shows. */
  HTML(
      "a web page",
      "has to be saved as text",
      "\\A\\s*(?:<\\?xml[^>]*>\\s*)?<(?i:!DOCTYPE html|html)\\b"),
  /** A document, of which nobody sees the bytes. */
  PDF("a PDF document", "has to be saved as text", "\\A%PDF-"),
  /** As a screenshot is. */
  IMAGE(
      "an image",
      "can't be read as text",
      "\\A(?:\ufffdPNG|\ufffd{3,4}.{0,4}(?:JFIF|Exif)|GIF8|RIFF....WEBP)"),
  /** Where nobody unpacked it: folders of a fleet are unpacked. */
  PACKED(
      "a packed file",
      "has to be unpacked first",
      "\\A(?:\u001f\ufffd|PK\u0003\u0004|\ufffd7zXZ|BZh[1-9]1AY|\\(\ufffd/\ufffd|7z\ufffd\ufffd)"),
  /** Whatever is no text. */
  BINARY(
      "a binary file",
      "holds no text",
      "\\A[^\u0000]{0,200}\u0000|\\A(?:[^\ufffd]{0,12}\ufffd){8}"),
  /** The packages of a classic system. */
  DNF_LIST(
      "the output of `dnf list`",
      "shows no deployments",
      "^(?:Installed|Available) [Pp]ackages\\s*$"),
  /** It completes a status, and is none. */
  RPM_QA(
      "the output of `rpm -qa`",
      "lists packages, and no deployments",
      "\\A(?:[^\\s-][^\\s]*-[^\\s-]+-[^\\s-]+\\.(?:x86_64|noarch|aarch64|i686|ppc64le|s390x)\\s*?\n){2}"),
  /** As above. */
  DB_DIFF(
      "the output of `rpm-ostree db diff`",
      "lists packages, and no deployments",
      "^ostree diff commit (?:from|to):"),
  /** The images of containers. */
  PODMAN_IMAGES(
      "the output of `podman images`",
      "shows no deployments",
      "^REPOSITORY\\s+TAG\\s+(?:DIGEST\\s+)?IMAGE ID\\b"),
  /** As text or JSON; an audit takes it as an inventory. */
  NODES(
      "the output of `oc get nodes`",
      "names nodes, and no deployments (an audit takes it as an inventory)",
      "^NAME\\s+STATUS\\s+ROLES\\s+AGE\\s+VERSION\\b|\"kind\"\\s*:\\s*\"Node(?:List)?\""),
  /** What a unit wrote, as syslog has it. */
  JOURNAL(
      "the output of `journalctl`",
      "shows no deployments",
      "^-- (?:Logs begin|Journal begins|No entries|Boot [0-9a-f])"
          + "|\\A(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ [^\\s:\\[]+(?:\\[\\d+\\])?: .*\n){2}");

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
