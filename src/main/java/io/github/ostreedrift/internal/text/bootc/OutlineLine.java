// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.model.BootcImage;
import io.github.ostreedrift.internal.text.bootc.Outline.Value;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line with a key, of YAML or of pretty JSON.
 *
 * @param dash where a dash stands before the key; -1 where none does
 * @param start where the key begins
 * @param key the key
 * @param value null where members follow
 */
record OutlineLine(
    int dash, int start, String key, @Nullable Value value) {
  private static final Pattern KEY = Pattern.compile(
      "(-\\s+)?(?:\"([\\w./-]+)\"|'([\\w./-]+)'|([A-Za-z_][\\w./-]*)):(?:\\s+(.*))?");

  /** Digests, times and words that are whole: nothing goes on with them. */
  private static final Pattern CLOSED = Pattern.compile(
      "(?:sha256:)?[0-9a-f]{64}|[0-9a-f]{128}|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z|bootcHost"
          + "|registry|ostreeContainer|BootcHost|default|rollback|host|transient|persistent|readOnly|readWrite|containerPolicy|insecure|amd64|arm64|s390x|ppc64le|riscv64");

  /** A part of a digest without a sign that the rest was left out: then it was cut, and nobody knows by whom. */
  private static final Pattern PART =
      Pattern.compile("(?:sha256:)?[0-9a-f]{1,63}|sha256:?|sha?|[0-9a-f]{65,127}");

  private static final Set<String> DIGESTS =
      Set.of("checksum", "imageDigest", "verity", "bootDigest");

  private static final Pattern TAG = Pattern.compile("!ostreeRemote\\s+(.+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final String REMOTE = "ostreeRemote";

  /** The key that stands in a line, or null. */
  static @Nullable OutlineLine of(Line line, int from, int end, boolean isJson) {
    Matcher cells = KEY.matcher(new String(line.text, from, end - from));
    if (!cells.matches()) {
      return null;
    }
    int group = cells.group(2) != null ? 2 : cells.group(3) != null ? 3 : 4;
    int start = from + cells.start(group) - (group == 4 ? 0 : 1);
    String text = cells.group(5) == null ? "" : cells.group(5).strip();
    String key = cells.group(group);
    return new OutlineLine(
        cells.group(1) == null ? -1 : from, start, key, isJson ? json(text) : yaml(key, text));
  }

  private static @Nullable Value json(String text) {
    String value = text.endsWith(",") ? text.substring(0, text.length() - 1).strip() : text;
    return switch (value) {
      case "{", "[" -> null;
      case "" -> Outline.UNREADABLE;
      default -> jsonScalar(value);
    };
  }

  private static Value jsonScalar(String value) {
    if (value.equals("null")
        || value.equals("true")
        || value.equals("false")
        || value.equals("{}")
        || value.equals("[]")
        || NUMBER.matcher(value).matches()) {
      return new Value(value, true);
    }
    boolean isText = value.length() > 1
        && value.startsWith("\"")
        && value.endsWith("\"")
        && value.indexOf('\\') < 0
        && value.indexOf('"', 1) == value.length() - 1;
    return isText ? text(value.substring(1, value.length() - 1), true) : Outline.UNREADABLE;
  }

  private static @Nullable Value yaml(String key, String text) {
    String value = withoutComment(text);
    if (value.isEmpty()) {
      return null;
    }
    Matcher tag = TAG.matcher(value);
    if (tag.matches()) {
      Value remote = scalar(tag.group(1));
      return remote.equals(Outline.UNREADABLE)
          ? remote
          : new Value("{\"" + REMOTE + "\":" + remote.json() + "}", remote.isClosed());
    }
    if (isPart(key, value)) {
      return Outline.UNREADABLE;
    }
    return switch (value) {
      case "null", "~", "Null", "NULL" -> new Value("null", true);
      case "true", "false", "[]", "{}" -> new Value(value, true);
      default ->
        key.equals("deploySerial") && NUMBER.matcher(value).matches()
            ? new Value(String.valueOf(Integer.parseInt(value)), false)
            : scalar(value);
    };
  }

  private static boolean isPart(String key, String value) {
    return DIGESTS.contains(key) && PART.matcher(value).matches();
  }

  /** Whether the value is the part of a digest that was left when the end of the line was cut. */
  boolean isCut(Line line, int end) {
    String text = new String(line.text, start, end - start);
    return isUnreadable() && isPart(key, text.substring(text.indexOf(':') + 1).strip());
  }

  private static String withoutComment(String text) {
    boolean isQuoted = text.startsWith("'") || text.startsWith("\"");
    int sign = text.startsWith("#") ? 0 : text.indexOf(" #");
    return sign < 0 || isQuoted ? text : text.substring(0, sign).strip();
  }

  private static Value scalar(String value) {
    char first = value.charAt(0);
    if (first == '\'' || first == '"') {
      boolean isWhole = value.length() > 1
          && value.charAt(value.length() - 1) == first
          && value.indexOf('\\') < 0
          && value.indexOf(first, 1) == value.length() - 1;
      return isWhole ? text(value.substring(1, value.length() - 1), true) : Outline.UNREADABLE;
    }
    boolean isPlain = "|>&*!%@`{}[],?".indexOf(first) < 0 && !value.contains(": ");
    return isPlain ? text(value, CLOSED.matcher(value).matches()) : Outline.UNREADABLE;
  }

  private static Value text(String text, boolean isClosed) {
    boolean isLeftOut = (LeftOut.isValue(text) && !BootcImage.isDigest(text))
        || LeftOut.isTypeset(text)
        || text.indexOf('\u2018') >= 0
        || text.indexOf('\u2019') >= 0
        || LinePatterns.endsInPrompt(text)
        || text.indexOf(Line.UNDECODED) >= 0;
    return isLeftOut ? Outline.UNREADABLE : new Value(Outline.quote(text), isClosed);
  }

  /** Whether the value can't be read. */
  boolean isUnreadable() {
    return Outline.UNREADABLE.equals(value);
  }
}
