// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

/** The places of nodes in a page: {@code node-worker-4}. Different nodes have different places, whatever their names. */
final class Places {
  private static final String PREFIX = "node-";

  private Places() {}

  /** The place of a node: what is neither letter, digit, dot, dash nor underscore is written as its number. */
  static String of(String node) {
    if (isPlain(node)) {
      return PREFIX + node;
    }
    StringBuilder place = new StringBuilder(PREFIX);
    for (int i = 0; i < node.length(); i++) {
      char c = node.charAt(i);
      if (isPlain(c)) {
        place.append(c);
      } else {
        place.append('~').append(Integer.toHexString(c)).append('~');
      }
    }
    return place.toString();
  }

  /** Whether a name can be a part of a link, of a place and of a command as it is. */
  static boolean isPlain(String node) {
    for (int i = 0; i < node.length(); i++) {
      if (!isPlain(node.charAt(i))) {
        return false;
      }
    }
    return !node.isEmpty();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_';
  }
}
