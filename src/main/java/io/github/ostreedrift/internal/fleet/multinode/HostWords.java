// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words in a line that may be the name of a host. */
final class HostWords {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  /** Commits, digests and identifiers vary as names do, and are none. */
  private static final Pattern NO_NAME = Pattern.compile(
      "[0-9a-f]{12,}|[0-9a-f]{8}-[0-9a-f]{4}-.*|\\d{4}-\\d\\d-\\d\\d.*|\\d+(?:st|nd|rd|th|s|ms|m|h)|v?\\d+(?:\\.\\d+)*");

  private static final Pattern FILE_ENDING = Pattern.compile("\\.(?:txt|json|log|out|yaml|yml)$");
  /** What a name stands behind in plain words. */
  private static final Set<String> BEFORE = Set.of("""
      node nodes host hosts hostname nodename server machine system instance target vm minion
      worker master from on of for at into in to ssh added""".split("\\s+"));

  private static final Set<String> NEVER = Set.of("""
      jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun
      node nodes host hosts hostname server machine pod pods container out err stdout stderr
      deployments booteddeployment availableupdate state rpm-ostree ostree status info debug warn warning error notice root core admin""".split("\\s+"));

  private HostWords() {}

  /**
   * A word of a line.
   *
   * @param name the word
   * @param start where it begins
   * @param end where it ends
   */
  record Word(String name, int start, int end) {}

  /** The words of a line that look like a host's name. */
  static List<Word> of(String line) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      int end = matcher.end();
      Matcher ending = FILE_ENDING.matcher(matcher.group());
      if (ending.find() && ending.start() > 0) {
        end = matcher.start() + ending.start();
      }
      String name = line.substring(matcher.start(), end);
      if (mayName(name)) {
        words.add(new Word(name, matcher.start(), end));
      }
    }
    return words;
  }

  private static boolean mayName(String name) {
    if (ADDRESS.matcher(name).matches()) {
      return true;
    }
    boolean hasLetter = name.chars().anyMatch(Character::isLetter);
    return hasLetter
        && name.length() <= 253
        && !NO_NAME.matcher(name).matches()
        && Moment.find(name).isEmpty()
        && !NEVER.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether what stands in front of a word says that a host's name comes. */
  static boolean isAnnounced(String before) {
    String rest = before.stripTrailing();
    while (!rest.isEmpty() && "[(<'\":/=-".indexOf(rest.charAt(rest.length() - 1)) >= 0) {
      rest = rest.substring(0, rest.length() - 1).stripTrailing();
    }
    if (before.endsWith("@")) {
      return true;
    }
    int start = rest.length();
    while (start > 0 && Character.isLetter(rest.charAt(start - 1))) {
      start--;
    }
    return BEFORE.contains(rest.substring(start).toLowerCase(Locale.ROOT));
  }
}
