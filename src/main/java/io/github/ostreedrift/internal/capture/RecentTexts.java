// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made of the texts that were asked for last, as many as fit: most nodes of a fleet say the same. Thread-safe.
 *
 * @param <T> what is made of a text
 */
public final class RecentTexts<T> {
  private static final int MAX_TEXTS = 2048;

  private final int maxLengths;
  private final Map<String, T> known = new LinkedHashMap<>(16, 0.75f, true);
  private long lengths;

  /**
   * A memory of texts.
   *
   * @param maxLengths how many characters may be remembered in all; of them no text takes more than a quarter
   */
  public RecentTexts(int maxLengths) {
    this.maxLengths = maxLengths;
  }

  /** What was made of a text, if it is remembered. */
  public synchronized @Nullable T find(String text) {
    return known.get(text);
  }

  /** Remembers what was made of a text. */
  public synchronized void remember(String text, T made) {
    if (text.length() > maxLengths / 4) {
      return;
    } else if (known.put(text, made) == null) {
      lengths += text.length();
    }
    var eldest = known.keySet().iterator();
    while (known.size() > MAX_TEXTS || lengths > maxLengths) {
      lengths -= eldest.next().length();
      eldest.remove();
    }
  }
}
