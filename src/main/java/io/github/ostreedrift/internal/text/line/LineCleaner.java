// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.line;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Frees a line of what other formats put around a status: terminal colour, HTML and quoted-printable, AsciiDoc
 * callouts. What remains is what the printer wrote.
 */
public final class LineCleaner {
  // CSI sequences (colour, cursor), OSC sequences (titles, links), and two-character escapes
  private static final Pattern ESCAPES = Pattern.compile(
      "\u001b\\[[0-9;:?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b[()][A-Z0-9]|\u001b[=>78cDEHM]");
  private static final Pattern TAGS =
      Pattern.compile("</?(?:pre|code|p|span|div|br|samp|li|td|font|b|strong)(?:\\s[^<>]*)?/?>");
  private static final Pattern CALLOUT = Pattern.compile("(?:[ \t]+<\\d{1,2}>)+[ \t]*$");
  private static final Pattern ENTITY = Pattern.compile(
      "&(?:(gt|lt|amp|quot|apos|nbsp|bull|rarr|hellip|lsquo|rsquo|ndash|mdash|minus)|#(\\d{2,6})|#[xX]([0-9a-fA-F]{2,5}));");

  /** The glyphs of the printers as their bytes: in mails, pagers, C strings; and as escapes of JSON or Java. */
  private static final Pattern GLYPH = Pattern.compile(
      "=E2=(9[47]|80)=([0-9A-F]{2})|<[eE]2><(9[47]|80)><([0-9A-Fa-f]{2})>|\\\\342\\\\(2[0-9]{2})\\\\(2[0-9]{2})"
          + "|\\\\x[eE]2\\\\x(9[47]|80)\\\\x([0-9A-Fa-f]{2})|\\\\u(2[0-9A-Fa-f]{3})");

  /** What Markdown and AsciiDoc escape, where it stands before a sign. */
  private static final Pattern ESCAPED = Pattern.compile("\\\\([*_`~#|<>\\[\\]{}()+.!-])");

  /** A link in Markdown: its text stays; and the one that a mail program puts behind an address: it goes. */
  private static final Pattern LINK = Pattern.compile(
      "\\[([^\\[\\]]+)\\]\\((?:https?|mailto|docker)[^()\\s]*\\)|(?<address>[^\\s/:@<>]{1,200}+[^\\s<>]{0,200})[ \\t]?<(?:https?|mailto):(?://)?\\k<address>/?>");

  private static final String CARETS = "M-bM-^WM-^O";

  private LineCleaner() {}

  /** Whether a line may need cleaning; decided from the characters that it holds. */
  public static boolean isSuspect(char c) {
    return isControl(c)
        || isOddBlank(c)
        || c == '^'
        || c == '&'
        || c == '<'
        || c == '\\'
        || c == ']'
        || c == Line.UNDECODED
        || c == '=';
  }

  /** The line as the printer wrote it; the same string if there is nothing to clean. */
  public static String clean(String line) {
    String text = line;
    if (text.indexOf('\u001b') >= 0) {
      text = ESCAPES.matcher(text).replaceAll("");
    }
    if (text.indexOf('\r') >= 0) {
      text = afterCarriageReturns(text);
    }
    if (mayHaveTags(text)) {
      text = CALLOUT.matcher(TAGS.matcher(text).replaceAll("")).replaceFirst("");
    }
    if (text.indexOf('&') >= 0) {
      text = ENTITY
          .matcher(text)
          .replaceAll(found ->
              Matcher.quoteReplacement(entity(found.group(1), found.group(2), found.group(3))));
    }
    if (text.indexOf('\\') >= 0
        || text.contains("=E2=")
        || text.contains("<E2>")
        || text.contains("<e2>")) {
      text = GLYPH.matcher(text).replaceAll(found -> Matcher.quoteReplacement(glyph(found)));
      text = ESCAPED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
    }
    if (text.contains("](") || text.contains("<http") || text.contains("<mailto:")) {
      text = LINK.matcher(text)
          .replaceAll(found ->
              Matcher.quoteReplacement(found.group(1) != null ? found.group(1) : found.group(2)));
    }
    // The mark, as cat -A and more show it.
    text = text.contains(CARETS) ? text.replace(CARETS, "\u25cf") : text;
    if (text.endsWith("^M")) {
      text = text.substring(0, text.length() - 2);
    }
    return withoutControls(withPlainBlanks(text));
  }

  /** Blanks of any width, and hyphens that do not break, as the plain ones for which pages put them. */
  private static String withPlainBlanks(String line) {
    StringBuilder plain = null;
    for (int i = 0; i < line.length(); i++) {
      if (isOddBlank(line.charAt(i))) {
        plain = plain == null ? new StringBuilder(line) : plain;
        plain.setCharAt(i, line.charAt(i) == '\u2010' || line.charAt(i) == '\u2011' ? '-' : ' ');
      }
    }
    return plain == null ? line : plain.toString();
  }

  private static boolean isOddBlank(char c) {
    return c == '\u00a0'
        || (c >= '\u2000' && c <= '\u200a')
        || c == '\u2010'
        || c == '\u2011'
        || c == '\u202f'
        || c == '\u3000';
  }

  /** Whether a bracket holds a word: most often it is the address of a signer that stands in them. */
  private static boolean mayHaveTags(String line) {
    for (int open = line.indexOf('<'); open >= 0; open = line.indexOf('<', open + 1)) {
      int end = line.startsWith("</", open) ? open + 2 : open + 1;
      while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
        end++;
      }
      if (end < line.length() && (line.charAt(end) <= ' ' || "/>".indexOf(line.charAt(end)) >= 0)) {
        return true;
      }
    }
    return false;
  }

  /** What a terminal shows of a line that was written over: spinners end in a carriage return. */
  private static String afterCarriageReturns(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
  }

  private static String entity(String name, String decimal, String hexadecimal) {
    if (name == null) {
      int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(hexadecimal, 16);
      return Character.isValidCodePoint(code) && code >= ' ' ? Character.toString(code) : " ";
    }
    return switch (name) {
      case "gt" -> ">";
      case "lt" -> "<";
      case "amp" -> "&";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "bull" -> "\u25cf";
      case "rarr" -> "\u2192";
      case "hellip" -> "\u2026";
      case "lsquo" -> "\u2018";
      case "rsquo" -> "\u2019";
      case "ndash" -> "\u2013";
      case "mdash", "minus" -> "\u2014";
      default -> " ";
    };
  }

  /** The character whose bytes, or whose number, were written out; a round mark of any kind is the printers'. */
  private static String glyph(MatchResult found) {
    int code = -1;
    if (found.group(9) != null) {
      code = Integer.parseInt(found.group(9), 16);
    } else if (found.group(5) != null) {
      code = code(Integer.parseInt(found.group(5), 8), Integer.parseInt(found.group(6), 8));
    } else {
      for (int group : new int[] {1, 3, 7}) {
        code = found.group(group) == null
            ? code
            : code(
                Integer.parseInt(found.group(group), 16),
                Integer.parseInt(found.group(group + 1), 16));
      }
    }
    return code == 0x2022 ? "\u25cf" : code == 0x25cb ? " " : Character.toString(code);
  }

  private static int code(int second, int third) {
    return 0x2000 | (second & 0x3f) << 6 | (third & 0x3f);
  }

  private static String withoutControls(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (isControl(line.charAt(i))) {
        return line.codePoints()
            .filter(c -> !isControl((char) c) || c > 0xffff)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return line;
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t')
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u206f')
        || c == '\ufeff'
        || c == '\u00ad'
        || c == '\u007f';
  }
}
