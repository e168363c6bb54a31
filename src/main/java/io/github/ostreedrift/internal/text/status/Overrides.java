// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Removed and replaced packages from the words of a line. The forms since v2017.7:
 *
 * <ul>
 *   <li>{@code NEVRA, NEVRA} or quoted {@code NEVRA NEVRA} (removals, until v2019.4)
 *   <li>{@code NAME NAME EVR, NAME EVR}; since v2021.14 without the comma, so that an EVR must be told from a name
 *   <li>{@code NAME NAME OLD -> NEW}, with or without commas between; {@code OLDNEVRA -> NEWNEVRA} where names differ
 * </ul>
 */
final class Overrides {
  private static final Pattern EVR = Pattern.compile(
      "(?:\\d+:)?(?:\\d[^-]*-\\d[^-]*|[^-]+-\\d[^-]*\\.(?:fc|el|rhaos|eln)\\d*[^-]*)");

  private Overrides() {}

  /** Removals, where a group ends with its EVR; false where some words are in no group. */
  static boolean addRemovals(List<String> words, List<Removal> removals) {
    boolean isWhole = true;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals(",")) {
        continue;
      }
      boolean last = i + 1 == words.size() || words.get(i + 1).equals(",");
      Optional<Nevra> nevra = names.isEmpty() ? Nevra.find(Words.unquoted(word)) : Optional.empty();
      if (nevra.isPresent() && isWhole(words, i)) {
        removals.add(new Removal(nevra.get().name(), nevra.get().evr().toString()));
      } else if (!names.isEmpty() && (last || EVR.matcher(word).matches())) {
        names.forEach(name -> removals.add(new Removal(name, word)));
        isWhole &= isVersion(word);
        names.clear();
      } else {
        names.add(Words.unquoted(word));
      }
    }
    return isWhole
        && names.isEmpty()
        && removals.stream().allMatch(removal -> isName(removal.name()));
  }

  /** A NEVRA stands for itself where no EVR follows that would make it a name. */
  private static boolean isWhole(List<String> words, int index) {
    return index + 1 == words.size()
        || words.get(index + 1).equals(",")
        || Nevra.find(Words.unquoted(words.get(index + 1))).isPresent();
  }

  /** Replacements; false where some words are in no group, or are no versions. */
  static boolean addReplacements(
      List<String> words, String source, List<Replacement> replacements) {
    int before = replacements.size();
    boolean isWhole = true;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("->") && i + 1 < words.size() && !names.isEmpty()) {
        String from = names.remove(names.size() - 1);
        String to = words.get(++i);
        if (names.isEmpty()) {
          addRenamed(from, to, source, replacements);
        }
        isWhole &= isVersion(from) && isVersion(to) && names.stream().allMatch(Overrides::isName);
        names.forEach(name -> replacements.add(new Replacement(name, from, to, source)));
        names.clear();
      } else if (!word.equals(",")) {
        names.add(word);
      }
    }
    return names.isEmpty() && isWhole && replacements.size() > before;
  }

  /** Whether a word can be an EVR, or the NEVRA that stood in its place: each has a release. */
  private static boolean isVersion(String word) {
    int dash = word.indexOf('-');
    return dash > 0
        && dash < word.length() - 1
        && !LeftOut.isValue(word)
        && !LeftOut.hasMaskedPart(word)
        && !Words.holdsAny(word, "*<>#")
        && "~;,".indexOf(word.charAt(word.length() - 1)) < 0;
  }

  private static boolean isName(String name) {
    return !LeftOut.isValue(name) && ListWords.isRequest(name);
  }

  private static void addRenamed(
      String from, String to, String source, List<Replacement> replacements) {
    Optional<Nevra> old = Nevra.find(from);
    Optional<Nevra> now = Nevra.find(to);
    if (old.isPresent() && now.isPresent()) {
      replacements.add(new Replacement(
          now.get().name(), old.get().evr().toString(), now.get().evr().toString(), source));
    }
  }
}
