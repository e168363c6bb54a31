// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.archive.ReportMember.Role;
import io.github.ostreedrift.internal.fleet.json.JsonMembers;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of one node's report that are read: its statuses, and its name, which may come after them. */
final class Report {
  private static final Set<String> NO_NAMES =
      Set.of("localhost", "localhost.localdomain", "(none)", "unknown");
  private static final int LONGEST_NAME = 255;

  private final CaptureSource source;
  private final Map<Role, String> names = new EnumMap<>(Role.class);
  private final List<NodeOutput> statuses = new ArrayList<>();
  private Optional<NoData> broken = Optional.empty();
  private String notes = "";
  private boolean hasBootc;

  /** A report that lies here. */
  Report(CaptureSource source) {
    this.source = source;
  }

  /** Takes a member; it is whole, whether or not a line break ends it. */
  void add(Role role, CaptureSource member, String text) {
    switch (role) {
      case STATUS ->
        statuses.add(NodeOutput.of(
            "", member, text.isEmpty() || text.endsWith("\n") ? text : text + '\n', Weight.LAST));
      case DAEMON_LOG -> log(member, DaemonLog.read(text));
      case POD -> podNode(text).ifPresent(name -> names.putIfAbsent(role, name));
      case BOOTC -> hasBootc = true;
      case NOTES -> notes = text;
      default -> name(text).ifPresent(name -> names.putIfAbsent(role, name));
    }
  }

  /** The statuses of a daemon's log are a history of its node; that of an earlier daemon comes before. */
  private void log(CaptureSource member, DaemonLog log) {
    log.node().ifPresent(name -> names.putIfAbsent(Role.FULL_HOSTNAME, name));
    List<NodeOutput> outputs = log.statuses().stream()
        .map(status -> NodeOutput.of("", member.at(status.line()), status.text(), Weight.LAST))
        .toList();
    statuses.addAll(member.path().endsWith("/previous.log") ? 0 : statuses.size(), outputs);
  }

  private static Optional<String> podNode(String yaml) {
    return yaml.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("nodeName: "))
        .map(line -> line.substring("nodeName: ".length()).strip().replaceAll("^[\"']|[\"']$", ""))
        .findFirst();
  }

  /** Takes a status that can't be read. */
  void fail(CaptureSource member, NoData reason) {
    statuses.add(NodeOutput.of("", member, "", Weight.LAST).hint(Hint.of(reason)));
  }

  /** The archive breaks off: what is missing may lie behind. */
  void breakOff(NoData reason) {
    broken = Optional.of(reason);
  }

  private static Optional<String> name(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .filter(line ->
            line.length() <= LONGEST_NAME && line.indexOf(' ') < 0 && !NO_NAMES.contains(line));
  }

  /** The host's name, if some member tells. */
  Optional<String> hostname() {
    return names.values().stream().findFirst();
  }

  /** Gives the node's captures. */
  void give(NodeAssembler assembler) {
    InputNames input = assembler.names();
    String node =
        input.nodeAsked() ? input.node().orElse("") : hostname().or(input::node).orElse("");
    List<String> nodes = node.isEmpty() ? List.of() : List.of(node);
    statuses.forEach(status -> assembler.add(status.named(nodes)));
    if (statuses.isEmpty()) {
      NoData reason = broken.orElseGet(this::noStatus);
      assembler.add(NodeOutput.of("", source, "", Weight.LAST).named(nodes).hint(Hint.of(reason)));
    }
    assembler.end(source);
  }

  private NoData noStatus() {
    if (names.containsKey(Role.POD)) {
      return NoData.of(
          Kind.NO_STATUS,
          "no status: the log of the machine-config-daemon has none; it writes one when it starts");
    }
    String reason =
        "no status: the report has no output of `rpm-ostree status`, `ostree admin status` or `bootc status`";
    String error = noted();
    if (!error.isEmpty()) {
      return NoData.of(Kind.NO_STATUS, reason + ": " + error);
    }
    return NoData.of(
        Kind.NO_STATUS,
        hasBootc ? reason + "; that of `bootc status` says nothing of packages" : reason);
  }

  private String noted() {
    try {
      return JsonMembers.of(notes.isEmpty() ? "{}" : notes, Limits.DEFAULT)
          .find(List.of("errors"))
          .map(errors -> errors.text().strip())
          .filter(errors -> errors.length() > 2 && !errors.equals("null"))
          .map(errors -> errors.lines().findFirst().orElse(""))
          .orElse("");
    } catch (MalformedJsonException | IOException e) {
      return "";
    }
  }
}
