// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.fleet.NodeReference;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
  private final Deque<Directory> directories = new ArrayDeque<>();
  private @Nullable Input next;

  /** A directory that is being walked. */
  private static final class Directory {
    final String name;
    final Iterator<Path> entries;
    final boolean isArgument;
    boolean hasFiles;

    Directory(Path path, List<Path> entries, boolean isArgument) {
      this.name = path.toString();
      this.entries = entries.iterator();
      this.isArgument = isArgument;
    }
  }

  /** Walks what these arguments name; standard input if there are none. */
  InputWalk(List<String> arguments) {
    this.arguments = arguments.isEmpty() ? List.of(STANDARD).iterator() : arguments.iterator();
  }

  @Override
  public boolean hasNext() {
    while (next == null && (!directories.isEmpty() || arguments.hasNext())) {
      next =
          directories.isEmpty() ? ofArgument(arguments.next()) : ofDirectory(directories.getLast());
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
        return enter(path, true);
      }
      return new Input.OnDisk(argument, path, attributes.isRegularFile() ? attributes.size() : -1);
    } catch (IOException | InvalidPathException e) {
      return isNamed(argument)
          ? new Input.Named(argument)
          : new Input.Unusable(argument, reason(e));
    }
  }

  /** Whether something that is there stands before a {@code #}. */
  private static boolean isNamed(String argument) {
    return NodeReference.parse(argument)
        .filter(
            reference -> reference.path().equals(STANDARD) || new File(reference.path()).exists())
        .isPresent();
  }

  private @Nullable Input ofDirectory(Directory directory) {
    if (!directory.entries.hasNext()) {
      directories.removeLast();
      return end(directory);
    }
    Path path = directory.entries.next();
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        return path.endsWith(REPOSITORY) ? null : enter(path, false);
      } else if (attributes.isRegularFile()) {
        directory.hasFiles = true;
        return new Input.OnDisk(path.toString(), path, attributes.size());
      }
      return null;
    } catch (IOException e) {
      directory.hasFiles = true;
      return new Input.Unusable(path.toString(), reason(e));
    }
  }

  private @Nullable Input end(Directory directory) {
    Directory parent = directories.peekLast();
    if (parent != null) {
      parent.hasFiles |= directory.hasFiles;
    }
    return directory.isArgument && !directory.hasFiles
        ? new Input.Unusable(directory.name, "no files in this directory (links are not followed)")
        : null;
  }

  private @Nullable Input enter(Path path, boolean isArgument) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      return new Input.Unusable(path.toString(), reason(e));
    }
    sort(entries);
    directories.addLast(new Directory(path, entries, isArgument));
    return null;
  }

  /** Sorts by path: what is in the directory {@code a} comes after {@code a.txt}, for a slash comes after a dot. */
  private static void sort(List<Path> entries) {
    entries.sort(null);
    for (int i = 1; i < entries.size(); i++) {
      String before = entries.get(i - 1).toString();
      if (entries.get(i).toString().startsWith(before)) {
        entries.sort(Comparator.comparing(InputWalk::withSlash));
        return;
      }
    }
  }

  private static String withSlash(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? path + "/" : path.toString();
  }

  /** Why a file can't be read, in words. */
  static String reason(Exception failure) {
    Exception cause = failure;
    if (failure instanceof DirectoryIteratorException wrapper && wrapper.getCause() != null) {
      cause = wrapper.getCause();
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file";
    } else if (cause instanceof AccessDeniedException) {
      return "permission denied";
    } else if (cause instanceof FileSystemLoopException) {
      return "a link that leads to itself";
    } else if (cause instanceof InvalidPathException invalid) {
      return "this can't be the name of a file: " + invalid.getReason();
    }
    String words =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return "can't be read" + (words == null ? "" : ": " + words);
  }
}
