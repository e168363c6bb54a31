// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Frees a line of what other formats put around a status: terminal colour, HTML and quoted-printable, AsciiDoc
 * callouts. What remains is what the printer wrote.
 */
final class LineCleaner {
  // CSI sequences (colour, cursor), OSC sequences (titles, links), and two-character escapes
  private static final Pattern ESCAPES = Pattern.compile(
      "\u001b\\[[0-9;:?]*[ -/]*[@-~]|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|\u001b[()][A-Z0-9]|\u001b[=>78cDEHM]");
  private static final Pattern TAGS =
      Pattern.compile("</?(?:pre|code|p|span|div|br|samp|li|td|font|b|strong)(?:\\s[^<>]*)?/?>");
  private static final Pattern CALLOUT = Pattern.compile("(?:[ \t]+<\\d{1,2}>)+[ \t]*$");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:(gt|lt|amp|quot|apos|nbsp)|#(\\d{2,6})|#[xX]([0-9a-fA-F]{2,5}));");
  private static final Pattern QUOTED_PRINTABLE =
      Pattern.compile("=E2=(?:97=8F|97=8B|94=94|94=9C|94=80|80=A2)");

  private LineCleaner() {}

  /** Whether a line may need cleaning; decided from the characters that it holds. */
  static boolean isSuspect(char c) {
    return isControl(c) || c == '&' || c == '<' || c == '=' || c == Line.UNDECODED;
  }

  /** The line as the printer wrote it; the same string if there is nothing to clean. */
  static String clean(String line) {
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
    if (text.contains("=E2=")) {
      text = QUOTED_PRINTABLE.matcher(text).replaceAll(found -> glyph(found.group()));
    }
    return withoutControls(text);
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
      default -> " ";
    };
  }

  private static String glyph(String quotedPrintable) {
    return switch (quotedPrintable.substring(4)) {
      case "97=8F", "80=A2" -> "\u25cf";
      case "97=8B" -> " ";
      case "94=94" -> "\u2514";
      case "94=9C" -> "\u251c";
      default -> "\u2500";
    };
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
    return (c < ' ' && c != '\t') || c == '\u200b' || c == '\ufeff' || c == '\u007f';
  }
}
