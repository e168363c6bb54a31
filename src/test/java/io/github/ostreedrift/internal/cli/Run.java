// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One run of the command line, within this process. */
record Run(int exit, String out, String err) {

  /** Runs a command without standard input. */
  static Run of(String... arguments) {
    return new Setup().run(arguments);
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  /** What surrounds a run. */
  static final class Setup {
    private byte[] input = {};
    private boolean isTerminal;
    private boolean isPiped;
    private int width = 80;
    private Map<String, String> variables = Map.of();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OutputStream target = out;

    Setup input(String text) {
      this.input = text.getBytes(StandardCharsets.UTF_8);
      return this;
    }

    Setup terminal(int columns) {
      this.isTerminal = true;
      this.width = columns;
      return this;
    }

    Setup piped() {
      this.isPiped = true;
      return this;
    }

    Setup variable(String name, String value) {
      this.variables = Map.of(name, value);
      return this;
    }

    Setup output(OutputStream other) {
      this.target = other;
      return this;
    }

    Run run(String... arguments) {
      Streams streams = new Streams(
          new ByteArrayInputStream(input), new Output(target), new Output(err), screen());
      int exit = Main.run(streams, arguments);
      return new Run(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Terminal screen() {
      return new Terminal() {
        @Override
        public boolean isOutput() {
          return isTerminal;
        }

        @Override
        public boolean isError() {
          return isTerminal;
        }

        @Override
        public boolean isPiped() {
          return isPiped;
        }

        @Override
        public int width() {
          return width;
        }

        @Override
        public String variable(String name) {
          return variables.get(name);
        }
      };
    }
  }
}
