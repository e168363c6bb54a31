// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of an input that belongs to one node, or to several that said the same; not read yet.
 *
 * @param nodes the nodes' names; none where only the input's own name can name it
 * @param pools pools that the input names for the nodes
 * @param source where it stands
 * @param shift from places in the text to places in the input
 * @param text what the node said
 * @param hint what the tool that asked the node says of how it went
 * @param weight what it means if there is no capture in it
 */
record Body(
    List<String> nodes,
    List<String> pools,
    CaptureSource source,
    Shift shift,
    String text,
    Hint hint,
    Weight weight) {

  /** What it means if there is no capture in a part. */
  enum Weight {
    /** The node has no data. */
    SURE,
    /** The node has no data, unless another part of the input has some. */
    LAST,
    /** As {@link #LAST} if the text says what went wrong; else the part is no node's. */
    OPTIONAL,
    /** As {@link #LAST} if another part of this weight shows that the input is what it looks like. */
    CONFIRMED,
    /** Text between other things: only where the input has nothing else it stands for the whole. */
    FALLBACK
  }

  /**
   * What the tool that asked the node says.
   *
   * @param unreachable whether it says that the node was not reached
   * @param status the exit status
   * @param message what it says, and what the node wrote to standard error
   * @param known the reason why there is no capture, where it is not for the text to tell
   */
  record Hint(boolean unreachable, OptionalInt status, String message, Optional<NoData> known) {
    static final Hint NONE = new Hint(false, OptionalInt.empty(), "");

    Hint(boolean unreachable, OptionalInt status, String message) {
      this(unreachable, status, message, Optional.empty());
    }

    static Hint message(String message) {
      return new Hint(false, OptionalInt.empty(), message);
    }

    static Hint of(NoData reason) {
      return new Hint(false, OptionalInt.empty(), "", Optional.of(reason));
    }

    boolean isFailure() {
      return unreachable || status.orElse(0) != 0 || !message.isBlank();
    }
  }

  static Body unnamed(CaptureSource source, String text) {
    return new Body(
        List.of(),
        List.of(),
        source,
        Shift.from(source.line(), 1),
        text,
        Hint.NONE,
        Weight.FALLBACK);
  }

  static Body of(String node, CaptureSource source, String text, Weight weight) {
    return new Body(
        List.of(node), List.of(), source, Shift.from(source.line(), 1), text, Hint.NONE, weight);
  }

  Body named(List<String> others) {
    return new Body(others, pools, source, shift, text, hint, weight);
  }

  Body pools(List<String> others) {
    return new Body(nodes, others, source, shift, text, hint, weight);
  }

  Body hint(Hint other) {
    return new Body(nodes, pools, source, shift, text, other, weight);
  }

  Body text(String other) {
    return new Body(nodes, pools, source, shift, other, hint, weight);
  }

  Body at(int line) {
    return new Body(nodes, pools, source.at(line), shift, text, hint, weight);
  }

  Body section(String name) {
    return new Body(nodes, pools, source.section(name), shift, text, hint, weight);
  }

  Body shift(Shift other) {
    return new Body(nodes, pools, source, other, text, hint, weight);
  }

  Body weight(Weight other) {
    return new Body(nodes, pools, source, shift, text, hint, other);
  }
}
