// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A host on which commands of rpm-ostree are played: a real shell runs them, and what it gives to rpm-ostree is taken
 * as rpm-ostree takes it.
 */
final class Played {
  private final List<List<String>> calls;

  String origin = "";
  final Set<String> layered = new TreeSet<>();
  final Set<String> inactive = new TreeSet<>();
  final Set<String> local = new TreeSet<>();
  final Set<String> forced = new TreeSet<>();
  final Set<String> removed = new TreeSet<>();
  final Set<String> replacing = new TreeSet<>();
  final Map<String, Set<String>> replacingFrom = new LinkedHashMap<>();
  final Set<String> modules = new TreeSet<>();
  final Set<String> modulesEnabled = new TreeSet<>();
  boolean regenerate;
  final List<String> args = new ArrayList<>();
  final Set<String> etc = new TreeSet<>();

  private Played(List<List<String>> calls) {
    this.calls = calls;
  }

  /** Runs a script in an empty folder. */
  static Played of(Path folder, String shell, String script)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path work = Files.createDirectories(folder.resolve("work"));
    Path tool = tools.resolve("rpm-ostree");
    // Each call is its number of words, then the words, each with a NUL behind it.
    String record = "printf '%s\\0' \"$#\" \"$@\" >>'" + log + "'";
    Files.writeString(tool, "#!/bin/sh\n" + record + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = folder.resolve("script");
    Files.writeString(file, script);
    Files.write(log, new byte[0]);
    // bash takes a function for the tool, which is faster by far than a process for each call.
    ProcessBuilder builder = new ProcessBuilder(
            shell.equals("bash")
                ? List.of("bash", "-c", "rpm-ostree() { " + record + "; }; . " + file)
                : List.of(shell, file.toString()))
        .directory(work.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process running = builder.start();
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("said"))).as(script).isEmpty();
    assertThat(running.exitValue()).as(script).isZero();
    try (var left = Files.list(work)) {
      assertThat(left).as("what has run of %s", script).isEmpty();
    }
    Played played = new Played(calls(Files.readString(log, StandardCharsets.UTF_8)));
    played.calls.forEach(played::play);
    return played;
  }

  private static List<List<String>> calls(String log) {
    List<List<String>> calls = new ArrayList<>();
    String[] words = log.split("\0", -1);
    int at = 0;
    while (at < words.length - 1) {
      int count = Integer.parseInt(words[at]);
      calls.add(List.of(words).subList(at + 1, at + 1 + count));
      at += 1 + count;
    }
    return calls;
  }

  private void play(List<String> words) {
    int length = words.get(0).matches("override|ex") ? words.get(0).equals("ex") ? 3 : 2 : 1;
    String command = String.join(" ", words.subList(0, length));
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> arguments = new ArrayList<>();
    boolean isEnded = false;
    for (String word : words.subList(length, words.size())) {
      if (isEnded || !word.startsWith("-")) {
        arguments.add(word);
      } else if (word.equals("--")) {
        isEnded = true;
      } else {
        String[] parts = word.split("=", 2);
        options
            .computeIfAbsent(parts[0], key -> new ArrayList<>())
            .add(parts.length > 1 ? parts[1] : "");
      }
    }
    play(command, options, arguments);
  }

  private void play(String command, Map<String, List<String>> options, List<String> arguments) {
    switch (command) {
      case "rebase" -> origin = arguments.get(0);
      case "install" -> {
        if (arguments.get(0).endsWith(".rpm")) {
          (options.containsKey("--force-replacefiles") ? forced : local).addAll(arguments);
        } else {
          (options.containsKey("--allow-inactive") ? inactive : layered).addAll(arguments);
        }
      }
      case "override remove" -> {
        removed.addAll(arguments);
        layered.addAll(options.getOrDefault("--install", List.of()));
      }
      case "override replace" -> {
        if (options.containsKey("--from")) {
          assertThat(options).containsKey("--experimental");
          replacingFrom
              .computeIfAbsent(options.get("--from").get(0), key -> new TreeSet<>())
              .addAll(arguments);
        } else {
          replacing.addAll(arguments);
        }
      }
      case "ex module install" -> modules.addAll(arguments);
      case "ex module enable" -> modulesEnabled.addAll(arguments);
      case "initramfs" -> {
        regenerate = options.containsKey("--enable");
        args.addAll(options.getOrDefault("--arg", List.of()));
      }
      case "initramfs-etc" -> etc.addAll(options.get("--track"));
      default -> throw new AssertionError("rpm-ostree has no " + command);
    }
  }
}
