// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.diff.Survival;
import io.github.ostreedrift.diff.SurvivalOptions;
import io.github.ostreedrift.diff.Verdict;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Severity;
import io.github.ostreedrift.report.ComparedSide;
import io.github.ostreedrift.report.SurvivalJson;
import io.github.ostreedrift.report.SurvivalMarkdown;
import io.github.ostreedrift.report.SurvivalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    description =
        "Tells whether every package, override and setting of BEFORE is there in AFTER. With one capture: of"
            + " the deployment before the booted one in the booted one, or with --next of the booted one in the one that"
            + " boots next. Exit code: 0 survived, 1 lost, 2 unknown or trouble.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CAPTURE",
      arity = "1..2",
      description =
          "BEFORE and AFTER, or one capture: a file, FILE#N for the N-th capture in it, or - for standard input.")
  private List<String> inputs = List.of();

  @Option(
      names = "--next",
      description = "With one capture: the booted deployment against the one that boots next.")
  private boolean next;

  @Option(
      names = "--packages-before",
      paramLabel = "FILE",
      description =
          "The packages of BEFORE: `rpm -qa` or `rpm-ostree db list`; a file, FILE#N or - for standard input.")
  private @Nullable String packagesBefore;

  @Option(
      names = "--packages-after",
      paramLabel = "FILE",
      description =
          "The packages of AFTER: `rpm -qa` or `rpm-ostree db list`; or what changed from BEFORE to AFTER:"
              + " `rpm-ostree db diff`, or what the upgrade or installation printed. What is recorded, but not"
              + " installed, is lost then.")
  private @Nullable String packagesAfter;

  @Option(
      names = "--require",
      paramLabel = "FILE|LIST",
      description =
          "Names that must be there after, whatever was before: separated by commas, or a file with one a line.")
  private String required = "";

  @Option(
      names = "--force-order",
      description = "Take the captures in this order, though they seem to be swapped.")
  private boolean forceOrder;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Kind kind = Kind.text;

  @Mixin
  private final InputOptions options = new InputOptions();

  @Mixin
  private final ColorOption color = new ColorOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private final Streams streams;

  VerifyCommand(Streams streams) {
    this.streams = streams;
  }

  /** The words of {@code --output}. */
  enum Kind {
    text,
    json,
    markdown
  }

  @Override
  public Integer call() {
    refuseNonsense();
    ProblemCollector complaints = new ProblemCollector(streams, color);
    CapturePair pair = CapturePair.read(inputs, options, streams, complaints);
    if (!pair.isWhole()) {
      return ExitCode.TROUBLE;
    }
    OneCapture before = pair.first();
    OneCapture after = pair.second();
    boolean trouble = pair.isTrouble();
    Capture old = before.capture().orElseThrow();
    Capture now = after.capture().orElseThrow();
    Optional<Deployment> from = inputs.size() > 1 || next ? old.findBooted() : old.findRollback();
    Optional<Deployment> to = next ? findNext(now) : now.findBooted();
    if (from.isEmpty() || to.isEmpty()) {
      String argument = from.isEmpty() ? before.argument() : after.argument();
      complaints.tell(argument, Severity.ERROR, missing(old, now));
      return ExitCode.TROUBLE;
    }
    Optional<String> objection = Survival.findObjection(old, from.get(), now, to.get(), forceOrder);
    if (objection.isPresent()) {
      complaints.tell(after.argument(), Severity.ERROR, objection.get());
      return ExitCode.TROUBLE;
    }
    Optional<OneCapture> listedBefore = readListing(packagesBefore, from.get());
    Optional<OneCapture> listedAfter = readListing(packagesAfter, to.get());
    boolean refused = isRefused(listedBefore, from.get(), complaints);
    refused |= isRefused(listedAfter, to.get(), complaints);
    if (refused) {
      return ExitCode.TROUBLE;
    }
    trouble |= listedBefore.filter(OneCapture::isTrouble).isPresent();
    trouble |= listedAfter.filter(OneCapture::isTrouble).isPresent();
    Survival survival = Survival.between(
        old,
        from.get(),
        now,
        to.get(),
        new SurvivalOptions(required(), evidence(listedBefore), evidence(listedAfter)));
    print(
        survival,
        side(ComparedSide.of(before.argument(), old, from.get()), listedBefore),
        side(ComparedSide.of(after.argument(), now, to.get()), listedAfter));
    return trouble ? ExitCode.TROUBLE : exitCode(survival.verdict());
  }

  private void refuseNonsense() {
    if (next && inputs.size() > 1) {
      throw new ParameterException(spec.commandLine(), "--next takes one capture");
    }
    List<String> all = new ArrayList<>(inputs);
    Stream.of(packagesBefore, packagesAfter).filter(Objects::nonNull).forEach(all::add);
    if (all.stream().filter(InputOptions::isStandard).count() > 1) {
      throw new ParameterException(spec.commandLine(), InputOptions.STANDARD_ONCE);
    }
  }

  private Optional<OneCapture> readListing(@Nullable String argument, Deployment deployment) {
    return Optional.ofNullable(argument)
        .map(input -> OneListing.read(input, options.listings(), streams.in(), deployment));
  }

  /** Tells what was met in a listing, and whether it can't be used at all. */
  private static boolean isRefused(
      Optional<OneCapture> listing, Deployment deployment, ProblemCollector complaints) {
    if (listing.isEmpty()) {
      return false;
    }
    String argument = listing.get().argument();
    listing.get().problems().forEach(problem -> complaints.tell(argument, problem));
    Optional<String> objection =
        evidence(listing).flatMap(evidence -> SurvivalOptions.findObjection(evidence, deployment));
    objection.ifPresent(message -> complaints.tell(argument, Severity.ERROR, message));
    return objection.isPresent() || listing.get().capture().isEmpty();
  }

  private static Optional<PackageEvidence> evidence(Optional<OneCapture> listing) {
    return listing
        .flatMap(OneCapture::capture)
        .map(capture -> capture.get(CaptureFacts.PACKAGE_EVIDENCE).require());
  }

  private static ComparedSide side(ComparedSide side, Optional<OneCapture> listing) {
    return listing
        .map(input -> side.withPackages(input.argument(), input.capture().orElseThrow()))
        .orElse(side);
  }

  /** What boots next: the first deployment, which may be the booted one itself. */
  private static Optional<Deployment> findNext(Capture capture) {
    return capture.isBootedOnly()
        ? Optional.empty()
        : capture.deployments().stream().findFirst();
  }

  private String missing(Capture old, Capture now) {
    if (old.findBooted().isEmpty() || now.findBooted().isEmpty()) {
      return "no deployment is marked as booted, so there is nothing to verify";
    } else if (next) {
      return "the capture lists the booted deployment alone; capture it without -b";
    }
    return "there is no deployment to compare the booted one with; give a capture from before as well, or --next";
  }

  private static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case SURVIVED -> ExitCode.OK;
      case LOST -> ExitCode.FOUND;
      case UNKNOWN -> ExitCode.TROUBLE;
    };
  }

  private void print(Survival survival, ComparedSide before, ComparedSide after) {
    Terminal terminal = streams.terminal();
    String text = switch (kind) {
      case text ->
        SurvivalText.of(terminal.width(), color.palette(terminal, terminal.isOutput()))
            .write(survival, before, after);
      case json -> SurvivalJson.write(survival, before, after);
      case markdown -> SurvivalMarkdown.write(survival, before, after);
    };
    streams.out().write(text.getBytes(StandardCharsets.UTF_8));
    streams.out().flush();
  }

  private List<String> required() {
    if (required.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String line : lines()) {
      String name = line.strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        names.add(name);
      }
    }
    return names;
  }

  private List<String> lines() {
    Path file = Path.of(required);
    if (!Files.isRegularFile(file)) {
      return List.of(required.split(",", -1));
    }
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(), "--require: " + required + " can't be read as UTF-8", e);
    }
  }
}
