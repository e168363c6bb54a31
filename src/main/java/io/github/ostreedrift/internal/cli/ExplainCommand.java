// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.internal.report.Glossary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a word in a result means. */
@Command(
    name = "explain",
    abbreviateSynopsis = true,
    footer = "Example: ostree-drift explain packages.inactive",
    description =
        "Tells what a kind of difference, a severity, an outcome, a rule or a fact means, and which captures show a"
            + " fact; without WORD all of them.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "WORD", arity = "0..1", description = "As it stands in a result.")
  private @Nullable String word;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private final Streams streams;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    String asked = word;
    List<Glossary.Entry> entries = asked == null ? Glossary.all() : Glossary.find(asked);
    if (asked != null && entries.isEmpty()) {
      List<String> near = Glossary.near(asked);
      throw new ParameterException(
          spec.commandLine(),
          "no result has the word '" + asked + "'"
              + (near.isEmpty()
                  ? "; without a word, all are listed"
                  : "; there is " + String.join(", ", near)));
    }
    StringBuilder text = new StringBuilder();
    String group = "";
    for (Glossary.Entry entry : entries) {
      if (!entry.group().equals(group)) {
        text.append(text.isEmpty() ? "" : "\n").append(entry.group()).append('\n');
        group = entry.group();
      }
      text.append("  ")
          .append(entry.word())
          .append("\n      ")
          .append(entry.meaning())
          .append('\n');
    }
    streams.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
    streams.out().flush();
    return ExitCode.OK;
  }
}
