// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.multinode.HostWords.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the nodes whose captures stand one below the other: what varies in the lines above each capture, in lines
 * that are alike but for it, and looks like a host's name. One rule for prompts, rulers, labels and everything else that
 * a loop prints.
 *
 * <pre>
 * [core@node-a ~]$ rpm-ostree status      the same line, but for one word: that is the node
 * State: idle
 * ...
 * [core@node-b ~]$ rpm-ostree status
 * </pre>
 */
public final class NamesAbove {
  /** So far above a capture lines are looked at. */
  private static final int REACH = 24;

  private static final int LONGEST_LINE = 300;
  private static final Pattern PROMPT =
      Pattern.compile("\\s*(?:\\[[^\\]]{1,80}]\\s?|[\\w.@:~/-]{0,80})[$#%>❯➜]\\s+(?=\\S)");
  /** In front of a single word it is a mark of a heading, not a prompt. */
  private static final Pattern SIGN = Pattern.compile("\\s*[#>]\\s+");

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern RULER = Pattern.compile("([-=#*+~_<>.])\\1+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final List<String> lines;

  private NamesAbove(List<String> lines) {
    this.lines = lines;
  }

  /**
   * A part of the text that a line names a node for.
   *
   * @param node its name
   * @param line the number of that line
   * @param end the number of the line behind the part
   */
  public record Part(String node, int line, int end) {}

  /** A line but for one word of it. */
  private record Shape(String before, String after) {}

  /** Where a shape stands. */
  private record Place(String name, int line, boolean announced, int column) {}

  /** What a shape says of the captures. */
  private record Candidate(Shape shape, Map<Integer, Place> places) {
    long names() {
      return places.values().stream().map(Place::name).distinct().count();
    }

    boolean announced() {
      return places.values().stream().allMatch(Place::announced);
    }

    int column() {
      return places.values().stream().mapToInt(Place::column).max().orElse(0);
    }
  }

  /**
   * Finds the parts of a text.
   *
   * @param text with the captures
   * @param starts the line at which each begins, in order
   * @return the parts in order, those without a capture among them; none where nothing names the nodes
   */
  public static List<Part> find(String text, List<Integer> starts) {
    if (starts.isEmpty()) {
      return List.of();
    }
    NamesAbove names = new NamesAbove(text.lines().map(NodeHeaders::plain).toList());
    return names.best(starts).map(names::parts).orElse(List.of());
  }

  private Optional<Candidate> best(List<Integer> starts) {
    Map<Shape, Candidate> candidates = new LinkedHashMap<>();
    for (int i = 0; i < starts.size(); i++) {
      int start = Math.min(starts.get(i), lines.size() + 1);
      int first = Math.max(i == 0 ? 1 : starts.get(i - 1) + 1, start - REACH);
      Set<Shape> seen = new HashSet<>();
      for (int number = start - 1; number >= first; number--) {
        for (Map.Entry<Shape, Place> found : shapes(number).entrySet()) {
          if (seen.add(found.getKey())) {
            candidates
                .computeIfAbsent(found.getKey(), shape -> new Candidate(shape, new HashMap<>()))
                .places()
                .put(i, found.getValue());
          }
        }
      }
    }
    return candidates.values().stream()
        .filter(candidate -> isProof(candidate, starts.size()))
        .min(Comparator.comparing((Candidate candidate) -> -candidate.places().size())
            .thenComparing(candidate -> -candidate.names())
            .thenComparing(candidate -> !candidate.announced())
            .thenComparing(candidate -> distance(candidate, starts))
            .thenComparing(Candidate::column));
  }

  /** It stands above each capture and varies; or it is announced as a host's name. */
  private static boolean isProof(Candidate candidate, int captures) {
    boolean everywhere = candidate.places().size() == captures;
    return candidate.announced()
        ? candidate.places().size() > 1 || (everywhere && captures == 1)
        : everywhere && candidate.names() > 1;
  }

  private static int distance(Candidate candidate, List<Integer> starts) {
    return candidate.places().entrySet().stream()
        .mapToInt(place -> starts.get(place.getKey()) - place.getValue().line())
        .sum();
  }

  /** All lines of the shape: each begins the part of a node, whether or not a capture follows. */
  private List<Part> parts(Candidate best) {
    List<Part> parts = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      Place place = shapes(number).get(best.shape());
      if (place != null) {
        parts.add(new Part(place.name(), number, lines.size() + 1));
        if (parts.size() > 1) {
          Part before = parts.get(parts.size() - 2);
          parts.set(parts.size() - 2, new Part(before.node(), before.line(), number));
        }
      }
    }
    return parts;
  }

  /** The shapes of a line, one for each word that may name a host. */
  private Map<Shape, Place> shapes(int number) {
    String line = lines.get(number - 1);
    if (line.isBlank() || line.length() > LONGEST_LINE) {
      return Map.of();
    }
    Matcher prompt = PROMPT.matcher(line);
    int command = prompt.lookingAt() ? prompt.end() : line.length();
    Map<Shape, Place> shapes = new LinkedHashMap<>();
    for (Word word : HostWords.of(line)) {
      String before = line.substring(0, word.start());
      String after = line.substring(word.end());
      boolean announced = HostWords.isAnnounced(before);
      boolean isArgument = word.start() >= command
          && !(SIGN.matcher(line.substring(0, word.start())).matches() && after.isBlank());
      if (announced || (!isArgument && isLabel(before, after))) {
        shapes.putIfAbsent(
            new Shape(general(before), general(after)),
            new Place(word.name(), number, announced, word.start()));
      }
    }
    return shapes;
  }

  /** A label has few words besides the name; a sentence has many, and its words are of anything. */
  private static boolean isLabel(String before, String after) {
    return BLANKS
            .splitAsStream((before + ' ' + after).strip())
            .filter(word -> word.chars().filter(Character::isLetter).count() > 1)
            .count()
        <= 2;
  }

  private static String general(String text) {
    String plain = DIGITS.matcher(text).replaceAll("0");
    plain = RULER.matcher(plain).replaceAll("$1");
    return BLANKS.matcher(plain).replaceAll(" ");
  }
}
