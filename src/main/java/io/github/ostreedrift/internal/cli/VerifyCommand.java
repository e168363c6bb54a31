// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.diff.survival.SurvivalScope;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.report.FleetSurvivalJson;
import io.github.ostreedrift.internal.report.FleetSurvivalText;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.SurvivalJson;
import io.github.ostreedrift.internal.report.SurvivalText;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: did every package and override survive the upgrade? */
@Command(
    name = "verify",
    abbreviateSynopsis = true,
    footer = "Example: ostree-drift verify before.txt after.txt",
    description =
        "Tells whether every package, override and setting of BEFORE is there in AFTER. With one capture: of"
            + " the deployment before the booted one in the booted one, or with --next of the booted one in the one that"
            + " boots next. Exit code: 0 survived, 1 lost, 2 unknown or trouble.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  /** The end of a reason that a listing of packages would settle. */
  private static final String LISTING = "(`rpm -qa`) would tell";

  @Parameters(
      paramLabel = "CAPTURE",
      arity = "1..2",
      description =
          "BEFORE and AFTER, or one capture: a file, FILE#N for the N-th capture in it, or - for standard input;"
              + " or fleets: folders, archives, transcripts, JSON Lines, whose nodes are paired by name.")
  private List<String> inputs = List.of();

  @Option(names = "--next", description = "One capture: the booted against the next one.")
  private boolean next;

  @Option(
      names = "--packages-before",
      paramLabel = "FILE",
      description =
          "The packages of BEFORE: `rpm -qa`, `rpm-ostree db list` or an SBOM; a file, FILE#N or - for standard input;"
              + " of fleets a folder, with a file called after each node.")
  private @Nullable String packagesBefore;

  @Option(
      names = "--packages-after",
      paramLabel = "FILE",
      description =
          "The packages of AFTER, likewise; or what changed: `rpm-ostree db diff`, or what the upgrade printed.")
  private @Nullable String packagesAfter;

  @Option(
      names = "--require",
      paramLabel = "FILE|LIST",
      description = "Names that must be there after: a,b,c or a file.")
  private String required = "";

  @Option(
      names = "--before-deployment",
      paramLabel = "WHICH",
      converter = DeploymentChoice.Converter.class,
      description =
          "The deployment before: booted (with two captures, or --next), rollback (with one), staged, pending, or"
              + " an index.")
  private @Nullable DeploymentChoice beforeChoice;

  @Option(
      names = "--after-deployment",
      paramLabel = "WHICH",
      converter = DeploymentChoice.Converter.class,
      description = "The deployment after, in the same way: booted by default, but with --next.")
  private @Nullable DeploymentChoice afterChoice;

  @Option(names = "--fail-if-empty", description = "Exit code 2 where BEFORE has nothing to lose.")
  private boolean failIfEmpty;

  @Option(
      names = "--force-order",
      description = "Take them in this order, though they seem swapped.")
  private boolean forceOrder;

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

  VerifyCommand(Streams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    refuseNonsense();
    Renderings renderings = Renderings.of(outputs, Rendering.Format.text, metrics, spec);
    ProblemCollector complaints = new ProblemCollector(streams, color);
    FleetInputs fleet = FleetInputs.read(inputs, options, streams);
    return fleet.isFleet()
        ? verify(fleet, complaints, renderings)
        : verify(fleet.streams(), complaints, renderings);
  }

  /** Each node of a fleet by itself. */
  private int verify(FleetInputs fleet, ProblemCollector complaints, Renderings renderings) {
    fleet.problems().forEach(met -> complaints.add(met.input(), met.problem()));
    complaints.end();
    FleetSurvival.Options asked = FleetSurvival.Options.of(scope()).withJudging(judging());
    if (beforeChoice != null) {
      asked = asked.withBefore(new FleetSurvival.Choice(beforeChoice::find, beforeChoice::missing));
    }
    if (afterChoice != null) {
      asked = asked.withAfter(new FleetSurvival.Choice(afterChoice::find, afterChoice::missing));
    }
    if (packagesBefore != null) {
      asked = asked.withPackagesBefore(listings("--packages-before", packagesBefore));
    }
    if (packagesAfter != null) {
      asked = asked.withPackagesAfter(listings("--packages-after", packagesAfter));
    }
    FleetSurvival result = fleet.pairs().result(asked);
    result.nodes().stream()
        .flatMap(node -> node.doubts().stream())
        .distinct()
        .filter(doubt -> !withOption(doubt).equals(doubt))
        .forEach(doubt ->
            complaints.tell(inputs.get(inputs.size() - 1), Severity.ERROR, withOption(doubt)));
    renderings.write(new PrintedFleet(result), inputs, clock, streams, color);
    if (complaints.isTrouble() || result.isUnknown()) {
      return ExitCode.TROUBLE;
    }
    return result.isProved() ? ExitCode.OK : ExitCode.FOUND;
  }

  private record Printed(Survival survival) implements Renderings.Result {
    @Override
    public String text(int width, Palette palette) {
      return SurvivalText.of(width, palette).write(survival) + advice(survival.items().stream());
    }

    @Override
    public void json(OutputStream out) throws IOException {
      out.write(SurvivalJson.write(survival).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void report(Report report, Appendable out) throws IOException {
      report.write(survival, out);
    }
  }

  private record PrintedFleet(FleetSurvival fleet) implements Renderings.Result {
    @Override
    public String text(int width, Palette palette) {
      return FleetSurvivalText.write(fleet, width, palette)
          + advice(fleet.nodes().stream().flatMap(node -> node.items().stream()));
    }

    @Override
    public void json(OutputStream out) throws IOException {
      FleetSurvivalJson.write(fleet, out);
    }

    @Override
    public void report(Report report, Appendable out) throws IOException {
      report.write(fleet, out);
    }
  }

  /** The reasons say that a listing would tell; here is how it is given. */
  private static String advice(Stream<SurvivalItem> items) {
    return items.anyMatch(item -> item.reason().endsWith(LISTING))
        ? "Give what is installed with --packages-before and --packages-after.\n"
        : "";
  }

  private FleetSurvival.Listings listings(String option, String folder) {
    try {
      return ListingFolder.open(Path.of(folder), options.listings());
    } catch (IOException | InvalidPathException e) {
      throw new ParameterException(
          spec.commandLine(),
          option + ": for many nodes, this is a folder with a file for each node, called after it; "
              + folder + ": " + FileAccess.sentence(e),
          e);
    }
  }

  private SurvivalOptions judging() {
    return SurvivalOptions.DEFAULT
        .withRequired(required())
        .withAnyOrder(forceOrder)
        .withFailIfEmpty(failIfEmpty);
  }

  /** One capture against another, or the deployments of one. */
  private int verify(Streams given, ProblemCollector complaints, Renderings renderings) {
    CapturePair pair = CapturePair.read("verify", inputs, options, given, complaints);
    if (!pair.isWhole()) {
      return ExitCode.TROUBLE;
    }
    Optional<Deployment> from = choose(pair.first(), beforeChoice, scope()::findBefore, complaints);
    if (from.isEmpty()) {
      return ExitCode.TROUBLE;
    }
    Optional<Deployment> to = choose(pair.second(), afterChoice, scope()::findAfter, complaints);
    if (to.isEmpty()) {
      return ExitCode.TROUBLE;
    }
    Optional<ComparedSide> before = side(pair.first(), from.get(), packagesBefore, complaints);
    Optional<ComparedSide> after = side(pair.second(), to.get(), packagesAfter, complaints);
    if (before.isEmpty() || after.isEmpty()) {
      return ExitCode.TROUBLE;
    }
    Survival survival = Survival.between(before.get(), after.get(), judging());
    survival
        .objections()
        .forEach(objection ->
            complaints.tell(pair.second().argument(), Severity.ERROR, withOption(objection)));
    renderings.write(new Printed(survival), inputs, clock, streams, color);
    return exitCode(survival.verdict());
  }

  private void refuseNonsense() {
    if (inputs.size() > 2) {
      throw new ParameterException(
          spec.commandLine(),
          "one capture before and one after are compared, but " + inputs.size()
              + " are given; many nodes are given as two folders");
    }
    if (next && inputs.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--next takes one capture");
    }
    if (next && afterChoice != null) {
      throw new ParameterException(
          spec.commandLine(), "--next and --after-deployment name two deployments after");
    }
    List<String> all = new ArrayList<>(inputs);
    Stream.of(packagesBefore, packagesAfter).filter(Objects::nonNull).forEach(all::add);
    if (all.stream().filter(InputOptions::isStandard).count() > 1) {
      throw new ParameterException(spec.commandLine(), InputOptions.STANDARD_ONCE);
    }
    if (inputs.size() > 1 && SameInput.areSame(inputs.get(0), inputs.get(1))) {
      throw new ParameterException(
          spec.commandLine(),
          "BEFORE and AFTER are one file, " + inputs.get(0)
              + "; for two deployments in it, give it once");
    }
  }

  /** A side with the listing of its packages; empty where one is asked for and there is none. */
  private Optional<ComparedSide> side(
      OneCapture capture,
      Deployment deployment,
      @Nullable String packages,
      ProblemCollector complaints) {
    ComparedSide side = ComparedSide.of(capture.reading(), deployment);
    if (packages == null) {
      return Optional.of(side);
    }
    OneCapture listing = OneListing.read(packages, options.listings(), streams.in(), deployment);
    listing.problems().forEach(problem -> complaints.tell(packages, problem));
    return listing.capture().map(read -> side.withPackages(listing.reading()));
  }

  /** The deployment that is asked for, or else the one that is meant by default. */
  private Optional<Deployment> choose(
      OneCapture input,
      @Nullable DeploymentChoice asked,
      Function<Capture, Optional<Deployment>> byDefault,
      ProblemCollector complaints) {
    Capture capture = input.capture().orElseThrow();
    Optional<Deployment> found = asked == null ? byDefault.apply(capture) : asked.find(capture);
    if (found.isEmpty()) {
      String message = asked == null ? missing(capture) : asked.missing(capture);
      complaints.tell(input.argument(), Severity.ERROR, message);
    }
    return found;
  }

  private SurvivalScope scope() {
    return inputs.size() > 1
        ? SurvivalScope.UPGRADE
        : next ? SurvivalScope.NEXT_BOOT : SurvivalScope.LAST_BOOT;
  }

  /** An objection, and which option asked for it, or overrules it. */
  private String withOption(String objection) {
    if (objection.endsWith("swap them")) {
      return objection + ", or give --force-order";
    }
    return failIfEmpty && objection.startsWith("before shows nothing")
        ? objection + " (--fail-if-empty)"
        : objection;
  }

  /** What the library says, and which options help. */
  private String missing(Capture capture) {
    String advice = capture.deployments().isEmpty() || capture.isBootedOnly()
        ? ""
        : capture.findBooted().isEmpty()
            ? ": --before-deployment and --after-deployment take an index, for example"
            : ", or --next";
    return scope().missing(capture) + advice;
  }

  private static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case SURVIVED -> ExitCode.OK;
      case LOST -> ExitCode.FOUND;
      case UNKNOWN -> ExitCode.TROUBLE;
    };
  }

  private List<String> required() {
    try {
      return RequiredNames.of(required);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--require: " + e.getMessage(), e);
    }
  }
}
