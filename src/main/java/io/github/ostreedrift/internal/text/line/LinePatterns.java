// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import java.util.regex.Pattern;

/**
 * What a line looks like, whatever stands around it: the signs by which a header is told from a value, and a capture
 * from the chatter that follows it. Positions are into {@link Line#text}.
 */
public final class LinePatterns {
  /** How printers, terminals, pages and people draw the mark of the booted deployment. */
  private static final String BULLETS =
      "\u25cf\u2022\u25c9\u26ab\u2b24\u29bf\u2981\u2b58\u2b59\u26aa\u25c6\u25a0\u25b6\u25ba\u2023\u2219\u2043\u2726*?";

  private static final Pattern SHELL_PROMPT = Pattern.compile(
      // user@host, in brackets or not, with a folder; then its sign, then a command
      "(?:\\([^)]*\\)\\s*|[^\\w\\s]\\s?)?\\[?[\\w.+-]+@[\\w.-]+(?:[: ][^\\s$#%>]*)?\\]?\\s?[$#%>\u276f\u279c\u00bb](?:\\s.*)?"
          + "|(?:ba|k|z|fi|da)?sh-\\d+(?:\\.\\d+)*[$#](?:\\s.*)?"
          + "|\\[[^\\]]*\\]\\s?[$#%>](?:\\s.*)?"
          + "|(?:root|core|[\\w.-]+:[~/][^ ]*|[~/][\\w./-]*|\\([^)]*\\))\\s?[$#%>\u276f\u279c](?:\\s.*)?"
          + "|[\u2570\u2514]\u2500+\\s?[$#%>\u276f\u279c\u03bb](?:\\s.*)?"
          + "|PS [A-Z]:.*>.*|[A-Z]:\\\\[^>]*>.*");

  private static final Pattern GLUED_PROMPT =
      Pattern.compile("\\[[\\w.+-]+@[\\w.-]+ [^\\]]*\\]\\s?[$#]\\s*$|sh-\\d+(?:\\.\\d+)*[$#]\\s*$");

  /** Mark-up and closing words of pages, pagers and scripts. */
  private static final Pattern MARKUP = Pattern.compile(
      "\\[/?[a-zA-Z]+\\]|\\{/?[a-z]+\\}|</?[a-zA-Z]+[^>]*>|!?\\[[^\\]]*\\]\\(.*|\"{3}|'{3}|\\(END\\)|EOF|END|<<+ ?\\w*|https?://\\S+");

  private static final Pattern ADVISORY =
      Pattern.compile("\\S+ +(?:Unknown|Low|Moderate|Important|Critical) +\\S+");

  private static final Pattern GROUP =
      Pattern.compile("(?:\\S+,? )+(?:\\d+:)?[^ :-]+-[^ :-]*\\d[^ :-]*");

  private static final Pattern CHANGE = Pattern.compile(
      "\\S+ (?:\\d+:)?[^ :-]+-[^ :-]+ (?:->|\u2192|=>|\u2014>|\u2013>|\u21d2|\\\\->|-\\\\>) (?:\\d+:)?[^ :-]+-[^ :-]+");

  private LinePatterns() {}

  /** The position of the text behind a bullet and its blank, or -1 where there is no bullet. */
  public static int afterBullet(Line line, int from) {
    if (beginsWithWord(line, from)) {
      return -1;
    }
    char c = line.text[from];
    if (BULLETS.indexOf(c) >= 0) {
      return afterMark(line, from, from + 1);
    }
    return c == '\u00e2' || c == '\ufffd' ? afterMark(line, from, endOfUndecoded(line, from)) : -1;
  }

  /** The position of the text behind any sign and its blank that may be a mark, or -1. */
  public static int afterSign(Line line, int from) {
    if (beginsWithWord(line, from)
        || line.text[from] == '('
        || line.text[from] == '/'
        || line.text[from] == '<') {
      return -1;
    }
    int end = from + 1;
    while (end < line.end
        && end - from < 4
        && !Line.isBlank(line.text[end])
        && !beginsWithWord(line, end)) {
      end++;
    }
    return afterMark(line, from, end);
  }

  private static int endOfUndecoded(Line line, int from) {
    int end = from;
    while (end < line.end && end - from < 5 && !Line.isBlank(line.text[end])) {
      end++;
    }
    return end;
  }

  /** Whether no mark of any kind can stand there: most lines begin with a word. */
  public static boolean beginsWithWord(Line line, int from) {
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
  public static int afterLastBranch(Line line, int from) {
    if (beginsWithWord(line, from) || from + 1 >= line.end) {
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
  public static int afterBranch(Line line, int from) {
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

  /** Whether a tree branch stands there. */
  public static boolean isBranch(Line line, int from) {
    return afterBranch(line, from) >= 0;
  }

  /** Whether a line is a shell's prompt, a fence or another sign that the output is over. */
  public static boolean isPrompt(Line line, int from, int end) {
    if (from >= end) {
      return false;
    }
    if (!beginsWithWord(line, from) && isFence(line, from, end)) {
      return true;
    }
    return line.mayHold(Line.PROMPT)
        && mayBePrompt(line, from)
        && SHELL_PROMPT.matcher(new String(line.text, from, end - from)).matches();
  }

  /** A prompt has a user at a host, a shell's name, a drive, or a folder. */
  private static boolean mayBePrompt(Line line, int from) {
    return "([~/\u2570\u2514".indexOf(line.text[from]) >= 0
        || line.startsWith("root", from)
        || line.startsWith("core", from)
        || line.startsWith("PS ", from)
        || line.indexOf("@", from) >= 0
        || line.indexOf("sh-", from) >= 0
        || line.indexOf(":~", from) >= 0
        || line.indexOf(":/", from) >= 0
        || line.indexOf(":\\", from) >= 0;
  }

  /** Whether the prompt behind an output without a last line break was glued to a value. */
  public static boolean endsInPrompt(String value) {
    return GLUED_PROMPT.matcher(value).find();
  }

  private static boolean isFence(Line line, int from, int end) {
    char first = line.text[from];
    return line.startsWith("```", from)
        || line.startsWith("~~~", from)
        || line.startsWith("----", from)
        || line.startsWith("====", from)
        || ((first == '$'
                || first == '#'
                || first == '%'
                || first == '>'
                || first == '\u276f'
                || first == '\u279c'
                || first == '\u03bb')
            && (from + 1 == end || Line.isBlank(line.text[from + 1])));
  }

  /** Whether a line is mark-up of a page or a closing word of a script: no row of any output goes on with it. */
  public static boolean isMarkup(Line line, int from, int end) {
    char first = line.text[from];
    boolean may = !beginsWithWord(line, from) || first == 'E' || first == 'h';
    return may && MARKUP.matcher(new String(line.text, from, end - from)).matches();
  }

  /** Whether a line begins with a link: pages have such, and so have advisories and notices. */
  public static boolean isLink(Line line, int from) {
    return line.startsWith("http://", from) || line.startsWith("https://", from);
  }

  /** Whether a text can be a ref, an image or a commit: no blanks, and a sign that plain words lack. */
  public static boolean isRefLike(Line line, int from, int end) {
    boolean sign = false;
    boolean other = false;
    int digits = 0;
    for (int i = from; i < end; i++) {
      char c = line.text[i];
      if (Line.isBlank(c)) {
        return line.startsWith("(error fetching image metadata)", from)
            || (isAnnotation(line, i, end) && (sign || digits == 64) && !other);
      }
      sign |= (c == ':' && i > from && i + 1 < end && !Line.isBlank(line.text[i + 1]))
          || (c == '/' && i > from);
      other |= "()[]{}*\"'`,;!|\\$".indexOf(c) >= 0;
      digits += (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ? 1 : 0;
    }
    return (sign && !other && !isLink(line, from) && line.text[end - 1] != ':')
        || (digits == 64 && end - from == 64);
  }

  /** What may stand behind a header: {@code (index: 0)}, or what a person wrote there in parentheses or as a link. */
  public static boolean isAnnotation(Line line, int from, int end) {
    int open = line.skipBlanks(from);
    char last = line.text[end - 1];
    return open < end
        && ((line.text[open] == '(' && (last == ')' || line.startsWith("(index:", open)))
            || (line.text[open] == '<' && (last == '>' || last == ')'))
            || (line.text[open] == '[' && last == ']'));
  }

  /** Whether a line names one changed package: {@code NAME OLD -> NEW}, and nothing else. */
  public static boolean isChange(Line line, int from, int end) {
    return line.mayHold(Line.ARROW)
        && countBlanks(line, from, end) == 3
        && CHANGE.matcher(new String(line.text, from, end - from)).matches();
  }

  private static int countBlanks(Line line, int from, int end) {
    int blanks = 0;
    for (int i = from; i < end; i++) {
      blanks += line.text[i] == ' ' ? 1 : 0;
    }
    return blanks;
  }

  /** Whether a line belongs to a signature's description, as libostree words it. */
  public static boolean isSignatureText(Line line, int from) {
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

  /** Whether a line is one NEVRA, by its architecture. */
  public static boolean isPackage(Line line, int from, int end) {
    int dashes = 0;
    int dot = -1;
    for (int i = from; i < end; i++) {
      if (Line.isBlank(line.text[i])) {
        return false;
      }
      dashes += line.text[i] == '-' ? 1 : 0;
      dot = line.text[i] == '.' ? i : dot;
    }
    return dashes >= 2 && dot > from;
  }

  /** Whether a line is a row of advisories, or one of the lines behind it. */
  public static boolean isAdvisory(Line line, int from, int end) {
    return line.startsWith("CVE-", from)
        || line.startsWith("http", from)
        || ADVISORY.matcher(new String(line.text, from, end - from)).matches();
  }

  /** Whether a line is a group of overrides: at least one name, and an EVR at the end. */
  public static boolean endsInEvr(Line line, int from, int end) {
    return GROUP.matcher(new String(line.text, from, end - from)).matches();
  }
}
