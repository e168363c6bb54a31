// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.diff.Images;
import io.github.ostreedrift.internal.fleet.PackedReading;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The forms of readings of whose digests a verdict asks no more than which are equal: they stand in no fact but those
 * that name a commit or an image, which are compared and never told, and none is abbreviated, for then it would have to
 * be asked what the others begin with. Not thread-safe.
 */
final class PlainForms {
  private static final Set<FactKey<?, ?>> NAMES = Set.of(
      CaptureFacts.DEPLOYMENTS,
      DeploymentFacts.ORIGIN,
      DeploymentFacts.CUSTOM_ORIGIN,
      DeploymentFacts.CHECKSUM,
      DeploymentFacts.BASE_CHECKSUM,
      DeploymentFacts.PENDING_BASE,
      DeploymentFacts.LIVE);

  private final RecentReadings readings;
  private final Set<PackedReading.Form> seen = new HashSet<>();
  private final Map<PackedReading.Form, Boolean> known = new HashMap<>();

  PlainForms(RecentReadings readings) {
    this.readings = readings;
  }

  /** Whether a reading is of such a form; the first of its form is not looked at, for it may be the only one. */
  boolean has(PackedReading reading) {
    return !seen.add(reading.form())
        && known.computeIfAbsent(reading.form(), form -> isPlain(reading));
  }

  private boolean isPlain(PackedReading reading) {
    return readings.like(reading).hasDigestsWithin(NAMES)
        && readings.unpack(reading).capture().orElseThrow().deployments().stream()
            .flatMap(PlainForms::names)
            .allMatch(Origin::isChecksum);
  }

  private static Stream<String> names(Deployment deployment) {
    return Stream.of(
            deployment.checksum().toOptional(),
            deployment.baseChecksum().toOptional(),
            Images.digest(deployment))
        .flatMap(Optional::stream);
  }
}
