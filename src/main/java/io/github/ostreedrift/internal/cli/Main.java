// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
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
          .setExecutionStrategy(parsed -> {
            try {
              return execute(parsed, warmUp);
            } catch (Output.Failed e) {
              // picocli would print where it was thrown
              return fail(streams, e);
            }
          })
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
    commands.put("diff", () -> new DiffCommand(streams, Clock.systemUTC()));
    commands.put("verify", () -> new VerifyCommand(streams, Clock.systemUTC()));
    commands.put("audit", () -> new AuditCommand(streams, Clock.systemUTC()));
    commands.put("export", () -> new ExportCommand(streams));
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
    try {
      err.println(NAME + ": error: " + message(failure));
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    } catch (Output.Failed e) {
      // There is no place left to say it.
    }
    return ExitCode.TROUBLE;
  }

  /** What is wrong, with the words that may have been meant. */
  private static String message(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (unmatched.isUnknownOption()) {
        String name = word.replaceFirst("=.*", "");
        return "there is no option '" + name + "'" + Near.question(name, optionsOf(command));
      }
      return command.getParent() == null ? unknownCommand(word, command) : message;
    } else if (message.startsWith("Unknown subcommand '")) {
      // said by the command "help"
      return unknownCommand(message.replaceFirst(".*?'(.*)'.*", "$1"), command);
    } else if (failure instanceof MissingParameterException missing
        && missing.getMissing().stream().allMatch(ArgSpec::isPositional)) {
      return "no capture is named; - stands for standard input";
    }
    ArgSpec option = failure.getArgSpec();
    return option != null && option.type().isEnum()
        ? message + Near.question(String.valueOf(failure.getValue()), words(option))
        : message;
  }

  private static String unknownCommand(String word, CommandLine command) {
    List<String> all = command.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
    return "there is no command '" + word
        + "'; there are parse, diff, verify, audit, export, explain and help"
        + Near.question(word, all);
  }

  private static List<String> optionsOf(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .toList();
  }

  private static List<String> words(ArgSpec option) {
    return Stream.of(option.type().getEnumConstants()).map(String::valueOf).toList();
  }

  private static int fail(Streams streams, Throwable failure) {
    if (failure instanceof Output.Failed failed && nobodyListens(streams, failed)) {
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

  private static boolean nobodyListens(Streams streams, Output.Failed failure) {
    if (failure.isOfFile()) {
      return false;
    }
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

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {NAME + " " + version()};
    }
  }

  /** The version in the jar's manifest. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not built)" : version;
  }
}
