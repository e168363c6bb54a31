// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.NodeOutput;
import java.util.List;

/**
 * The line, or the lines, that say of which node the output below is.
 *
 * @param kind what wrote it
 * @param name the node's name, or a folded set of names
 * @param pools the pools that it names
 * @param hint what it says of how it went
 * @param text the beginning of the output, where it stands in the header's own line
 * @param lines how many lines of the input it takes
 */
record Header(
    Kind kind, String name, List<String> pools, NodeOutput.Hint hint, String text, int lines) {

  /** What writes headers. */
  enum Kind {
    /** {@code worker-0 | CHANGED | rc=0 >>}. */
    ANSIBLE,
    /** {@code worker-2 | UNREACHABLE! => {...}}, the result as JSON, on one line or several. */
    ANSIBLE_JSON,
    /** {@code changed: [worker-0] =>}, and the result in YAML, indented below it. */
    PLAYBOOK,
    /** {@code worker-0 | CHANGED | rc=0 | (stdout) ...}: all in one line. */
    ANSIBLE_LINE,
    /** A node set between rulers. */
    GATHERED,
    /** {@code [1] 14:26:05 [SUCCESS] worker-0}. */
    PSSH,
    /** {@code worker-0:}, and the output indented below it. */
    SALT,
    /** {@code Starting pod/worker-0-debug ...}. */
    DEBUG_POD,
    /** A command line that debugs a node. */
    DEBUG_COMMAND,
    /** {@code ==> node/worker-0}: what people's own loops print. */
    LOOP,
    /** {@code [worker-0 - [node-role.kubernetes.io/worker]]:}. */
    LABELLED,
    /** {@code clush: worker-2: exited with exit code 255}: all that there is of a node. */
    EXIT;

    /** Whether the name is a folded set of names. */
    boolean isFolded() {
      return this == GATHERED || this == EXIT;
    }

    /** Whether nothing but the header's own line belongs to it. */
    boolean isOneLine() {
      return this == ANSIBLE_LINE || this == EXIT;
    }
  }

  static Header of(Kind kind, String name, int lines) {
    return new Header(kind, name, List.of(), NodeOutput.Hint.NONE, "", lines);
  }

  Header hint(NodeOutput.Hint other) {
    return new Header(kind, name, pools, other, text, lines);
  }

  Header pools(List<String> others) {
    return new Header(kind, name, others, hint, text, lines);
  }

  Header text(String other) {
    return new Header(kind, name, pools, hint, other, lines);
  }
}
