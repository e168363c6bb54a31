// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One node inside of an input: {@code PATH#NODE}.
 *
 * <pre>{@code
 * NodeReference.parse("fleet/#worker-0"); // worker-0, in the folder fleet/
 * NodeReference.parse("run.txt#2");       // the node 2, or else the second capture
 * }</pre>
 *
 * @param path the input, {@code -} for standard input
 * @param node the node
 */
public record NodeReference(String path, String node) {

  /** The reference in a word: its last {@code #} divides it. Empty if there is none, or nothing on one side of it. */
  public static Optional<NodeReference> parse(String word) {
    int at = word.lastIndexOf('#');
    return at <= 0 || at == word.length() - 1
        ? Optional.empty()
        : Optional.of(new NodeReference(word.substring(0, at), word.substring(at + 1)));
  }

  /** The number that the node's name is, if it is one: it means the N-th capture unless a node is called so. */
  public OptionalInt index() {
    boolean isNumber = node.length() <= 9 && node.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? OptionalInt.of(Integer.parseInt(node)) : OptionalInt.empty();
  }

  @Override
  public String toString() {
    return path + '#' + node;
  }
}
