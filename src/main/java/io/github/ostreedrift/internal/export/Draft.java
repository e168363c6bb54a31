// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.internal.model.FactNames;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;

/** Lines of a file, comments among them, and what they leave out. Not thread-safe. */
final class Draft {
  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<FactKey<Deployment, ?>> notShown;

  Draft(List<FactKey<Deployment, ?>> notShown) {
    this.notShown = notShown;
  }

  /** Says of which deployment the file is, and what it lacks. */
  void head(String what, Deployment deployment) {
    String index = deployment.index() == Deployment.NO_INDEX ? "" : " " + deployment.index();
    String version = deployment
        .version()
        .toOptional()
        .flatMap(it -> it)
        .map(it -> ", version " + it)
        .orElse("");
    comment(what + " of deployment" + index + (deployment.isBooted() ? " (booted)" : "") + version
        + ".");
    if (!notShown.isEmpty()) {
      comment("PARTIAL: the capture does not show " + FactNames.of(notShown) + ".");
      comment("What these hold is missing here: the result may lack packages that the host has.");
    }
  }

  /** One line of a comment: it ends with the line, whatever the text is. */
  void comment(String text) {
    String visible = Sayable.visible(text);
    lines.add("# " + (visible.endsWith("\\") ? visible + "." : visible));
  }

  /** An empty line between two parts. */
  void blank() {
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
  }

  /** A line, or several, of what is run or read; nothing in them is checked. */
  void line(String line) {
    lines.add(line);
  }

  /** Tells something that the file can't say: as a comment and as a warning. */
  void warn(String sentence) {
    warnings.add(Sayable.visible(sentence));
    comment("NOT HERE: " + sentence);
  }

  /** Tells that an element can't be said. */
  void leave(FactKey<Deployment, ?> fact, String element, String why) {
    warn(fact.name() + " '" + element + "': " + why);
  }

  Exporter finish() {
    while (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return new Exporter(
        String.join("\n", lines) + "\n", List.copyOf(warnings), List.copyOf(notShown));
  }
}
