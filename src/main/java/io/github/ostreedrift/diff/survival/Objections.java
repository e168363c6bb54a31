// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why two sides can't be those of one node before and after, in sentences. */
final class Objections {
  private final ComparedSide before;
  private final ComparedSide after;

  private Objections(ComparedSide before, ComparedSide after) {
    this.before = before;
    this.after = after;
  }

  /**
   * All there are.
   *
   * @param isEmpty whether there is no item that could be lost
   */
  static List<String> find(
      ComparedSide before, ComparedSide after, SurvivalOptions options, boolean isEmpty) {
    Objections objections = new Objections(before, after);
    List<String> all = new ArrayList<>();
    objections.toStateroots().ifPresent(all::add);
    if (!options.anyOrder() && objections.isSwapped()) {
      all.add("the captures seem to be in the wrong order, for what is booted before came later;"
          + " swap them");
    }
    toListing(before, options.packagesBefore()).ifPresent(all::add);
    toListing(after, options.packagesAfter()).ifPresent(all::add);
    if (options.failIfEmpty() && isEmpty) {
      all.add("before shows nothing that is layered, removed, replaced or set");
    }
    return all;
  }

  private Optional<String> toStateroots() {
    Deployment old = before.deployment();
    Deployment now = after.deployment();
    if (!old.stateroot().isShown()
        || !now.stateroot().isShown()
        || Equivalence.ofText(old.stateroot().require(), now.stateroot().require())) {
      return Optional.empty();
    }
    String roots = old.stateroot().require() + ", " + now.stateroot().require();
    return Optional.of(
        before.isOfOneCapture(after)
            ? "the two deployments belong to different stateroots (" + roots
                + "): one is no upgrade of the other"
            : "the stateroots differ (" + roots + "): these captures are not of one node");
  }

  /**
   * Whether what is booted before came later: after has it pending still; or after has booted what before had booted
   * earlier, and does not list what before has booted now, as it would had somebody rolled back.
   */
  private boolean isSwapped() {
    Capture first = before.capture();
    Capture second = after.capture();
    Deployment old = before.deployment();
    Deployment now = after.deployment();
    if (!old.isBooted() || !now.isBooted()) {
      return false;
    }
    boolean wasBooted = first.deployments().stream()
        .dropWhile(each -> !each.isBooted())
        .skip(1)
        .anyMatch(each -> StatusDiff.isSame(each, now));
    boolean isPending = second
        .findPending()
        .filter(pending -> StatusDiff.isSame(pending, old))
        .filter(pending -> wasBooted || pending.checksum().isShown())
        .isPresent();
    boolean wasPending =
        first.findPending().filter(pending -> StatusDiff.isSame(pending, now)).isPresent();
    boolean isListed = second.deployments().stream().anyMatch(each -> StatusDiff.isSame(each, old));
    boolean isSwapped = (isPending && !wasPending) || (wasBooted && !isListed);
    // Last, for it is seldom needed, and a JVM makes the comparison of records at run time.
    return isSwapped && !first.equals(second);
  }

  /** Packages of another deployment prove the wrong thing. */
  private static Optional<String> toListing(ComparedSide side, Optional<PackageEvidence> evidence) {
    String input = side.packages().map(packages -> packages.input() + ": ").orElse("");
    return evidence
        .flatMap(packages -> SurvivalOptions.findObjection(packages, side.deployment()))
        .map(objection -> input + objection);
  }
}
