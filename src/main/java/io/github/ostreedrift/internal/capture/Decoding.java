// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Bytes to characters: UTF-8 unless a byte order mark says otherwise. What is no UTF-8 becomes U+FFFD. */
public final class Decoding {
  private static final int MARK = 3;

  private Decoding() {}

  public static Reader of(InputStream bytes) throws IOException {
    PushbackInputStream in = new PushbackInputStream(bytes, MARK);
    byte[] mark = new byte[MARK];
    int count = in.readNBytes(mark, 0, MARK);
    Charset charset = StandardCharsets.UTF_8;
    int skip = 0;
    if (count >= 2
        && ((mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe)
            || (mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff))) {
      charset = StandardCharsets.UTF_16;
    } else if (count == MARK
        && mark[0] == (byte) 0xef
        && mark[1] == (byte) 0xbb
        && mark[2] == (byte) 0xbf) {
      skip = MARK;
    }
    in.unread(mark, skip, count - skip);
    return new InputStreamReader(in, charset);
  }

  /** All that is left of a stream, which is not closed. */
  public static String text(InputStream bytes) throws IOException {
    StringWriter text = new StringWriter();
    of(bytes).transferTo(text);
    return text.toString();
  }
}
