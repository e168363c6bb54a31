// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.audit.PairedSide.Held;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.fleet.KnownReading;
import io.github.ostreedrift.internal.fleet.PackedReading;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Packs captures, each once as long as it is remembered. Not thread-safe. */
final class CapturePacker {
  private static final int MAX_RECENT = 1024;

  /** Captures of one mark. */
  private static final int MAX_ALIKE = 8;

  /** Facts that hold no digest, and objects of their own in each text that shows them. */
  private static final List<FactKey<Deployment, ?>> MARKS = List.of(
      DeploymentFacts.BOOTED,
      DeploymentFacts.STATEROOT,
      DeploymentFacts.VERSION,
      DeploymentFacts.TIMESTAMP,
      DeploymentFacts.LAYERED);

  private static final int MANY = 1_000_000;

  private final Map<Identity, Packed> recent = new HashMap<>();
  private final Map<Integer, List<Known>> known = new HashMap<>();
  private int count;
  private String input = "";

  /** A capture by what it is, not by what it says: captures of the same text are the same object. */
  private record Identity(Capture capture, List<Problem> problems) {
    @Override
    @SuppressWarnings("ReferenceEquality") // that is the point
    public boolean equals(Object other) {
      return other instanceof Identity that
          && capture == that.capture
          && problems.equals(that.problems);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(capture);
    }
  }

  private record Packed(long weight, PackedReading reading) {}

  private record Known(long weight, KnownReading reading) {}

  /** What a capture of a node comes to. */
  PairedSide pack(NodeCapture node) {
    return node.capture()
        .map(capture -> {
          Packed packed = packed(new Identity(capture, node.reading().problems()));
          return PairedSide.of(
              node.moment(),
              new Held(
                  packed.weight,
                  packed.reading,
                  input(node.source().toString()),
                  node.earlier().size()));
        })
        .orElseGet(
            () -> PairedSide.silent(node.moment(), node.noData().orElseThrow().reason()));
  }

  /** Nodes of one input have one object for its name. */
  private String input(String name) {
    input = name.equals(input) ? input : name;
    return input;
  }

  private Packed packed(Identity identity) {
    Packed packed = recent.get(identity);
    if (packed == null) {
      if (recent.size() >= MAX_RECENT) {
        recent.clear();
      }
      packed = pack(identity.capture, identity.problems);
      recent.put(identity, packed);
    }
    return packed;
  }

  private Packed pack(Capture capture, List<Problem> problems) {
    int mark = mark(capture);
    for (Known each : known.getOrDefault(mark, List.of())) {
      Optional<PackedReading> packed = each.reading.pack(capture, problems);
      if (packed.isPresent()) {
        // what is shown does not weigh more for another digest in it
        return new Packed(each.weight, packed.get());
      }
    }
    if (count >= MAX_RECENT) {
      known.clear();
      count = 0;
    }
    Known one = new Known(weight(capture, problems), KnownReading.of(capture, problems));
    List<Known> alike = known.computeIfAbsent(mark, any -> new ArrayList<>());
    if (alike.size() < MAX_ALIKE) {
      alike.add(one);
      count++;
    }
    return new Packed(one.weight, one.reading.packed());
  }

  /** A number that is the same for captures that share all facts that hold no digest. */
  private static int mark(Capture capture) {
    int mark = 0;
    for (Deployment deployment : capture.deployments()) {
      for (FactKey<Deployment, ?> key : MARKS) {
        mark = 31 * mark + System.identityHashCode(deployment.get(key));
      }
    }
    return mark;
  }

  /** How much a capture shows: that something is booted, and was read well; what could be lost; all the rest. */
  private static long weight(Capture capture, List<Problem> problems) {
    Optional<Deployment> booted = capture.findBooted();
    long weight = booted.isPresent() ? 2 : 0;
    weight += problems.stream().anyMatch(Problem::isError) ? 0 : 1;
    weight = weight * MANY
        + booted
            .map(deployment -> count(deployment.facts(), CapturePacker::isLosable))
            .orElse(0L);
    long all = count(capture.facts(), key -> true);
    for (Deployment each : capture.deployments()) {
      all += count(each.facts(), key -> true);
    }
    return weight * MANY + Math.min(all, MANY - 1);
  }

  private static <O> long count(Facts<O> facts, Predicate<FactKey<O, ?>> wanted) {
    return facts.keys().stream().filter(wanted).filter(facts::shows).count();
  }

  private static boolean isLosable(FactKey<Deployment, ?> key) {
    return key.name().startsWith("packages.")
        || key.name().startsWith("overrides.")
        || key.equals(DeploymentFacts.INITRAMFS);
  }
}
