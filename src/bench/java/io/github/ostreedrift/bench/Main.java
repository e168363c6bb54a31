// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs benchmarks with JMH's own options, and says at the end what their figures are to each other. */
public final class Main {
  private static final String READ = ReadBenchmark.class.getSimpleName();
  private static final String DIFF = DiffBenchmark.class.getSimpleName();
  private static final String GROWTH = GrowthBenchmark.class.getSimpleName();

  /** Microseconds of one operation, by class, method and parameter. */
  private final Map<String, Double> times = new HashMap<>();

  private Main(Collection<RunResult> results) {
    for (RunResult result : results) {
      String size = result.getParams().getParam("deployments");
      String benchmark = result.getParams().getBenchmark();
      String name =
          benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
      times.put(
          size == null ? name : name + " " + size, result.getPrimaryResult().getScore());
    }
  }

  /** Takes the arguments of JMH's own main; those that only list something are JMH's business. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, java.io.IOException {
    CommandLineOptions options = new CommandLineOptions(arguments);
    if (options.shouldHelp()
        || options.shouldList()
        || options.shouldListWithParams()
        || options.shouldListProfilers()
        || options.shouldListResultFormats()) {
      org.openjdk.jmh.Main.main(arguments);
      return;
    }
    Main main = new Main(new Runner(options).run());
    main.printRead();
    main.printDiff();
    main.printGrowth();
  }

  private void printRead() {
    List<States.State> states = States.all();
    if (times.keySet().stream().noneMatch(name -> name.startsWith(READ))) {
      return;
    }
    System.out.printf("%nReading %s%n", States.describe(states));
    for (String form : List.of(
        "plain",
        "verbose",
        "regexPlain",
        "regexVerbose",
        "readTree",
        "readTreeOfBytes",
        "json",
        "ourJson")) {
      Double time = times.get(READ + "." + form);
      if (time != null) {
        System.out.printf("  %-16s %8.2f us a capture%n", form, time / states.size());
      }
    }
    System.out.println();
    printRatio("plain", "readTree", "bar 0.5");
    printRatio("verbose", "readTree", "bar 1.0");
    printRatio("plain", "readTreeOfBytes", "the faster readTree, for comparison");
    printRatio("verbose", "readTreeOfBytes", "the faster readTree, for comparison");
    printRatio("plain", "regexPlain", "bar 1.5, aim 1.0");
    printRatio("verbose", "regexVerbose", "bar 1.5, aim 1.0");
    printRatio("json", "readTree", "no bar");
    printRatio("ourJson", "readTree", "no bar");
    printRatio("bootcJson", "bootcReadTree", "bar 1.0");
  }

  private void printRatio(String ours, String theirs, String bar) {
    Double our = times.get(READ + "." + ours);
    Double their = times.get(READ + "." + theirs);
    if (our != null && their != null) {
      System.out.printf("  %-24s %6.2f  (%s)%n", ours + "/" + theirs, our / their, bar);
    }
  }

  private void printDiff() {
    int states = States.all().size();
    for (String form : List.of("plain", "verbose")) {
      Double diff = times.get(DIFF + "." + form);
      Double read = times.get(READ + "." + form);
      if (diff != null && read != null) {
        System.out.printf(
            "%nDiffing two states, %s: %.2f us, %.2f of the time of reading them (bar 0.1)%n",
            form, diff / states, diff / read / 2);
      }
    }
  }

  private void printGrowth() {
    for (String form : List.of("plain", "verbose")) {
      List<Integer> sizes = java.util.stream.Stream.of(1, 10, 100, 1_000, 10_000)
          .filter(size -> time(form, size) != null)
          .toList();
      if (!sizes.isEmpty()) {
        System.out.printf("%nOne capture, %s: time for each deployment%n", form);
      }
      for (int size : sizes) {
        System.out.printf(
            "  %6d deployments %8.2f us%n", size, Objects.requireNonNull(time(form, size)) / size);
      }
      Double few = time(form, 100);
      Double many = time(form, 10_000);
      if (few != null && many != null) {
        System.out.printf("  10,000/100          %8.2f  (flat is 1.0)%n", many / few / 100);
      }
    }
  }

  private Double time(String form, int deployments) {
    return times.get(GROWTH + "." + form + " " + deployments);
  }
}
