// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import io.github.ostreedrift.internal.report.ReportHead;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What all pages have: the verdict, the numbers, how the page was made, and the places that links lead to. */
final class Page {
  /** So many nodes have a place of their own; of more than that, the script finds one. */
  private static final int FEW = 3_000;

  private final String command;
  private final Verdict verdict;
  private final List<Count> counts;
  private final ReportHead head;
  private final int nodes;
  private final Set<String> used = new HashSet<>();

  /**
   * A page.
   *
   * @param command which command it is of
   * @param counts what is counted, in the order of the page
   * @param nodes how many nodes there are
   */
  Page(String command, Verdict verdict, List<Count> counts, ReportHead head, int nodes) {
    this.command = command;
    this.verdict = verdict;
    this.counts = List.copyOf(counts);
    this.head = head;
    this.nodes = nodes;
  }

  /**
   * The result in one line.
   *
   * @param level how it is: {@code good}, {@code bad} or {@code unknown}
   * @param word the same in a word
   * @param sentence what that means
   */
  record Verdict(String level, String word, String sentence) {
    /** For who sees no colours. */
    String sign() {
      return switch (level) {
        case "good" -> "✓";
        case "bad" -> "✕";
        default -> "?";
      };
    }
  }

  /**
   * A number.
   *
   * @param key its name for programs
   * @param label what is counted
   * @param number how many
   * @param level how that is: {@code good}, {@code bad}, {@code unknown}, or {@code plain}
   */
  record Count(String key, String label, long number, String level) {
    /** A number that is bad where there is any. */
    static Count of(String key, String label, long number, String level) {
      return new Count(key, label, number, number == 0 ? "plain" : level);
    }
  }

  String command() {
    return command;
  }

  Verdict verdict() {
    return verdict;
  }

  List<Count> counts() {
    return counts;
  }

  /** When the page was made. */
  String time() {
    return head.time().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The same for people. */
  String timeInWords() {
    return time().replace('T', ' ').replace("Z", " UTC");
  }

  String version() {
    return head.version();
  }

  List<String> inputs() {
    return head.inputs();
  }

  /** The options that the page was made with. */
  List<String> options() {
    return head.options();
  }

  /** Whether nodes have places that links lead to without a script. */
  boolean hasPlaces() {
    return nodes <= FEW;
  }

  /**
   * The place of a node, where the page tells of it first; empty where it has none. What a script could not know the
   * name of, for it is not shown as it is, always has one.
   */
  String place(String node) {
    if (!hasPlaces() && Places.isPlain(node)) {
      return "";
    }
    String place = Places.of(node);
    return used.add(place) ? place : "";
  }

  /** A link to a node, for whoever has no script as well; empty where there is no place. */
  String link(String node) {
    return "#" + Places.of(node);
  }
}
