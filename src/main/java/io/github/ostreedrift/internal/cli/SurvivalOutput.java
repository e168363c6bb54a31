// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.internal.report.FleetSurvivalJson;
import io.github.ostreedrift.internal.report.FleetSurvivalMarkdown;
import io.github.ostreedrift.internal.report.FleetSurvivalText;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.SurvivalJson;
import io.github.ostreedrift.internal.report.SurvivalMarkdown;
import io.github.ostreedrift.internal.report.SurvivalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The words of {@code verify --output}, and what they print. */
enum SurvivalOutput {
  text,
  json,
  markdown;

  /** The end of a reason that a listing of packages would settle. */
  private static final String LISTING = "(`rpm -qa`) would tell";

  /** Prints the result for one node. */
  void print(Survival survival, Streams streams, ColorOption color) {
    Terminal terminal = streams.terminal();
    String report = switch (this) {
      case text ->
        SurvivalText.of(terminal.width(), palette(terminal, color)).write(survival)
            + advice(survival.items().stream());
      case json -> SurvivalJson.write(survival);
      case markdown -> SurvivalMarkdown.write(survival);
    };
    streams.out().write(report.getBytes(StandardCharsets.UTF_8));
    streams.out().flush();
  }

  /** Prints the result for many nodes. */
  void print(FleetSurvival fleet, Streams streams, ColorOption color) throws IOException {
    Terminal terminal = streams.terminal();
    if (this == json) {
      FleetSurvivalJson.write(fleet, streams.out().stream());
    } else {
      String report = this == markdown
          ? FleetSurvivalMarkdown.write(fleet)
          : FleetSurvivalText.write(fleet, terminal.width(), palette(terminal, color))
              + advice(fleet.nodes().stream().flatMap(node -> node.items().stream()));
      streams.out().write(report.getBytes(StandardCharsets.UTF_8));
    }
    streams.out().flush();
  }

  /** The reasons say that a listing would tell; here is how it is given. */
  private static String advice(Stream<SurvivalItem> items) {
    return items.anyMatch(item -> item.reason().endsWith(LISTING))
        ? "Give what is installed with --packages-before and --packages-after.\n"
        : "";
  }

  private static Palette palette(Terminal terminal, ColorOption color) {
    return color.palette(terminal, terminal.isOutput());
  }
}
