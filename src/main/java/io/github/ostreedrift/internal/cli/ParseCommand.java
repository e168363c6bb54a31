// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.diff.OneMoment;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.internal.report.NewFile;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.ProblemText;
import io.github.ostreedrift.internal.report.ReadingCsv;
import io.github.ostreedrift.internal.report.ReadingText;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** {@code parse}: captures to JSON, to text for people, or to a table. */
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
      paramLabel = "KIND[=TO]",
      converter = Rendering.OfCaptures.class,
      completionCandidates = Rendering.OfCaptures.class,
      description = "${COMPLETION-CANDIDATES}; default json, can be repeated.")
  private List<Rendering> outputs = List.of();

  @Option(
      names = "--merge",
      description =
          "Take all captures for one node's, taken at one moment, and print all that they show together.")
  private boolean isMerged;

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

  /** A reading as it will be printed. */
  private static final class Printed {
    final Reading reading;

    /** The reading in each form: the text, the rows, or the JSON on a line of its own. */
    final List<byte[]> bodies;

    /** What goes to standard error once for each input: that something harmless was repaired. */
    final byte[] notes;

    /** What goes to standard error. */
    final byte[] problems;

    Printed(Reading reading, List<byte[]> bodies, byte[] notes, byte[] problems) {
      this.reading = reading;
      this.bodies = bodies;
      this.notes = notes;
      this.problems = problems;
    }
  }

  @Override
  public Integer call() {
    if (inputs.stream().filter(InputOptions::isStandard).count() > 1) {
      throw new ParameterException(spec.commandLine(), InputOptions.STANDARD_ONCE);
    }
    List<Rendering> renderings = Renderings.of(
            outputs, Rendering.Format.json, new MetricsOptions(), spec)
        .all();
    try (Printer printer = new Printer(streams, renderings)) {
      Function<Reading, Printed> printing = printing(renderings);
      if (isMerged) {
        List<Reading> all = new ArrayList<>();
        new InputReader<Reading>(options, streams.in(), reading -> reading, all::add)
            .read(new InputWalk(inputs));
        if (!all.isEmpty()) {
          printer.print(printing.apply(OneMoment.merge(all)));
        }
      } else {
        new InputReader<>(options, streams.in(), printing, printer::print)
            .read(new InputWalk(inputs));
      }
      return printer.end();
    }
  }

  private Function<Reading, Printed> printing(List<Rendering> renderings) {
    Terminal terminal = streams.terminal();
    ProblemText problems =
        ProblemText.of(terminal.width(), color.palette(terminal, terminal.isError()));
    List<Function<Reading, byte[]>> bodies = renderings.stream().map(this::body).toList();
    return reading -> new Printed(
        reading,
        bodies.stream().map(body -> body.apply(reading)).toList(),
        problems(problems, reading, true),
        problems(problems, reading, false));
  }

  private Function<Reading, byte[]> body(Rendering rendering) {
    Terminal terminal = streams.terminal();
    return switch (rendering.format()) {
      case text -> {
        ReadingText text = rendering.isStandard()
            ? ReadingText.of(terminal.width(), color.palette(terminal, terminal.isOutput()))
            : ReadingText.of(Terminal.DEFAULT_WIDTH, Palette.PLAIN);
        yield reading -> utf8(text.write(reading));
      }
      case csv -> ParseCommand::rows;
      default -> new JsonLines()::line;
    };
  }

  private static byte[] rows(Reading reading) {
    return utf8(csv(out -> ReadingCsv.write(reading, out)));
  }

  private static String csv(NewFile.Content content) {
    StringBuilder rows = new StringBuilder();
    try {
      content.write(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return rows.toString();
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

  /** Prints readings in order, in all forms. */
  private static final class Printer implements AutoCloseable {
    private final Streams streams;
    private final List<Form> forms = new ArrayList<>();
    private final boolean isWatched;
    private @Nullable String noted;
    private boolean isTrouble;

    Printer(Streams streams, List<Rendering> renderings) {
      this.streams = streams;
      this.isWatched = streams.terminal().isOutput();
      try {
        for (Rendering rendering : renderings) {
          Place place = Place.of(rendering, streams);
          forms.add(
              switch (rendering.format()) {
                case text -> new TextForm(place);
                case csv -> new CsvForm(place);
                default -> new JsonForm(place);
              });
        }
      } catch (Output.Failed e) {
        close();
        throw e;
      }
    }

    void print(Printed printed) {
      for (int i = 0; i < forms.size(); i++) {
        forms.get(i).print(printed.reading, printed.bodies.get(i));
      }
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
      for (Form form : forms) {
        form.end();
        form.place.keep();
      }
      return isTrouble ? ExitCode.TROUBLE : ExitCode.OK;
    }

    /** What was not printed to the end does not stay. */
    @Override
    public void close() {
      forms.forEach(form -> form.place.close());
    }
  }

  /** Where a form goes: standard output, or a file that is there when it is whole. */
  private record Place(Output output, Optional<NewFile> made, Rendering rendering) {
    static Place of(Rendering rendering, Streams streams) {
      try {
        Optional<NewFile> made = rendering.isStandard()
            ? Optional.empty()
            : Optional.of(NewFile.at(rendering.file().orElseThrow()));
        return new Place(streams.out(), made, rendering);
      } catch (IOException e) {
        throw failed(rendering, e);
      }
    }

    private static Output.Failed failed(Rendering rendering, IOException cause) {
      return Output.Failed.of(rendering.file().orElseThrow(), cause);
    }

    void write(byte[] bytes) {
      try {
        if (made.isPresent()) {
          made.get().stream().write(bytes);
        } else {
          output.write(bytes);
        }
      } catch (IOException e) {
        throw failed(rendering, e);
      }
    }

    void keep() {
      try {
        if (made.isPresent()) {
          made.get().keep();
        } else {
          output.flush();
        }
      } catch (IOException e) {
        throw failed(rendering, e);
      }
    }

    void close() {
      try {
        if (made.isPresent()) {
          made.get().close();
        }
      } catch (IOException e) {
        // Why it could not be written was said where it was written.
      }
    }
  }

  /** Prints readings in one form. */
  private abstract static class Form {
    final Place place;

    Form(Place place) {
      this.place = place;
    }

    abstract void print(Reading reading, byte[] body);

    void end() {}
  }

  /** One object a line; the first one waits for a second: alone it is printed pretty. */
  private static final class JsonForm extends Form {
    private @Nullable Reading first;
    private byte[] firstBody = NOTHING;
    private boolean isSeveral;

    JsonForm(Place place) {
      super(place);
    }

    @Override
    void print(Reading reading, byte[] body) {
      if (first == null && !isSeveral) {
        first = reading;
        firstBody = body;
        return;
      } else if (first != null) {
        place.write(firstBody);
        first = null;
        isSeveral = true;
      }
      place.write(body);
    }

    @Override
    void end() {
      if (first != null) {
        place.write(pretty(first));
      }
    }
  }

  /** Captures with an empty line between them; where there is none, the problem says all. */
  private static final class TextForm extends Form {
    private boolean isSeveral;

    TextForm(Place place) {
      super(place);
    }

    @Override
    void print(Reading reading, byte[] body) {
      if (reading.capture().isPresent()) {
        place.write(isSeveral ? EMPTY_LINE : NOTHING);
        place.write(body);
        isSeveral = true;
      }
    }
  }

  /** The names of the columns once, and rows. */
  private static final class CsvForm extends Form {
    CsvForm(Place place) {
      super(place);
      place.write(utf8(csv(ReadingCsv::writeHead)));
    }

    @Override
    void print(Reading reading, byte[] body) {
      place.write(body);
    }
  }
}
