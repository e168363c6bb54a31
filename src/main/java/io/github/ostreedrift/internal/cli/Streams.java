// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes: bytes, for everything is UTF-8 whatever the platform's charset is.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param terminal what is known of the screen
 */
record Streams(InputStream in, Output out, Output err, Terminal terminal) {
  private static final int BUFFER = 1 << 16;

  /** The streams of this process. */
  static Streams ofProcess() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)),
        new Output(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err))),
        Terminal.ofProcess());
  }

  /** These streams with another standard input. */
  Streams reading(InputStream other) {
    return new Streams(other, out, err, terminal);
  }

  /** A writer for those who print characters. */
  static PrintWriter writer(Output output) {
    return new PrintWriter(new OutputStreamWriter(output.failing(), StandardCharsets.UTF_8), true);
  }
}
