// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What else is known or wanted when survival is judged.
 *
 * <pre>{@code
 * PackageEvidence rpmQa = listing.get(CaptureFacts.PACKAGE_EVIDENCE).require();
 * Survival.between(before, old, after, now, SurvivalOptions.DEFAULT.withPackagesAfter(rpmQa));
 * }</pre>
 *
 * @param required names that must be there after, whatever was before
 * @param packagesBefore what a listing or a transcript shows of the packages before
 * @param packagesAfter ... of the packages after: a list of them, or what changed until then
 * @param anyOrder whether captures that seem to be swapped are fine
 * @param failIfEmpty whether it is an objection that before has nothing that could be lost
 */
public record SurvivalOptions(
    List<String> required,
    Optional<PackageEvidence> packagesBefore,
    Optional<PackageEvidence> packagesAfter,
    boolean anyOrder,
    boolean failIfEmpty) {

  /** Nothing else. */
  public static final SurvivalOptions DEFAULT =
      new SurvivalOptions(List.of(), Optional.empty(), Optional.empty(), false, false);

  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{7,64}");

  /** Copies the list. */
  public SurvivalOptions {
    required = List.copyOf(required);
  }

  /** These options with other names that are required. */
  public SurvivalOptions withRequired(List<String> names) {
    return new SurvivalOptions(names, packagesBefore, packagesAfter, anyOrder, failIfEmpty);
  }

  /** These options with evidence of the packages before. */
  public SurvivalOptions withPackagesBefore(PackageEvidence evidence) {
    return new SurvivalOptions(
        required, Optional.of(evidence), packagesAfter, anyOrder, failIfEmpty);
  }

  /** These options with evidence of the packages after. */
  public SurvivalOptions withPackagesAfter(PackageEvidence evidence) {
    return new SurvivalOptions(
        required, packagesBefore, Optional.of(evidence), anyOrder, failIfEmpty);
  }

  /** These options, captures in any order. */
  public SurvivalOptions withAnyOrder(boolean any) {
    return new SurvivalOptions(required, packagesBefore, packagesAfter, any, failIfEmpty);
  }

  /** These options with or without an objection to a before that has nothing. */
  public SurvivalOptions withFailIfEmpty(boolean fail) {
    return new SurvivalOptions(required, packagesBefore, packagesAfter, anyOrder, fail);
  }

  /** These options with the listings of two sides, where they have any. */
  SurvivalOptions withEvidenceOf(ComparedSide before, ComparedSide after) {
    return new SurvivalOptions(
        required,
        before.packages().map(ComparedSide.Packages::evidence).or(() -> packagesBefore),
        after.packages().map(ComparedSide.Packages::evidence).or(() -> packagesAfter),
        anyOrder,
        failIfEmpty);
  }

  /**
   * Why evidence can't be about a deployment, in words; empty where nothing speaks against it. Evidence that is not
   * about the deployment must not be used: it would prove the wrong thing.
   */
  public static Optional<String> findObjection(PackageEvidence evidence, Deployment deployment) {
    if (!evidence.isEffective()) {
      return Optional.of(
          "the transaction was only previewed or tried, or it failed: nothing of it is there");
    }
    Optional<CommitName> commit = evidence.commit().map(Optional::of).orElse(Optional.empty());
    if (commit.isEmpty() || isOf(commit.get(), deployment)) {
      return Optional.empty();
    }
    String checksum = commit.get().checksum();
    boolean base = deployment.baseChecksum().isShown()
        && Equivalence.ofChecksum(deployment.baseChecksum().require(), checksum);
    return Optional.of(
        base
            ? "the packages are those of the base commit " + checksum
                + ", without what is layered on it; name the deployed commit "
                + deployment.checksum().require()
            : "the packages are those of commit " + checksum + ", but the deployment is "
                + deployment.checksum().require());
  }

  /** Whether a commit is the deployed one, as far as both are shown. */
  static boolean isOf(CommitName commit, Deployment deployment) {
    return !deployment.checksum().isShown()
        || !CHECKSUM.matcher(commit.checksum()).matches()
        || Equivalence.ofChecksum(deployment.checksum().require(), commit.checksum());
  }
}
