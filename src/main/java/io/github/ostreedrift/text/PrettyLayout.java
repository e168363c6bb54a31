// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Straightens {@code rpm-ostree status --pretty} (2014 to 2016). */
final class PrettyLayout {
  private static final List<String> POSITIONS =
      List.of("DEFAULT ON BOOT", "NON-DEFAULT ROLLBACK TARGET", "NON-DEFAULT DEPLOYMENT");
  private static final List<String> LABELS =
      List.of("version", "timestamp", "id", "osname", "refspec");

  private PrettyLayout() {}

  /** Whether a line names the place of a deployment. */
  static boolean isPosition(Line line, int from) {
    int marked = Signs.afterBullet(line, from);
    int start = marked >= 0 ? marked : from;
    String text = line.from(start).strip();
    return POSITIONS.contains(text);
  }

  static boolean isRuler(Line line, int from, char of) {
    int end = line.trimmedEnd(from);
    for (int i = from; i < end; i++) {
      if (line.text[i] != of) {
        return false;
      }
    }
    return end - from >= 20;
  }

  /** Reads the deployments whose first ruler is the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = read(lines, prefix, limits);
    out.unterminated |= new StatusLines(lines, prefix).endsInMidst();
    return out;
  }

  private static Straightened read(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    Straightened out = new Straightened();
    int blocks = 0;
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      int stripped = prefix.strip(line);
      int from = stripped < 0 ? -1 : line.skipBlanks(stripped);
      if (from < 0 || (from < line.end && !isPart(line, from))) {
        return out;
      }
      Objects.requireNonNull(lines.next());
      out.unterminated = !line.terminated;
      if (isPosition(line, from) && ++blocks == limits.maxDeployments() + 1) {
        LimitProblems.deployments(out, limits);
      }
      if (!line.terminated && label(line, from) > 0) {
        out.keep(line);
      } else if (from < line.end && blocks <= limits.maxDeployments()) {
        add(line, from, out);
      }
    }
    return out;
  }

  private static boolean isPart(Line line, int from) {
    return isRuler(line, from, '=')
        || isRuler(line, from, '-')
        || isPosition(line, from)
        || line.startsWith("GPG:", from)
        || label(line, from) > 0;
  }

  /** The length of the label that a row begins with, or 0. */
  private static int label(Line line, int from) {
    for (String label : LABELS) {
      if (line.startsWith(label + " ", from) || line.from(from).strip().equals(label)) {
        return label.length();
      }
    }
    return line.startsWith("GPG:", from) ? "GPG:".length() : 0;
  }

  private static void add(Line line, int from, Straightened out) {
    int end = line.trimmedEnd(from);
    int marked = isPosition(line, from) ? Signs.afterBullet(line, from) : -1;
    int label = label(line, from);
    if (marked >= 0) {
      out.add(line, "* ", marked, end);
    } else if (label > 0) {
      int value = line.skipBlanks(from + label);
      out.add(line, new String(line.text, from, label) + " ", Math.min(value, end), end);
    } else {
      out.add(line, "", from, end);
    }
  }
}
