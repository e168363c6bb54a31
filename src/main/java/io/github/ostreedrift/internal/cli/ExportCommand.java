// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.OstreeDrift.Export;
import io.github.ostreedrift.OstreeDrift.ExportForm;
import io.github.ostreedrift.internal.report.MissingFacts;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Problem.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: what a deployment is made of, for others to build on. */
@Command(
    name = "export",
    abbreviateSynopsis = true,
    footer = "Example: ostree-drift export --as containerfile node-1.json > Containerfile",
    description =
        "Writes what a deployment is made of as a Containerfile, as commands of rpm-ostree, or as a fragment of a treefile."
            + " What that form can't say is a comment in it, and a warning. Exit code: 0 written, 2 trouble, such as a capture"
            + " that does not show all that matters.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CAPTURE",
      arity = "1",
      description =
          "A file, FILE#N for the N-th capture in it, PATH#NODE for a node's, or - for standard input.")
  private String input = "";

  @Option(
      names = "--as",
      paramLabel = "FORM",
      required = true,
      description = "${COMPLETION-CANDIDATES}.")
  private Form form = Form.containerfile;

  @Option(
      names = "--deployment",
      paramLabel = "WHICH",
      converter = DeploymentChoice.Converter.class,
      description = "booted (default), rollback, staged, pending, or an index.")
  private DeploymentChoice choice = new DeploymentChoice("booted");

  @Option(
      names = "--partial",
      description =
          "Write it though the capture does not show all that matters; what is written says what is missing.")
  private boolean isPartial;

  @Mixin
  private final InputOptions options = new InputOptions();

  @Mixin
  private final ColorOption color = new ColorOption();

  private final Streams streams;

  ExportCommand(Streams streams) {
    this.streams = streams;
  }

  /** The words of {@code --as}. */
  enum Form {
    containerfile(ExportForm.CONTAINERFILE),
    commands(ExportForm.COMMANDS),
    treefile(ExportForm.TREEFILE);

    private final ExportForm form;

    Form(ExportForm form) {
      this.form = form;
    }
  }

  @Override
  public Integer call() {
    ProblemCollector complaints = new ProblemCollector(streams, color);
    OneCapture read = OneCapture.read(input, options, streams.in());
    read.problems().forEach(problem -> complaints.tell(input, problem));
    if (read.capture().isEmpty()) {
      return ExitCode.TROUBLE;
    }
    Capture capture = read.capture().get();
    Optional<Deployment> deployment = choice.find(capture);
    if (deployment.isEmpty()) {
      complaints.tell(input, Severity.ERROR, choice.missing(capture));
      return ExitCode.TROUBLE;
    }
    Export export = OstreeDrift.exportPartial(deployment.get(), form.form);
    if (!export.notShown().isEmpty()) {
      String missing = MissingFacts.sentence(
          deployment.get(), export.notShown(), capture.format().isBootc());
      if (!isPartial) {
        complaints.tell(input, Severity.ERROR, missing + " (--partial writes the rest)");
        return ExitCode.TROUBLE;
      }
      complaints.tell(input, Severity.WARNING, missing);
    }
    export.warnings().forEach(warning -> complaints.tell(input, Severity.WARNING, warning));
    streams.out().write(export.text().getBytes(StandardCharsets.UTF_8));
    streams.out().flush();
    return read.isTrouble() ? ExitCode.TROUBLE : ExitCode.OK;
  }
}
