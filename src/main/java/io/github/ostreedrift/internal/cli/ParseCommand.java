// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.internal.report.ProblemText;
import io.github.ostreedrift.internal.report.ReadingText;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parse}: captures to JSON, or to text for people. */
@Command(
    name = "parse",
    abbreviateSynopsis = true,
    footer = "Example: rpm-ostree status -v | ostree-drift parse -",
    description =
        "Reads captures, in whatever they stand, and prints what they say: one JSON object, or JSON Lines where"
            + " there are more.")
final class ParseCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "A file, a directory, an archive, FILE#N or PATH#NODE for one of several captures, or - for standard input"
              + " (default).")
  private List<String> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Kind kind = Kind.json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli looks at it
  private boolean help;

  @Mixin
  private final InputOptions options = new InputOptions();

  @Mixin
  private final ColorOption color = new ColorOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private static final byte[] NOTHING = {};
  private static final byte[] EMPTY_LINE = {'\n'};

  private final Streams streams;

  ParseCommand(Streams streams) {
    this.streams = streams;
  }

  /** The words of {@code --output}. */
  enum Kind {
    json,
    text
  }

  /** A reading as it will be printed. */
  private static final class Printed {
    final Reading reading;

    /** The text, or the JSON on a line of its own. */
    final byte[] body;

    /** What goes to standard error once for each input: that something harmless was repaired. */
    final byte[] notes;

    /** What goes to standard error. */
    final byte[] problems;

    Printed(Reading reading, byte[] body, byte[] notes, byte[] problems) {
      this.reading = reading;
      this.body = body;
      this.notes = notes;
      this.problems = problems;
    }
  }

  @Override
  public Integer call() {
    if (inputs.stream().filter(InputOptions::isStandard).count() > 1) {
      throw new ParameterException(spec.commandLine(), InputOptions.STANDARD_ONCE);
    }
    Printer printer = kind == Kind.json ? new JsonPrinter(streams) : new TextPrinter(streams);
    Function<Reading, Printed> work = printing();
    new InputReader<>(options, streams.in(), work, printer::print).read(new InputWalk(inputs));
    return printer.end();
  }

  private Function<Reading, Printed> printing() {
    Terminal terminal = streams.terminal();
    int width = terminal.width();
    ProblemText problems = ProblemText.of(width, color.palette(terminal, terminal.isError()));
    ReadingText text = ReadingText.of(width, color.palette(terminal, terminal.isOutput()));
    Function<Reading, byte[]> body =
        kind == Kind.json ? new JsonLines()::line : reading -> utf8(text.write(reading));
    return reading -> new Printed(
        reading,
        body.apply(reading),
        problems(problems, reading, true),
        problems(problems, reading, false));
  }

  private static byte[] pretty(Reading reading) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try {
      CaptureJson.PRETTY.write(reading, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static byte[] problems(ProblemText text, Reading reading, boolean isHarmless) {
    if (reading.problems().isEmpty()) {
      return NOTHING;
    }
    StringBuilder blocks = new StringBuilder();
    for (Problem problem : reading.problems()) {
      if (problem.isHarmless() == isHarmless) {
        blocks.append(text.write(reading.input(), Hints.of(problem)));
      }
    }
    return utf8(blocks.toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Prints readings in order. */
  private abstract static class Printer {
    final Streams streams;
    private final boolean isWatched;
    private @Nullable String noted;
    private boolean isTrouble;

    Printer(Streams streams) {
      this.streams = streams;
      this.isWatched = streams.terminal().isOutput();
    }

    void print(Printed printed) {
      printBody(printed);
      boolean isNoted = printed.notes.length > 0 && !printed.reading.input().equals(noted);
      noted = isNoted ? printed.reading.input() : noted;
      if (isNoted || printed.problems.length > 0) {
        if (isWatched) {
          streams.out().flush();
        }
        streams.err().write(isNoted ? printed.notes : NOTHING);
        streams.err().write(printed.problems);
        streams.err().flush();
      }
      isTrouble |= printed.reading.hasErrors();
    }

    int end() {
      printEnd();
      streams.out().flush();
      return isTrouble ? ExitCode.TROUBLE : ExitCode.OK;
    }

    abstract void printBody(Printed printed);

    void printEnd() {}
  }

  /** One object a line; the first one waits for a second: alone it is printed pretty. */
  private static final class JsonPrinter extends Printer {
    private @Nullable Printed first;
    private boolean isSeveral;

    JsonPrinter(Streams streams) {
      super(streams);
    }

    @Override
    void printBody(Printed printed) {
      if (first == null && !isSeveral) {
        first = printed;
        return;
      } else if (first != null) {
        streams.out().write(first.body);
        first = null;
        isSeveral = true;
      }
      streams.out().write(printed.body);
    }

    @Override
    void printEnd() {
      if (first != null) {
        streams.out().write(pretty(first.reading));
      }
    }
  }

  /** Captures with an empty line between them; where there is none, the problem says all. */
  private static final class TextPrinter extends Printer {
    private boolean isSeveral;

    TextPrinter(Streams streams) {
      super(streams);
    }

    @Override
    void printBody(Printed printed) {
      if (printed.reading.capture().isPresent()) {
        streams.out().write(isSeveral ? EMPTY_LINE : NOTHING);
        streams.out().write(printed.body);
        isSeveral = true;
      }
    }
  }
}
