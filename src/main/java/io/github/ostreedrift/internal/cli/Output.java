// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.report.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An output stream whose failures are no failures of an input. */
record Output(OutputStream stream) {

  /** The output can't be written: nobody reads it any more, or the disk is full. */
  static final class Failed extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private final boolean isOfFile;

    private Failed(String message, IOException cause, boolean isOfFile) {
      super(message, cause);
      this.isOfFile = isOfFile;
    }

    private static Failed of(IOException cause) {
      return new Failed(String.valueOf(cause.getMessage()), cause, false);
    }

    /** The same of a file that was named. */
    static Failed of(Path file, IOException cause) {
      return new Failed(NewFile.failure(file, cause), cause, true);
    }

    /** Whether it is a file that was named, and not the output, which somebody may have stopped reading. */
    boolean isOfFile() {
      return isOfFile;
    }
  }

  /** The stream for those who write to one; it fails with {@link Failed} alone. */
  OutputStream failing() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        try {
          stream.write(bytes, offset, length);
        } catch (IOException e) {
          throw Failed.of(e);
        }
      }

      @Override
      public void flush() {
        Output.this.flush();
      }
    };
  }

  void write(byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw Failed.of(e);
    }
  }

  void flush() {
    try {
      stream.flush();
    } catch (IOException e) {
      throw Failed.of(e);
    }
  }
}
