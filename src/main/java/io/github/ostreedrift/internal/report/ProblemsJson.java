// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.model.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** The problems of what was compared, each with its input, as {@code parse} writes them. */
final class ProblemsJson {
  private record InputProblem(String input, Problem problem) {}

  private ProblemsJson() {}

  /** Writes the member {@code problems}: those of both sides; where both are of one input, once. */
  static void write(JsonGenerator out, ComparedSide one, ComparedSide other) {
    Set<InputProblem> all = new LinkedHashSet<>();
    for (ComparedSide side : List.of(one, other)) {
      side.problems().forEach(problem -> all.add(new InputProblem(side.input(), problem)));
      side.packages()
          .ifPresent(packages -> packages
              .problems()
              .forEach(problem -> all.add(new InputProblem(packages.input(), problem))));
    }
    out.writeArrayPropertyStart("problems");
    all.forEach(each -> write(out, each));
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, InputProblem met) {
    Problem problem = met.problem();
    out.writeStartObject();
    out.writeStringProperty("input", met.input());
    out.writeStringProperty("severity", problem.isError() ? "error" : "warning");
    out.writeNumberProperty("line", problem.position().line());
    out.writeNumberProperty("column", problem.position().column());
    out.writeStringProperty("message", problem.message());
    problem.found().ifPresent(found -> out.writeStringProperty("found", found));
    out.writeArrayPropertyStart("expected");
    problem.expected().forEach(out::writeString);
    out.writeEndArray();
    problem.text().ifPresent(text -> out.writeStringProperty("text", text));
    if (problem.isHarmless()) {
      out.writeBooleanProperty("harmless", true);
    }
    out.writeEndObject();
  }
}
