// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import io.github.ostreedrift.internal.model.Limit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A stream that ends at a limit, and remembers whether there was more. */
public final class BoundedInput extends FilterInputStream {
  private long left;
  private final long limit;
  private boolean exceeded;

  public BoundedInput(InputStream in, long limit) {
    super(in);
    this.left = limit;
    this.limit = limit;
  }

  /** That there was more than the limit, in words, once that has shown. */
  public Optional<String> excess() {
    return exceeded
        ? Optional.of("the input is larger than the limit of " + limit
            + " bytes: the rest is not read " + Limit.MAX_INPUT_BYTES.mark())
        : Optional.empty();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left <= 0) {
      exceeded = exceeded || super.read() >= 0;
      return -1;
    }
    int count = super.read(buffer, offset, (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }
}
