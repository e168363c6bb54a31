// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: its commands, and their ends as exit codes. */
@Command(
    name = "ostree-drift",
    description = "Reads what rpm-ostree and ostree say about a system's deployments.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  private static final String NAME = "ostree-drift";

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Streams.ofProcess(), arguments));
  }

  /** Runs a command: the one place where failures become exit codes. */
  static int run(Streams streams, String... arguments) {
    try {
      WarmUp warmUp = WarmUp.start(arguments);
      return commandLine(streams, arguments)
          .setExecutionStrategy(parsed -> execute(parsed, warmUp))
          .execute(arguments);
    } catch (RuntimeException | Error e) {
      return fail(streams, e);
    }
  }

  private static int execute(ParseResult parsed, WarmUp warmUp) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (command.hasMatchedOption("--help-limits")) {
      CommandLine asked = command.commandSpec().commandLine();
      asked.getOut().print(InputOptions.limitsHelp(asked));
      asked.getOut().flush();
      return ExitCode.OK;
    }
    warmUp.await();
    return new CommandLine.RunLast().execute(parsed);
  }

  /** All commands as they are of this process, for who describes them. */
  public static CommandLine commandLine() {
    return commandLine(Streams.ofProcess());
  }

  /** All commands; or only the one that the arguments begin with, for each takes a while to tell its options. */
  private static CommandLine commandLine(Streams streams, String... arguments) {
    Map<String, Supplier<Object>> commands = commands(streams);
    CommandLine main = new CommandLine(new Main());
    Supplier<Object> named = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (named == null) {
      commands.values().forEach(command -> main.addSubcommand(command.get()));
      main.addSubcommand(new HelpCommand()).addSubcommand(new CompletionCommand());
    } else {
      main.addSubcommand(named.get());
    }
    main.setOut(Streams.writer(streams.out()));
    main.setErr(Streams.writer(streams.err()));
    main.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    main.setExpandAtFiles(true);
    main.setCaseInsensitiveEnumValuesAllowed(true);
    main.setParameterExceptionHandler((failure, given) -> badUsage(failure));
    main.setExecutionExceptionHandler((failure, command, result) -> fail(streams, failure));
    return main;
  }

  private static Map<String, Supplier<Object>> commands(Streams streams) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("parse", () -> new ParseCommand(streams));
    commands.put("diff", () -> new DiffCommand(streams));
    commands.put("verify", () -> new VerifyCommand(streams));
    commands.put("audit", () -> new AuditCommand(streams, Clock.systemUTC()));
    commands.put("explain", () -> new ExplainCommand(streams));
    return commands;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int badUsage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(NAME + ": error: " + unknownCommand(failure).orElse(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.TROUBLE;
  }

  private static Optional<String> unknownCommand(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
            && failure.getCommandLine().getParent() == null
            && !unmatched.isUnknownOption()
        ? Optional.of("there is no command '" + unmatched.getUnmatched().get(0)
            + "'; there are parse, diff, verify, audit, explain and help")
        : Optional.empty();
  }

  private static int fail(Streams streams, Throwable failure) {
    if (failure instanceof Output.Failed && nobodyListens(streams, failure)) {
      return ExitCode.TROUBLE;
    }
    try {
      streams
          .err()
          .write((NAME + ": error: " + describe(failure) + "\n").getBytes(StandardCharsets.UTF_8));
      streams.err().flush();
    } catch (Output.Failed e) {
      // There is no place left to say it.
    }
    return ExitCode.TROUBLE;
  }

  private static boolean nobodyListens(Streams streams, Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe")
        || streams.terminal().isPiped();
  }

  private static String describe(Throwable failure) {
    if (failure instanceof Output.Failed) {
      return "the output can't be written: " + failure.getMessage();
    } else if (failure instanceof OutOfMemoryError) {
      return "out of memory: give Java more with -Xmx, or it less with --max-input-bytes";
    } else if (failure instanceof StackOverflowError) {
      return "nested too deeply to be read";
    }
    return Fault.describe(failure);
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {NAME + " " + (version == null ? "(not built)" : version)};
    }
  }
}
