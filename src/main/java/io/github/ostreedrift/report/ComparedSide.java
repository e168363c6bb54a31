// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import io.github.ostreedrift.diff.Images;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import java.util.List;
import java.util.Optional;

/**
 * One side of a comparison: where it was read, and which of its deployments is compared.
 *
 * @param input the path as given
 * @param deployment the deployment that is compared
 * @param base the commit of its base, where the capture tells it
 * @param packages what else shows its packages
 */
public record ComparedSide(
    String input, Deployment deployment, Optional<String> base, Optional<Packages> packages) {
  private static final int SHORT = 10;

  /**
   * A listing of packages or a transcript.
   *
   * @param input the path as given
   * @param format what it is
   * @param evidence what it shows
   */
  public record Packages(String input, CaptureFormat format, PackageEvidence evidence) {

    /** Whether its silence tells something: that a package is not there, or has not changed. */
    boolean isComplete() {
      return evidence.installed().isShown() ? evidence.isWhole() : evidence.complete();
    }

    /** How many packages or changes it has, in words. */
    String count() {
      return evidence.installed().isShown()
          ? count(evidence.installed().require(), "package")
          : count(evidence.changes().orElse(List.of()), "change");
    }

    private static String count(List<?> things, String word) {
      return things.size() + " " + word + (things.size() == 1 ? "" : "s");
    }
  }

  /** A deployment of a capture. */
  public static ComparedSide of(String input, Capture capture, Deployment deployment) {
    return new ComparedSide(
        input, deployment, capture.findBaseCommit(deployment), Optional.empty());
  }

  /**
   * This side with what else shows its packages.
   *
   * @param input the path as given
   * @param listing a capture that {@link CaptureFormat#isPackageEvidence}
   */
  public ComparedSide withPackages(String input, Capture listing) {
    PackageEvidence evidence = listing.get(CaptureFacts.PACKAGE_EVIDENCE).require();
    return new ComparedSide(
        this.input, deployment, base, Optional.of(new Packages(input, listing.format(), evidence)));
  }

  /** The version, or what else names the deployment best. */
  String name() {
    return deployment
        .version()
        .orElse(Optional.empty())
        .or(this::commit)
        .orElse("deployment " + deployment.index());
  }

  /** The name, and the commit or image besides where the other side has the same name for another one. */
  String nameBeside(ComparedSide other) {
    boolean ambiguous =
        name().equals(other.name()) && commit().isPresent() && !commit().equals(other.commit());
    return ambiguous ? name() + " (" + commit().orElse("") + ")" : name();
  }

  /** The commit of the base or the digest of the image, shortened. */
  private Optional<String> commit() {
    return base.or(() -> Images.digest(deployment))
        .map(commit -> commit.substring(0, Math.min(SHORT, commit.length())));
  }
}
