// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.util.Optional;

/**
 * How inputs are read.
 *
 * @param limits how much an input may hold
 * @param format the one kind of capture to look for; empty to guess
 * @param listings what to do with listings of packages and transcripts where no format is named
 */
public record ReadOptions(Limits limits, Optional<CaptureFormat> format, Listings listings) {

  /** All limits at their defaults, any format. */
  public static final ReadOptions DEFAULT = new ReadOptions(Limits.DEFAULT, Optional.empty());

  /** When listings of packages and transcripts ({@link CaptureFormat#isPackageEvidence}) are read. */
  public enum Listings {
    /** Where the input holds no status: there they are what it has to say. */
    WHERE_ALONE,
    /** Always, and nothing else. */
    ONLY,
    /** Never. */
    NEVER
  }

  /** Options that read listings where they are alone. */
  public ReadOptions(Limits limits, Optional<CaptureFormat> format) {
    this(limits, format, Listings.WHERE_ALONE);
  }

  /** These options with other limits. */
  public ReadOptions withLimits(Limits other) {
    return new ReadOptions(other, format, listings);
  }

  /** These options, looking for one kind of capture only. */
  public ReadOptions withFormat(CaptureFormat only) {
    return new ReadOptions(limits, Optional.of(only), listings);
  }

  /** These options with another way to treat listings. */
  public ReadOptions withListings(Listings other) {
    return new ReadOptions(limits, format, other);
  }
}
