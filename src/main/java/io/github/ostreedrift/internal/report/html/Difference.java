// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.internal.report.AuditJson;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Two values side by side.
 *
 * @param fact what they are of
 * @param left what is expected, or was before
 * @param right what is there
 * @param direction {@code newer} or {@code older}, where that can be told; else empty
 */
record Difference(String fact, List<Piece> left, List<Piece> right, String direction) {
  /** Of a checksum, its beginning is enough for people. */
  private static final Pattern CHECKSUM = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  /**
   * A part of a value.
   *
   * @param kind {@code same}, {@code removed}, {@code added}, or {@code none} where the text is ours
   * @param text the part
   * @param whole the part where the text is shortened; else empty
   */
  record Piece(String kind, String text, String whole) {
    static Piece of(String kind, String text) {
      String shortened = CHECKSUM.matcher(text).replaceAll("$1…");
      return new Piece(kind, shortened, shortened.equals(text) ? "" : text);
    }

    static Piece none(String text) {
      return new Piece("none", text, "");
    }
  }

  /** What differs between two values of a fact. */
  static Difference of(String fact, Optional<String> expected, Optional<String> actual) {
    boolean list = AuditJson.isList(fact);
    List<String> wanted = elements(list, expected);
    List<String> found = elements(list, actual);
    return new Difference(
        fact,
        side("removed", wanted, found, expected.isPresent() ? "none" : ""),
        side("added", found, wanted, actual.isPresent() ? "none" : "not shown"),
        direction(fact, expected, actual));
  }

  /** What differs between two texts, of lines where they have several. */
  static Difference ofLines(String fact, Optional<String> from, Optional<String> to) {
    List<String> left = elements(true, from);
    List<String> right = elements(true, to);
    return new Difference(
        fact,
        side("removed", left, right, ""),
        side("added", right, left, ""),
        direction(fact, from, to));
  }

  /** What a rule wants, in its words, and what is there. */
  static Difference ofRule(String fact, Optional<String> expected, Optional<String> actual) {
    return new Difference(fact, plain(expected, ""), plain(actual, "not shown"), "");
  }

  /** Whether something is to be said of the left. */
  boolean hasLeft() {
    return !left.isEmpty();
  }

  private static List<Piece> plain(Optional<String> value, String absent) {
    List<Piece> pieces =
        elements(true, value).stream().map(text -> Piece.of("same", text)).toList();
    return pieces.isEmpty() ? none(value.isPresent() ? "none" : absent) : pieces;
  }

  private static List<String> elements(boolean isList, Optional<String> value) {
    return value
        .map(text -> isList ? Arrays.asList(text.split("\n", -1)) : List.of(text))
        .orElse(List.of())
        .stream()
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static List<Piece> side(
      String kind, List<String> these, List<String> others, String absent) {
    Set<String> there = new HashSet<>(others);
    List<Piece> pieces = new ArrayList<>();
    for (String each : these) {
      pieces.add(Piece.of(there.contains(each) ? "same" : kind, each));
    }
    return pieces.isEmpty() ? none(absent) : pieces;
  }

  private static List<Piece> none(String text) {
    return text.isEmpty() ? List.of() : List.of(Piece.none(text));
  }

  private static String direction(String fact, Optional<String> expected, Optional<String> actual) {
    boolean isVersion = fact.equals(DeploymentFacts.VERSION.name());
    if (!isVersion || expected.isEmpty() || actual.isEmpty()) {
      return "";
    }
    int order = Evr.compareVersions(actual.get(), expected.get());
    return order > 0 ? "newer" : order < 0 ? "older" : "";
  }
}
