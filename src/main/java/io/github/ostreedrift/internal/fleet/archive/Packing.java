// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** What an input is, to judge by its first bytes. */
enum Packing {
  /** Text, or nothing that we know. */
  NONE("", 0),
  TAR("ustar", 257),
  GZIP("\u001f\u008b", 0),
  XZ("\u00fd7zXZ\u0000", 0),
  BZIP2("BZh", 0),
  ZSTD("(\u00b5/\u00fd", 0),
  ZIP("PK\u0003\u0004", 0),
  SEVEN_ZIP("7z\u00bc\u00af", 0);

  /** How many bytes tell. */
  static final int TELLING = 512;

  /** What xz may take for its dictionary, in KiB: its highest level takes half of it. */
  private static final int XZ_MEMORY = 128 << 10;

  private final String sign;
  private final int at;

  Packing(String sign, int at) {
    this.sign = sign;
    this.at = at;
  }

  /** What begins with these bytes. */
  static Packing of(byte[] beginning) {
    return Arrays.stream(values())
        .filter(packing -> packing != NONE && packing.isSignedIn(beginning))
        .findFirst()
        .orElse(NONE);
  }

  private boolean isSignedIn(byte[] beginning) {
    if (beginning.length < at + sign.length()) {
      return false;
    }
    for (int i = 0; i < sign.length(); i++) {
      if ((beginning[at + i] & 0xff) != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  boolean isCompression() {
    return this == GZIP || this == XZ;
  }

  /** Whether it is an archive, or packed, in a way that we do not read. */
  boolean isForeign() {
    return this == BZIP2 || this == ZSTD || this == ZIP || this == SEVEN_ZIP;
  }

  /** The bytes as they were before they were packed. */
  InputStream unpack(InputStream packed) throws IOException {
    return this == GZIP ? new GZIPInputStream(packed, 1 << 14) : Xz.unpack(packed);
  }

  /** Apart, for the library is not there where nobody reads archives. */
  private static final class Xz {
    private Xz() {}

    static InputStream unpack(InputStream packed) throws IOException {
      return new XZInputStream(packed, XZ_MEMORY);
    }
  }
}
