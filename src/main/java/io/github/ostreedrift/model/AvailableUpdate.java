// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An update that is cached, but not deployed: {@code AvailableUpdate}, {@code rpm-ostree upgrade --check},
 * bootc's {@code cachedUpdate}.
 *
 * @param version its version, where shown
 * @param timestamp its time, where shown
 * @param checksum its commit, where shown
 * @param signatures signatures of that commit, where shown
 * @param advisories security advisories that it brings, where shown
 * @param diff the packages that it changes, where shown
 * @param totalLayers layers of the new image, where shown (containers, since v2023.8)
 * @param removedLayers layers that it drops, where shown
 * @param addedLayers layers that it brings, where shown
 * @param digest the digest of its image, where shown (bootc)
 */
public record AvailableUpdate(
    Optional<String> version,
    Optional<Instant> timestamp,
    Optional<String> checksum,
    Optional<Signatures> signatures,
    Optional<Advisories> advisories,
    Optional<PackageDiff> diff,
    Optional<LayerChange> totalLayers,
    Optional<LayerChange> removedLayers,
    Optional<LayerChange> addedLayers,
    Optional<String> digest) {

  /** An update whose digest is not shown. */
  public AvailableUpdate(
      Optional<String> version,
      Optional<Instant> timestamp,
      Optional<String> checksum,
      Optional<Signatures> signatures,
      Optional<Advisories> advisories,
      Optional<PackageDiff> diff,
      Optional<LayerChange> totalLayers,
      Optional<LayerChange> removedLayers,
      Optional<LayerChange> addedLayers) {
    this(
        version,
        timestamp,
        checksum,
        signatures,
        advisories,
        diff,
        totalLayers,
        removedLayers,
        addedLayers,
        Optional.empty());
  }

  /**
   * How many container layers, and how large they are.
   *
   * @param layers the number of layers
   * @param size as printed, {@code 1.1 GB} (locale dependent), or a number of bytes and the word {@code bytes} from JSON
   */
  public record LayerChange(int layers, String size) {}
}
