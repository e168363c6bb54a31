// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.multinode.Header.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code ansible} writes of a node when it is not asked for JSON as a whole. */
final class AnsibleHeaders {
  private static final Pattern HEADER = Pattern.compile(
      "\\s*(\\S+) \\| ((?i:changed|success|failed|unreachable|skipped))!?(?: \\| rc=(-?\\d+) (?:>>|\\| \\(stdout\\)(.*))| (?:=>|>>) (.*)|: (.*))?\\s*",
      Pattern.DOTALL);
  /** What a playbook prints of a task's host: the result in JSON, or in YAML on the lines below. */
  private static final Pattern PLAYBOOK = Pattern.compile(
      "(ok|changed|fatal|failed|skipping|unreachable): \\[([^\\]\\s]+)(?: -> [^\\]]+)?](?:: (?:FAILED|(UNREACHABLE))!)?(?: \\(item=.*?\\))?(?: => ?(?:\\(item=.*?\\) => ?)?(\\{.*)?)?\\s*",
      Pattern.DOTALL);

  private static final String STDERR = " (stderr) ";

  private AnsibleHeaders() {}

  /** The header in a line, or null. */
  static @Nullable Header find(String text) {
    Matcher matcher = HEADER.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String state = matcher.group(2);
    boolean unreachable = state.equalsIgnoreCase("unreachable");
    String message = matcher.group(6) != null ? matcher.group(6) : bare(matcher, state);
    NodeOutput.Hint hint =
        new NodeOutput.Hint(unreachable, NodeOutput.Hint.status(matcher.group(3)), message);
    String json = matcher.group(5);
    Kind kind = json != null && json.startsWith("{")
        ? Kind.ANSIBLE_JSON
        : matcher.group(3) != null && matcher.group(4) == null ? Kind.ANSIBLE : Kind.ANSIBLE_LINE;
    Header header = Header.of(kind, matcher.group(1), 1).hint(hint);
    if (kind == Kind.ANSIBLE_JSON && json != null) {
      return header.text(json);
    }
    return matcher.group(4) == null ? header : oneLine(header, matcher.group(4));
  }

  /** The header of a playbook's result in a line, or null. */
  static @Nullable Header playbook(String text) {
    Matcher matcher = PLAYBOOK.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    boolean unreachable = matcher.group(3) != null || matcher.group(1).equals("unreachable");
    boolean failed = unreachable || matcher.group(1).matches("fatal|failed");
    NodeOutput.Hint hint = new NodeOutput.Hint(
        unreachable, NodeOutput.Hint.status(null), failed ? matcher.group(1) : "");
    String json = matcher.group(4);
    return json != null
        ? Header.of(Kind.ANSIBLE_JSON, matcher.group(2), 1).hint(hint).text(json)
        : Header.of(Kind.PLAYBOOK, matcher.group(2), 1).hint(hint);
  }

  /** A state with nothing behind it says all by itself. */
  private static String bare(Matcher matcher, String state) {
    if (matcher.group(5) != null) {
      return matcher.group(5).startsWith("{") ? "" : matcher.group(5);
    }
    return matcher.group(3) == null ? state : "";
  }

  private static Header oneLine(Header header, String rest) {
    String text = rest.startsWith(" ") ? rest.substring(1) : rest;
    int stderr = rest.lastIndexOf(STDERR);
    NodeOutput.Hint hint = header.hint();
    if (stderr >= 0) {
      text = stderr == 0 ? "" : rest.substring(1, stderr);
      boolean failed = hint.status().orElse(0) != 0;
      String errors = unescape(rest.substring(stderr + STDERR.length()));
      hint = new NodeOutput.Hint(hint.unreachable(), hint.status(), failed ? errors : "");
    }
    return header.text(unescape(text)).hint(hint);
  }

  /**
   * Line breaks, which stand there as a backslash and an n. Within the strings of JSON it can't be told which of them
   * were line breaks; none of them is one in rpm-ostree's.
   */
  static String unescape(String text) {
    boolean json = text.stripLeading().startsWith("{");
    StringBuilder plain = new StringBuilder(text.length());
    boolean string = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && string && next != 0) {
        plain.append(c).append(next);
        i++;
      } else if (c == '\\' && (next == 'n' || next == 'r')) {
        plain.append(next == 'n' ? '\n' : '\r');
        i++;
      } else {
        string ^= json && c == '"';
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
