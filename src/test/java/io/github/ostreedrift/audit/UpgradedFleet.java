// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.Wrapper.Output;
import io.github.ostreedrift.diff.Edits;
import io.github.ostreedrift.diff.KnownOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A fleet before and after an upgrade, of which the truth is known: real states in mixed forms and wrappers, some edited
 * in between, some there on one side alone, some without data.
 */
final class UpgradedFleet {
  private static final String SILENCE = "bash: rpm-ostree: command not found\n";
  private static final int MOST_EDITS = 3;

  /** What must become of the items of the nodes that were edited. */
  final Map<String, KnownOutcomes> edited = new TreeMap<>();

  final Set<String> onlyBefore = new TreeSet<>();
  final Set<String> onlyAfter = new TreeSet<>();
  final Set<String> silent = new TreeSet<>();
  final Set<String> whole = new TreeSet<>();

  private final List<Output> before = new ArrayList<>();
  private final List<Output> after = new ArrayList<>();

  /** A state as JSON, and all its forms. */
  private record State(String json, List<Path> forms) {}

  UpgradedFleet(Random random, int nodes, int edits, int others) {
    List<State> states = states();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, random);
    for (int i = 0; i < nodes; i++) {
      String name = "node-" + numbers.get(i);
      State state = states.get(random.nextInt(states.size()));
      String then = form(state, random);
      String now = state.json();
      if (i < edits) {
        Edits made = Edits.of(now, random).orElseThrow();
        made.make(1 + random.nextInt(MOST_EDITS));
        now = made.json();
        edited.put(name, KnownOutcomes.of(made, TestData.captures(then).get(0)));
      } else if (i < edits + others) {
        onlyBefore.add(name);
        before.add(new Output(name, then));
        continue;
      } else if (i < edits + 2 * others) {
        onlyAfter.add(name);
        after.add(new Output(name, now));
        continue;
      } else if (i < edits + 3 * others) {
        silent.add(name);
        now = SILENCE;
      } else {
        whole.add(name);
      }
      before.add(new Output(name, then));
      after.add(new Output(name, now));
    }
  }

  private static String form(State state, Random random) {
    return TestData.text(state.forms().get(random.nextInt(state.forms().size())));
  }

  /** The states of which each form is one capture that marks what is booted. */
  private static List<State> states() {
    List<State> states = new ArrayList<>();
    for (Path file : TestData.files(TestData.ROOT.resolve("rpm-ostree/v2026.2"), "\\d+\\.json")) {
      String number = file.getFileName().toString().replace(".json", "");
      List<Path> forms =
          TestData.files(file.getParent(), number + "\\.(?:(?:plain|verbose)\\..*txt|json)");
      boolean isPlain = forms.stream()
          .map(TestData::read)
          .allMatch(readings -> readings.size() == 1
              && readings.get(0).problems().isEmpty()
              && readings.get(0).capture().flatMap(each -> each.findBooted()).isPresent());
      if (isPlain) {
        states.add(new State(TestData.text(file), forms));
      }
    }
    return states;
  }

  /** Writes both sides into folders, in whatever wrappers; every third node has its full name after. */
  void write(Path folderBefore, Path folderAfter, Random mix) throws IOException {
    write(folderBefore, before, name -> name, mix);
    write(folderAfter, after, UpgradedFleet::nameAfter, mix);
  }

  /** What a node is called after. */
  static String nameAfter(String name) {
    return name.endsWith("3") || name.endsWith("7") ? name + ".lab" : name;
  }

  private static void write(
      Path folder, List<Output> outputs, UnaryOperator<String> names, Random mix)
      throws IOException {
    Map<Wrapper, List<Output>> wrapped = new EnumMap<>(Wrapper.class);
    Wrapper[] wrappers = Wrapper.values();
    List<Output> shuffled = new ArrayList<>(outputs);
    Collections.shuffle(shuffled, mix);
    for (Output output : shuffled) {
      wrapped
          .computeIfAbsent(wrappers[mix.nextInt(wrappers.length)], any -> new ArrayList<>())
          .add(new Output(names.apply(output.node()), output.text()));
    }
    for (Map.Entry<Wrapper, List<Output>> entry : wrapped.entrySet()) {
      String name = entry.getKey().name().toLowerCase(Locale.ROOT);
      entry.getKey().write(Files.createDirectories(folder.resolve(name)), entry.getValue(), mix);
    }
  }

  /** What must become of the items of a node; empty where nothing was edited. */
  Optional<KnownOutcomes> outcomes(String node) {
    return Optional.ofNullable(edited.get(node));
  }
}
