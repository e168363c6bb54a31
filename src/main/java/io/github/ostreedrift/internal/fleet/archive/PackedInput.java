// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes of an archive as it is stored. */
final class PackedInput extends FilterInputStream {
  private long count;

  PackedInput(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  /** Always some: gzip's reader looks for a further part only where it is told that there may be one. */
  @Override
  public int available() {
    return 1;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count += Math.max(read, 0);
    return read;
  }
}
