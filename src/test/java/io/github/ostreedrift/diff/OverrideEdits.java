// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE_REMOVALS;
import static io.github.ostreedrift.model.DeploymentFacts.INACTIVE_REPLACEMENTS;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Edits of removals and replacements. A package is a tuple: NEVRA, name, epoch, version, release, architecture. */
final class OverrideEdits {
  private static final String REMOVALS = "base-removals";
  private static final String REMOVAL_REQUESTS = "requested-base-removals";
  private static final String REPLACEMENTS = "base-local-replacements";
  private static final String REPLACEMENT_REQUESTS = "requested-base-local-replacements";

  private final Edits edits;

  OverrideEdits(Edits edits) {
    this.edits = edits;
  }

  List<BooleanSupplier> all() {
    List<BooleanSupplier> all = new ArrayList<>(List.of(
        this::addRemoval,
        () -> edits.use(removed(), name -> removal(name, true, ChangeKind.BASE_REMOVAL_REMOVED)),
        () -> edits.use(
            removed(), name -> removal(name, false, ChangeKind.BASE_REMOVAL_BECAME_INACTIVE)),
        () -> edits.use(removed(), this::rebuildRemoved),
        this::addInactiveRemoval,
        () -> edits.use(inactiveRemovals(), this::dropInactiveRemoval),
        () -> edits.use(inactiveRemovals(), this::wakeRemoval),
        this::addReplacement,
        () -> replacement(pair -> drop(pair, true, ChangeKind.BASE_REPLACEMENT_REMOVED)),
        () -> replacement(pair -> drop(pair, false, ChangeKind.BASE_REPLACEMENT_BECAME_INACTIVE)),
        () -> replacement(pair -> rebuild(pair, 1, ChangeKind.BASE_REPLACEMENT_UPGRADED)),
        () -> replacement(pair -> rebuild(pair, -1, ChangeKind.BASE_REPLACEMENT_DOWNGRADED)),
        () -> replacement(this::rebase),
        this::addInactiveReplacement));
    if (edits.booted.has("base-remote-replacements")) {
      all.add(this::addRemoteReplacement);
    }
    return all;
  }

  private List<String> removed() {
    List<String> names = new ArrayList<>();
    edits.booted.path(REMOVALS).forEach(tuple -> names.add(tuple.get(1).asString()));
    names.retainAll(edits.texts(REMOVAL_REQUESTS));
    return names;
  }

  private List<String> inactiveRemovals() {
    List<String> names = edits.texts(REMOVAL_REQUESTS);
    edits.booted.path(REMOVALS).forEach(tuple -> names.remove(tuple.get(1).asString()));
    return names;
  }

  private boolean addRemoval() {
    String name = edits.freshName();
    tuple(edits.array(REMOVALS).addArray(), name, "1.2", "3");
    edits.array(REMOVAL_REQUESTS).add(name);
    return expectAdded(
        ChangeKind.BASE_REMOVAL_ADDED,
        ChangeKind.BASE_REMOVAL_ADDED_OR_ACTIVE,
        name,
        INACTIVE_REMOVALS);
  }

  private void removal(String name, boolean requestToo, ChangeKind kind) {
    edits.array(REMOVALS).remove(positionOf(name));
    if (requestToo) {
      edits.remove(REMOVAL_REQUESTS, name);
    }
    edits.expect(kind, name);
  }

  private void rebuildRemoved(String name) {
    ArrayNode tuple = (ArrayNode) edits.array(REMOVALS).get(positionOf(name));
    tuple.set(4, tuple.get(4).asString() + ".zz");
    edits.expect(ChangeKind.BASE_REMOVAL_CHANGED, name);
  }

  private boolean addInactiveRemoval() {
    String name = edits.freshName();
    edits.array(REMOVAL_REQUESTS).add(name);
    return edits.expect(ChangeKind.INACTIVE_REMOVAL_ADDED, name, Edits.shows(INACTIVE_REMOVALS));
  }

  private void dropInactiveRemoval(String name) {
    edits.remove(REMOVAL_REQUESTS, name);
    edits.expect(ChangeKind.INACTIVE_REMOVAL_REMOVED, name, Edits.shows(INACTIVE_REMOVALS));
  }

  private void wakeRemoval(String name) {
    tuple(edits.array(REMOVALS).addArray(), name, "1.2", "3");
    edits.expected.add(new Expected(
        ChangeKind.BASE_REMOVAL_BECAME_ACTIVE,
        name,
        Edits.shows(INACTIVE_REMOVALS),
        Optional.of(ChangeKind.BASE_REMOVAL_ADDED_OR_ACTIVE)));
  }

  /** What has an effect now is new only where the capture shows that it was not recorded without one. */
  private boolean expectAdded(
      ChangeKind kind, ChangeKind otherwise, String name, FactKey<Deployment, ?> inactive) {
    return edits.expected.add(
        new Expected(kind, name, Edits.shows(inactive), Optional.of(otherwise)));
  }

  private int positionOf(String name) {
    ArrayNode removals = edits.array(REMOVALS);
    for (int i = 0; i < removals.size(); i++) {
      if (removals.get(i).get(1).asString().equals(name)) {
        return i;
      }
    }
    throw new IllegalStateException(name);
  }

  private boolean addReplacement() {
    String name = edits.freshName();
    ArrayNode pair = edits.array(REPLACEMENTS).addArray();
    tuple(pair.addArray(), name, "2", "1");
    tuple(pair.addArray(), name, "1", "1");
    edits.array(REPLACEMENT_REQUESTS).add(pair.get(0).get(0).asString());
    return expectAdded(
        ChangeKind.BASE_REPLACEMENT_ADDED,
        ChangeKind.BASE_REPLACEMENT_ADDED_OR_ACTIVE,
        name,
        INACTIVE_REPLACEMENTS);
  }

  /** What is done to a pair of packages, the new one first. */
  private interface PairUse {
    void of(ArrayNode pair);
  }

  private boolean replacement(PairUse use) {
    List<String> nevras = new ArrayList<>();
    edits
        .booted
        .path(REPLACEMENTS)
        .forEach(pair -> nevras.add(pair.get(0).get(0).asString()));
    nevras.retainAll(edits.texts(REPLACEMENT_REQUESTS));
    nevras.removeIf(
        nevra -> LocalEdits.bump(pair(nevra).get(0).get(3).asString(), -1).isEmpty());
    return edits.use(nevras, nevra -> use.of(pair(nevra)));
  }

  private ArrayNode pair(String nevra) {
    for (JsonNode pair : edits.booted.path(REPLACEMENTS)) {
      if (pair.get(0).get(0).asString().equals(nevra)) {
        return (ArrayNode) pair;
      }
    }
    throw new IllegalStateException(nevra);
  }

  private void drop(ArrayNode pair, boolean requestToo, ChangeKind kind) {
    ArrayNode pairs = edits.array(REPLACEMENTS);
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i) == pair) {
        pairs.remove(i);
        break;
      }
    }
    if (requestToo) {
      edits.remove(REPLACEMENT_REQUESTS, pair.get(0).get(0).asString());
    }
    edits.expect(kind, pair.get(0).get(1).asString());
  }

  private void rebuild(ArrayNode pair, int step, ChangeKind kind) {
    ArrayNode tuple = (ArrayNode) pair.get(0);
    String before = tuple.get(0).asString();
    String version = tuple.get(3).asString();
    String bumped = LocalEdits.bump(version, step).orElseThrow();
    String after = before.replace(
        version + "-" + tuple.get(4).asString(), bumped + "-" + tuple.get(4).asString());
    tuple.set(0, after);
    tuple.set(3, bumped);
    edits.remove(REPLACEMENT_REQUESTS, before);
    edits.array(REPLACEMENT_REQUESTS).add(after);
    edits.expect(kind, tuple.get(1).asString());
  }

  /** The base brings another build of what is replaced. */
  private void rebase(ArrayNode pair) {
    ArrayNode tuple = (ArrayNode) pair.get(1);
    tuple.set(4, tuple.get(4).asString() + ".zz");
    edits.expect(ChangeKind.BASE_REPLACEMENT_CHANGED, tuple.get(1).asString());
  }

  private boolean addInactiveReplacement() {
    String name = edits.freshName();
    edits.array(REPLACEMENT_REQUESTS).add(name + "-1-1.x86_64");
    return edits.expect(
        ChangeKind.INACTIVE_REPLACEMENT_ADDED, name, Edits.shows(INACTIVE_REPLACEMENTS));
  }

  private boolean addRemoteReplacement() {
    String name = edits.freshName();
    String source = "repo=" + name;
    ObjectNode remote = (ObjectNode) edits.booted.get("base-remote-replacements");
    ArrayNode pair = remote.putArray(source).addArray();
    tuple(pair.addArray(), name, "2", "1");
    tuple(pair.addArray(), name, "1", "1");
    ArrayNode request = edits.array("requested-base-remote-replacements").addArray();
    request.add(source).addArray().add(name);
    return expectAdded(
        ChangeKind.BASE_REPLACEMENT_ADDED,
        ChangeKind.BASE_REPLACEMENT_ADDED_OR_ACTIVE,
        name,
        INACTIVE_REPLACEMENTS);
  }

  private static void tuple(ArrayNode out, String name, String version, String release) {
    out.add(name + "-" + version + "-" + release + ".x86_64");
    out.add(name).add(0).add(version).add(release).add("x86_64");
  }
}
