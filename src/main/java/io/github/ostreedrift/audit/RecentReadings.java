// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.fleet.KnownReading;
import io.github.ostreedrift.internal.fleet.PackedReading;
import io.github.ostreedrift.model.Reading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readings that were unpacked last, as many as are worth to be held. Thread-safe. */
final class RecentReadings {
  private static final int MOST = 512;

  private final Map<PackedReading.Form, KnownReading> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The reading, without the name of its input. */
  Reading unpack(PackedReading packed) {
    return like(packed).unpack(packed);
  }

  /** A reading of the same form. */
  KnownReading like(PackedReading packed) {
    KnownReading reading = find(packed.form());
    if (reading == null) {
      reading = KnownReading.of(packed);
      remember(packed.form(), reading);
    }
    return reading;
  }

  private synchronized @Nullable KnownReading find(PackedReading.Form form) {
    return known.get(form);
  }

  private synchronized void remember(PackedReading.Form form, KnownReading reading) {
    known.put(form, reading);
    if (known.size() > MOST) {
      Iterator<PackedReading.Form> eldest = known.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
