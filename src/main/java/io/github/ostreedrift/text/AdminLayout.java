// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Straightens {@code ostree admin status}: its deployments and the lines below them, indented or not. */
final class AdminLayout {
  /** The line of a deployment: an index (v2013.3), a mark, the stateroot, the commit and its serial, and marks. */
  private static final Pattern DEPLOYMENT = Pattern.compile(
      "(?:\\d+: +)?(\\* +)?([^\\s*:][^\\s]*) +([0-9a-f]{64})\\.(\\d{1,9})((?: +\\([a-z -]+\\))*) *");

  private static final List<String> KEYS = List.of(
      "Version: ",
      "Unlocked: ",
      "Pinned: ",
      "origin refspec: ",
      "origin: ",
      "`- ",
      "GPG: ",
      "ed25519: ",
      "spki: ");

  private AdminLayout() {}

  /** The position at which the line of a deployment begins, or -1; whatever stands before it is a prefix. */
  static int findDeployment(Line line, int from) {
    int checksum = hexRun(line, from);
    if (checksum < 0) {
      return -1;
    }
    Matcher whole = DEPLOYMENT.matcher(line.from(from));
    if (whole.matches()) {
      return from;
    }
    int name = backOverWord(line, checksum, from);
    int mark = name - 2;
    int start = mark >= from && line.text[mark] == '*' ? mark : name;
    return DEPLOYMENT.matcher(line.from(start)).matches()
            && start > from
            && Line.isBlank(line.text[start - 1])
        ? start
        : -1;
  }

  private static int hexRun(Line line, int from) {
    int run = 0;
    for (int i = from; i < line.end; i++) {
      char c = line.text[i];
      run = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? run + 1 : 0;
      if (run == 64 && i + 1 < line.end && line.text[i + 1] == '.') {
        return i - 63;
      }
    }
    return -1;
  }

  private static int backOverWord(Line line, int position, int from) {
    int i = position;
    while (i > from && Line.isBlank(line.text[i - 1])) {
      i--;
    }
    while (i > from && !Line.isBlank(line.text[i - 1])) {
      i--;
    }
    return i;
  }

  /** Reads the deployments that begin at the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = read(lines, prefix, limits);
    out.unterminated |= new StatusLines(lines, prefix).endsInMidst();
    return out;
  }

  private static Straightened read(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = new Straightened();
    int deployments = 0;
    boolean booted = false;
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      int stripped = prefix.strip(line);
      int from = stripped < 0 ? -1 : line.skipBlanks(stripped);
      if (from < 0 || !belongs(line, from, lines, prefix, deployments)) {
        return out;
      }
      Matcher deployment = DEPLOYMENT.matcher(line.from(from));
      boolean first = deployment.matches();
      boolean mark = first && deployment.group(1) != null;
      if (mark && booted) {
        return out;
      }
      booted |= mark;
      lines.next();
      out.unterminated = !line.terminated;
      if (first && ++deployments == limits.maxDeployments() + 1) {
        LimitProblems.deployments(out, limits);
      }
      if (deployments <= limits.maxDeployments()) {
        add(line, from, first ? deployment : null, out);
      }
    }
    return out;
  }

  /** Whether a line is part of the output: one that we know, one indented below a deployment, or an empty one between. */
  private static boolean belongs(
      Line line, int from, LineReader lines, Prefix prefix, int deployments) throws IOException {
    if (from >= line.end) {
      Line next = lines.peek(1);
      int start = next == null ? -1 : prefix.strip(next);
      return next != null
          && start >= 0
          && next.skipBlanks(start) < next.end
          && isKnown(next, next.skipBlanks(start), deployments);
    }
    return isKnown(line, from, deployments)
        || (deployments > 0
            && from - line.start >= 4
            && colon(line, from) > 0
            && !Signs.isPrompt(line, from, line.end));
  }

  private static boolean isKnown(Line line, int from, int deployments) {
    if (deployments == 0) {
      return line.startsWith("bootversion: ", from)
          || line.startsWith("No deployments.", from)
          || DEPLOYMENT.matcher(line.from(from)).matches();
    }
    return KEYS.stream()
            .anyMatch(
                key -> line.startsWith(key, from) || line.from(from).strip().equals(key.strip()))
        || Signs.isElision(line, from, line.trimmedEnd(from))
        || DEPLOYMENT.matcher(line.from(from)).matches();
  }

  private static int colon(Line line, int from) {
    int at = line.indexOf(": ", from);
    return at - from > 0 && at - from < Key.LONGEST && Character.isLetter(line.text[from])
        ? at
        : -1;
  }

  private static void add(Line line, int from, @Nullable Matcher deployment, Straightened out) {
    int end = line.trimmedEnd(from);
    if (deployment != null) {
      String lead = deployment.group(1) != null ? "* " : "  ";
      out.add(line, lead, from + deployment.start(2), end);
    } else if (Signs.isElision(line, from, end)) {
      out.cut();
    } else if (from < end) {
      int colon = line.indexOf(":", from);
      boolean empty = colon == end - 1;
      out.add(line, "", from, empty && line.end > end ? end + 1 : end);
    }
  }
}
