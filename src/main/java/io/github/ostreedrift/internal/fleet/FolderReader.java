// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.archive.InputUnpacker;
import io.github.ostreedrift.internal.fleet.archive.ReportFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Reads a file, or all files of a folder and of the folders in it, in the order of their names. */
public final class FolderReader {
  private static final int DEEPEST = 64;

  private final FleetSink sink;
  private final InputUnpacker inputs;
  private int found;

  public FolderReader(FleetSink sink) {
    this.sink = sink;
    this.inputs = new InputUnpacker(sink);
  }

  /** Reads what a path names. */
  public void read(Path input) {
    CaptureSource source = CaptureSource.of(input.toString());
    if (Files.isDirectory(input)) {
      folder(input, 0);
      if (found == 0) {
        sink.problem(InputProblem.error(source, "the folder holds no captures"));
      }
    } else {
      file(input, 0);
    }
  }

  private void folder(Path folder, int depth) {
    List<Path> entries;
    try {
      entries =
          FileAccess.list(folder).stream().filter(entry -> !isHidden(entry)).toList();
    } catch (IOException e) {
      found++;
      sink.problem(InputProblem.error(
          CaptureSource.of(folder.toString()),
          "the folder can't be listed: " + FileAccess.describe(e)));
      return;
    }
    if (ReportFolder.read(folder, sink)) {
      found++;
    } else {
      entries.forEach(entry -> entry(entry, entries, depth));
    }
  }

  private static boolean isHidden(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith(".");
  }

  private void entry(Path entry, List<Path> beside, int depth) {
    CaptureSource source = CaptureSource.of(entry.toString());
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && depth < DEEPEST) {
      folder(entry, depth + 1);
    } else if (Files.isDirectory(entry)) {
      sink.problem(InputProblem.warning(
          source,
          depth < DEEPEST
              ? "a link to a folder is not followed"
              : "a folder this deep is not read"));
    } else if (Files.exists(entry) && !Files.isRegularFile(entry)) {
      sink.problem(InputProblem.warning(source, "this is no file: it is not read"));
    } else if (!isCompanion(entry, beside)) {
      file(entry, depth);
    }
  }

  private static boolean isCompanion(Path entry, List<Path> beside) {
    String name = String.valueOf(entry.getFileName());
    int dot = name.lastIndexOf('.');
    return PathNames.isCompanion(name)
        && beside.contains(entry.resolveSibling(name.substring(0, dot)));
  }

  private void file(Path file, int depth) {
    found++;
    CaptureSource source = CaptureSource.of(file.toString());
    InputNames names = PathNames.of(file.toString(), depth);
    try (InputStream bytes = Files.newInputStream(file)) {
      inputs.read(source, names, bytes);
    } catch (IOException e) {
      sink.nothing(
          source, names, NoData.of(Kind.UNREADABLE, "unreadable: " + FileAccess.describe(e)));
    }
  }
}
