// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Nevra;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What packages look like in listings: a NEVRA, a change of versions, a NEVRA behind a sign. */
final class PackageSigns {
  private static final Pattern CHANGE = Pattern.compile("(\\S+) +(\\S+) +-> +(\\S+)");
  private static final Pattern PACKAGE = Pattern.compile("\\S+(?: +@\\S+)?");
  private static final Pattern WITH_ARCHITECTURE = Pattern.compile(
      "(\\S+)\\.(noarch|src|x86_64(?:_v\\d)?|i[3-6]86|aarch64|armv\\w+|ppc64(?:le|p7)?|s390x?|riscv64|loongarch64)");
  private static final int ARCHITECTURE = 2;

  /** A version and a release, for more than {@code Evr.find} takes: {@code 4.1-rc2.0.2.fc29} is real. */
  private static final Pattern EVR = Pattern.compile("(?:\\d+:)?[^\\s:-]*\\d[^\\s:-]*-[^\\s:-]+");

  private static final Pattern RELEASE_WITH_DIGIT =
      Pattern.compile("\\S+-[^-]*\\d[^-]*-[^-]*\\d[^-]*");

  /** No line of a listing is longer, and no prefix: beyond it nothing is looked at. */
  static final int LONGEST = 1000;

  private PackageSigns() {}

  /**
   * The NEVRA that a word is: the form alone proves it, or the architecture does. Previews of 2015 to 2018 put a dash
   * before the architecture.
   */
  static Optional<Nevra> nevra(String word) {
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
    int blank = line.indexOf(" ", from);
    int word = blank < 0 || blank > end ? end : blank;
    return Signs.isPackage(line, from, word)
        && PACKAGE.matcher(text(line, from, end)).matches()
        && nevra(text(line, from, word)).isPresent();
  }

  /** Whether a line is one NEVRA, spelled as rpm spells it, and nothing else by any chance. */
  static boolean isSurePackage(Line line, int from, int end) {
    String text = text(line, from, end);
    Matcher matcher = WITH_ARCHITECTURE.matcher(text);
    return Signs.isPackage(line, from, end)
        && text.indexOf("-0:") < 0
        && matcher.matches()
        && RELEASE_WITH_DIGIT.matcher(matcher.group(1)).matches()
        && nevra(text).filter(nevra -> nevra.toString().equals(text)).isPresent();
  }

  /** Whether a line is {@code NAME OLD -> NEW}. */
  static boolean isChange(Line line, int from, int end) {
    if (end - from > LONGEST || line.indexOf(" -> ", from) < 0) {
      return false;
    }
    Matcher change = CHANGE.matcher(text(line, from, end));
    return change.matches()
        && EVR.matcher(change.group(2)).matches()
        && EVR.matcher(change.group(3)).matches();
  }

  /** Whether a line is a NEVRA behind one of the signs of the diff format. */
  static boolean isSigned(Line line, int from, int end) {
    return from < end
        && "!=+-".indexOf(line.text[from]) >= 0
        && Signs.isPackage(line, from + 1, end)
        && nevra(text(line, from + 1, end)).isPresent();
  }

  /** Whether the NEVRA of a signed line has a dash before its architecture, as nothing else has. */
  static boolean isDashed(Line line, int from, int end) {
    return isSigned(line, from, end)
        && Nevra.find(text(line, from + 1, end)).isEmpty()
        && !WITH_ARCHITECTURE.matcher(text(line, from + 1, end)).matches();
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
}
