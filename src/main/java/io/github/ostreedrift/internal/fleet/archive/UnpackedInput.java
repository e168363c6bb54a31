// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits;
import io.github.ostreedrift.internal.model.Limit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an archive as they are unpacked, as far as the limits let them. */
final class UnpackedInput extends FilterInputStream {
  private static final long NOT_YET_SUSPICIOUS = 1 << 20;

  private final @Nullable PackedInput packed;
  private final ArchiveLimits limits;
  private long count;
  private long behindLastContent;
  private long budget = Long.MAX_VALUE;

  /** Looks at the ratio as well where the bytes come from something packed. */
  UnpackedInput(InputStream in, @Nullable PackedInput packed, ArchiveLimits limits) {
    super(in);
    this.packed = packed;
    this.limits = limits;
  }

  /** How many zero bytes came last. */
  long trailingZeros() {
    return count - behindLastContent;
  }

  /** From here on, no more than so many bytes may be read: what describes a member is small. */
  void limitTo(long bytes) {
    budget = bytes == Long.MAX_VALUE ? bytes : count + bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count += read;
      int last = read - 1;
      while (last >= 0 && buffer[offset + last] == 0) {
        last--;
      }
      behindLastContent = last < 0 ? behindLastContent : count - (read - 1 - last);
      check();
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] scratch = new byte[(int) Math.min(wanted, 1 << 13)];
    long skipped = 0;
    while (skipped < wanted) {
      int read = read(scratch, 0, (int) Math.min(scratch.length, wanted - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check() throws ArchiveLimitException {
    if (count > limits.maxUnpackedBytes()) {
      throw new ArchiveLimitException("the archive unpacks to more than the limit of "
          + limits.maxUnpackedBytes() + " bytes " + Limit.MAX_UNPACKED_BYTES.mark());
    }
    if (packed != null
        && count > NOT_YET_SUSPICIOUS
        && count / Math.max(1, packed.count()) >= limits.maxRatio()) {
      throw new ArchiveLimitException("the archive unpacks to more than the limit of "
          + limits.maxRatio() + " times its size " + Limit.MAX_ARCHIVE_RATIO.mark());
    }
    if (count > budget) {
      throw new ArchiveLimitException("the archive describes a member in more than a mebibyte");
    }
  }
}
