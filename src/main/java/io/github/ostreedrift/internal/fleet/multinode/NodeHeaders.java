// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.FailureSigns;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.StatusBegin;
import io.github.ostreedrift.internal.fleet.json.Lines;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.fleet.multinode.Header.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the headers of all tools that ask several nodes, and of the loops that people write. */
final class NodeHeaders {
  private static final Pattern GATHERED_NAMES = Pattern.compile("(\\S.*?)(?: \\(\\d+\\))?");
  private static final Pattern PSSH =
      Pattern.compile("\\s*\\[\\d+] \\d\\d:\\d\\d:\\d\\d \\[(SUCCESS|FAILURE)] (\\S+)(?: (.*))?");
  private static final Pattern LABELLED = Pattern.compile("\\s*\\[(\\S+) - \\[(.*)]]:\\s*");
  private static final String ROLE = "node-role.kubernetes.io/";
  private static final Pattern EXIT =
      Pattern.compile("(?:clush|pdsh@[^\\s:]+): (\\S+)(?: \\(\\d+\\))?: (.*)");
  private static final Pattern POD =
      Pattern.compile("\\s*Starting pod/(\\S+?)-debug(?:-[a-z0-9]{5})?\\s*\\.\\.\\.\\s*"
          + "|\\s*Creating debugging pod .* on node (\\S+?)\\.?\\s*"
          + "|\\s*error: unable to create the debug pod \"(\\S+?)-debug(?:-[a-z0-9]{5})?\".*");
  private static final Pattern COMMAND = Pattern.compile(
      "\\s*(?:[^|`'\"]{0,80}[$#%>] +|\\++ )?(?:sudo +)?(?:oc|kubectl) +(?:[^|`']* )?debug +(?:[^|`']* )?(?:nodes?|no)/([A-Za-z0-9][\\w.-]*).*");
  private static final Pattern LOOP = Pattern.compile(
      "\\s*(?:[=#*>+~_-]{2,}\\s*|[#>]\\s+)(?:(?:nodes?|host)[/: ]\\s*)?([A-Za-z0-9][\\w.@-]*?)(?:\\.(?:txt|json|log))?\\s*:?\\s*[=#*<+~_-]*\\s*");
  private static final Pattern BEGIN = Pattern.compile(
      "\\s*(?:" + StatusBegin.LINE
          + "|AutomaticUpdates\\w*: .*|\\{\\s*(?:\"deployments\".*)?|Starting pod/.*|apiVersion: org\\.containers\\.bootc/.*|Current (?:staged|booted) image: .*|[*\u25cf] \\S+.*)");
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*[mK]");

  /** What ends in a colon and is no node. */
  private static final Set<String> NO_NODES = Set.of("""
      State: Deployments: BootedDeployment: AvailableUpdate: Available: Output: Result:
      Status: Example: Note: Warning: ERROR: spec: status: metadata: output:""".split("\\s"));

  private NodeHeaders() {}

  /** The header that begins with the next line, or null. */
  static @Nullable Header find(Lines lines) throws IOException {
    RawLine line = lines.peek(0);
    if (line == null) {
      return null;
    }
    String text = plain(line.text());
    int first = 0;
    while (first < text.length() && text.charAt(first) <= ' ') {
      first++;
    }
    return first == text.length() ? null : find(lines, text, text.charAt(first), first);
  }

  private static @Nullable Header find(Lines lines, String text, char c, int first)
      throws IOException {
    Header header = switch (c) {
      case '-' -> gathered(lines, text.strip());
      case '[' -> bracketed(text);
      case 'S', 'C', 'e' -> pod(text);
      case 'c', 'p' -> exit(text);
      default -> null;
    };
    if (header == null && "ocfsu".indexOf(c) >= 0 && text.contains(": [")) {
      header = AnsibleHeaders.playbook(text);
    }
    if (header == null && text.contains(" | ")) {
      header = AnsibleHeaders.find(text);
    }
    if (header == null && text.contains(" debug ")) {
      header = command(text);
    }
    if (header == null && "=#*>+~_-".indexOf(c) >= 0) {
      header = loop(lines, text);
    }
    return header == null && first == 0 && text.charAt(text.length() - 1) == ':'
        ? salt(lines, text)
        : header;
  }

  private static @Nullable Header gathered(Lines lines, String ruler) throws IOException {
    RawLine names = lines.peek(1);
    RawLine second = lines.peek(2);
    boolean isRuler = ruler.length() >= 8 && ruler.chars().allMatch(c -> c == '-');
    if (!isRuler
        || names == null
        || second == null
        || !plain(second.text()).strip().equals(ruler)) {
      return null;
    }
    Matcher matcher = GATHERED_NAMES.matcher(plain(names.text()).strip());
    return matcher.matches() ? Header.of(Kind.GATHERED, matcher.group(1), 3) : null;
  }

  private static @Nullable Header bracketed(String text) {
    Matcher pssh = PSSH.matcher(text);
    if (pssh.matches()) {
      String message = pssh.group(3) == null ? "" : pssh.group(3);
      boolean failed = pssh.group(1).equals("FAILURE");
      return Header.of(Kind.PSSH, withoutUser(pssh.group(2)), 1)
          .hint(NodeOutput.Hint.message(failed && message.isEmpty() ? "FAILURE" : message));
    }
    Matcher labelled = LABELLED.matcher(text);
    return labelled.matches()
        ? Header.of(Kind.LABELLED, labelled.group(1), 1).pools(roles(labelled.group(2)))
        : null;
  }

  private static List<String> roles(String labels) {
    return Arrays.stream(labels.split("[\\s,]+"))
        .filter(label -> label.startsWith(ROLE) && label.length() > ROLE.length())
        .map(label -> label.substring(ROLE.length()).replaceFirst("=.*", ""))
        .toList();
  }

  private static @Nullable Header exit(String text) {
    Matcher matcher = EXIT.matcher(text);
    return matcher.matches()
        ? Header.of(Kind.EXIT, matcher.group(1), 1).hint(NodeOutput.Hint.message(matcher.group(2)))
        : null;
  }

  private static @Nullable Header pod(String text) {
    Matcher matcher = POD.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String name = matcher.group(1) != null
        ? matcher.group(1)
        : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    return Header.of(Kind.DEBUG_POD, name, 1);
  }

  private static @Nullable Header command(String text) {
    Matcher matcher = COMMAND.matcher(text);
    return matcher.matches() ? Header.of(Kind.DEBUG_COMMAND, matcher.group(1), 1) : null;
  }

  /** Anybody's ruler with a word in it is a header only where an output begins right below. */
  private static @Nullable Header loop(Lines lines, String text) throws IOException {
    Matcher matcher = LOOP.matcher(text);
    if (!matcher.matches() || matcher.group(1).contains("ostree")) {
      return null;
    }
    RawLine next = lines.peek(1);
    if (next != null
        && (next.text().contains("rpm-ostree status") || next.text().contains("bootc status"))) {
      next = lines.peek(2);
    }
    boolean begins = next != null
        && (BEGIN.matcher(plain(next.text())).matches() || FailureSigns.isSign(next.text()));
    return begins ? Header.of(Kind.LOOP, matcher.group(1), 1) : null;
  }

  private static @Nullable Header salt(Lines lines, String text) throws IOException {
    RawLine next = lines.peek(1);
    boolean isName = text.indexOf(' ') < 0 && text.length() > 1 && !NO_NODES.contains(text);
    boolean isIndented =
        next != null && next.text().startsWith("    ") && next.text().length() > 4;
    return isName && isIndented && next != null && next.text().charAt(4) > ' '
        ? Header.of(Kind.SALT, text.substring(0, text.length() - 1), 1)
        : null;
  }

  /** A name without the user who logs in. */
  static String withoutUser(String name) {
    int at = name.lastIndexOf('@');
    return at >= 0 && at < name.length() - 1 ? name.substring(at + 1) : name;
  }

  /** A line without colour. */
  static String plain(String text) {
    return text.indexOf('\u001b') < 0 ? text : ESCAPES.matcher(text).replaceAll("");
  }
}
