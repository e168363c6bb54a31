// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** An output stream whose failures are no failures of an input. */
record Output(OutputStream stream) {

  /** The output can't be written: nobody reads it any more, or the disk is full. */
  static final class Failed extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private Failed(IOException cause) {
      super(String.valueOf(cause.getMessage()), cause);
    }
  }

  void write(byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw new Failed(e);
    }
  }

  void flush() {
    try {
      stream.flush();
    } catch (IOException e) {
      throw new Failed(e);
    }
  }
}
