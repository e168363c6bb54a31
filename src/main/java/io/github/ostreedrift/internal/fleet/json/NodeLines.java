// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.OutputReader;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines with which an input begins that are JSON and name a node in the same way as the first one: JSON Lines, as
 * fleets are saved. Nothing is made of them here but blocks of whole lines, which are read beside each other.
 */
public final class NodeLines {
  private static final int BLOCK = 1 << 18;
  private static final int LONGEST = 1 << 20;
  private static final Pattern OPENING = Pattern.compile("\\{\\s*\"(\\w+)\"\\s*:\\s*\"");

  /** So much is looked at to see whether the input begins with such a line. */
  private static final int BEGINNING = 200;

  private final InputStream in;
  private final NodeAssembler assembler;
  private final JsonLineReader reader;
  private final int longest;

  /** What was read of the input and not taken yet. */
  private byte[] held = new byte[BEGINNING];

  private int filled;
  private boolean isEnd;
  private int lines;

  /** The lines of an input. */
  public NodeLines(InputStream in, CaptureSource source, Limits limits, NodeAssembler assembler) {
    this.in = in;
    this.assembler = assembler;
    this.reader = new JsonLineReader(source, limits, assembler.names());
    this.longest = Math.min(LONGEST, limits.maxLineLength());
  }

  /** How many lines were read. */
  public int count() {
    return lines;
  }

  /**
   * Reads them.
   *
   * @return what stands behind them
   * @throws IOException if the input can't be read; the whole lines before are given then
   */
  public InputStream read() throws IOException {
    fill();
    byte[] opening = opening();
    for (boolean goesOn = opening.length > 0; goesOn; ) {
      goesOn = grow();
      try {
        fill();
      } finally {
        goesOn &= take(opening);
      }
    }
    PushbackInputStream rest = new PushbackInputStream(in, Math.max(1, filled));
    rest.unread(held, 0, filled);
    return rest;
  }

  private void fill() throws IOException {
    while (filled < held.length && !isEnd) {
      int count = in.read(held, filled, held.length - filled);
      isEnd = count < 0;
      filled += Math.max(count, 0);
    }
  }

  /** Makes room for a block, or for a line that is longer; false if it is too long or the input is at its end. */
  private boolean grow() {
    int size = Math.max(BLOCK, filled * 2);
    boolean canGrow = !isEnd && filled < longest;
    held = canGrow ? Arrays.copyOf(held, size) : held;
    return canGrow;
  }

  /** What the first line begins with, as far as the quote in which the node's name stands; nothing for any other. */
  private byte[] opening() {
    String beginning = new String(held, 0, filled, StandardCharsets.ISO_8859_1);
    Matcher matcher = OPENING.matcher(beginning);
    return matcher.lookingAt() && JsonFleet.NODES.contains(matcher.group(1))
        ? Arrays.copyOf(held, matcher.end())
        : new byte[0];
  }

  /** Hands on the whole lines that are held; false if one is of another kind. */
  private boolean take(byte[] opening) {
    int[] ends = new int[filled / (opening.length + 1) + 1];
    int count = 0;
    int begin = 0;
    boolean isOurs = true;
    while (isOurs && begin < filled) {
      int end = end(begin);
      if (end == filled && !isEnd && held[end - 1] != '\n') {
        break;
      }
      isOurs = isOurs(opening, begin, end);
      if (isOurs) {
        ends[count++] = end;
        begin = end;
      }
    }
    if (count > 0) {
      Block block = new Block(held, Arrays.copyOf(ends, count), lines + 1);
      lines += count;
      assembler.add(begin, outputs -> block.read(reader, outputs));
      held = Arrays.copyOfRange(held, begin, filled);
      filled -= begin;
    }
    return isOurs && !isEnd;
  }

  /** Where the line that begins there ends, its line break included. */
  private int end(int begin) {
    byte[] bytes = held;
    int end = begin;
    while (end < filled && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, filled);
  }

  private boolean isOurs(byte[] opening, int begin, int end) {
    int last = last(held, begin, end);
    return end - begin <= longest
        && last - begin > opening.length
        && held[last - 1] == '}'
        && Arrays.equals(held, begin, begin + opening.length, opening, 0, opening.length);
  }

  /** The end of a line without its line break. */
  private static int last(byte[] bytes, int begin, int end) {
    int last = end;
    while (last > begin && bytes[last - 1] <= ' ' && bytes[last - 1] >= 0) {
      last--;
    }
    return last;
  }

  /** Whole lines, each of which ends where the next one begins. */
  private static final class Block {
    private final byte[] bytes;
    private final int[] ends;
    private final int number;

    /**
     * Some lines.
     *
     * @param number that of the first one
     */
    Block(byte[] bytes, int[] ends, int number) {
      this.bytes = bytes;
      this.ends = ends;
      this.number = number;
    }

    NodeAssembler.Parts read(JsonLineReader lines, OutputReader reader) {
      List<NodeAssembler.Parts> parts = new ArrayList<>(ends.length);
      int begin = 0;
      for (int i = 0; i < ends.length; i++) {
        parts.add(lines.read(bytes, begin, last(bytes, begin, ends[i]), number + i, reader));
        begin = ends[i];
      }
      return NodeAssembler.Parts.of(parts);
    }
  }
}
