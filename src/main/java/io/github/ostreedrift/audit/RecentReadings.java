// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.fleet.PackedReading;
import io.github.ostreedrift.model.Reading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The readings that were unpacked last, as many as are worth to be held. Thread-safe. */
final class RecentReadings {
  private static final int MOST = 512;

  private final Map<PackedReading, Reading> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The reading, without the name of its input. */
  synchronized Reading unpack(PackedReading packed) {
    @Nullable Reading reading = known.get(packed);
    if (reading == null) {
      reading = packed.unpack("");
      known.put(packed, reading);
      if (known.size() > MOST) {
        Iterator<PackedReading> eldest = known.keySet().iterator();
        eldest.next();
        eldest.remove();
      }
    }
    return reading;
  }
}
