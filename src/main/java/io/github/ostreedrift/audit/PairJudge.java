// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.audit.FleetSurvival.Choice;
import io.github.ostreedrift.audit.FleetSurvival.Listings;
import io.github.ostreedrift.audit.FleetSurvival.Options;
import io.github.ostreedrift.audit.PairedNodes.Entry;
import io.github.ostreedrift.audit.PairedSide.Held;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.OneMoment;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalScope;
import io.github.ostreedrift.internal.fleet.NodeNames;
import io.github.ostreedrift.internal.fleet.PackedReading;
import io.github.ostreedrift.internal.fleet.PackedReading.Form;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pairs nodes by their names, and judges each by itself; equal pairs once. */
final class PairJudge {
  private static final String BEFORE = "before: ";
  private static final String AFTER = "after: ";
  private static final String NO_CAPTURE = "no capture of this node";

  private final Options options;
  private final boolean isPlain;
  private final RecentReadings recentBefore = new RecentReadings();
  private final RecentReadings recentAfter = new RecentReadings();
  private final NodeStateExtractor states = new NodeStateExtractor();
  private final PlainForms plainBefore = new PlainForms(recentBefore);
  private final PlainForms plainAfter = new PlainForms(recentAfter);
  private final Map<PairJudgement, PairJudgement> known = new ConcurrentHashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<FleetSurvival.Node> nodes = new ArrayList<>();
  private final List<String> onlyBefore = new ArrayList<>();
  private final List<String> onlyAfter = new ArrayList<>();
  private final List<FleetSurvival.NoData> noData = new ArrayList<>();

  PairJudge(Options options) {
    this.options = options;
    this.isPlain = options.isPlain();
  }

  /** The captures of a node on both sides, those that show most first, and why others of it show nothing. */
  record Pair(
      String name,
      String pool,
      List<Held> before,
      List<Held> after,
      String silenceBefore,
      String silenceAfter) {}

  /**
   * What a verdict rests on; where it does not name an input, the input does not matter.
   *
   * @param digests all of them, or if it does not matter what they are, which are equal
   */
  private record Question(
      List<Form> before, List<Form> after, String digests, String input, String silences) {}

  /** A judgement, or why there is none. */
  private record Judged(Optional<PairJudgement> judgement, String reason) {
    private static Judged not(String reason) {
      return new Judged(Optional.empty(), reason);
    }
  }

  /** A side of a comparison, or why there is none. */
  private record Side(Optional<ComparedSide> side, String reason) {}

  private record Sides(Side before, Side after) {}

  FleetSurvival judge(PairedNodes all) {
    Map<String, Entry> before = new HashMap<>();
    Map<String, Entry> after = new HashMap<>();
    all.entries().forEach((name, entry) -> {
      if (entry.before().isNothing()) {
        after.put(name, entry);
      } else if (entry.after().isNothing()) {
        before.put(name, entry);
      } else {
        judge(name, entry);
      }
    });
    Map<String, String> partners = NodeNames.match(sorted(before), sorted(after));
    before.forEach((name, entry) -> {
      Entry other = after.remove(partners.getOrDefault(name, ""));
      judge(name, other == null ? entry : entry.with(other));
    });
    after.forEach(this::judge);
    answer();
    known.clear();
    nodes.sort(Comparator.comparing(FleetSurvival.Node::name));
    noData.sort(Comparator.comparing(FleetSurvival.NoData::node));
    return new FleetSurvival(
        nodes,
        onlyBefore.stream().sorted().toList(),
        onlyAfter.stream().sorted().toList(),
        noData);
  }

  private static List<String> sorted(Map<String, Entry> entries) {
    return entries.keySet().stream().sorted().toList();
  }

  private void judge(String name, Entry entry) {
    PairedSide.Choice before = entry.before().choose(this::state);
    PairedSide.Choice after = isUpgrade() ? entry.after().choose(this::state) : before;
    if (!before.captures().isEmpty() && !after.captures().isEmpty()) {
      List<String> contradictions = new ArrayList<>();
      contradiction(BEFORE, before).ifPresent(contradictions::add);
      contradiction(AFTER, after).filter(any -> isUpgrade()).ifPresent(contradictions::add);
      if (!contradictions.isEmpty()) {
        noData.add(new FleetSurvival.NoData(name, String.join("; ", contradictions)));
        return;
      }
      pairs.add(new Pair(
          name,
          entry.pool(),
          before.captures(),
          after.captures(),
          entry.before().silence(),
          entry.after().silence()));
    } else if (!before.captures().isEmpty() && entry.after().isNothing()) {
      onlyBefore.add(name);
    } else if (!after.captures().isEmpty() && entry.before().isNothing()) {
      onlyAfter.add(name);
    } else {
      noData.add(new FleetSurvival.NoData(name, silence(entry)));
    }
  }

  private Optional<NodeState> state(PackedReading reading) {
    return recentBefore.unpack(reading).capture().flatMap(states::find);
  }

  /** Which captures of one node and one moment is right, nobody knows. */
  private Optional<String> contradiction(String side, PairedSide.Choice choice) {
    return choice.contradiction().isEmpty()
        ? Optional.empty()
        : Optional.of((isUpgrade() ? side : "") + "captures of this node contradict each other in "
            + String.join(", ", choice.contradiction()));
  }

  /** Why there is no data, and on which side. */
  private String silence(Entry entry) {
    if (!isUpgrade()) {
      return entry.before().silence();
    }
    List<String> reasons = new ArrayList<>();
    if (!entry.before().hasCapture()) {
      reasons.add(
          BEFORE + (entry.before().isNothing() ? NO_CAPTURE : entry.before().silence()));
    }
    if (!entry.after().hasCapture()) {
      reasons.add(
          AFTER + (entry.after().isNothing() ? NO_CAPTURE : entry.after().silence()));
    }
    return String.join("; ", reasons);
  }

  private boolean isUpgrade() {
    return options.scope() == SurvivalScope.UPGRADE;
  }

  private void answer() {
    List<Judged> answers = hasListings() ? pairs.stream().map(this::ask).toList() : answers();
    for (int i = 0; i < answers.size(); i++) {
      Pair pair = pairs.get(i);
      Judged judged = answers.get(i);
      if (judged.judgement().isPresent()) {
        nodes.add(new FleetSurvival.Node(pair, judged.judgement().get(), this));
      } else {
        noData.add(new FleetSurvival.NoData(pair.name(), judged.reason()));
      }
    }
    pairs.clear();
  }

  /** The answers for all pairs; each question is asked once, on any thread. */
  private List<Judged> answers() {
    Map<Question, Pair> asked = new HashMap<>();
    List<Question> questions = new ArrayList<>();
    for (Pair pair : pairs) {
      Question question = question(pair);
      questions.add(question);
      asked.putIfAbsent(question, pair);
    }
    Map<Question, Judged> answers = new ArrayList<>(asked.entrySet())
        .parallelStream()
            .collect(Collectors.toConcurrentMap(Map.Entry::getKey, each -> ask(each.getValue())));
    return questions.stream().map(answers::get).toList();
  }

  private boolean hasListings() {
    return options.packagesBefore().isPresent() || options.packagesAfter().isPresent();
  }

  private Question question(Pair pair) {
    Held after = pair.after().get(0);
    return new Question(
        forms(pair.before()),
        forms(pair.after()),
        digests(pair),
        after.reading().isDamaged() ? after.input() : "",
        pair.silenceBefore() + '\0' + pair.silenceAfter());
  }

  private static List<Form> forms(List<Held> captures) {
    return captures.stream().map(held -> held.reading().form()).toList();
  }

  private String digests(Pair pair) {
    PackedReading before = pair.before().get(0).reading();
    PackedReading after = pair.after().get(0).reading();
    boolean isOne = pair.before().size() == 1 && pair.after().size() == 1;
    return isOne && isPlain && plainBefore.has(before) && plainAfter.has(after)
        ? after.equalDigests(before)
        : Stream.concat(pair.before().stream(), pair.after().stream())
            .map(held -> held.reading().digests())
            .collect(Collectors.joining("/"));
  }

  /** All that the captures of a node show; what the one shows that shows most, where others are of another moment. */
  private static Reading reading(List<Held> captures, RecentReadings recent) {
    Reading most = recent.unpack(captures.get(0).reading());
    if (captures.size() == 1) {
      return most;
    }
    OneMoment all = OneMoment.of(captures.stream()
        .flatMap(held -> recent.unpack(held.reading()).capture().stream())
        .toList());
    return all.isOne()
        ? new Reading(most.input(), most.line(), Optional.of(all.capture()), most.problems())
        : most;
  }

  private Judged ask(Pair pair) {
    Sides sides = sides(pair);
    if (sides.before().side().isEmpty()) {
      return Judged.not(sides.before().reason());
    } else if (sides.after().side().isEmpty()) {
      return Judged.not(sides.after().reason());
    }
    PairJudgement judgement = PairJudgement.of(Survival.between(
        sides.before().side().get(), sides.after().side().get(), options.judging()));
    return new Judged(Optional.of(known.computeIfAbsent(judgement, any -> any)), "");
  }

  /** All that is known of a node that was judged. */
  Survival survival(Pair pair, PairJudgement judgement) {
    Sides sides = sides(pair);
    return new Survival(
        sides.before().side().orElseThrow(),
        sides.after().side().orElseThrow(),
        judgement.upgrade(),
        judgement.verdict(),
        judgement.items(),
        judgement.added(),
        judgement.objections(),
        judgement.notShown(),
        judgement.notShownAfter());
  }

  /** Of two equal captures each is by itself; one that shows before and after is one. */
  private Sides sides(Pair pair) {
    Reading before = reading(pair.before(), recentBefore);
    Reading after = isUpgrade() ? reading(pair.after(), recentAfter) : before;
    return new Sides(
        side(
            isUpgrade() ? BEFORE : "",
            pair.name(),
            pair.before().get(0).input(),
            before,
            pair.silenceBefore(),
            options.before(),
            options.packagesBefore()),
        side(
            isUpgrade() ? AFTER : "",
            pair.name(),
            pair.after().get(0).input(),
            after,
            pair.silenceAfter(),
            options.after(),
            options.packagesAfter()));
  }

  private static Side side(
      String which,
      String name,
      String input,
      Reading reading,
      String silence,
      Choice choice,
      Optional<Listings> listings) {
    Capture capture = reading.capture().orElseThrow();
    Optional<Deployment> deployment = choice.find().apply(capture);
    if (deployment.isEmpty()) {
      return new Side(Optional.empty(), which + choice.missing().apply(capture));
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    if (!silence.isEmpty()) {
      problems.add(Problem.of(
          Severity.ERROR, 0, 0, "another capture of this node shows nothing: " + silence));
    }
    ComparedSide side =
        new ComparedSide(input, capture, deployment.get(), problems, Optional.empty());
    if (listings.isEmpty()) {
      return new Side(Optional.of(side), "");
    }
    Reading listing = listings.get().find(name, deployment.get());
    return listing.capture().isPresent()
        ? new Side(Optional.of(side.withPackages(listing)), "")
        : new Side(
            Optional.empty(),
            which
                + listing.problems().stream()
                    .filter(Problem::isError)
                    .map(Problem::message)
                    .findFirst()
                    .orElse("no listing of its packages"));
  }
}
