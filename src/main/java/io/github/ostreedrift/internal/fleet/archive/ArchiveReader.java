// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.Decoding;
import io.github.ostreedrift.internal.fleet.FleetSink;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.PathNames;
import io.github.ostreedrift.internal.fleet.archive.ReportMember.Role;
import io.github.ostreedrift.internal.fleet.multinode.MultiNodeLog;
import io.github.ostreedrift.internal.model.Limit;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive as a stream: sosreports, Insights archives, or a folder of captures that somebody packed. Nothing is
 * ever written, and no member's name is used as a path.
 */
final class ArchiveReader {
  private static final int END_MARKER = 512;
  private static final int DESCRIPTION = 1 << 20;
  private static final int MAX_WARNINGS = 20;
  private static final int MAX_HELD_BACK = 100_000;
  private static final Pattern ARCHIVE =
      Pattern.compile("(?i)(?:.*/)?([^/]+)\\.(?:tar(?:\\.(?:gz|xz|bz2))?|tgz|txz)");
  private static final Pattern REPORT_FOLDER =
      Pattern.compile("(?:sosreport-|insights-|must-gather)[^/]*/.*", Pattern.DOTALL);

  private final FleetSink sink;
  private final CaptureSource source;
  private final InputNames names;
  private final ArchiveLimits limits;
  private final Map<String, Report> reports = new LinkedHashMap<>();
  private final Set<String> marked = new LinkedHashSet<>();
  private final List<NodeCapture> heldBack = new ArrayList<>();
  private boolean hasMustGather;
  private boolean hasOthers;
  private int warnings;
  private long held;

  ArchiveReader(FleetSink sink, CaptureSource source, InputNames names) {
    this.sink = sink;
    this.source = source;
    this.names = names;
    this.limits = sink.options().archives();
  }

  /**
   * Reads all members.
   *
   * @throws IOException if the archive breaks off, is broken or meets a limit; {@link #finish} gives what was read
   */
  void read(UnpackedInput in) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
    int count = 0;
    for (TarArchiveEntry entry = next(in, tar); entry != null; entry = next(in, tar)) {
      if (++count > limits.maxMembers()) {
        throw new ArchiveLimitException("the archive has more members than the limit of "
            + limits.maxMembers() + " " + Limit.MAX_ARCHIVE_MEMBERS.mark());
      }
      member(entry, tar);
      drain(tar);
    }
    if (in.trailingZeros() < END_MARKER) {
      throw new EOFException("its end marker is missing");
    }
  }

  private static @Nullable TarArchiveEntry next(UnpackedInput in, TarArchiveInputStream tar)
      throws IOException {
    in.limitTo(DESCRIPTION);
    try {
      return tar.getNextEntry();
    } catch (RuntimeException e) {
      throw new IOException("a member's description is broken: " + e.getMessage(), e);
    } finally {
      in.limitTo(Long.MAX_VALUE);
    }
  }

  private static void drain(TarArchiveInputStream tar) throws IOException {
    byte[] scratch = new byte[1 << 13];
    int read = 0;
    while (read >= 0) {
      read = tar.read(scratch, 0, scratch.length);
    }
  }

  private void member(TarArchiveEntry entry, InputStream content) throws IOException {
    String name = entry.getName();
    long size = Math.max(entry.getSize(), entry.isSparse() ? entry.getRealSize() : 0);
    if (size > limits.maxMemberBytes()) {
      throw new ArchiveLimitException("the member `" + name + "` has " + size
          + " bytes, more than the limit of " + limits.maxMemberBytes()
          + " " + Limit.MAX_MEMBER_BYTES.mark());
    }
    String path = name.startsWith("./") ? name.substring(2) : name;
    if (climbs(path)) {
      warn(name, "the name of the member `" + name + "` leads out of the archive: it is not read");
    } else if (!entry.isDirectory()) {
      ReportMember.root(path).ifPresent(marked::add);
      hasMustGather |= ReportMember.isMustGather(path);
      Optional<ReportMember> part = ReportMember.find(path);
      if (isSpecial(entry)) {
        special(entry, name, part);
      } else {
        file(name, path, size, part, content);
      }
    }
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isLink()
        || entry.isSymbolicLink()
        || entry.isCharacterDevice()
        || entry.isBlockDevice()
        || entry.isFIFO()
        || !entry.isFile();
  }

  private static boolean climbs(String path) {
    return path.startsWith("/")
        || path.indexOf('\0') >= 0
        || path.matches("(?s)[A-Za-z]:.*|(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?|\\\\.*");
  }

  /** Reports are full of links that lead nowhere here; only those in place of what we want matter. */
  private void special(TarArchiveEntry entry, String name, Optional<ReportMember> part) {
    boolean isLink = entry.isSymbolicLink() || entry.isLink();
    boolean matters = part.filter(member -> member.role() == Role.STATUS).isPresent()
        || (!REPORT_FOLDER.matcher(name).matches() && ReportMember.root(name).isEmpty());
    if (!isLink || (matters && part.filter(member -> member.role().isName()).isEmpty())) {
      warn(
          name,
          "the member `" + name + "` is "
              + (isLink ? "a link to `" + entry.getLinkName() + '`' : "no file")
              + ": it is not read");
    }
  }

  private void file(
      String name, String path, long size, Optional<ReportMember> part, InputStream content)
      throws IOException {
    CaptureSource member = source.member(name);
    if (part.isPresent()) {
      part(part.get(), member, size, content);
    } else if (ARCHIVE.matcher(path).matches()) {
      nested(member, path);
    } else if (!REPORT_FOLDER.matcher(path).matches()
        && ReportMember.root(path).isEmpty()
        && !ReportMember.isMustGather(path)
        && !PathNames.isCompanion(path)) {
      other(member, path, content);
    }
  }

  private void part(ReportMember part, CaptureSource member, long size, InputStream content)
      throws IOException {
    Report report = reports.computeIfAbsent(part.root(), root -> new Report(source));
    if (size > limits.maxHeldBytes()) {
      report.fail(
          member,
          NoData.of(
              Kind.LIMIT,
              "limit: the member has " + size + " bytes, more than the limit of "
                  + limits.maxHeldBytes() + " " + Limit.MAX_HELD_BYTES.mark()));
      return;
    }
    held += size;
    if (held > limits.maxHeldBytes()) {
      throw new ArchiveLimitException("the members that are read have more than the limit of "
          + limits.maxHeldBytes() + " bytes " + Limit.MAX_HELD_BYTES.mark());
    }
    report.add(part.role(), member, Decoding.text(content));
  }

  private void nested(CaptureSource member, String path) {
    hasOthers = true;
    String file = path.substring(path.lastIndexOf('/') + 1);
    sink.nothing(
        member,
        InputNames.none(member.path()).named(PathNames.reportName(file)),
        NoData.of(
            Kind.LIMIT,
            "limit: an archive inside of an archive is not read; unpack the outer one first"));
  }

  private void other(CaptureSource member, String path, InputStream content) throws IOException {
    hasOthers = true;
    String archive = names.node().orElse("archive");
    InputNames found = PathNames.of(archive + '/' + path, path.split("/", -1).length - 1);
    NodeAssembler assembler = sink.assembler(found.at(member.path()), this::other);
    MultiNodeLog.read(member, content, sink, assembler);
  }

  /** A file that turns out to belong to a report, and not to be a capture, is none of ours. */
  private void other(NodeCapture capture) {
    if (capture.capture().isPresent()) {
      sink.give(capture);
    } else if (heldBack.size() < MAX_HELD_BACK) {
      heldBack.add(capture);
    }
  }

  private void warn(String name, String message) {
    if (++warnings <= MAX_WARNINGS) {
      String more = warnings == MAX_WARNINGS ? "; there may be more, which are not told" : "";
      sink.problem(InputProblem.warning(source.member(name), message + more));
    }
  }

  /**
   * Gives what was read.
   *
   * @param broken why not all was, if so
   */
  void finish(@Nullable NoData broken) {
    Set<String> tops = new LinkedHashSet<>(marked);
    sink.then(() -> heldBack.stream()
        .filter(capture -> !hasMustGather && tops.stream().noneMatch(top -> isIn(top, capture)))
        .forEach(sink::give));
    marked.forEach(root -> report(root, broken));
    if (hasMustGather && marked.isEmpty()) {
      sink.problem(InputProblem.error(source, ReportMember.MUST_GATHER));
    } else if (marked.isEmpty() && !hasOthers) {
      NoData reason = broken != null
          ? broken
          : NoData.of(Kind.NO_STATUS, "no status: the archive has no file that could be one");
      sink.nothing(source, reportNames(""), reason);
    }
  }

  private static boolean isIn(String top, NodeCapture capture) {
    return capture.source().member().filter(name -> name.startsWith(top)).isPresent();
  }

  private void report(String root, @Nullable NoData broken) {
    Report report = reports.getOrDefault(root, new Report(source));
    if (broken != null) {
      report.breakOff(broken);
    }
    report.give(sink.assembler(reportNames(root)));
  }

  private InputNames reportNames(String root) {
    String folder = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    String name =
        folder.isEmpty() ? names.node().orElse("") : folder.substring(folder.lastIndexOf('/') + 1);
    InputNames report = name.isEmpty() ? names : names.named(PathNames.reportName(name));
    return report.taken(PathNames.reportMoment(name).or(names::moment));
  }
}
