// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What a user calls the tokens: the words of "expected ..." and of "unexpected ...". */
final class TokenNames {
  private static final int MANY = 6;

  private TokenNames() {}

  /** What was expected, in words; a long list is "a row of a deployment". */
  static List<String> of(IntervalSet expected, Vocabulary vocabulary) {
    if (expected.size() > MANY) {
      return List.of("a line that this output can have");
    }
    List<String> names = new ArrayList<>();
    for (int type : expected.toList()) {
      String name = of(type, vocabulary);
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static String of(int type, Vocabulary vocabulary) {
    String symbol = vocabulary.getSymbolicName(type);
    if (symbol == null) {
      return "end of input";
    }
    return switch (symbol) {
      case "VALUE" -> "a value";
      case "WORD" -> "a name";
      case "CELL" -> "a word";
      case "END" -> "end of line";
      case "NEXT" -> "a further line";
      case "ARROW" -> "->";
      case "COMMA" -> "a comma";
      case "BRANCH" -> "a branch";
      default -> symbol.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** What a row wants behind its key, by the grammar's name of the key. */
  static String valueOf(String key) {
    return switch (key) {
      case "VERSION", "PENDING_VERSION" -> "a version";
      case "TIMESTAMP", "BOOT_TIMESTAMP", "CREATE_TIMESTAMP" -> "a time";
      case "COMMIT",
          "BASE_COMMIT",
          "BOOTED_COMMIT",
          "BOOTED_BASE_COMMIT",
          "LIVE_COMMIT",
          "INTERRUPTED_LIVE",
          "PENDING_COMMIT" -> "a checksum";
      case "FROM", "TO" -> "a commit";
      case "DIGEST" -> "a digest";
      case "STAGED", "PINNED" -> "yes or no";
      case "STATE" -> "idle or busy";
      case "STATEROOT" -> "the name of a stateroot";
      case "LAYERED_PACKAGES",
          "LOCAL_PACKAGES",
          "FORCED_PACKAGES",
          "INACTIVE_REQUESTS",
          "REMOVED_BASE",
          "LOCAL_OVERRIDES",
          "INACTIVE_REMOVALS",
          "INACTIVE_LOCAL",
          "OLD",
          "NEW",
          "MINUS",
          "PLUS",
          "KEYLESS_CHANGE",
          "CHANGED",
          "UPGRADED",
          "DOWNGRADED",
          "REMOVED",
          "ADDED" -> "a package";
      case "UNLOCKED" -> "development, hotfix or transient";
      case "BOOTED", "UNBOOTED" -> "an origin";
      default -> "a value";
    };
  }

  /** The vocabularies differ; the names of what we ask for do not. */
  static boolean isKey(String symbol) {
    return !symbol.equals("VALUE")
        && !symbol.equals("WORD")
        && !symbol.equals("NEXT")
        && !symbol.equals("END");
  }
}
