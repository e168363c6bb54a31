// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.value.TimedVersion;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Nevra;

/** Whether a value is one that a row can have: what is not was left out, redacted or cut, and is not read. */
final class ValueCheck {
  private static final String DIGITS = "0123456789";

  private ValueCheck() {}

  /** Whether a text can be the value of a row that has one. */
  static boolean mayBe(int key, String value) {
    return switch (key) {
      case HostStatusLexer.VERSION,
          HostStatusLexer.PENDING_VERSION,
          HostStatusLexer.PENDING_BASE_VERSION -> {
        String version = TimedVersion.parse(value).version().orElse("");
        yield ValueForms.isTimedVersion(value)
            && (version.isEmpty()
                || (!LeftOut.isValue(version)
                    && !LeftOut.isTypeset(version)
                    && isVersion(version)));
      }
      case HostStatusLexer.TIMESTAMP,
          HostStatusLexer.DIGEST,
          HostStatusLexer.PENDING_COMMIT,
          HostStatusLexer.PENDING_BASE_COMMIT,
          HostStatusLexer.INTERRUPTED_LIVE,
          HostStatusLexer.LIVE_COMMIT,
          HostStatusLexer.STAGED,
          HostStatusLexer.PINNED,
          HostStatusLexer.CLIWRAP -> ValueForms.isWhole(key, value);
      case HostStatusLexer.UNLOCKED -> ValueForms.isWhole(key, value) || value.equals("unknown");
      case HostStatusLexer.OSNAME, HostStatusLexer.STATEROOT ->
        !LeftOut.isValue(value) && !LeftOut.isTypeset(value) && !Words.holdsAny(value, " ,:;|<>*");
      case HostStatusLexer.INITRAMFS ->
        !LeftOut.isValue(value)
            && !LeftOut.isTypeset(value)
            && !LinePatterns.endsInPrompt(value)
            && !value.endsWith("\\")
            && !value.contains(" \\ ")
            && !Words.holdsAny(value, "\u2018\u2019");
      default -> !LeftOut.isValue(value);
    };
  }

  /** Some digit, and no sign that masks one. */
  private static boolean isVersion(String text) {
    int mark = text.indexOf('?');
    return !text.startsWith(":")
        && !Words.holdsAny(text, "*<>\u2588\\")
        && Words.holdsAny(mark < 0 ? text : text.substring(0, mark), DIGITS);
  }

  /** Whether a word can be an element of a list. */
  static boolean mayBeElement(int key, String word) {
    if (!ListWords.isRequest(word)) {
      return false;
    }
    if (RowKinds.listsNevras(key)) {
      if (LeftOut.hasMaskedPart(word) || !Words.holdsAny(word, DIGITS)) {
        return false;
      }
      return Nevra.find(Words.unquoted(word)).isPresent() || isNevra(Words.unquoted(word));
    }
    return key != HostStatusLexer.INITRAMFS_ETC || Words.unquoted(word).startsWith("/");
  }

  private static boolean isNevra(String word) {
    try {
      return !Nevra.parse(word).arch().isEmpty();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
