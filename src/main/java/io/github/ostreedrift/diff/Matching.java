// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;

/**
 * Which deployment of one capture is which one of the other.
 *
 * <p>Those that the hosts run belong together, unless they differ and one of them is another deployment of the other
 * side. Of the others, those belong together that agree on most and differ in nothing.
 */
final class Matching {
  /** Above so many pairs to look at, only those of one position are. No host has so many deployments. */
  private static final long MAX_PAIRS = 250_000;

  private final List<Deployment> left;
  private final List<Deployment> right;
  private final BitSet leftTaken = new BitSet();
  private final BitSet rightTaken = new BitSet();
  private final List<Pair> pairs = new ArrayList<>();

  /** One deployment, seen in both captures. */
  record Pair(Deployment left, Deployment right) {}

  /** Two positions, and on how much the deployments there agree. */
  private record Candidate(int left, int right, int agreement) {
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(
            Candidate::agreement, Comparator.reverseOrder())
        .thenComparing(candidate -> Math.abs(candidate.left() - candidate.right()))
        .thenComparing(candidate -> Math.min(candidate.left(), candidate.right()));
  }

  Matching(Capture left, Capture right) {
    this.left = left.deployments();
    this.right = right.deployments();
    if (!this.left.isEmpty() && !this.right.isEmpty()) {
      match(running(left), running(right));
    }
  }

  List<Pair> pairs() {
    return pairs;
  }

  List<Deployment> onlyLeft() {
    return rest(left, leftTaken);
  }

  List<Deployment> onlyRight() {
    return rest(right, rightTaken);
  }

  /** The steps are the same from right to left: else a comparison would not mirror its reverse. */
  private void match(int leftRunning, int rightRunning) {
    if (Recognition.agreement(left.get(leftRunning), right.get(rightRunning)) != Recognition.NONE) {
      take(leftRunning, rightRunning);
    }
    matchBest(Recognition::agreement);
    if (!leftTaken.get(leftRunning) && !rightTaken.get(rightRunning)) {
      take(leftRunning, rightRunning);
    }
    matchBest(Recognition::likeness);
  }

  private void matchBest(ToIntBiFunction<Deployment, Deployment> measure) {
    List<Candidate> candidates = new ArrayList<>();
    boolean each = (long) left.size() * right.size() <= MAX_PAIRS;
    for (int i = leftTaken.nextClearBit(0); i < left.size(); i = leftTaken.nextClearBit(i + 1)) {
      int from = each ? 0 : i;
      int to = each ? right.size() : Math.min(i + 1, right.size());
      for (int j = rightTaken.nextClearBit(from); j < to; j = rightTaken.nextClearBit(j + 1)) {
        int agreement = measure.applyAsInt(left.get(i), right.get(j));
        if (agreement != Recognition.NONE) {
          candidates.add(new Candidate(i, j, agreement));
        }
      }
    }
    candidates.sort(Candidate.BEST_FIRST);
    candidates.forEach(candidate -> take(candidate.left(), candidate.right()));
  }

  private void take(int i, int j) {
    if (!leftTaken.get(i) && !rightTaken.get(j)) {
      leftTaken.set(i);
      rightTaken.set(j);
      pairs.add(new Pair(left.get(i), right.get(j)));
    }
  }

  /** The position of the deployment that runs; the first one stands for it where none is marked. */
  private static int running(Capture capture) {
    Optional<Deployment> booted = capture.findBooted();
    return booted.isPresent() ? capture.deployments().indexOf(booted.get()) : 0;
  }

  private static List<Deployment> rest(List<Deployment> all, BitSet taken) {
    List<Deployment> rest = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!taken.get(i)) {
        rest.add(all.get(i));
      }
    }
    return rest;
  }
}
