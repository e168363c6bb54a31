// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Why there is no status of a node: a node without data is never a clean one.
 *
 * @param kind the kind of reason; the first ones say most
 * @param reason the reason in words, with the message that the node or its tool gave; on one line, and otherwise as it
 *     stands in the input: who prints it must escape it
 * @param status the exit status of the command, where it is known
 */
public record NoData(Kind kind, String reason, OptionalInt status) {

  /** The kinds of reason, those that say most first. */
  public enum Kind {
    /** There is no {@code rpm-ostree} on the node. */
    COMMAND_NOT_FOUND,
    /** Whoever asked was not allowed to. */
    PERMISSION_DENIED,
    /** The node did not answer. */
    UNREACHABLE,
    /** The command was run and failed. */
    FAILED,
    /** There is an output, and nothing in it. */
    EMPTY,
    /** The status stops in the middle. */
    CUT_OFF,
    /** There is something, and no status in it. */
    UNPARSABLE,
    /** An archive or a report that holds no status of its node, or the output of another command. */
    NO_STATUS,
    /** A limit was met; the reason names it. */
    LIMIT,
    /** The input can't be read. */
    UNREADABLE;

    /** The kind as a word of our JSON, such as {@code command-not-found}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static NoData of(Kind kind, String reason) {
    return new NoData(kind, reason, OptionalInt.empty());
  }
}
