// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What captures of one node tell together that were taken at one moment: {@code rpm-ostree status} knows packages,
 * {@code ostree admin status} commits, {@code bootc status} images; each says nothing of what the others know.
 *
 * <pre>{@code
 * OneMoment node = OneMoment.of(List.of(rpmOstree, bootc));
 * if (node.isOne()) {
 *   node.capture().booted().layered().require();
 * }
 * }</pre>
 *
 * <p>A fact that no capture shows is not shown; one that several show must be the same in all, else the captures are of
 * different moments, or of different hosts.
 *
 * @param capture all that they show; of a fact that they contradict each other in what the first of them says that knows
 *     such facts best
 * @param contradictions in what they contradict each other, seen from one to the other; empty where they do not
 */
public record OneMoment(Capture capture, List<Change> contradictions) {
  /** Who tells more, and in a form in which less is lost. */
  private static final List<CaptureFormat> BEST_FIRST = List.of(
      CaptureFormat.RPM_OSTREE_STATUS_JSON,
      CaptureFormat.RPM_OSTREE_STATUS,
      CaptureFormat.RPM_OSTREE_STATUS_PRETTY,
      CaptureFormat.RPM_OSTREE_STATUS_TABLE,
      CaptureFormat.OSTREE_ADMIN_STATUS_JSON,
      CaptureFormat.OSTREE_ADMIN_STATUS,
      CaptureFormat.BOOTC_STATUS_JSON,
      CaptureFormat.BOOTC_STATUS_YAML,
      CaptureFormat.BOOTC_STATUS);

  /** What a text tells of itself, not of its host. */
  private static final List<FactKey<Capture, ?>> OF_THE_TEXT =
      List.of(CaptureFacts.VERBOSE, CaptureFacts.BOOTED_ONLY, CaptureFacts.DEPLOYMENTS);

  /** Copies the list. */
  public OneMoment {
    contradictions = List.copyOf(contradictions);
  }

  /** Whether the captures can be of one node and one moment. */
  public boolean isOne() {
    return contradictions.isEmpty();
  }

  /**
   * Puts together what captures show; their order does not matter.
   *
   * @param captures of one node, at least one, none of them a list of packages
   * @throws IllegalArgumentException if there is none, or one lists packages
   */
  public static OneMoment of(List<Capture> captures) {
    if (captures.isEmpty()) {
      throw new IllegalArgumentException("no capture is given");
    }
    captures.stream()
        .map(Capture::format)
        .filter(CaptureFormat::isPackageEvidence)
        .forEach(each -> {
          throw new IllegalArgumentException(each + " lists packages, and shows no deployment");
        });
    List<Capture> sorted = captures.stream()
        .sorted(Comparator.comparing(OneMoment::rank).thenComparing(OneMoment::untold))
        .toList();
    OneMoment all = new OneMoment(sorted.get(0), List.of());
    for (Capture next : sorted.subList(1, sorted.size())) {
      all = all.with(next);
    }
    return all;
  }

  /**
   * Readings of one node as one: all that they show, all their problems, and each contradiction as an error more.
   *
   * <pre>{@code
   * Reading node = OneMoment.merge(List.of(rpmOstree, bootc));
   * }</pre>
   *
   * @param readings at least one; those without a capture give their problems alone
   * @throws IllegalArgumentException if there is none
   */
  public static Reading merge(List<Reading> readings) {
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("no reading is given");
    }
    boolean isSeveral = readings.stream().map(Reading::input).distinct().count() > 1;
    List<Problem> problems = new ArrayList<>();
    List<Capture> captures = new ArrayList<>();
    for (Reading reading : readings) {
      reading.problems().forEach(each -> problems.add(isSeveral ? in(reading, each) : each));
      Optional<Capture> status =
          reading.capture().filter(each -> !each.format().isPackageEvidence());
      status.ifPresent(captures::add);
      if (status.isEmpty() && reading.capture().isPresent()) {
        problems.add(Problem.of(
            Problem.Severity.ERROR,
            reading.line(),
            1,
            "this lists packages and is no status; it can't be merged with one"));
      }
    }
    String input =
        readings.stream().map(Reading::input).distinct().collect(Collectors.joining(", "));
    int line = readings.get(0).line();
    if (captures.isEmpty()) {
      return new Reading(input, line, Optional.empty(), problems);
    }
    OneMoment all = of(captures);
    all.contradictions.forEach(change -> problems.add(Problem.of(
        Problem.Severity.ERROR,
        line,
        1,
        "the captures contradict each other in " + change.subject() + ": "
            + change.from().orElse("none") + " or " + change.to().orElse("none") + " ("
            + change.kind().word() + "); they are of different moments, or of different hosts")));
    return new Reading(input, line, Optional.of(all.capture), problems);
  }

  /** A problem that says in which of several inputs it is. */
  private static Problem in(Reading reading, Problem problem) {
    return new Problem(
        problem.severity(),
        problem.position(),
        reading.input() + ": " + problem.message(),
        problem.found(),
        problem.expected(),
        problem.text(),
        problem.isHarmless());
  }

  private static int rank(Capture capture) {
    int rank = BEST_FIRST.indexOf(capture.format());
    return rank < 0 ? BEST_FIRST.size() : rank;
  }

  /** How many facts a capture does not show. */
  private static long untold(Capture capture) {
    return -capture.deployments().stream()
            .mapToLong(
                each -> each.facts().keys().stream().filter(each.facts()::shows).count())
            .sum()
        - capture.facts().keys().stream().filter(capture.facts()::shows).count();
  }

  private OneMoment with(Capture next) {
    List<Change> found = new ArrayList<>(contradictions);
    List<Matching.Pair> pairs = pairs(capture, next);
    pairs.forEach(pair -> found.addAll(contradictions(pair, next)));
    ChangeCollector beside = new ChangeCollector();
    new HostComparison(capture, next, beside).compare();
    new ListComparison(capture, next, beside).compare();
    found.addAll(beside.changes());
    found.addAll(order(capture, next, pairs));
    Facts.Builder<Capture> facts = capture.facts().toBuilder();
    for (FactKey<Capture, ?> key : CaptureFacts.ALL) {
      if (!OF_THE_TEXT.contains(key)) {
        fill(facts, key, next.get(key));
      }
    }
    boolean isWhole = ListComparison.listsAll(capture);
    boolean takesList = !isWhole
        && (ListComparison.listsAll(next)
            || next.deployments().size() > capture.deployments().size());
    List<Deployment> list = takesList ? next.deployments() : capture.deployments();
    Facts.Builder<Capture> all = CaptureFacts.builder();
    Facts<Capture> own = facts.build();
    CaptureFacts.ALL.stream()
        .filter(key -> !OF_THE_TEXT.contains(key) || key == CaptureFacts.VERBOSE)
        .forEach(key -> copy(all, key, own));
    Facts<Capture> lister = takesList ? next.facts() : own;
    copy(all, CaptureFacts.BOOTED_ONLY, lister);
    if (lister.shows(CaptureFacts.DEPLOYMENTS)) {
      all.show(
          CaptureFacts.DEPLOYMENTS,
          list.stream().map(each -> merged(each, pairs)).toList());
    }
    List<UnrecognizedLine> unrecognized = Stream.concat(
            capture.unrecognized().stream(), next.unrecognized().stream())
        .toList();
    return new OneMoment(new Capture(capture.format(), all.build(), unrecognized), found);
  }

  private List<Change> contradictions(Matching.Pair pair, Capture next) {
    ChangeCollector findings = new ChangeCollector();
    new DeploymentComparison(capture, pair.left(), next, pair.right(), findings).compare();
    List<Change> found = new ArrayList<>(findings.changes());
    Facts<Deployment> both = merge(pair.left(), pair.right()).facts();
    if (both.get(DeploymentFacts.INCOMPATIBLE).is(true) && isPlain(both)) {
      found.add(new Change.SettingChange(
          ChangeKind.INCOMPATIBLE_CHANGED,
          DeploymentFacts.INCOMPATIBLE.name(),
          Optional.empty(),
          Optional.of("true")));
    }
    return found;
  }

  /** Whether nothing at all was changed on a deployment. */
  private static boolean isPlain(Facts<Deployment> facts) {
    return facts.get(DeploymentFacts.REQUESTED).is(List.of())
        && facts.get(DeploymentFacts.LOCAL).is(List.of())
        && facts.get(DeploymentFacts.LOCAL_FILEOVERRIDE).is(List.of())
        && facts.get(DeploymentFacts.MODULES).is(List.of())
        && facts.get(DeploymentFacts.MODULES_ENABLED).is(List.of())
        && facts.get(DeploymentFacts.REMOVED).is(List.of())
        && facts.get(DeploymentFacts.REPLACED).is(List.of())
        && facts.get(DeploymentFacts.INACTIVE_REMOVALS).is(List.of())
        && facts.get(DeploymentFacts.INACTIVE_REPLACEMENTS).is(List.of())
        && facts.get(DeploymentFacts.INITRAMFS).is(Optional.<Initramfs>empty())
        && facts.get(DeploymentFacts.CLIWRAP).is(false);
  }

  /** Whether the rollback boots next is told by bootc in a word, and by rpm-ostree by the order. */
  private static List<Change> order(Capture one, Capture other, List<Matching.Pair> pairs) {
    Fact<Boolean> queued = other.get(CaptureFacts.ROLLBACK_QUEUED);
    if (!queued.isShown() || one.format().isBootc() || !ListComparison.listsAll(one)) {
      return List.of();
    }
    boolean isQueued = one.findPending()
        .flatMap(pending ->
            pairs.stream().filter(pair -> pair.left().equals(pending)).findFirst())
        .filter(pair -> !pair.right().staged().is(true) && !pair.left().staged().is(true))
        .isPresent();
    return isQueued == queued.require()
        ? List.of()
        : List.of(new Change.HostChange(
            ChangeKind.ROLLBACK_QUEUED_CHANGED,
            CaptureFacts.ROLLBACK_QUEUED.name(),
            Texts.flag(isQueued),
            Texts.flag(queued.require())));
  }

  private static Deployment merged(Deployment deployment, List<Matching.Pair> pairs) {
    return pairs.stream()
        .filter(pair -> pair.left().equals(deployment) || pair.right().equals(deployment))
        .findFirst()
        .map(pair -> new Deployment(
            deployment.index(),
            merge(pair.left(), pair.right()).facts(),
            Stream.concat(pair.left().unrecognized().stream(), pair.right().unrecognized().stream())
                .toList()))
        .orElse(deployment);
  }

  /** The facts of one deployment that two captures show; the first one's are the better ones. */
  private static Deployment merge(Deployment one, Deployment other) {
    Facts.Builder<Deployment> facts = DeploymentFacts.builder();
    for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
      copy(facts, key, one.facts());
    }
    boolean isBase = one.facts().shows(DeploymentFacts.CHECKSUM)
        || one.facts().shows(DeploymentFacts.BASE_CHECKSUM)
        || isPlain(one.facts());
    for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
      // A commit alone would be taken for the base's, and may be one that was assembled.
      if (key != DeploymentFacts.CHECKSUM || isBase) {
        fill(facts, key, other.get(key));
      }
    }
    Optional<Origin> image = image(one.origin(), other.origin());
    Facts<Deployment> all = facts.build();
    if (image.isPresent()) {
      Facts.Builder<Deployment> exact = DeploymentFacts.builder();
      exact.show(DeploymentFacts.ORIGIN, image.get());
      for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
        fill(exact, key, all.get(key));
      }
      all = exact.build();
    }
    List<UnrecognizedRow> none = List.of();
    return new Deployment(one.index(), all, none);
  }

  /** An image whose reference one capture knows, and whose digest the other one. */
  private static Optional<Origin> image(Fact<Origin> one, Fact<Origin> other) {
    return one.orElse(new Origin.None()) instanceof Origin.ContainerImage image
            && other.orElse(new Origin.None()) instanceof Origin.ContainerImage second
            && (image.digest().isEmpty() || image.reference().isEmpty())
        ? Optional.of(new Origin.ContainerImage(
            image.reference().isEmpty() ? second.reference() : image.reference(),
            image.digest().or(second::digest)))
        : Optional.empty();
  }

  private static <O, T> void copy(Facts.Builder<O> into, FactKey<O, T> key, Facts<O> from) {
    Fact<T> fact = from.get(key);
    fact.ifShown(value -> into.show(key, value));
  }

  private static <O, T> void fill(Facts.Builder<O> into, FactKey<O, T> key, Fact<?> fact) {
    @SuppressWarnings("unchecked") // it was asked for by this key
    Fact<T> same = (Fact<T>) fact;
    same.ifShown(value -> into.showIfAbsent(key, value));
  }

  /** Which deployments of two captures of one moment are one: the booted ones, those that say so, those of one role. */
  private static List<Matching.Pair> pairs(Capture one, Capture other) {
    List<Matching.Pair> pairs = new ArrayList<>();
    List<Deployment> left = new ArrayList<>(one.deployments());
    List<Deployment> right = new ArrayList<>(other.deployments());
    take(left, right, (some, any) -> some.isBooted() && any.isBooted(), pairs);
    take(left, right, Recognition::isSame, pairs);
    take(
        left,
        right,
        (some, any) -> BootRole.of(one, some) == BootRole.of(other, any)
            && BootRole.of(one, some) != BootRole.OTHER
            && Recognition.agreement(some, any) != Recognition.NONE,
        pairs);
    return pairs;
  }

  private static void take(
      List<Deployment> left,
      List<Deployment> right,
      java.util.function.BiPredicate<Deployment, Deployment> same,
      List<Matching.Pair> pairs) {
    for (Deployment some : List.copyOf(left)) {
      right.stream().filter(any -> same.test(some, any)).findFirst().ifPresent(any -> {
        pairs.add(new Matching.Pair(some, any));
        left.remove(some);
        right.remove(any);
      });
    }
  }
}
