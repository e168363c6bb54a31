// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the damaged lines of one deployment are worth: takes back the facts that they may have told. Rows come in the
 * order of the lines; the order in which the printers print them tells what a gap between two can have held.
 */
final class Accounting {
  private static final int FIRST = HostStatusLexer.DIGEST;
  private static final int LAST = HostStatusLexer.END_OF_LIFE;

  private final Facts.Builder<Deployment> facts;
  private final BitSet seen = new BitSet();
  private int above = HostStatusLexer.BOOTED;
  private List<FactKey<Deployment, ?>> factsAbove = RowFacts.of(HostStatusLexer.CUSTOM_ORIGIN);
  private int gapAfter = -1;
  private @Nullable Unread gap;
  private @Nullable Unread unknown;

  /** A gap may hold the header of another deployment, whose rows those below it are then. */
  private @Nullable Unread lostAfter;

  Accounting(Facts.Builder<Deployment> facts) {
    this.facts = facts;
  }

  /** A row that is there, whether it can be read or not. */
  void row(int key) {
    Unread open = gap;
    if (open != null) {
      hideBetween(gapAfter, key > gapAfter ? key : LAST + 1, open);
      gap = null;
    }
    Unread lost = lostAfter;
    if (lost != null) {
      unread(key, lost);
    }
    if (key >= FIRST && key <= LAST) {
      seen.set(key);
      above = key;
    }
    factsAbove = RowFacts.of(key);
  }

  boolean hasSeen(int key) {
    return seen.get(key);
  }

  /** A row whose value is missing, left out, or impossible. */
  void unread(int key, Unread why) {
    RowFacts.of(key).forEach(fact -> facts.hide(fact, why));
    if (key == HostStatusLexer.GPG_SIGNATURE) {
      // The next row is glued to an empty list.
      open(why);
    }
  }

  /** A row whose key is nearly one of some known ones. */
  void near(List<Integer> keys, Unread why) {
    keys.forEach(key -> {
      unread(key, why);
      seen.set(key);
    });
    factsAbove = List.of();
  }

  /** A line that nobody knows: it may be a list under a new name. */
  void unknown(Unread why) {
    unknown = unknown == null ? why : unknown;
    if (seen.isEmpty()) {
      hideAbove(why);
    }
    factsAbove = seen.isEmpty() ? factsAbove : List.of();
    open(why);
  }

  /** A place at which rows may be missing: one that nobody can read may be any that the printers have there. */
  private void open(Unread why) {
    gapAfter = gap == null ? (seen.isEmpty() ? FIRST - 1 : above) : gapAfter;
    gap = why;
  }

  /** A line that may go on with the row above. */
  void orphan(Unread why) {
    hideAbove(why);
    if (above != HostStatusLexer.END_OF_LIFE) {
      unknown = unknown == null ? why : unknown;
      open(why);
    }
  }

  /** Lines that were left out: the row above may go on in the gap, and the next row ends it. */
  void leftOut(Unread why) {
    if (RowShape.of(above).isOpen()) {
      hideAbove(why);
    }
    open(why);
    lostAfter = why;
    if (seen.isEmpty()) {
      hideAbove(why);
    }
  }

  /** The end of an input that is cut: the row above is not whole. */
  void cut(Unread why) {
    hideAbove(why);
    open(why);
  }

  private void hideAbove(Unread why) {
    factsAbove.forEach(fact -> facts.hide(fact, why));
  }

  /**
   * Takes back all that no row told: the deployment is an excerpt.
   *
   * @param hasFirstRows whether the first rows are all there
   */
  void excerpt(Unread why, boolean hasFirstRows) {
    hideBetween(hasFirstRows ? HostStatusLexer.TIMESTAMP : FIRST - 1, LAST + 1, why);
  }

  /** Takes back what the last gap, and lines that nobody knows, may have told. */
  void finish() {
    Unread open = gap;
    if (open != null) {
      hideBetween(gapAfter, LAST + 1, open);
    }
    Unread lost = lostAfter;
    if (lost != null) {
      hideBetween(FIRST - 1, LAST + 1, lost);
    }
    Unread line = unknown;
    if (line != null) {
      for (FactKey<Deployment, ?> fact : RowFacts.ITEMS) {
        if (!facts.isSettled(fact)) {
          facts.hide(fact, line);
        }
      }
    }
  }

  private void hideBetween(int after, int before, Unread why) {
    for (int key = after + 1; key < before; key++) {
      for (FactKey<Deployment, ?> fact : RowFacts.of(key)) {
        if (!facts.isSettled(fact)
            || (RowFacts.OF_SEVERAL_ROWS.contains(fact) && !isSettledByOther(key))) {
          facts.hide(fact, why);
        }
      }
    }
  }

  /** Rows of which a deployment has one at most: the other one is not missing. */
  private boolean isSettledByOther(int key) {
    return switch (key) {
      case HostStatusLexer.CUSTOM_ORIGIN -> seen.get(HostStatusLexer.DIGEST);
      case HostStatusLexer.DIGEST -> seen.get(HostStatusLexer.CUSTOM_ORIGIN);
      default -> false;
    };
  }

  /** Whether the gaps leave it open if something is live. */
  boolean mayBeLive() {
    return facts.get(DeploymentFacts.LIVE).findUnread().isPresent();
  }
}
