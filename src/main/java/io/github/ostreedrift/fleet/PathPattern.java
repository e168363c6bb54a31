// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that finds a name in the path of an input: its group called {@code node} or {@code pool}, else
 * its first group, else all that it matches. Folders are separated by {@code /} on every system.
 *
 * <pre>{@code
 * PathPattern.compile("cases/[^/]+/(.+)-status").find("cases/4711/worker-0-status.txt"); // worker-0
 * }</pre>
 */
public final class PathPattern {
  private static final Pattern NAMED = Pattern.compile("\\(\\?<(node|pool)>");

  private final Pattern pattern;
  private final Optional<String> name;

  private PathPattern(Pattern pattern, Optional<String> name) {
    this.pattern = pattern;
    this.name = name;
  }

  /**
   * Compiles an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PathPattern compile(String expression) {
    try {
      Matcher named = NAMED.matcher(expression);
      return new PathPattern(
          Pattern.compile(expression),
          named.find() ? Optional.of(named.group(1)) : Optional.empty());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: " + e.getDescription() + " at " + (e.getIndex() + 1) + " in "
              + expression,
          e);
    }
  }

  /** The name in a path, if the expression matches somewhere and the name is not empty. */
  public Optional<String> find(String path) {
    Matcher matcher = pattern.matcher(path.replace('\\', '/'));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = name.isPresent()
        ? matcher.group(name.get())
        : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return Optional.ofNullable(found).filter(text -> !text.isEmpty());
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }
}
