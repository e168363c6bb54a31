// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.internal.report.DiffJson;
import io.github.ostreedrift.internal.report.DiffText;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: what differs between two captures, or two deployments of one. */
@Command(
    name = "diff",
    abbreviateSynopsis = true,
    footer = "Example: ostree-drift diff node-1.txt node-2.txt",
    description =
        "Tells what differs between two captures: the deployments that run, the hosts, and which deployments"
            + " there are. What one side does not show is listed, and never is a difference. Exit code: 0 no difference,"
            + " 1 some difference, 2 trouble.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CAPTURE",
      arity = "1..2",
      description =
          "LEFT and RIGHT, each a file, FILE#N for the N-th capture in it, or - for standard input. One"
              + " capture is enough where two of its deployments are compared.")
  private List<String> inputs = List.of();

  @Option(
      names = "--left-deployment",
      paramLabel = "WHICH",
      converter = DeploymentChoice.Converter.class,
      description =
          "The deployment of the left: booted (default), rollback, staged, pending, or an index.")
  private @Nullable DeploymentChoice leftChoice;

  @Option(
      names = "--right-deployment",
      paramLabel = "WHICH",
      converter = DeploymentChoice.Converter.class,
      description = "The deployment of the right, in the same way.")
  private @Nullable DeploymentChoice rightChoice;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "KIND[=TO]",
      converter = Rendering.OfDifference.class,
      completionCandidates = Rendering.OfDifference.class,
      description = "${COMPLETION-CANDIDATES}; default text, can be repeated.")
  private List<Rendering> outputs = List.of();

  @Mixin
  private final InputOptions options = new InputOptions();

  @Mixin
  private final ColorOption color = new ColorOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private final Streams streams;
  private final Clock clock;

  DiffCommand(Streams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    refuseNonsense();
    Renderings renderings =
        Renderings.of(outputs, Rendering.Format.text, new MetricsOptions(), spec);
    ProblemCollector complaints = new ProblemCollector(streams, color);
    CapturePair pair = CapturePair.read("diff", inputs, options, streams, complaints);
    if (!pair.isWhole()) {
      return ExitCode.TROUBLE;
    }
    OneCapture left = pair.first();
    OneCapture right = pair.second();
    Capture one = left.capture().orElseThrow();
    Capture other = right.capture().orElseThrow();
    Optional<Deployment> from = choose(left.argument(), one, leftChoice, complaints);
    Optional<Deployment> to = choose(right.argument(), other, rightChoice, complaints);
    if (from.isEmpty() || to.isEmpty()) {
      return ExitCode.TROUBLE;
    }
    StatusDiff diff = StatusDiff.between(one, from.get(), other, to.get());
    Printed printed = new Printed(
        diff,
        ComparedSide.of(left.reading(), from.get()),
        ComparedSide.of(right.reading(), to.get()));
    renderings.write(printed, inputs, clock, streams, color);
    return pair.isTrouble() ? ExitCode.TROUBLE : diff.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
  }

  private void refuseNonsense() {
    if (inputs.size() == 1 && leftChoice == null && rightChoice == null) {
      throw new ParameterException(
          spec.commandLine(),
          "RIGHT is missing; or name two deployments with --left-deployment and --right-deployment");
    }
    if (inputs.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "two captures are compared, but " + inputs.size() + " are given");
    }
    if (inputs.size() > 1
        && InputOptions.isStandard(inputs.get(0))
        && InputOptions.isStandard(inputs.get(1))) {
      throw new ParameterException(spec.commandLine(), InputOptions.STANDARD_ONCE);
    }
    if (inputs.size() > 1 && SameInput.areSame(inputs.get(0), inputs.get(1))) {
      throw new ParameterException(
          spec.commandLine(),
          "LEFT and RIGHT are one file, " + inputs.get(0)
              + "; for two deployments in it, give it once, with --left-deployment and --right-deployment");
    }
  }

  /** The deployment that is asked for; by default the booted one, or the first where none is marked. */
  private static Optional<Deployment> choose(
      String input,
      Capture capture,
      @Nullable DeploymentChoice asked,
      ProblemCollector complaints) {
    DeploymentChoice choice = asked == null ? new DeploymentChoice("booted") : asked;
    Optional<Deployment> found = choice.find(capture);
    if (found.isPresent()) {
      return found;
    } else if (asked == null && !capture.deployments().isEmpty()) {
      complaints.tell(
          input, Severity.WARNING, "no deployment is marked as booted; the first one is compared");
      return Optional.of(capture.deployments().get(0));
    }
    complaints.tell(input, Severity.ERROR, choice.missing(capture));
    return Optional.empty();
  }

  private record Printed(StatusDiff diff, ComparedSide left, ComparedSide right)
      implements Renderings.Result {
    @Override
    public String text(int width, Palette palette) {
      return DiffText.of(width, palette).write(diff, left, right);
    }

    @Override
    public void json(OutputStream out) throws IOException {
      out.write(DiffJson.write(diff, left, right).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void report(Report report, Appendable out) throws IOException {
      report.write(diff, left, right, out);
    }
  }
}
