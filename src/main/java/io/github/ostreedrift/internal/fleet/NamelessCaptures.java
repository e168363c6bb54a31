// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The captures of one input of which nothing but the input's own name says whose they are. Where there are several, they
 * may be one node's history, or several nodes: never are they made one in silence.
 */
final class NamelessCaptures {
  private final Set<CaptureFormat> formats = EnumSet.noneOf(CaptureFormat.class);
  private @Nullable CaptureSource source;
  private @Nullable Capture last;
  private int count;
  private boolean isHistory = true;

  /**
   * Takes one more.
   *
   * @return the capture, behind the one before it if it can be a later one of the same host; else the two stand side by
   *     side, and contradict each other where they differ
   */
  NodeCapture add(NodeCapture capture) {
    Capture before = last;
    if (capture.capture().isEmpty()) {
      return capture;
    }
    Capture shown = capture.capture().get();
    source = source == null ? capture.source() : source;
    last = shown;
    count++;
    formats.add(shown.format());
    boolean follows = before == null || follows(shown, before);
    isHistory &= follows;
    return before != null && follows ? capture.after(List.of(before)) : capture;
  }

  /** What is to be said; nothing where there is one capture, or one in each of several forms. */
  Optional<InputProblem> problem() {
    CaptureSource first = source;
    if (first == null || count < 2 || (isHistory && count == formats.size())) {
      return Optional.empty();
    }
    String message = count
        + " captures stand in this input, and nothing names their nodes: they are taken for one node"
        + (isHistory ? ", and the last one counts" : ", which they can't be")
        + "; if they are of several nodes, put a line such as `Node: NAME` above each";
    return Optional.of(
        isHistory ? InputProblem.warning(first, message) : InputProblem.error(first, message));
  }

  /** Whether a capture still lists what another one had booted, as the same host's does after an upgrade. */
  private static boolean follows(Capture later, Capture earlier) {
    Optional<Deployment> booted = earlier.findBooted();
    return booted.isPresent()
        && later.deployments().stream().anyMatch(each -> isAlike(each, booted.get()));
  }

  private static boolean isAlike(Deployment one, Deployment other) {
    return fits(one.checksum(), other.checksum())
        && fits(one.version(), other.version())
        && fits(one.timestamp(), other.timestamp())
        && fits(one.layered(), other.layered())
        && fits(one.local(), other.local());
  }

  private static boolean fits(Fact<?> one, Fact<?> other) {
    return !one.isShown() || !other.isShown() || unordered(one).equals(unordered(other));
  }

  private static Object unordered(Fact<?> fact) {
    Object value = fact.require();
    return value instanceof Collection<?> list ? new HashSet<>(list) : value;
  }
}
