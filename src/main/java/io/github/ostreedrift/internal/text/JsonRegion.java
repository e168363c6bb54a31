// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, or an array of deployments, among other lines: the text from its opening brace or bracket to the
 * closing one, found without reading it.
 *
 * @param line the line of the input at which it begins
 * @param column the column of its opening brace, 1-based
 * @param text the object, its lines joined by line breaks, and without their prefix
 * @param complete whether the closing brace is there
 */
public record JsonRegion(int line, int column, String text, boolean complete) {

  /**
   * Takes what begins at a position of the next line. Text behind it is put back. Gives null, and leaves the lines as
   * they were, where the text cannot be JSON and nothing in it says that it was meant as a status, and where it is an
   * array of anything else.
   */
  static @Nullable JsonRegion take(LineReader lines, Prefix prefix, int position)
      throws IOException {
    List<Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Scan scan = new Scan();
    int first = 0;
    int column = 0;
    for (Line clean = lines.next(); clean != null; clean = lines.next()) {
      Line line = undressed(clean);
      int from = taken.isEmpty() ? opening(clean, line, position) : contentStart(line, prefix);
      if (taken.isEmpty()) {
        first = line.number;
        column = line.column(from);
      }
      taken.add(clean);
      int end = scan.read(line, from);
      text.append(line.text, from, end - from).append('\n');
      // An array can be as long as the input: its first item tells whether it is one of
      // deployments.
      boolean isOther = text.charAt(0) == '[' && scan.endsFirst && !isOfDeployments(text);
      if (scan.isClosed() && !isOther) {
        putBackRest(lines, line, end);
        return new JsonRegion(first, column, text.toString(), true);
      }
      scan.endsFirst = false;
      if (scan.broken || isOther) {
        break;
      }
    }
    if (isMeantAsStatus(text)) {
      return new JsonRegion(first, column, text.toString(), false);
    }
    lines.unread(taken);
    return null;
  }

  /** The opening brace or bracket in the line as it stands in the input. */
  static int opening(Line clean, Line line, int position) {
    if (clean == line) {
      return position;
    }
    char sign = clean.text[position];
    int brace = line.start;
    for (int i = clean.start; i <= position && brace >= 0; i++) {
      brace = clean.text[i] == sign
          ? line.indexOf(String.valueOf(sign), i == clean.start ? brace : brace + 1)
          : brace;
    }
    return Math.max(brace, line.start);
  }

  /** In JSON every character counts, but none has colours, nor quotes that are entities. */
  private static Line undressed(Line clean) {
    Line raw = clean.uncleaned();
    boolean isDressed = raw != clean
        && (raw.indexOf("\u001b", raw.start) >= 0
            || (raw.indexOf("&quot;", raw.start) >= 0 && raw.indexOf("\"", raw.start) < 0));
    return isDressed ? clean : raw;
  }

  private static int contentStart(Line line, Prefix prefix) {
    int stripped = prefix.strip(line);
    return stripped < 0 ? line.start : stripped;
  }

  private static void putBackRest(LineReader lines, Line line, int end) {
    if (line.skipBlanks(end) < line.end) {
      lines.unread(List.of(line.rest(end)));
    }
  }

  private static boolean isMeantAsStatus(CharSequence text) {
    String start = text.toString();
    return text.charAt(0) == '{'
        && (start.contains("\"deployments\"")
            || start.contains("\"schema-version\"")
            || start.contains("\"pkgdiff\"")
            || isOfBootc(start));
  }

  private static boolean isOfBootc(String text) {
    return text.contains("\"BootcHost\"")
        || text.contains("\"org.containers.bootc/")
        || (text.contains("\"booted\"") && text.contains("\"imageDigest\""));
  }

  /** Whether the region is one deployment that stands for itself. */
  boolean isDeployment() {
    return text.charAt(0) == '{' && isOfDeployments(text);
  }

  /** Whether a text holds deployments, and not statuses or anything else. */
  private static boolean isOfDeployments(CharSequence text) {
    String all = text.toString();
    return all.contains("\"booted\"")
        && all.contains("\"checksum\"")
        && !all.contains("\"deployments\"");
  }

  /** Follows braces and strings; stops at what no JSON has. */
  private static final class Scan {
    private int depth;
    private boolean string;
    private boolean escaped;
    private boolean broken;
    private boolean opened;
    private int first = -1;

    /** Whether the first object ended in this line, or everything did. */
    private boolean endsFirst;

    boolean isClosed() {
      return opened && depth == 0;
    }

    /** Reads a line; gives the position behind the last character that belongs to the object. */
    int read(Line line, int from) {
      for (int i = from; i < line.end; i++) {
        if (string && !escaped) {
          // Most of a document stands in strings.
          while (i < line.end && line.text[i] != '"' && line.text[i] != '\\') {
            i++;
          }
          if (i == line.end) {
            return line.end;
          }
        }
        char c = line.text[i];
        if (string) {
          string = escaped || c != '"';
          escaped = c == '\\' && !escaped;
        } else {
          step(c);
          if (isClosed() || broken) {
            return i + 1;
          }
        }
      }
      return line.end;
    }

    private void step(char c) {
      if (c == '"') {
        string = true;
      } else if (c == '{' || c == '[') {
        first = first < 0 && c == '{' ? depth : first;
        depth++;
        opened = true;
      } else if (c == '}' || c == ']') {
        depth--;
        endsFirst |= depth == first || depth == 0;
      } else {
        broken = !isPlain(c);
      }
    }

    private static boolean isPlain(char c) {
      return c <= ' '
          || c == ','
          || c == ':'
          || (c >= '0' && c <= '9')
          || (c >= 'a' && c <= 'z')
          || c == '-'
          || c == '+'
          || c == '.'
          || c == 'E';
    }
  }
}
