// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.NodeNames;
import io.github.ostreedrift.internal.fleet.PathNames;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A folder with a listing of packages, or a transcript, for each node: files that are called after the nodes. */
final class ListingFolder implements FleetSurvival.Listings {
  private static final Pattern TAIL = Pattern.compile(
      "(?:[._-](?:rpm[-_]?qa|rpms|packages|db[-_](?:list|diff)|upgrade|s?bom|cdx|spdx))?(?:\\.(?:list|lst))?$",
      Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final CaptureReader reader;
  private final Map<String, List<Path>> files;

  private ListingFolder(Path folder, CaptureReader reader, Map<String, List<Path>> files) {
    this.folder = folder;
    this.reader = reader;
    this.files = files;
  }

  /**
   * Looks what is in a folder.
   *
   * @param reader a reader of listings
   * @throws IOException if it can't be listed
   */
  static ListingFolder open(Path folder, CaptureReader reader) throws IOException {
    Map<String, List<Path>> files = new TreeMap<>();
    for (Path file : FileAccess.list(folder)) {
      Optional<String> stem = PathNames.of(file.toString()).node();
      if (Files.isRegularFile(file) && stem.isPresent()) {
        String name = TAIL.matcher(stem.get()).replaceFirst("");
        files.computeIfAbsent(name, any -> new ArrayList<>()).add(file);
      }
    }
    return new ListingFolder(folder, reader, files);
  }

  @Override
  public Reading find(String node, Deployment deployment) {
    List<Path> own = files.containsKey(node)
        ? files.get(node)
        : NodeNames.find(node, files.keySet()).map(files::get).orElse(List.of());
    if (own.size() != 1) {
      String words = own.isEmpty()
          ? "no file is called after this node"
          : own.size() + " files are called after this node";
      return OneCapture.failed(
              folder.toString(), "no listing of its packages: in " + folder + " " + words)
          .reading();
    }
    return OneListing.read(own.get(0).toString(), reader, InputStream.nullInputStream(), deployment)
        .reading();
  }
}
