// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.OtherOutput;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of JSON Lines: it stands for itself, so lines can be read beside each other.
 *
 * @param outputs the parts in it
 * @param problems what is wrong with it
 */
record JsonLine(List<NodeOutput> outputs, List<InputProblem> problems) {
  private static final int BEGINNING = 40;

  /** Reads a line; never fails, but tells what went wrong. */
  static JsonLine read(RawLine line, CaptureSource input, Limits limits, InputNames names) {
    JsonLine found = new JsonLine(new ArrayList<>(), new ArrayList<>());
    CaptureSource source = input.at(line.number());
    String text = line.text();
    while (!text.isBlank()) {
      text = found.document(text, source, limits, names);
    }
    return found;
  }

  /** Reads the document with which a text begins, and gives what is behind it. */
  private String document(String text, CaptureSource source, Limits limits, InputNames names) {
    JsonTokens tokens = JsonTokens.of(text, limits);
    JsonFleet fleet = new JsonFleet(tokens, slices(text), source, limits, names, outputs::add);
    String rest = "";
    try {
      try {
        fleet.read();
        if (!fleet.isSure()) {
          outputs.add(nothing(source, text));
        }
        rest = text.substring((int) Math.min(text.length(), Math.max(1, tokens.end())));
      } catch (MalformedJsonException e) {
        boolean isAll = fleet.breakOff(e);
        if (!fleet.isCommitted()) {
          outputs.add(NodeOutput.unnamed(source, text + '\n'));
        } else if (!isAll) {
          problems.add(breaksOff(source, source.line(), e));
        }
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("a text can be read", impossible);
    }
    if (fleet.isTooLong()) {
      problems.add(tooLong(source, limits));
    }
    return rest;
  }

  /** A document without any node. */
  static NodeOutput nothing(CaptureSource source, String text) {
    NodeOutput nothing =
        NodeOutput.unnamed(source, text.substring(0, Math.min(BEGINNING, text.length())));
    return OtherOutput.describe(text)
        .map(other -> NoData.of(NoData.Kind.NO_STATUS, "no status: " + other))
        .map(reason -> nothing.hint(NodeOutput.Hint.of(reason)))
        .orElse(nothing);
  }

  static InputProblem tooLong(CaptureSource source, Limits limits) {
    return InputProblem.error(
        source,
        "a value in the JSON is longer than the limit of " + limits.maxLineLength()
            + " characters and is not read " + Limit.MAX_LINE_LENGTH.mark());
  }

  /** What is wrong with a document of which a part was read. */
  static InputProblem breaksOff(CaptureSource source, int line, MalformedJsonException fault) {
    return InputProblem.error(
        source.at(line + fault.line() - 1),
        "the JSON that begins at line " + line
            + (fault.isCut() ? " ends in the middle" : " is broken here: " + fault.getMessage())
            + "; what was read before is given");
  }

  static JsonFleet.Slices slices(String text) {
    return new JsonFleet.Slices() {
      @Override
      public String slice(long from, long to) {
        return text.substring((int) from, (int) to);
      }

      @Override
      public void release(long offset) {
        // the text is there anyway
      }
    };
  }
}
