// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.Evr;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions in rpm's order, such as {@code >= 9.4, < 9.6}, or by a pattern, such as {@code 418.94.*}.
 *
 * <pre>{@code
 * VersionRange.parse(">= 9.4, < 9.6").contains("9.5.20250101-0"); // true
 * }</pre>
 */
final class VersionRange {
  private static final Pattern BOUND =
      Pattern.compile("\\s*(>=|<=|>|<|==?|!=)\\s*([^\\s,<>=!]+)\\s*");

  private final String text;
  private final List<Bound> bounds;

  private record Bound(String operator, String version) {
    boolean holds(String other) {
      int order = Evr.compareVersions(other, version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        case "!=" -> order != 0;
        default -> order == 0;
      };
    }
  }

  private VersionRange(String text, List<Bound> bounds) {
    this.text = text;
    this.bounds = bounds;
  }

  /**
   * The range that a text writes.
   *
   * @throws IllegalArgumentException if it writes none
   */
  public static VersionRange parse(String text) {
    List<Bound> bounds = new ArrayList<>();
    if (text.isBlank()) {
      throw new IllegalArgumentException("a version is missing");
    } else if (text.matches("[^<>=!]+")) {
      return new VersionRange(text.strip(), bounds);
    }
    for (String part : text.split(",", -1)) {
      Matcher matcher = BOUND.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "expected bounds such as '>= 9.4, < 9.6', or a pattern such as '418.94.*'");
      }
      bounds.add(new Bound(matcher.group(1), matcher.group(2)));
    }
    return new VersionRange(text.strip(), bounds);
  }

  /** Whether a version lies within. */
  public boolean contains(String version) {
    return bounds.isEmpty()
        ? new Glob(text).matches(version)
        : bounds.stream().allMatch(bound -> bound.holds(version));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VersionRange that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The range as written. */
  @Override
  public String toString() {
    return text;
  }
}
