// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.Decoding;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.FleetSink;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.PathNames;
import io.github.ostreedrift.internal.fleet.archive.ReportMember.Role;
import io.github.ostreedrift.internal.model.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads an unpacked sosreport or Insights archive: the few files in it that matter, wherever else it is full of. */
public final class ReportFolder {
  private static final List<String> FOLDERS = List.of(
      "sos_commands/rpmostree",
      "sos_commands/ostree",
      "sos_commands/bootc",
      "sos_commands/host",
      "sos_commands/general",
      "insights_commands",
      "data/insights_commands",
      "meta_data");
  private static final List<String> FILES =
      List.of("hostname", "etc/hostname", "data/etc/hostname");

  private static final String OPERATOR = "namespaces/openshift-machine-config-operator";

  private final FleetSink sink;
  private final Path folder;
  private final Report report;

  private ReportFolder(FleetSink sink, Path folder) {
    this(sink, folder, folder);
  }

  private ReportFolder(FleetSink sink, Path folder, Path place) {
    this.sink = sink;
    this.folder = folder;
    this.report = new Report(CaptureSource.of(place.toString()));
  }

  /** Reads a folder if it is a report or a must-gather; false if it is neither. */
  public static boolean read(Path folder, FleetSink sink) {
    boolean isReport = Stream.of("sos_commands", "insights_commands", "data/insights_commands")
            .anyMatch(name -> Files.isDirectory(folder.resolve(name)))
        || Files.isRegularFile(folder.resolve("insights_archive.txt"));
    boolean isMustGather = Files.isDirectory(folder.resolve("cluster-scoped-resources"))
        || Files.isDirectory(folder.resolve("host_service_logs"))
        || Files.isDirectory(folder.resolve(OPERATOR));
    if (isReport) {
      new ReportFolder(sink, folder).read();
    } else if (isMustGather && !readPods(folder, sink)) {
      sink.problem(
          InputProblem.error(CaptureSource.of(folder.toString()), ReportMember.MUST_GATHER));
    }
    return isReport || isMustGather;
  }

  /** Reads the logs of a must-gather's daemons, a node each; false if there are none. */
  private static boolean readPods(Path folder, FleetSink sink) {
    Path pods = folder.resolve(OPERATOR).resolve("pods");
    boolean found = false;
    try {
      for (Path pod : Files.isDirectory(pods) ? FileAccess.list(pods) : List.<Path>of()) {
        String name = String.valueOf(pod.getFileName());
        if (name.startsWith("machine-config-daemon-") && Files.isDirectory(pod)) {
          found = true;
          new ReportFolder(sink, folder, pod).readPod(name);
        }
      }
    } catch (IOException e) {
      sink.problem(InputProblem.error(
          CaptureSource.of(pods.toString()),
          "the folder can't be listed: " + FileAccess.describe(e)));
    }
    return found;
  }

  private void readPod(String name) {
    String base = OPERATOR + "/pods/" + name + '/';
    file(base + name + ".yaml");
    for (String container :
        List.of("machine-config-daemon/", "machine-config-daemon/machine-config-daemon/")) {
      file(base + container + "logs/previous.log");
      file(base + container + "logs/current.log");
    }
    report.give(sink.assembler(InputNames.none(folder.toString()).named(name)));
  }

  private void read() {
    FILES.forEach(this::file);
    for (String name : FOLDERS) {
      Path inside = folder.resolve(name);
      if (Files.isDirectory(inside)) {
        try {
          FileAccess.list(inside).forEach(file -> file(name + '/' + file.getFileName()));
        } catch (IOException e) {
          sink.problem(InputProblem.error(
              CaptureSource.of(inside.toString()),
              "the folder can't be listed: " + FileAccess.describe(e)));
        }
      }
    }
    report.give(sink.assembler(names()));
  }

  private InputNames names() {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return InputNames.none(folder.toString())
        .named(PathNames.reportName(name))
        .taken(PathNames.reportMoment(name));
  }

  private void file(String path) {
    Path file = folder.resolve(path);
    ReportMember.find(path)
        .filter(member -> Files.isRegularFile(file))
        .ifPresent(member -> member(member.role(), file));
  }

  private void member(Role role, Path file) {
    CaptureSource source = CaptureSource.of(file.toString());
    int limit = sink.options().archives().maxHeldBytes();
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        sink.problem(InputProblem.warning(
            source, "this is a link that leads out of the report: it is not read"));
      } else if (Files.size(file) > limit) {
        report.fail(
            source,
            NoData.of(
                Kind.LIMIT,
                "limit: the file is larger than the limit of " + limit + " bytes "
                    + Limit.MAX_HELD_BYTES.mark()));
      } else {
        try (InputStream bytes = Files.newInputStream(file)) {
          report.add(role, source, Decoding.text(bytes));
        }
      }
    } catch (IOException e) {
      NoData reason = NoData.of(Kind.UNREADABLE, "unreadable: " + FileAccess.describe(e));
      if (role == Role.STATUS) {
        report.fail(source, reason);
      }
    }
  }
}
