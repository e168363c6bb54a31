// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.Literals;
import io.github.ostreedrift.model.Nevra;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What packages look like in listings: a NEVRA, a change of versions, a NEVRA behind a sign. */
final class PackageForms {
  /** What stands before a package in a difference: it tells what became of it. */
  static final Literals SIGNS =
      new Literals(ListingLexer.VOCABULARY, ListingLexer.OLD, ListingLexer.PLUS);

  /** No line of a listing is longer, and no prefix: beyond it nothing is looked at. */
  static final int LONGEST = 1000;

  private static final String ARCHITECTURES =
      "(noarch|src|x86_64(?:_v\\d)?|i[3-6]86|aarch64|armv\\w+|ppc64(?:le|p7)?|s390x?|riscv64"
          + "|loongarch64)";
  private static final Pattern WITH_ARCHITECTURE = Pattern.compile("(\\S+)\\." + ARCHITECTURES);
  private static final int ARCHITECTURE = 2;
  private static final Pattern REPOSITORY = Pattern.compile(" +@\\S+");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][\\w.+-]*");

  /** A version and a release, for more than {@code Evr.find} takes: {@code 4.1-rc2.0.2.fc29} is real. */
  private static final Pattern EVR = Pattern.compile("(?:\\d+:)?[^\\s:-]*\\d[^\\s:-]*-[^\\s:-]+");

  private static final Pattern RELEASE_WITH_DIGIT =
      Pattern.compile("\\S+-[^-]*\\d[^-]*-[^-]*\\d[^-]*");

  /** The last line of an input that shows that nothing of it is missing, by a closed end. */
  private static final Pattern WHOLE = Pattern.compile(".*-[^-]+[.-]" + ARCHITECTURES
      + "\\)?(?: +@\\S+)?" // a package
      + "|\\S+ (?!\\S+\\." + ARCHITECTURES + " )\\S+ \\S+ \\S+-[^-]*\\.fc\\d\\d" // NAME OLD -> NEW
      + "|[^(]*: +[0-9a-f]{64}|.*\\([0-9a-f]{64}\\)" // a commit
      + "|[a-z]+-[a-z]+-[0-9a-f]{8,40}-[0-9a-f]{8}"); // a public key

  /** Architectures that may go on: {@code ppc64le}, {@code s390x}, {@code armv7hl}. */
  private static final Pattern HALF = Pattern.compile(".*[.-](?:ppc64|s390|armv\\d?)");

  private PackageForms() {}

  /**
   * The NEVRA that a word is: the form alone proves it, or the architecture does. Previews of 2015 to 2018 put a dash
   * before the architecture. What was made unreadable is none.
   */
  static Optional<Nevra> nevra(String word) {
    if (isMasked(word)) {
      return Optional.empty();
    }
    Optional<Nevra> sure = Nevra.find(word);
    if (sure.isPresent()) {
      return sure;
    }
    int dash = word.lastIndexOf('-');
    if (dash > 0) {
      Optional<Nevra> dashed = Nevra.find(word.substring(0, dash) + "." + word.substring(dash + 1));
      if (dashed.isPresent()) {
        return dashed;
      }
    }
    try {
      return WITH_ARCHITECTURE.matcher(word).matches()
          ? Optional.of(Nevra.parse(word))
          : Optional.empty();
    } catch (IllegalArgumentException noNevra) {
      return Optional.empty();
    }
  }

  /** Whether a line is one NEVRA, or one with the repository that yum took it from. */
  static boolean isPackage(Line line, int from, int end) {
    int word = endOfWord(line, from, end);
    return (word == end || REPOSITORY.matcher(text(line, word, end)).matches())
        && hasDashes(line, from, word)
        && nevra(text(line, from, word)).isPresent();
  }

  /** Whether a line is one NEVRA, spelled as rpm spells it, and nothing else by any chance. */
  static boolean isSurePackage(Line line, int from, int end) {
    String text = text(line, from, end);
    Matcher matcher = WITH_ARCHITECTURE.matcher(text);
    return hasDashes(line, from, end)
        && text.indexOf("-0:") < 0
        && matcher.matches()
        && RELEASE_WITH_DIGIT.matcher(matcher.group(1)).matches()
        && nevra(text).filter(nevra -> nevra.toString().equals(text)).isPresent();
  }

  /** Whether a line is {@code NAME OLD -> NEW}. */
  static boolean isChange(Line line, int from, int end) {
    if (end - from > LONGEST || !LinePatterns.isChange(line, from, end)) {
      return false;
    }
    String[] words = text(line, from, end).split(" ", -1);
    return isName(words[0]) && isVersion(words[1]) && isVersion(words[3]);
  }

  static boolean isName(String word) {
    return NAME.matcher(word).matches() && !isMasked(word);
  }

  private static boolean isVersion(String word) {
    return EVR.matcher(word).matches() && !isMasked(word);
  }

  /** Whether a line is a NEVRA behind one of the signs of the diff format. */
  static boolean isSigned(Line line, int from, int end) {
    return SIGNS.at(line, from) != Literals.NONE
        && hasDashes(line, from + 1, end)
        && nevra(text(line, from + 1, end)).isPresent();
  }

  /** Whether some word of a line names a package or a version, though the line as a whole is no item of any list. */
  static boolean mayBeOne(Line line, int from, int end) {
    boolean isFirst = true;
    for (int i = from; i < end; i = line.skipBlanks(endOfWord(line, i, end))) {
      String word = text(line, i, endOfWord(line, i, end));
      if (nevra(word).isPresent() || (!isFirst && isVersion(word))) {
        return true;
      }
      isFirst = false;
    }
    return isSigned(line, from, end);
  }

  /** Whether the NEVRA of a signed line has a dash before its architecture, as nothing else has. */
  static boolean isDashed(Line line, int from, int end) {
    return isSigned(line, from, end)
        && Nevra.find(text(line, from + 1, end)).isEmpty()
        && !WITH_ARCHITECTURE.matcher(text(line, from + 1, end)).matches();
  }

  /** Whether a line shows by its form that the input was not cut in its midst. */
  static boolean isWhole(Line line, int from, int end) {
    String text = text(line, from, end);
    return WHOLE.matcher(text).matches() && !HALF.matcher(text).matches();
  }

  /** A version without the architecture behind it. */
  static String withoutArchitecture(String evra) {
    Matcher matcher = WITH_ARCHITECTURE.matcher(evra);
    return matcher.matches() ? matcher.group(1) : evra;
  }

  /** The architecture behind a version. */
  static Optional<String> architecture(String evra) {
    Matcher matcher = WITH_ARCHITECTURE.matcher(evra);
    return matcher.matches() ? Optional.of(matcher.group(ARCHITECTURE)) : Optional.empty();
  }

  /** A slice of a line; nothing of one that is too long to name a package. */
  static String text(Line line, int from, int end) {
    int length = end - from;
    return length <= 0 || length > LONGEST ? "" : new String(line.text, from, length);
  }

  static int endOfWord(Line line, int from, int end) {
    int to = from;
    while (to < end && !Line.isBlank(line.text[to])) {
      to++;
    }
    return to;
  }

  /** Most lines are no package: they have blanks, or too few dashes. */
  private static boolean hasDashes(Line line, int from, int end) {
    int dashes = 0;
    for (int i = from; i < end; i++) {
      if (Line.isBlank(line.text[i])) {
        return false;
      }
      dashes += line.text[i] == '-' ? 1 : 0;
    }
    return dashes >= 2;
  }

  /** Whether a word of a line was made unreadable. */
  static boolean isMasked(Line line, int from, int end) {
    for (int i = from; i < end; i = line.skipBlanks(endOfWord(line, i, end))) {
      if (isMasked(text(line, i, endOfWord(line, i, end)))) {
        return true;
      }
    }
    return false;
  }

  /** Most words hold nothing that masks: then there is no need to look closer. */
  private static boolean isMasked(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c > 0x7f
          || c == '*'
          || c == '#'
          || c == '['
          || c == '<'
          || (c == '.' && word.startsWith("..", i))
          || word.regionMatches(true, i, "xxx", 0, 3)) {
        return LeftOut.isValue(word);
      }
    }
    return false;
  }
}
