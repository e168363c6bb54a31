// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The part of an input that belongs to one node, or to several that said the same; not read yet.
 *
 * @param nodes the nodes' names; none where only the input's own name can name it
 * @param pools pools that the input names for the nodes
 * @param source where it stands
 * @param offset from places in the text to places in the input
 * @param text what the node said
 * @param hint what the tool that asked the node says of how it went
 * @param weight what it means if there is no capture in it
 */
public record NodeOutput(
    List<String> nodes,
    List<String> pools,
    CaptureSource source,
    PositionOffset offset,
    String text,
    Hint hint,
    Weight weight) {

  /** What it means if there is no capture in a part. */
  public enum Weight {
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
  public record Hint(
      boolean unreachable, OptionalInt status, String message, Optional<NoData> known) {
    public static final Hint NONE = new Hint(false, OptionalInt.empty(), "");

    public Hint(boolean unreachable, OptionalInt status, String message) {
      this(unreachable, status, message, Optional.empty());
    }

    public static Hint message(String message) {
      return new Hint(false, OptionalInt.empty(), message);
    }

    public static Hint of(NoData reason) {
      return new Hint(false, OptionalInt.empty(), "", Optional.of(reason));
    }

    /** The status in a text such as {@code 1}. */
    public static OptionalInt status(@Nullable String digits) {
      return digits == null || digits.length() > 9
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(digits));
    }

    public boolean isFailure() {
      return unreachable || status.orElse(0) != 0 || !message.isBlank();
    }
  }

  public static NodeOutput unnamed(CaptureSource source, String text) {
    return new NodeOutput(
        List.of(),
        List.of(),
        source,
        PositionOffset.from(source.line(), 1),
        text,
        Hint.NONE,
        Weight.FALLBACK);
  }

  public static NodeOutput of(String node, CaptureSource source, String text, Weight weight) {
    return new NodeOutput(
        List.of(node),
        List.of(),
        source,
        PositionOffset.from(source.line(), 1),
        text,
        Hint.NONE,
        weight);
  }

  public NodeOutput named(List<String> others) {
    return new NodeOutput(others, pools, source, offset, text, hint, weight);
  }

  public NodeOutput pools(List<String> others) {
    return new NodeOutput(nodes, others, source, offset, text, hint, weight);
  }

  public NodeOutput hint(Hint other) {
    return new NodeOutput(nodes, pools, source, offset, text, other, weight);
  }

  public NodeOutput text(String other) {
    return new NodeOutput(nodes, pools, source, offset, other, hint, weight);
  }

  public NodeOutput at(int line) {
    return new NodeOutput(nodes, pools, source.at(line), offset, text, hint, weight);
  }

  public NodeOutput section(String name) {
    return new NodeOutput(nodes, pools, source.section(name), offset, text, hint, weight);
  }

  public NodeOutput offset(PositionOffset other) {
    return new NodeOutput(nodes, pools, source, other, text, hint, weight);
  }

  public NodeOutput weight(Weight other) {
    return new NodeOutput(nodes, pools, source, offset, text, hint, other);
  }
}
