// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.NodeReference;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that arguments name, one by one: a file, {@code -}, or the files of a directory and of those below it,
 * sorted by path. In a directory only regular files count, {@code .git} is passed over, and links are not followed.
 */
final class InputWalk implements Iterator<Input> {
  private static final String STANDARD = "-";
  private static final String REPOSITORY = ".git";

  private final Iterator<String> arguments;

  /** What lies in the directory that is being walked, the next one first. */
  private final Deque<Path> ahead = new ArrayDeque<>();

  private @Nullable Path walked;
  private boolean hasFiles;
  private @Nullable Input next;

  /** Walks what these arguments name; standard input if there are none. */
  InputWalk(List<String> arguments) {
    this.arguments = arguments.isEmpty() ? List.of(STANDARD).iterator() : arguments.iterator();
  }

  @Override
  public boolean hasNext() {
    while (next == null && (walked != null || arguments.hasNext())) {
      next = walked == null ? ofArgument(arguments.next()) : ofDirectory(walked);
    }
    return next != null;
  }

  @Override
  public Input next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Input input = next;
    next = null;
    return input;
  }

  private @Nullable Input ofArgument(String argument) {
    if (argument.equals(STANDARD)) {
      return new Input.Standard(argument);
    }
    try {
      Path path = Path.of(argument);
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        enter(path);
        walked = path;
        hasFiles = false;
        return null;
      }
      return new Input.OnDisk(argument, path, attributes.isRegularFile() ? attributes.size() : -1);
    } catch (IOException | InvalidPathException e) {
      return isNamed(argument)
          ? new Input.Named(argument)
          : new Input.Unusable(argument, FileAccess.sentence(e));
    }
  }

  /** Whether something that is there stands before a {@code #}. */
  private static boolean isNamed(String argument) {
    return NodeReference.parse(argument)
        .filter(
            reference -> reference.path().equals(STANDARD) || new File(reference.path()).exists())
        .isPresent();
  }

  private @Nullable Input ofDirectory(Path directory) {
    Path path = ahead.poll();
    if (path == null) {
      walked = null;
      return hasFiles
          ? null
          : new Input.Unusable(
              directory.toString(), "no files in this directory (links are not followed)");
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory() && !path.endsWith(REPOSITORY)) {
        enter(path);
      }
      hasFiles |= attributes.isRegularFile();
      return attributes.isRegularFile()
          ? new Input.OnDisk(path.toString(), path, attributes.size())
          : null;
    } catch (IOException e) {
      hasFiles = true;
      return new Input.Unusable(path.toString(), FileAccess.sentence(e));
    }
  }

  /** Puts what lies in a directory before all that lies behind it. */
  private void enter(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>(FileAccess.list(directory));
    sort(entries);
    for (int i = entries.size() - 1; i >= 0; i--) {
      ahead.push(entries.get(i));
    }
  }

  /** Sorts by path: what is in the directory {@code a} comes after {@code a.txt}, for a slash comes after a dot. */
  private static void sort(List<Path> entries) {
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).toString().startsWith(entries.get(i - 1).toString())) {
        entries.sort(Comparator.comparing(InputWalk::withSlash));
        return;
      }
    }
  }

  private static String withSlash(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? path + "/" : path.toString();
  }
}
