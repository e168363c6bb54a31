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
 */
public record ReadOptions(Limits limits, Optional<CaptureFormat> format) {

  /** All limits at their defaults, any format. */
  public static final ReadOptions DEFAULT = new ReadOptions(Limits.DEFAULT, Optional.empty());

  /** These options with other limits. */
  public ReadOptions withLimits(Limits other) {
    return new ReadOptions(other, format);
  }

  /** These options, looking for one kind of capture only. */
  public ReadOptions withFormat(CaptureFormat only) {
    return new ReadOptions(limits, Optional.of(only));
  }
}
