// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands as any shell takes them. */
final class ShellWords {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:@%+,=-]*");

  /** What single quotes can't hold, or what looks like a mistake in them. */
  private static final Pattern SPECIAL = Pattern.compile("['$`\\\\]");

  /** What means something between double quotes. */
  private static final Pattern DOUBLE = Pattern.compile("[$`\\\\\"]");

  private static final int WIDTH = 100;

  private ShellWords() {}

  /** A word that the shell gives on just as it is. */
  static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    } else if (!SPECIAL.matcher(word).find()) {
      return "'" + word + "'";
    }
    // An interactive shell looks for its history where ! is between double quotes.
    return '"' + DOUBLE.matcher(word).replaceAll("\\\\$0").replace("!", "\"'!'\"") + '"';
  }

  /**
   * A command.
   *
   * @param before what stands before it, {@code RUN } or nothing
   * @param command its words up to the first option, which are taken as they are
   * @param options options with their values, each one word
   * @param arguments what stands behind the options; where one could be taken for an option, {@code --} keeps it from
   *     that
   */
  static String command(
      String before, String command, List<String> options, List<String> arguments) {
    List<String> words = new ArrayList<>();
    options.forEach(option -> words.add(quoted(option)));
    if (arguments.stream().anyMatch(argument -> argument.startsWith("-"))) {
      words.add("--");
    }
    arguments.forEach(argument -> words.add(quoted(argument)));
    return join(before + command, words);
  }

  /** The same of files, in whose names a star stands for what is not known. */
  static String files(String before, String command, List<String> options, List<String> files) {
    List<String> words = new ArrayList<>(options);
    words.addAll(files); // checked: Sayable.file()
    return join(before + command, words);
  }

  private static String join(String command, List<String> words) {
    String line = command + " " + String.join(" ", words);
    return line.length() <= WIDTH ? line : command + " \\\n    " + String.join(" \\\n    ", words);
  }
}
