// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.fleet.NodeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out that two arguments name one file, by whichever path or link. */
final class SameInput {
  private SameInput() {}

  /** Whether both name the same file or folder, or the same capture in one; a pipe or a device is never the same. */
  static boolean areSame(String one, String other) {
    Optional<NodeReference> first = reference(one);
    Optional<NodeReference> second = reference(other);
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() && second.isEmpty() && isSameFile(one, other);
    }
    return first.get().node().equals(second.get().node())
        && isSameFile(first.get().path(), second.get().path());
  }

  private static Optional<NodeReference> reference(String argument) {
    try {
      return OneCapture.exists(argument) ? Optional.empty() : NodeReference.parse(argument);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isSameFile(String one, String other) {
    try {
      Path first = Path.of(one);
      return (Files.isRegularFile(first) || Files.isDirectory(first))
          && Files.isSameFile(first, Path.of(other));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
