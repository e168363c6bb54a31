// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.CaptureFacts.AUTOMATIC_UPDATES;
import static io.github.ostreedrift.model.CaptureFacts.AVAILABLE_UPDATE;
import static io.github.ostreedrift.model.CaptureFacts.STATE;
import static io.github.ostreedrift.model.CaptureFacts.UPDATE_DRIVER;
import static io.github.ostreedrift.model.CaptureFacts.WARNINGS;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.List;
import java.util.Optional;

/** Compares what two captures say of their hosts, whatever deployments these run. */
final class HostComparison {
  private static final ChangeCollector.Plain<String> STATES = new ChangeCollector.Plain<>(
      Change.HostChange::new, ChangeKind.STATE_CHANGED, String::equals, Optional::of);

  private static final ChangeCollector.Plain<Boolean> ROLLBACKS = new ChangeCollector.Plain<>(
      Change.HostChange::new, ChangeKind.ROLLBACK_QUEUED_CHANGED, Boolean::equals, Texts::flag);

  private static final ChangeCollector.Plain<AutomaticUpdates> POLICIES =
      new ChangeCollector.Plain<>(
          Change.HostChange::new,
          ChangeKind.UPDATE_POLICY_CHANGED,
          (one, other) ->
              one.policy().equals(other.policy()) && Equivalence.ofTold(one.unit(), other.unit()),
          Texts::policy);

  private static final ChangeCollector.Plain<Optional<UpdateDriver>> DRIVERS =
      new ChangeCollector.Plain<>(
          Change.HostChange::new,
          ChangeKind.UPDATE_DRIVER_CHANGED,
          HostComparison::sameDriver,
          driver -> driver.map(Texts::driver));

  private static final ChangeCollector.Plain<AvailableUpdate> UPDATES = new ChangeCollector.Plain<>(
      Change.HostChange::new,
      ChangeKind.AVAILABLE_UPDATE_CHANGED,
      (one, other) -> Equivalence.ofTold(one.version(), other.version())
          && Equivalence.ofToldChecksum(one.checksum(), other.checksum()),
      Texts::update);

  private final Capture left;
  private final Capture right;
  private final ChangeCollector findings;

  HostComparison(Capture left, Capture right, ChangeCollector findings) {
    this.left = left;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    compare(STATE, STATES);
    compare(CaptureFacts.ROLLBACK_QUEUED, ROLLBACKS);
    compare(AUTOMATIC_UPDATES, POLICIES);
    compare(UPDATE_DRIVER, DRIVERS);
    findings.compare(WARNINGS.name(), left.get(WARNINGS), right.get(WARNINGS), this::warnings);
    compare(AVAILABLE_UPDATE, UPDATES);
  }

  private <T> void compare(FactKey<Capture, T> key, ChangeCollector.Plain<T> comparison) {
    comparison.compare(findings, key.name(), left.get(key), right.get(key));
  }

  private void warnings(List<String> one, List<String> other) {
    List<String> gone = Equivalence.withoutTexts(one, other);
    List<String> come = Equivalence.withoutTexts(other, one);
    if (!gone.isEmpty() || !come.isEmpty()) {
      findings.add(new Change.HostChange(
          ChangeKind.WARNINGS_CHANGED, WARNINGS.name(), Texts.joined(gone), Texts.joined(come)));
    }
  }

  private static boolean sameDriver(Optional<UpdateDriver> one, Optional<UpdateDriver> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() == other.isEmpty();
    }
    return Equivalence.ofText(one.get().name(), other.get().name())
        && Equivalence.ofTold(one.get().unit(), other.get().unit());
  }
}
