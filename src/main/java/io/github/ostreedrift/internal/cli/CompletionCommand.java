// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code generate-completion}: for the build, which makes the file of it. */
@Command(
    name = "generate-completion",
    hidden = true,
    description = "Prints what bash and zsh complete by.",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
  /** Picocli turns off the names of files where it knows of none; but nearly all that we take may be one. */
  private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.name(), root.commandLine()).replace(NO_FILES, ""));
    out.print('\n');
    out.flush();
  }
}
