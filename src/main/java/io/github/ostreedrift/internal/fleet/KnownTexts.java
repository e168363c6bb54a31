// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.internal.fleet.OutputReader.Output;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the texts say that were read last: most nodes of a fleet say the same, or the same of other commits. Such a text
 * is compared with those known, and not read. Thread-safe.
 */
final class KnownTexts {
  /** Texts that are remembered: so many, and as many more that were known before them. */
  private static final int MOST = 2048;

  private static final int MOST_BYTES = 8 << 20;

  /** Of texts of one length. */
  private static final int MOST_ALIKE = 32;

  /** Of texts that are one but for their digests. */
  private static final int MOST_RENAMED = 256;

  private volatile Generation young = new Generation();
  private volatile Generation old = new Generation();

  /** Texts by their length: digests aside, nothing else is known of one that is not read. */
  private static final class Generation {
    final Map<Integer, List<Known>> byLength = new ConcurrentHashMap<>();
    final AtomicInteger texts = new AtomicInteger();
    final AtomicInteger bytes = new AtomicInteger();

    boolean isFull() {
      return texts.get() > MOST || bytes.get() > MOST_BYTES;
    }

    void add(Known known) {
      texts.incrementAndGet();
      bytes.addAndGet(known.text.length());
      byLength.merge(known.text.length(), List.of(known), Generation::joined);
    }

    private static List<Known> joined(List<Known> before, List<Known> one) {
      List<Known> all = new ArrayList<>(one);
      all.addAll(before.subList(0, Math.min(before.size(), MOST_ALIKE - 1)));
      return List.copyOf(all);
    }

    @Nullable
    Output find(byte[] bytes, int from, int to, Generation target) {
      for (Known known : byLength.getOrDefault(to - from, List.of())) {
        Output output = known.match(bytes, from, to);
        if (output != null) {
          if (target != this) {
            target.add(known);
          }
          return output;
        }
      }
      return null;
    }
  }

  /** A text and what it says. */
  private static final class Known {
    final DigestText text;
    final Output output;

    /** What was made of it for other digests: equal texts are to be the same object. */
    private final Map<List<String>, Output> renamed = new ConcurrentHashMap<>();

    /** Made when a text asks for it, which none does in a fleet whose nodes have nothing in common. */
    private volatile @Nullable Renaming renaming;

    Known(DigestText text, Output output) {
      this.text = text;
      this.output = output;
    }

    @Nullable
    Output match(byte[] bytes, int from, int to) {
      List<String> digests = text.match(bytes, from, to);
      if (digests == null || digests.equals(text.digests())) {
        return digests == null ? null : output;
      }
      Output equal = renamed.get(digests);
      return equal != null ? equal : rename(digests);
    }

    private @Nullable Output rename(List<String> digests) {
      Renaming known = renaming;
      if (known == null) {
        known = Renaming.of(output.readings(), text.digests());
        renaming = known;
      }
      List<Reading> readings = known.to(digests);
      if (readings == null) {
        return null;
      }
      if (renamed.size() >= MOST_RENAMED) {
        renamed.clear();
      }
      Output made = new Output("", readings);
      Output first = renamed.putIfAbsent(digests, made);
      return first != null ? first : made;
    }
  }

  /**
   * What a text says that is equal to a known one, or equal but for its digests; null if there is none. The text of an
   * output with other digests is left empty: it has been read, without a problem.
   */
  @Nullable
  Output find(byte[] bytes, int from, int to) {
    Generation now = young;
    Output output = now.find(bytes, from, to, now);
    return output != null ? output : old.find(bytes, from, to, now);
  }

  /** Remembers what a text says. */
  void remember(byte[] bytes, int from, int to, Output output) {
    if (to - from > MOST_BYTES / 32) {
      return;
    }
    young.add(new Known(DigestText.of(bytes, from, to), output));
    if (young.isFull()) {
      old = young;
      young = new Generation();
    }
  }
}
