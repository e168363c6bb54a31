// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a line looks like, whatever stands around it: the signs by which layouts tell a header from a value and a
 * capture from the chatter that follows it. Positions are into {@link Line#text}.
 */
final class Signs {
  private static final String QUOTED_BULLET = "=E2=97=8F";

  private static final int LONGEST_ELISION = "--snip--".length();

  private static final Pattern ADVISORY =
      Pattern.compile("\\S+ +(?:Unknown|Low|Moderate|Important|Critical) +\\S+");

  private static final Pattern GROUP = Pattern.compile("(?:\\S+ )+(?:\\d+:)?\\d[^ :-]*-\\d[^ :-]*");

  private Signs() {}

  /** The position of the text behind a bullet and its blank, or -1 where there is no bullet. */
  static int afterBullet(Line line, int from) {
    if (beginsWithWord(line, from)) {
      return -1;
    }
    return switch (line.text[from]) {
      case '\u25cf', '\u2022', '\u25c9', '\u26ab', '\u2b24', '*', '?' ->
        afterMark(line, from, from + 1);
      case '=' ->
        line.startsWith(QUOTED_BULLET, from)
            ? afterMark(line, from, from + QUOTED_BULLET.length())
            : -1;
      case '\u00e2', '\ufffd' -> afterMark(line, from, endOfUndecoded(line, from));
      default -> -1;
    };
  }

  private static int endOfUndecoded(Line line, int from) {
    int end = from;
    while (end < line.end && end - from < 5 && !Line.isBlank(line.text[end])) {
      end++;
    }
    return end;
  }

  /** Whether no mark of any kind can stand there: most lines begin with a word. */
  private static boolean beginsWithWord(Line line, int from) {
    if (from >= line.end) {
      return true;
    }
    char c = line.text[from];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static int afterMark(Line line, int from, int end) {
    boolean marks = end > from && end < line.end && Line.isBlank(line.text[end]);
    int text = marks ? line.skipBlanks(end) : line.end;
    return text < line.end ? text : -1;
  }

  /** The position of the text behind a last tree branch, or -1: a title stands there. */
  static int afterLastBranch(Line line, int from) {
    if (beginsWithWord(line, from) || from + 1 == line.end) {
      return -1;
    }
    char second = line.text[from + 1];
    boolean branch = switch (line.text[from]) {
      case '\u2514' -> second == '\u2500';
      case '`' -> second == '-';
      case '?' -> second == '?';
      default -> false;
    };
    return branch ? afterMark(line, from, from + 2) : -1;
  }

  /** The position of the text behind any tree branch, or -1. */
  static int afterBranch(Line line, int from) {
    int position = afterLastBranch(line, from);
    if (position >= 0 || beginsWithWord(line, from)) {
      return position;
    }
    return switch (line.text[from]) {
      case '\u251c', '\u2514' ->
        afterMark(line, from, line.startsWith("\u2500", from + 1) ? from + 2 : from + 1);
      case '|' -> line.startsWith("-", from + 1) ? afterMark(line, from, from + 2) : -1;
      default -> -1;
    };
  }

  /** Whether a line leaves something out: {@code ...}, {@code [...]}, {@code <snip>}. */
  static boolean isElision(Line line, int from, int end) {
    if (end - from > LONGEST_ELISION) {
      return false;
    }
    String text = new String(line.text, from, end - from).toLowerCase(Locale.ROOT);
    return text.equals("...")
        || text.equals("\u2026")
        || text.equals("[...]")
        || text.equals("[\u2026]")
        || text.equals("(...)")
        || text.equals("<snip>")
        || text.equals("[snip]")
        || text.equals("--snip--")
        || text.equals("(snip)")
        || text.equals("snip");
  }

  /** Whether a line is a shell's prompt, a fence or another sign that the output is over. */
  static boolean isPrompt(Line line, int from, int end) {
    if (from >= end) {
      return false;
    }
    return (!beginsWithWord(line, from) && isFence(line, from, end))
        || (line.mayHold(Line.PROMPT) && isShellPrompt(new String(line.text, from, end - from)));
  }

  private static boolean isFence(Line line, int from, int end) {
    char first = line.text[from];
    return line.startsWith("```", from)
        || line.startsWith("~~~", from)
        || line.startsWith("----", from)
        || line.startsWith("====", from)
        || ((first == '$' || first == '#' || first == '%' || first == '>')
            && (from + 1 == end || line.text[from + 1] == ' '));
  }

  private static boolean isShellPrompt(String text) {
    int at = text.indexOf('@');
    int sign = Math.max(text.indexOf("# "), text.indexOf("$ "));
    if (sign < 0 && (text.endsWith("#") || text.endsWith("$"))) {
      sign = text.length() - 1;
    }
    if (sign < 0) {
      return false;
    }
    String host = text.substring(0, sign);
    return (at >= 0 && at < sign && host.indexOf('=') < 0 && host.indexOf(": ") < 0)
        || host.matches(
            "(?:ba|k|z)?sh-\\d+\\.\\d+|\\[[^\\]]*\\]|root|core|[\\w.-]+:[~/][^ ]*|~|\\([^)]*\\)");
  }

  /** Whether a text can be a ref, an image or a commit: no blanks, and a sign that plain words lack. */
  static boolean isRefLike(Line line, int from, int end) {
    boolean sign = false;
    int digits = 0;
    for (int i = from; i < end; i++) {
      char c = line.text[i];
      if (Line.isBlank(c)) {
        return line.startsWith("(error fetching image metadata)", from)
            || (isIndex(line, i, end) && (sign || digits == 64));
      }
      sign |= c == ':' || c == '/';
      digits += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? 1 : 0;
    }
    return sign || digits == 64;
  }

  private static boolean isIndex(Line line, int from, int end) {
    return line.startsWith(" (index: ", from) && line.text[end - 1] == ')';
  }

  /** Whether a line names one changed package: {@code NAME OLD -> NEW}. */
  static boolean isChange(Line line, int from) {
    return line.mayHold(Line.ARROW) && line.indexOf(" -> ", from) > 0;
  }

  /** Whether a line belongs to a signature's description, as libostree words it. */
  static boolean isSignatureText(Line line, int from) {
    return line.startsWith("Valid signature by ", from)
        || line.startsWith("Invalid signature by ", from)
        || line.startsWith("Can't check signature", from)
        || line.startsWith("Signature ", from)
        || line.startsWith("Good signature from ", from)
        || line.startsWith("BAD signature from ", from)
        || line.startsWith("Expired signature from ", from)
        || line.startsWith("Key ", from)
        || line.startsWith("Primary key ", from);
  }

  /** Whether a line is one NEVRA. */
  static boolean isPackage(Line line, int from, int end) {
    int dashes = 0;
    for (int i = from; i < end; i++) {
      if (Line.isBlank(line.text[i])) {
        return false;
      }
      dashes += line.text[i] == '-' ? 1 : 0;
    }
    return dashes >= 2;
  }

  /** Whether a line is a row of advisories, or one of the lines behind it. */
  static boolean isAdvisory(Line line, int from, int end) {
    return line.startsWith("CVE-", from)
        || line.startsWith("http", from)
        || ADVISORY.matcher(new String(line.text, from, end - from)).matches();
  }

  /** Whether a line is a group of overrides: at least one name, and an EVR at the end. */
  static boolean endsInEvr(Line line, int from, int end) {
    return GROUP.matcher(new String(line.text, from, end - from)).matches();
  }
}
