// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.internal.diff.Images;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One side of a comparison: where it was read, which of its deployments is compared, and what went wrong on the way.
 *
 * @param input the path as given, or any name that the caller chose
 * @param capture the capture that lists the deployment
 * @param deployment the deployment that is compared
 * @param problems what could not be read of the input, or was repaired
 * @param packages what else shows its packages
 */
public record ComparedSide(
    String input,
    Capture capture,
    Deployment deployment,
    List<Problem> problems,
    Optional<Packages> packages) {
  private static final int SHORT = 10;

  /** Copies the list. */
  public ComparedSide {
    problems = List.copyOf(problems);
  }

  /**
   * A listing of packages or a transcript.
   *
   * @param input the path as given
   * @param format what it is
   * @param evidence what it shows
   * @param problems what could not be read of it
   */
  public record Packages(
      String input, CaptureFormat format, PackageEvidence evidence, List<Problem> problems) {
    /** Copies the list. */
    public Packages {
      problems = List.copyOf(problems);
    }

    /** Whether its silence tells something: that a package is not there, or has not changed. */
    public boolean isComplete() {
      return evidence.installed().isShown() ? evidence.isWhole() : evidence.complete();
    }
  }

  /** A deployment of a capture that was read without a problem. */
  public static ComparedSide of(String input, Capture capture, Deployment deployment) {
    return new ComparedSide(input, capture, deployment, List.of(), Optional.empty());
  }

  /** A deployment of the capture that was read. */
  public static ComparedSide of(Reading reading, Deployment deployment) {
    return new ComparedSide(
        reading.input(),
        reading.capture().orElseThrow(),
        deployment,
        reading.problems(),
        Optional.empty());
  }

  /**
   * This side with what else shows its packages.
   *
   * @param listing the reading of a capture that {@link CaptureFormat#isPackageEvidence}
   */
  public ComparedSide withPackages(Reading listing) {
    Capture read = listing.capture().orElseThrow();
    PackageEvidence evidence = read.get(CaptureFacts.PACKAGE_EVIDENCE).require();
    Packages shown = new Packages(listing.input(), read.format(), evidence, listing.problems());
    return new ComparedSide(input, capture, deployment, problems, Optional.of(shown));
  }

  /** The commit of the base, where the capture tells it. */
  public Optional<String> base() {
    return capture.findBaseCommit(deployment);
  }

  /** Whether the input, or what else shows its packages, could not be read without an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError)
        || packages.stream().flatMap(each -> each.problems().stream()).anyMatch(Problem::isError);
  }

  /** Whether both sides are of one capture, not of two that say the same. */
  @SuppressWarnings("ReferenceEquality")
  public boolean isOfOneCapture(ComparedSide other) {
    return capture == other.capture;
  }

  /** Whether both are one deployment of one capture: then nothing can differ, shown or not. */
  @SuppressWarnings(
      "ReferenceEquality") // two that show the same may differ in what they do not show
  public boolean isSameDeployment(ComparedSide other) {
    return isOfOneCapture(other) && deployment == other.deployment;
  }

  /** The version, or what else names the deployment best. */
  public String name() {
    return deployment
        .version()
        .orElse(Optional.empty())
        .or(() -> base().or(() -> Images.digest(deployment)).map(ComparedSide::shortened))
        .orElse(place());
  }

  /** Which deployment of its capture it is, in words; one whose index is not shown stands alone. */
  public String place() {
    return deployment.index() < 0 ? "the deployment" : "deployment " + deployment.index();
  }

  /**
   * The name, and where the other side has the same name for another base, the commit or the image of it besides; never
   * a commit beside an image.
   */
  public String nameBeside(ComparedSide other) {
    return name().equals(other.name())
        ? difference(other, ComparedSide::base)
            .or(() -> difference(other, side -> Images.digest(side.deployment)))
            .map(own -> name() + " (" + own + ")")
            .orElse(name())
        : name();
  }

  private Optional<String> difference(
      ComparedSide other, Function<ComparedSide, Optional<String>> mark) {
    Optional<String> theirs = mark.apply(other);
    return mark.apply(this)
        .filter(own -> theirs.filter(each -> !Equivalence.ofChecksum(own, each)).isPresent())
        .map(ComparedSide::shortened);
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }
}
