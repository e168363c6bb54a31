// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.diff.survival.SurvivalScope;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether everything survived on each node of a fleet: nodes are paired by their names, and each is judged by itself, as
 * {@link Survival} judges two captures.
 *
 * <pre>{@code
 * FleetSurvival.Pairs pairs = new FleetSurvival.Pairs();
 * FleetReader.standard().read(Path.of("before"), pairs::before, problem -> {});
 * FleetReader.standard().read(Path.of("after"), pairs::after, problem -> {});
 * pairs.result().lost().forEach(lost -> System.out.println(lost.item() + " is gone from " + lost.nodes()));
 * }</pre>
 *
 * @param nodes the nodes that could be judged, by name
 * @param onlyBefore the nodes of which there is no capture after: nobody knows what became of them
 * @param onlyAfter the nodes of which there is no capture before: they are new, and that is no trouble
 * @param noData the nodes that can't be judged, for a capture of them shows nothing
 */
public record FleetSurvival(
    List<Node> nodes, List<String> onlyBefore, List<String> onlyAfter, List<NoData> noData) {
  /** Copies the lists. */
  public FleetSurvival {
    nodes = List.copyOf(nodes);
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
    noData = List.copyOf(noData);
  }

  /** Whether there are nodes, and everything survived on each node of before. */
  public boolean isProved() {
    return !nodes.isEmpty()
        && onlyBefore.isEmpty()
        && noData.isEmpty()
        && nodes.stream().allMatch(node -> node.verdict() == Verdict.SURVIVED);
  }

  /** Whether there are no nodes, or some node of before is unknown, missing after, or without data. */
  public boolean isUnknown() {
    return nodes.isEmpty()
        || !onlyBefore.isEmpty()
        || !noData.isEmpty()
        || nodes.stream().anyMatch(node -> node.verdict() == Verdict.UNKNOWN);
  }

  /** How many nodes have each verdict, none included. */
  public Map<Verdict, Integer> verdicts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    nodes.forEach(node -> counts.merge(node.verdict(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** How many items of all nodes have each outcome, none included. */
  public Map<SurvivalItem.Outcome, Integer> outcomes() {
    Map<SurvivalItem.Outcome, Integer> counts = new EnumMap<>(SurvivalItem.Outcome.class);
    for (SurvivalItem.Outcome outcome : SurvivalItem.Outcome.values()) {
      counts.put(outcome, 0);
    }
    nodes.forEach(
        node -> node.items().forEach(item -> counts.merge(item.outcome(), 1, Integer::sum)));
    return Collections.unmodifiableMap(counts);
  }

  /** What is lost, each item with its nodes; what most nodes lost comes first. */
  public List<Lost> lost() {
    return LostItems.of(nodes);
  }

  /**
   * An item that is lost.
   *
   * @param kind what it is
   * @param item as the captures before write it
   * @param nodes the nodes that lost it, by name
   */
  public record Lost(SurvivalItem.Kind kind, String item, List<String> nodes) {
    /** Copies the list. */
    public Lost {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * A node that can't be judged.
   *
   * @param node its name
   * @param reason why, in words, with the side that is to blame
   */
  public record NoData(String node, String reason) {}

  /** A node that was judged. The captures behind it are kept packed: they are unpacked each time they are asked for. */
  public static final class Node {
    private final PairJudge.Pair pair;
    private final PairJudgement judgement;
    private final PairJudge judge;

    Node(PairJudge.Pair pair, PairJudgement judgement, PairJudge judge) {
      this.pair = pair;
      this.judgement = judgement;
      this.judge = judge;
    }

    /** Its name, as it is before. */
    public String name() {
      return pair.name();
    }

    /** The one pool that its captures name; empty where they name none. */
    public String pool() {
      return pair.pool();
    }

    /** Whether everything survived on it. */
    public Verdict verdict() {
      return judgement.verdict();
    }

    /** What became of each item. */
    public List<SurvivalItem> items() {
      return judgement.items();
    }

    /** Why nothing is proved, beside the items that are unknown, in sentences; empty where only those are to blame. */
    public List<String> doubts() {
      return judgement.doubts();
    }

    /** All that is known of it. */
    public Survival survival() {
      return judge.survival(pair, judgement);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node that
          && pair.equals(that.pair)
          && judgement.equals(that.judgement);
    }

    @Override
    public int hashCode() {
      return pair.hashCode();
    }

    @Override
    public String toString() {
      return name() + ": " + verdict();
    }
  }

  /** Finds the packages of a node that were listed. */
  @FunctionalInterface
  public interface Listings {
    /**
     * What was read of the packages of a node; without a capture where there is no listing of them, or none that can be
     * read, and then with an error that says so.
     *
     * @param node its name
     * @param deployment whose packages they should be
     */
    Reading find(String node, Deployment deployment);
  }

  /**
   * Which deployment of a capture is judged.
   *
   * @param find finds it
   * @param missing why a capture does not list it, in words
   */
  public record Choice(
      Function<Capture, Optional<Deployment>> find, Function<Capture, String> missing) {}

  /**
   * How nodes are judged. What is found by functions other than listings may be asked on several threads.
   *
   * @param scope which deployments are meant
   * @param judging what else is wanted
   * @param before which deployment has the items that must be there after
   * @param after in which deployment they must be
   * @param packagesBefore the packages before
   * @param packagesAfter the packages after
   */
  public record Options(
      SurvivalScope scope,
      SurvivalOptions judging,
      Choice before,
      Choice after,
      Optional<Listings> packagesBefore,
      Optional<Listings> packagesAfter) {

    private static final Map<SurvivalScope, Options> DEFAULTS = Stream.of(SurvivalScope.values())
        .collect(Collectors.toUnmodifiableMap(scope -> scope, Options::byDefault));

    private static Options byDefault(SurvivalScope scope) {
      return new Options(
          scope,
          SurvivalOptions.DEFAULT,
          new Choice(scope::findBefore, scope::missing),
          new Choice(scope::findAfter, scope::missing),
          Optional.empty(),
          Optional.empty());
    }

    /** Nothing but a scope. For other ones than an upgrade, captures are added as those of {@link Pairs#both}. */
    public static Options of(SurvivalScope scope) {
      return Objects.requireNonNull(DEFAULTS.get(scope));
    }

    /** Whether the deployments are those that the scope means, and no other packages are known than theirs. */
    boolean isPlain() {
      return equals(of(scope).withJudging(judging))
          && judging.packagesBefore().isEmpty()
          && judging.packagesAfter().isEmpty();
    }

    /** These options with what else is wanted. */
    public Options withJudging(SurvivalOptions other) {
      return new Options(scope, other, before, after, packagesBefore, packagesAfter);
    }

    /** These options for another deployment before. */
    public Options withBefore(Choice choice) {
      return new Options(scope, judging, choice, after, packagesBefore, packagesAfter);
    }

    /** These options for another deployment after. */
    public Options withAfter(Choice choice) {
      return new Options(scope, judging, before, choice, packagesBefore, packagesAfter);
    }

    /** These options with listings of the packages before. */
    public Options withPackagesBefore(Listings listings) {
      return new Options(scope, judging, before, after, Optional.of(listings), packagesAfter);
    }

    /** These options with listings of the packages after. */
    public Options withPackagesAfter(Listings listings) {
      return new Options(scope, judging, before, after, packagesBefore, Optional.of(listings));
    }
  }

  /**
   * The captures of nodes from before and from after an upgrade. Pairs merge, in any order and any split, to the same
   * pairs. Of each node and side the latest capture is kept, and of several of one moment the one that shows most; equal
   * ones are kept once, packed.
   *
   * <p>Not thread-safe: collect pairs in each thread, and merge them.
   */
  public static final class Pairs implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final PairedNodes nodes = new PairedNodes();

    // what was packed last, by what it is
    private transient CapturePacker packer = new CapturePacker();

    /** No node yet. */
    public Pairs() {}

    /** Takes a capture from before, or that a node had none then. */
    public Pairs before(NodeCapture capture) {
      nodes.add(capture, packer.pack(capture), PairedSide.NONE);
      return this;
    }

    /** Takes a capture from after, or that a node had none then. */
    public Pairs after(NodeCapture capture) {
      nodes.add(capture, PairedSide.NONE, packer.pack(capture));
      return this;
    }

    /** Takes the one capture of a node that shows before and after. */
    public Pairs both(NodeCapture capture) {
      PairedSide side = packer.pack(capture);
      nodes.add(capture, side, side);
      return this;
    }

    /** Takes in all captures of others. */
    public Pairs merge(Pairs others) {
      nodes.merge(others.nodes);
      return this;
    }

    /** How many names of nodes there are. */
    public int size() {
      return nodes.size();
    }

    /** The result for an upgrade between before and after. */
    public FleetSurvival result() {
      return result(Options.of(SurvivalScope.UPGRADE));
    }

    /** The result for all that was added; the same for any order. More can be added afterwards. */
    public FleetSurvival result(Options options) {
      return new PairJudge(options).judge(nodes);
    }

    /** A collector of nodes whose captures show before and after. */
    public static Collector<NodeCapture, Pairs, Pairs> collector() {
      return Collector.of(
          Pairs::new, Pairs::both, Pairs::merge, Collector.Characteristics.IDENTITY_FINISH);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Pairs that && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
      return nodes.hashCode();
    }

    @Override
    public String toString() {
      return nodes.size() + " nodes";
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      packer = new CapturePacker();
    }
  }
}
