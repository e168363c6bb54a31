// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is written beside its place, and moved there when it is whole: nobody reads half of it, and what was there
 * stays until then.
 */
public final class NewFile implements Closeable {
  private static final int LONGEST_NAME = 100;

  private final Path place;
  private final Optional<Path> beside;
  private final OutputStream stream;

  private NewFile(Path place, Optional<Path> beside) throws IOException {
    this.place = place;
    this.beside = beside;
    this.stream = new BufferedOutputStream(
        beside.isPresent()
            ? Files.newOutputStream(
                beside.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
            : Files.newOutputStream(place));
  }

  /**
   * A file that shall be at this place. Behind a link, the file that it leads to is replaced, and a device or a pipe is
   * written as it is.
   *
   * @throws IOException if no file can be made there
   */
  public static NewFile at(Path place) throws IOException {
    boolean isThere = Files.exists(place);
    if (isThere ? !Files.isRegularFile(place) : Files.isSymbolicLink(place)) {
      return new NewFile(place, Optional.empty());
    }
    Path target = isThere ? place.toRealPath() : place;
    String name = String.valueOf(target.getFileName());
    String some = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    return new NewFile(
        target, Optional.of(target.resolveSibling("." + some + "." + UUID.randomUUID() + ".tmp")));
  }

  /** Something that is written. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void write(Appendable out) throws IOException;
  }

  /**
   * Writes a file of text.
   *
   * @throws IOException if that fails, with what became of the file that was there
   */
  public static void write(Path place, Content content) throws IOException {
    try (NewFile made = at(place);
        Writer out = new OutputStreamWriter(made.stream, StandardCharsets.UTF_8)) {
      content.write(out);
      out.flush();
      made.keep();
    } catch (IOException e) {
      throw new IOException(failure(place, e), e);
    }
  }

  /** Where its content goes. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Puts the file into its place.
   *
   * @throws IOException if it could not be written to the end, or not be moved
   */
  public void keep() throws IOException {
    stream.close();
    if (beside.isPresent()) {
      if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
        // Who could read the old one can read the new one.
        Files.setPosixFilePermissions(beside.get(), Files.getPosixFilePermissions(place));
      }
      Files.move(
          beside.get(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was not put into its place. */
  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      if (beside.isPresent()) {
        Files.deleteIfExists(beside.get());
      }
    }
  }

  /** Why a file could not be written, in words, and what became of the one that was there. */
  public static String failure(Path place, IOException fault) {
    boolean remains = Files.isRegularFile(place);
    return place + ": " + reason(fault)
        + (remains ? "; the file that is there stays as it was" : "");
  }

  private static String reason(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such folder";
    } else if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    String words =
        fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
    return words == null ? fault.getClass().getSimpleName() : words;
  }
}
