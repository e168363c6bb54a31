// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.util.Arrays;
import java.util.Collection;

/**
 * Sorts states into the order of a report. The values of many begin alike, and comparing two would look at all of that
 * again and again: this looks at the first character that differs, and goes on with those that share it.
 */
final class StateSort {
  /** So many are sorted by comparing them. */
  private static final int FEW = 8;

  private final NodeState[] states;

  private StateSort(NodeState[] states) {
    this.states = states;
  }

  /** The states, sorted. */
  static NodeState[] sorted(Collection<NodeState> states) {
    StateSort sort = new StateSort(states.toArray(NodeState[]::new));
    sort.run();
    return sort.states;
  }

  private void run() {
    Arrays.sort(states, NodeState::compareNames);
    for (int from = 0; from < states.length; ) {
      int to = from + 1;
      while (to < states.length && NodeState.compareNames(states[from], states[to]) == 0) {
        to++;
      }
      sort(from, to, 0, 0);
      from = to;
    }
  }

  /** Sorts a part in which all show the same facts, and the same values before a character of one. */
  private void sort(int first, int end, int firstValue, int firstCharacter) {
    int from = first;
    int to = end;
    int value = firstValue;
    int at = firstCharacter;
    while (to - from > FEW && value < states[from].size()) {
      at = common(from, to, value, at);
      int middle = states[(from + to) / 2].character(value, at);
      int less = from;
      int more = to;
      for (int i = from; i < more; ) {
        int character = states[i].character(value, at);
        if (character < middle) {
          swap(less++, i++);
        } else if (character > middle) {
          swap(i, --more);
        } else {
          i++;
        }
      }
      sort(from, less, value, at);
      sort(more, to, value, at);
      from = less;
      to = more;
      value += middle < 0 ? 1 : 0;
      at = middle < 0 ? 0 : at + 1;
    }
    Arrays.sort(states, from, to);
  }

  /** How many characters of a value are the same in all, where some are known to be. */
  private int common(int from, int to, int value, int known) {
    int common = Integer.MAX_VALUE;
    for (int i = from + 1; i < to && common > known; i++) {
      common = states[i].common(states[from], value, known, common);
    }
    return common;
  }

  private void swap(int one, int other) {
    NodeState state = states[one];
    states[one] = states[other];
    states[other] = state;
  }
}
