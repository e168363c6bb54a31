// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reading that is at hand, both packed and unpacked: others that differ from it in digests alone need not be written
 * and read again. Thread-safe.
 */
public final class KnownReading {
  private final Reading reading;
  private final PackedReading packed;

  /** Made when another reading asks for it. */
  private volatile @Nullable Renaming renaming;

  private KnownReading(Reading reading, PackedReading packed) {
    this.reading = reading;
    this.packed = packed;
  }

  /** A reading that was not packed yet. */
  public static KnownReading of(Capture capture, List<Problem> problems) {
    return new KnownReading(reading(capture, problems), PackedReading.of(capture, problems));
  }

  /** A reading that was not unpacked yet. */
  public static KnownReading of(PackedReading packed) {
    return new KnownReading(packed.unpack(""), packed);
  }

  private static Reading reading(Capture capture, List<Problem> problems) {
    return new Reading("", 1, Optional.of(capture), problems);
  }

  /** The packed reading. */
  public PackedReading packed() {
    return packed;
  }

  /** A capture packed, if it shares all objects with this one but for those that hold a digest. */
  public Optional<PackedReading> pack(Capture capture, List<Problem> problems) {
    return Optional.ofNullable(renaming().find(reading(capture, problems))).map(packed::with);
  }

  /** A reading of the same form unpacked, without the name of its input. */
  public Reading unpack(PackedReading other) {
    if (other.equals(packed)) {
      return reading;
    }
    List<Reading> renamed = renaming().to(other.digestList());
    return renamed == null ? other.unpack("") : renamed.get(0);
  }

  /** Whether it can be told where its digests stand, and they do in these facts alone. */
  public boolean hasDigestsWithin(Set<FactKey<?, ?>> facts) {
    return renaming().isWithin(facts);
  }

  private Renaming renaming() {
    Renaming known = renaming;
    if (known == null) {
      known = packed.isRenamable()
          ? Renaming.of(List.of(reading), packed.digestList())
          : Renaming.IMPOSSIBLE;
      renaming = known;
    }
    return known;
  }
}
