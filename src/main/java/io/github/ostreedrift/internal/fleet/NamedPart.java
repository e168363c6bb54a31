// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.multinode.NamesAbove;
import io.github.ostreedrift.internal.fleet.multinode.NamesAbove.Part;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of an input with the name of its node, as far as the lines above its captures tell, and what was read of it.
 *
 * @param output the part; without a name where only the input's own name can name it
 * @param readings what it says
 */
record NamedPart(NodeOutput output, List<Reading> readings) {

  /** The parts of an output: several where nothing named it and the lines in it do. */
  static List<NamedPart> of(NodeOutput output, List<Reading> readings, InputNames names) {
    NamedPart whole = new NamedPart(output, readings);
    List<Integer> starts = readings.stream()
        .filter(reading -> reading.capture().isPresent())
        .map(Reading::line)
        .toList();
    boolean isNamed = !output.nodes().isEmpty()
        || output.weight() != Weight.FALLBACK
        || names.nodeAsked()
        || (starts.size() == 1 && names.node().isPresent());
    List<Part> parts =
        isNamed || starts.isEmpty() ? List.of() : NamesAbove.find(output.text(), starts);
    if (parts.isEmpty()) {
      return List.of(whole);
    }
    boolean isOneNode = parts.stream().map(Part::node).distinct().count() == 1;
    if (isOneNode && names.node().isPresent()) {
      // the prompts name one host: that of the file, whatever it calls itself
      NodeOutput named = output.named(List.of(names.node().get())).weight(Weight.LAST);
      return List.of(new NamedPart(named, readings));
    }
    return split(output, readings, parts);
  }

  private static List<NamedPart> split(
      NodeOutput output, List<Reading> readings, List<Part> parts) {
    List<NamedPart> named = new ArrayList<>();
    List<Reading> before = readings.stream()
        .filter(reading -> reading.line() < parts.get(0).line())
        .toList();
    if (!before.isEmpty()) {
      named.add(new NamedPart(output, before));
    }
    for (Part part : parts) {
      List<Reading> own = readings.stream()
          .filter(reading -> reading.line() >= part.line() && reading.line() < part.end())
          .toList();
      NodeOutput of = output
          .named(List.of(part.node()))
          .weight(Weight.LAST)
          .at(output.source().line() + part.line() - 1);
      named.add(new NamedPart(own.isEmpty() ? of.text(lines(output.text(), part)) : of, own));
    }
    return named;
  }

  /** The lines of a part, without the one that names it. */
  private static String lines(String text, Part part) {
    return text.lines()
        .skip(part.line())
        .limit(Math.max(0, part.end() - part.line() - 1))
        .map(line -> line + '\n')
        .collect(Collectors.joining());
  }
}
