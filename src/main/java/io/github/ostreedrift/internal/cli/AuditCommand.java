// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Baseline;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.audit.Rules;
import io.github.ostreedrift.audit.RulesReader;
import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.FleetOptions.PathPattern;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.report.AuditJson;
import io.github.ostreedrift.internal.report.AuditText;
import io.github.ostreedrift.internal.report.NewFile;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code audit}: which nodes of a fleet differ, and in what. */
@Command(
    name = "audit",
    abbreviateSynopsis = true,
    footer = "Example: ostree-drift audit must-gather.tar.gz",
    description =
        "Tells which nodes of a fleet differ, and in what: pools, groups of equal nodes, outliers, findings, and nodes"
            + " of which nothing is known. Nodes are compared by their booted deployments. Exit code: 0 no drift, 1 some"
            + " drift, 2 trouble, such as a node without data.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "A file, a folder, an archive (sosreport, Insights, tar), a transcript of many nodes (ansible, pdsh, clush,"
              + " parallel-ssh, salt, oc debug), JSON Lines of {node, status}, or - for standard input (default).")
  private List<String> inputs = List.of();

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description =
          "Names and pools of the nodes: 'oc get nodes' as text or -o json, 'ansible-inventory --list', or CSV"
              + " node,pool. Its nodes without a capture are nodes without data.")
  private @Nullable Path inventory;

  @Option(
      names = "--node-pattern",
      paramLabel = "REGEX",
      converter = PatternConverter.class,
      description =
          "Finds a node's name in the path: by a group (?<node>...), the first group, or all of the match.")
  private @Nullable PathPattern nodePattern;

  @Option(
      names = "--pool-pattern",
      paramLabel = "REGEX",
      converter = PatternConverter.class,
      description = "Finds a node's pool in the path, in the same way.")
  private @Nullable PathPattern poolPattern;

  @Option(
      names = "--reference",
      paramLabel = "[POOL:]WHAT",
      description =
          "With what nodes are compared, for one pool or for all: consensus (default), none, a golden capture FILE or"
              + " PATH#NODE, or previous=FILE, the JSON of an earlier audit. Can be repeated.")
  private List<String> references = List.of();

  @Option(
      names = "--quorum",
      paramLabel = "PERCENT",
      converter = QuorumConverter.class,
      description = "Share of a pool's nodes that must be equal to be the consensus (default: 60).")
  private double quorum = AuditOptions.QUORUM;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules that nodes must fulfil, and findings that are ignored: YAML or JSON, see the manual, fleets.md.")
  private @Nullable Path rules;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write rules that the fleet fulfils as it is now, to be edited by hand.")
  private @Nullable Path baseline;

  @Option(
      names = "--bootc-ready",
      description =
          "Also find nodes that a bootc upgrade would refuse, for they are changed locally.")
  private boolean bootcReady;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description =
          "Judge as if it were this day (such as 2026-12-31): whether an ignore is expired, and how long a"
              + " reboot is waited for.")
  private @Nullable LocalDate asOf;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "KIND[=TO]",
      converter = Rendering.OfVerdict.class,
      completionCandidates = Rendering.OfVerdict.class,
      description = "${COMPLETION-CANDIDATES}; default text, can be repeated.")
  private List<Rendering> outputs = List.of();

  @Mixin
  private final MetricsOptions metrics = new MetricsOptions();

  @Mixin
  private final InputOptions options = new InputOptions();

  @Mixin
  private final ColorOption color = new ColorOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private final Streams streams;
  private final Clock clock;

  AuditCommand(Streams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Renderings renderings = Renderings.of(outputs, Rendering.Format.text, metrics, spec);
    List<String> all = new ArrayList<>(inputs);
    all.addAll(references);
    if (all.stream().filter(InputOptions::isStandard).count() > 1) {
      throw usage(InputOptions.STANDARD_ONCE);
    }
    ProblemCollector problems = new ProblemCollector(streams, color);
    AuditOptions judging = judging(problems);
    Optional<Inventory> expected =
        inventory == null ? Optional.empty() : Optional.of(inventory(inventory, problems));
    if (problems.isFatal()) {
      problems.end();
      return ExitCode.TROUBLE;
    }
    Fleet read = read(problems);
    Fleet fleet = expected.map(read::in).orElse(read);
    problems.end();
    if (problems.isFatal()) {
      return ExitCode.TROUBLE;
    }
    AuditResult result = Audit.of(fleet, judging);
    renderings.write(new Printed(result), named(), clock, streams, color);
    if (baseline != null) {
      write(baseline, Baseline.yaml(result));
    }
    if (problems.isTrouble() || !result.noData().isEmpty()) {
      return ExitCode.TROUBLE;
    }
    return result.hasDrift() ? ExitCode.FOUND : ExitCode.OK;
  }

  private Fleet read(ProblemCollector problems) {
    Fleet fleet = new Fleet();
    FleetReader reader = FleetReader.of(fleetOptions());
    try (Progress progress = Progress.of(streams)) {
      Consumer<NodeCapture> nodes = node -> {
        progress.step();
        problems.add(node);
        fleet.add(Hints.of(node));
      };
      for (String input : inputs.isEmpty() ? named() : distinct(problems)) {
        if (input.equals("-")) {
          reader.read(input, streams.in(), nodes, problems::add);
        } else {
          reader.read(Path.of(input), nodes, problems::add);
        }
      }
    }
    return fleet;
  }

  /** The inputs without those that name a file once more: it is said, and the file counts once. */
  private List<String> distinct(ProblemCollector problems) {
    List<String> distinct = new ArrayList<>();
    for (String input : inputs) {
      Optional<String> same =
          distinct.stream().filter(each -> SameInput.areSame(each, input)).findFirst();
      if (same.isEmpty()) {
        distinct.add(input);
      } else {
        problems.tell(
            input,
            Severity.WARNING,
            "given twice, at first as " + same.get() + "; it is read once");
      }
    }
    return distinct;
  }

  private FleetOptions fleetOptions() {
    FleetOptions fleet = options.fleet().withThreads(Runtime.getRuntime().availableProcessors());
    fleet = nodePattern == null ? fleet : fleet.withNodePattern(nodePattern);
    return poolPattern == null ? fleet : fleet.withPoolPattern(poolPattern);
  }

  private AuditOptions judging(ProblemCollector problems) {
    Instant now =
        asOf == null ? clock.instant() : asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
    References references = new References(options, streams, problems);
    return AuditOptions.at(now)
        .withQuorum(quorum)
        .withBootcReady(bootcReady)
        .withRules(rules == null ? Rules.NONE : rules(rules, problems))
        .withReference(references.read(this.references));
  }

  private Rules rules(Path file, ProblemCollector problems) {
    try {
      RulesReader.Result read = RulesReader.read(Files.readString(file));
      read.problems().forEach(problem -> problems.fatal(file.toString(), problem));
      return read.rules();
    } catch (IOException e) {
      throw usage("--rules: " + file + ": " + FileAccess.sentence(e));
    }
  }

  private Inventory inventory(Path file, ProblemCollector problems) {
    try {
      Inventory read = Inventory.read(file);
      if (read.nodes().isEmpty()) {
        read.problems().stream()
            .filter(Problem::isError)
            .limit(1)
            .forEach(problem -> problems.fatal(file.toString(), problem));
      } else {
        read.problems().forEach(problem -> problems.add(file.toString(), problem));
      }
      return read;
    } catch (IOException e) {
      throw usage("--inventory: " + file + ": " + FileAccess.sentence(e));
    }
  }

  private List<String> named() {
    return inputs.isEmpty() ? List.of("-") : inputs;
  }

  private record Printed(AuditResult result) implements Renderings.Result {
    @Override
    public String text(int width, Palette palette) {
      return AuditText.write(result, palette, width);
    }

    @Override
    public void json(OutputStream out) throws IOException {
      AuditJson.write(result, out);
    }

    @Override
    public void report(Report report, Appendable out) throws IOException {
      report.write(result, out);
    }
  }

  private static void write(Path file, String text) {
    try (NewFile made = NewFile.at(file)) {
      made.stream().write(text.getBytes(StandardCharsets.UTF_8));
      made.keep();
    } catch (IOException e) {
      throw Output.Failed.of(file, e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** A regular expression. */
  static final class PatternConverter implements ITypeConverter<PathPattern> {
    @Override
    public PathPattern convert(String expression) {
      try {
        return PathPattern.compile(expression);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A day. */
  static final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "expected a day of the calendar, such as 2026-12-31, but was '" + text + "'");
      }
    }
  }

  /** A share in percent. */
  static final class QuorumConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double percent =
            Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
        if (percent >= 1 && percent <= 100) {
          return percent / 100;
        }
      } catch (NumberFormatException e) {
        // refused below
      }
      throw new TypeConversionException(
          "expected a share of 1 to 100 percent, such as 60 or 60%, but was '" + text + "'");
    }
  }
}
