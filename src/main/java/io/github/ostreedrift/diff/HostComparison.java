// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.CaptureFacts.AUTOMATIC_UPDATES;
import static io.github.ostreedrift.model.CaptureFacts.AVAILABLE_UPDATE;
import static io.github.ostreedrift.model.CaptureFacts.STATE;
import static io.github.ostreedrift.model.CaptureFacts.UPDATE_DRIVER;
import static io.github.ostreedrift.model.CaptureFacts.WARNINGS;

import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.List;
import java.util.Optional;

/** Compares what two captures say of their hosts, whatever deployments these run. */
final class HostComparison {
  private static final Findings.Plain<String> STATES = new Findings.Plain<>(
      Change.HostChange::new, ChangeKind.STATE_CHANGED, String::equals, Optional::of);

  private static final Findings.Plain<AutomaticUpdates> POLICIES = new Findings.Plain<>(
      Change.HostChange::new,
      ChangeKind.UPDATE_POLICY_CHANGED,
      (one, other) ->
          one.policy().equals(other.policy()) && Sameness.ofTold(one.unit(), other.unit()),
      Texts::policy);

  private static final Findings.Plain<Optional<UpdateDriver>> DRIVERS = new Findings.Plain<>(
      Change.HostChange::new,
      ChangeKind.UPDATE_DRIVER_CHANGED,
      HostComparison::sameDriver,
      driver -> driver.map(Texts::driver));

  private static final Findings.Plain<AvailableUpdate> UPDATES = new Findings.Plain<>(
      Change.HostChange::new,
      ChangeKind.AVAILABLE_UPDATE_CHANGED,
      (one, other) -> Sameness.ofTold(one.version(), other.version())
          && Sameness.ofTold(one.checksum(), other.checksum()),
      Texts::update);

  private final Capture left;
  private final Capture right;
  private final Findings findings;

  HostComparison(Capture left, Capture right, Findings findings) {
    this.left = left;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    compare(STATE, STATES);
    compare(AUTOMATIC_UPDATES, POLICIES);
    compare(UPDATE_DRIVER, DRIVERS);
    findings.compare(WARNINGS.name(), left.get(WARNINGS), right.get(WARNINGS), this::warnings);
    compare(AVAILABLE_UPDATE, UPDATES);
  }

  private <T> void compare(FactKey<Capture, T> key, Findings.Plain<T> comparison) {
    comparison.compare(findings, key.name(), left.get(key), right.get(key));
  }

  private void warnings(List<String> one, List<String> other) {
    List<String> gone = Sameness.withoutTexts(one, other);
    List<String> come = Sameness.withoutTexts(other, one);
    if (!gone.isEmpty() || !come.isEmpty()) {
      findings.add(new Change.HostChange(
          ChangeKind.WARNINGS_CHANGED, WARNINGS.name(), Texts.joined(gone), Texts.joined(come)));
    }
  }

  private static boolean sameDriver(Optional<UpdateDriver> one, Optional<UpdateDriver> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() == other.isEmpty();
    }
    return Sameness.ofText(one.get().name(), other.get().name())
        && Sameness.ofTold(one.get().unit(), other.get().unit());
  }
}
