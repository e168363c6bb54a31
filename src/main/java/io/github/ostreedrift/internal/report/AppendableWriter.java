// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** A writer for libraries that want one, into whatever takes characters. Closing it closes nothing. */
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    out.append(CharBuffer.wrap(characters, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.append(text, offset, offset + length);
  }

  @Override
  public void flush() {
    // whoever gave us the place flushes it
  }

  @Override
  public void close() {
    // likewise
  }
}
