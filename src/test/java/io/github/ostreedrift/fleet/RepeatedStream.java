// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A head, and then the same text over and over again: an input of any size that nobody has to store. */
final class RepeatedStream extends InputStream {
  private final byte[] head;
  private final byte[] body;
  private final long length;
  private long position;

  RepeatedStream(String head, String body, long times) {
    this.head = head.getBytes(UTF_8);
    this.body = body.getBytes(UTF_8);
    this.length = this.head.length + times * this.body.length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    if (position >= length) {
      return -1;
    }
    int filled = 0;
    while (filled < count && position < length) {
      boolean inHead = position < head.length;
      byte[] from = inHead ? head : body;
      int at = (int) (inHead ? position : (position - head.length) % body.length);
      int piece = Math.min(count - filled, from.length - at);
      System.arraycopy(from, at, buffer, offset + filled, piece);
      filled += piece;
      position += piece;
    }
    return filled;
  }
}
