// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.report.NewFile;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** All forms of a result that one run was asked for. */
final class Renderings {
  private final List<Rendering> asked;
  private final MetricsOptions metrics;
  private final CommandSpec spec;

  private Renderings(List<Rendering> asked, MetricsOptions metrics, CommandSpec spec) {
    this.asked = asked;
    this.metrics = metrics;
    this.spec = spec;
  }

  /** A result that is printed. */
  interface Result {
    /** For people, at a terminal. */
    String text(int width, Palette palette);

    /** For programs. */
    void json(OutputStream out) throws IOException;

    /** In any other form. */
    void report(Report report, Appendable out) throws IOException;
  }

  /**
   * What was asked for, if it makes sense.
   *
   * @param byDefault what is printed where nothing is asked for
   * @throws ParameterException if it makes none
   */
  static Renderings of(
      List<Rendering> asked, Rendering.Format byDefault, MetricsOptions metrics, CommandSpec spec) {
    if (asked.stream().filter(Rendering::isStandard).count() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "only one -o can go to standard output; name files for the others, such as -o json="
              + spec.name() + ".json");
    }
    List<Path> files = asked.stream()
        .flatMap(each -> each.file().stream())
        .map(Path::normalize)
        .toList();
    files.stream()
        .filter(file -> files.indexOf(file) != files.lastIndexOf(file))
        .findFirst()
        .ifPresent(file -> {
          throw new ParameterException(
              spec.commandLine(), "two -o would be written to one file, " + file);
        });
    if (metrics.isAny()
        && asked.stream().noneMatch(each -> each.format() == Rendering.Format.prometheus)) {
      throw new ParameterException(
          spec.commandLine(),
          "--openmetrics and --metrics-per-node tell how -o prometheus is written, which is not"
              + " asked for");
    }
    return new Renderings(
        asked.isEmpty() ? List.of(new Rendering(byDefault, Optional.empty())) : List.copyOf(asked),
        metrics,
        spec);
  }

  /** All of them. */
  List<Rendering> all() {
    return asked;
  }

  /** Writes a result in all forms, each to its place. */
  void write(Result result, List<String> inputs, Clock clock, Streams streams, ColorOption color) {
    Report.Head head = new Report.Head(clock.instant(), inputs, options(), Main.version());
    Terminal terminal = streams.terminal();
    for (Rendering each : asked) {
      try {
        if (each.isStandard()) {
          Palette palette = color.palette(terminal, terminal.isOutput());
          write(each, result, head, terminal.width(), palette, streams.out().failing());
          streams.out().flush();
        } else {
          writeFile(each, result, head);
        }
      } catch (IOException e) {
        throw Output.Failed.of(each.file().orElseThrow(), e);
      }
    }
  }

  private void writeFile(Rendering each, Result result, Report.Head head) throws IOException {
    try (NewFile file = NewFile.at(each.file().orElseThrow())) {
      write(each, result, head, Terminal.DEFAULT_WIDTH, Palette.PLAIN, file.stream());
      file.keep();
    }
  }

  private void write(
      Rendering each, Result result, Report.Head head, int width, Palette palette, OutputStream out)
      throws IOException {
    switch (each.format()) {
      case text -> out.write(result.text(width, palette).getBytes(StandardCharsets.UTF_8));
      case json -> result.json(out);
      case markdown -> report(new Report.Markdown(head), result, out);
      case html -> report(new Report.Html(head), result, out);
      case junit -> report(new Report.JUnit(head), result, out);
      case prometheus -> report(metrics.of(head), result, out);
      case csv -> report(new Report.Csv(), result, out);
    }
  }

  private static void report(Report report, Result result, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    result.report(report, writer);
    writer.flush();
  }

  /** The options that were given, but for those that only say how results look. */
  private List<String> options() {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      if (!List.of("--output", "--color").contains(name)) {
        option
            .originalStringValues()
            .forEach(value -> options.add(option.arity().max() == 0 ? name : name + "=" + value));
      }
    }
    return options;
  }
}
