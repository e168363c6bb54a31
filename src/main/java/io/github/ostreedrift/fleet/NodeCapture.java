// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One capture of one node, or the reason why there is none. A node can have several: text and JSON of one moment, or a
 * capture and another one that could not be read.
 *
 * <p>Captures of the same text are the same object, whatever the number of nodes: {@code capture() ==} finds them.
 *
 * @param node the node's name, as it stands in the input: it may hold anything, and who prints it must escape it; empty
 *     where nothing names it, as with a bare status from standard input
 * @param pools the pools that the input names for it, such as the roles in its labels; hints, which an inventory
 *     overrules
 * @param moment when it was taken, as far as the path tells
 * @param source where it comes from
 * @param reading what was read; without a capture if and only if there is a {@code noData}, and then with an error that
 *     says the same
 * @param noData why there is no capture
 * @param earlier what the same input says of the node before, oldest first: captures one below the other are a history,
 *     and where they contradict each other the last one holds
 */
public record NodeCapture(
    Optional<String> node,
    List<String> pools,
    Optional<Moment> moment,
    CaptureSource source,
    Reading reading,
    Optional<NoData> noData,
    List<Capture> earlier) {

  /** Checks that there is either a capture or a reason. */
  public NodeCapture {
    pools = List.copyOf(pools);
    earlier = List.copyOf(earlier);
    if (reading.capture().isPresent() == noData.isPresent()) {
      throw new IllegalArgumentException("either a capture or a reason why there is none");
    }
  }

  /** A capture, or the reason why there is none, with nothing before it. */
  public NodeCapture(
      Optional<String> node,
      List<String> pools,
      Optional<Moment> moment,
      CaptureSource source,
      Reading reading,
      Optional<NoData> noData) {
    this(node, pools, moment, source, reading, noData, List.of());
  }

  /** What the node says, if it says anything. */
  public Optional<Capture> capture() {
    return reading.capture();
  }

  /** This capture behind others of its node in the same input. */
  public NodeCapture after(List<Capture> others) {
    return new NodeCapture(node, pools, moment, source, reading, noData, others);
  }

  /** The one pool that the hints amount to; see {@link Inventory#pool}. */
  public Optional<String> pool() {
    return Inventory.pool(pools);
  }

  /**
   * Where a capture comes from.
   *
   * @param input the path as given or as found in a folder; {@code -} for standard input
   * @param member the member of the archive, under the name that it has there; not to be used as a path
   * @param section the place in a document whose text this is, such as {@code plays[0].tasks[0].hosts.worker-0.stdout};
   *     lines and columns count from the beginning of that text then
   * @param line the line at which the node's part begins, 1-based
   */
  public record CaptureSource(
      String input, Optional<String> member, Optional<String> section, int line) {

    /** A whole file or stream. */
    public static CaptureSource of(String input) {
      return new CaptureSource(input, Optional.empty(), Optional.empty(), 1);
    }

    public CaptureSource member(String name) {
      return new CaptureSource(input, Optional.of(name), section, line);
    }

    public CaptureSource at(int other) {
      return new CaptureSource(input, member, section, other);
    }

    public CaptureSource section(String name) {
      return new CaptureSource(input, member, Optional.of(name), line);
    }

    /** The input, and the member where there is one: {@code sosreport.tar.xz!/sosreport-worker-0/hostname}. */
    public String path() {
      return member.map(name -> input + "!/" + name).orElse(input);
    }

    /** The path, and the section where there is one: {@code run.json#plays[0].tasks[0].hosts.worker-0.stdout}. */
    @Override
    public String toString() {
      return path() + section.map(name -> "#" + name).orElse("");
    }
  }

  /**
   * When a capture was taken, as far as the name of its file or folder tells: {@code pre} and {@code post} of a change, or
   * a date. Captures of different moments are no contradiction: the later one holds.
   *
   * <p>The order is {@code pre}, then dates, then {@code post}.
   *
   * @param word as it stands in the path
   */
  public record Moment(String word) implements Comparable<Moment> {
    private static final Pattern DATE = Pattern.compile(
        "\\d{4}-\\d{2}-\\d{2}(?:[T_-]\\d{2}[:_-]?\\d{2}(?:[:_-]?\\d{2})?Z?)?|\\d{8}(?:[T_-]?\\d{4}(?:\\d{2})?Z?)?");
    private static final Comparator<Moment> ORDER = Comparator.comparingInt(
            (Moment moment) -> rank(moment.word))
        .thenComparing(Moment::digits)
        .thenComparing(Moment::word);

    /** The moment that a word names, if it names one. */
    public static Optional<Moment> find(String word) {
      return rank(word) >= 0 ? Optional.of(new Moment(word)) : Optional.empty();
    }

    @Override
    public int compareTo(Moment other) {
      return ORDER.compare(this, other);
    }

    private String digits() {
      return rank(word) == 1 ? word.replaceAll("\\D", "") : "";
    }

    private static int rank(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "pre", "before" -> 0;
        case "post", "after" -> 2;
        default -> DATE.matcher(word).matches() ? 1 : -1;
      };
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
