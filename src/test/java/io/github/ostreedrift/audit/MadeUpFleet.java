// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.Wrapper.Output;
import io.github.ostreedrift.diff.Edits;
import io.github.ostreedrift.fleet.Inventory;
import io.github.ostreedrift.model.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A fleet of which the truth is known: real states in mixed forms and wrappers, edited where a node shall differ. */
final class MadeUpFleet {
  private static final List<String> POOLS = List.of("master", "worker", "edge");
  private static final List<String> SILENCE = List.of(
      "",
      "bash: rpm-ostree: command not found\n",
      "ssh: connect to host 192.0.2.7 port 22: No route to host\n");

  final Set<String> outliers = new TreeSet<>();
  final Set<String> silent = new TreeSet<>();
  final Set<String> contradicting = new TreeSet<>();

  /** The pool of each node, those without a capture included. */
  final Map<String, List<String>> pools = new LinkedHashMap<>();

  private final Random random;
  private final List<Output> outputs = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  /** A state in all its forms, and what each of them shows. */
  private record State(String json, List<Path> forms, List<NodeState> facts) {}

  /**
   * Makes a fleet up.
   *
   * @param nodes how many nodes
   * @param outlierCount how many of them differ
   * @param silentCount how many of them have no data, every second of which no input names
   * @param contradictingCount how many of them have two captures that say different things
   */
  MadeUpFleet(Random random, int nodes, int outlierCount, int silentCount, int contradictingCount) {
    this.random = random;
    chooseStates();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      String pool = POOLS.get(i % POOLS.size());
      String name = pool + "-" + i;
      names.add(name);
      pools.put(name, List.of(pool));
    }
    Collections.shuffle(names, random);
    int next = 0;
    for (String name : names) {
      int i = next++;
      State state = states.get(POOLS.indexOf(pools.get(name).get(0)));
      if (i < outlierCount) {
        outliers.add(name);
        outputs.add(new Output(name, edited(state)));
      } else if (i < outlierCount + silentCount) {
        silent.add(name);
        if (i % 2 == 0) {
          outputs.add(new Output(name, SILENCE.get(random.nextInt(SILENCE.size()))));
        }
      } else if (i < outlierCount + silentCount + contradictingCount) {
        contradicting.add(name);
        outputs.add(new Output(name, state.json()));
        outputs.add(new Output(name, edited(state)));
      } else {
        Path form = state.forms().get(random.nextInt(state.forms().size()));
        outputs.add(new Output(name, TestData.text(form)));
      }
    }
  }

  /** Three states of which each form names the booted deployment and nothing is cut. */
  private void chooseStates() {
    List<Path> files =
        new ArrayList<>(TestData.files(TestData.ROOT.resolve("rpm-ostree/v2026.2"), "\\d+\\.json"));
    Collections.shuffle(files, random);
    for (Path file : files) {
      String json = TestData.text(file);
      Optional<NodeState> facts = TestData.captures(json).stream()
          .findFirst()
          .filter(capture -> capture.findBooted().isPresent())
          .flatMap(new NodeStateExtractor()::find);
      String number = file.getFileName().toString().replace(".json", "");
      List<Path> forms =
          TestData.files(file.getParent(), number + "\\.(?:(?:plain|verbose)\\..*txt|json)");
      if (facts.isPresent() && states.size() < POOLS.size() && forms.size() > 3) {
        List<NodeState> shown = new ArrayList<>(List.of(facts.get()));
        for (Path form : forms) {
          shown.add(new NodeStateExtractor().find(TestData.readWhole(form)).orElseThrow());
        }
        states.add(new State(json, forms, shown));
      }
    }
  }

  /** The state edited so that it differs in what each form shows: else the nodes that show less are undecided. */
  private String edited(State state) {
    while (true) {
      Edits edits = Edits.of(state.json(), random).orElseThrow();
      edits.make(1 + random.nextInt(3));
      Capture capture = TestData.captures(edits.json()).get(0);
      NodeState other = new NodeStateExtractor().find(capture).orElseThrow();
      NodeState whole = state.facts().get(0);
      boolean differs = state.facts().stream().noneMatch(other::fits);
      if (differs && other.names().equals(whole.names())) {
        return edits.json();
      }
    }
  }

  /** Writes the captures into a folder, in whatever wrappers, and gives the inventory. */
  Inventory write(Path folder, Random mix) throws IOException {
    Map<Wrapper, List<Output>> wrapped = new EnumMap<>(Wrapper.class);
    Wrapper[] wrappers = Wrapper.values();
    Map<String, Set<Wrapper>> used = new LinkedHashMap<>();
    List<Output> shuffled = new ArrayList<>(outputs);
    Collections.shuffle(shuffled, mix);
    for (Output output : shuffled) {
      Wrapper wrapper = wrappers[mix.nextInt(wrappers.length)];
      Set<Wrapper> before = used.computeIfAbsent(output.node(), any -> new TreeSet<>());
      while (before.contains(wrapper) || (output.text().isEmpty() && !isFile(wrapper))) {
        wrapper = wrappers[mix.nextInt(wrappers.length)];
      }
      before.add(wrapper);
      wrapped.computeIfAbsent(wrapper, any -> new ArrayList<>()).add(output);
    }
    for (Map.Entry<Wrapper, List<Output>> entry : wrapped.entrySet()) {
      Path part = Files.createDirectories(
          folder.resolve(entry.getKey().name().toLowerCase(java.util.Locale.ROOT)));
      entry.getKey().write(part, entry.getValue(), mix);
    }
    return Inventory.of(pools);
  }

  /** A transcript has no place for a node that printed nothing. */
  private static boolean isFile(Wrapper wrapper) {
    return wrapper == Wrapper.FILES || wrapper == Wrapper.FOLDERS || wrapper == Wrapper.JSON_LINES;
  }
}
