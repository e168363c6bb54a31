// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A damaged capture shows each fact as the undamaged one does, or not at all; and where nothing is lost, it shows them.
 *
 * <p>{@code -Dseed=N} repeats a run; {@code -Dway=REGEX} runs some of the ways. A damaged capture that breaks the law is
 * kept in {@code target/damage}.
 */
class DamageLawTest {
  /** Each build damages the same captures, so that it tells the same of the same code; {@code -Pslow} takes others. */
  private static final long USUAL_SEED = 20_261_126;

  private static final Pattern WAY = Pattern.compile(System.getProperty("way", ".*"));
  private static final Path KEPT = Path.of("target", "damage");

  /** Of a hundred facts, so many are still shown where nothing is lost. */
  private static final double BAR = 0.99;

  private static final List<Path> RPM_OSTREE =
      files("rpm-ostree", "\\d+\\.[a-z-]+\\.(?:utf8|ascii)(?:\\.w\\d+)?\\.txt");

  private static final List<Path> OSTREE = files("ostree", "\\d+-.*\\d\\.txt").stream()
      .filter(file -> !TestData.text(file).isBlank() && !TestData.text(file).contains("Bail out"))
      .toList();

  private static final List<Path> JSON = files("rpm-ostree", "\\d+\\.json");

  private final Map<Path, List<Reading>> whole = new ConcurrentHashMap<>();

  /**
   * What came of one way.
   *
   * @param broken a few lines about the way, if it breaks the law
   */
  private record Result(int captures, Optional<String> broken) {}

  private static List<Path> files(String folder, String pattern) {
    return TestData.files(TestData.ROOT.resolve(folder), pattern);
  }

  @Test
  void someOfEveryWay() {
    holds(Long.getLong("seed", USUAL_SEED), 2, 2_000);
  }

  @Test
  @Tag("slow")
  void manyOfEveryWay() {
    holds(TestData.seed(DamageLawTest.class), 110, 100_000);
  }

  private void holds(long seed, int times, int least) {
    List<Result> results = Stream.of(
            holds(seed, Ways.ofText(), RPM_OSTREE, times),
            holds(seed, ofOstree(), OSTREE, Math.max(1, times / 4)),
            holds(seed, Ways.ofJson(), JSON, times))
        .flatMap(each -> each)
        .toList();
    int captures = results.stream().mapToInt(Result::captures).sum();
    System.out.println(DamageLawTest.class.getSimpleName() + ": " + captures + " damaged captures");
    assertThat(results.stream().flatMap(result -> result.broken().stream()).toList())
        .as("ways of damage that break the law; -Dseed=%d", seed)
        .isEmpty();
    if (WAY.pattern().equals(".*")) {
      assertThat(captures).as("damaged captures").isGreaterThanOrEqualTo(least);
    }
  }

  /**
   * The output of {@code ostree admin status} has neither head nor keys for its deployments: where their lines are joined,
   * moved or folded, or made up into lists and tables, no reader can tell whose rows are whose.
   */
  private static List<Way> ofOstree() {
    Predicate<String> isBeyond = Pattern.compile(
            "between-.*|.*fold.*|.*wrapped.*|.*joined.*|row-twice.*|row-elsewhere|list|table-of-keys|numbers-of-grep"
                + "|remark.*|curly-quotes|other-hyphens|elided-(?:end-of-)?header|elided-last-header|elided-rows|elided-first-line"
                + "|lines-around-keys|cut-before-needed-row|linked-header|dressed-header|masked-header"
                + "|.*double-spaced.*(?:transposed|elided).*|(?:transposed|elided).*double-spaced")
        .asMatchPredicate();
    return Ways.ofText().stream().filter(way -> !isBeyond.test(way.name())).toList();
  }

  private Stream<Result> holds(long seed, List<Way> ways, List<Path> files, int times) {
    return ways.parallelStream()
        .filter(way -> WAY.matcher(way.name()).matches())
        .map(way -> holds(seed, way, files, times));
  }

  private Result holds(long seed, Way way, List<Path> files, int times) {
    Random random = new Random(seed + way.name().hashCode());
    List<String> broken = new ArrayList<>();
    int made = 0;
    int kept = 0;
    int facts = 0;
    for (int tries = 0; made < times && tries < 8 * times; tries++) {
      Path file = Change.one(random, files);
      String text = TestData.text(file);
      Optional<String> damaged = way.change().apply(Sheet.of(text), random);
      if (damaged.isPresent() && !damaged.get().equals(text)) {
        made++;
        Law.Told before = Law.facts(whole.computeIfAbsent(file, TestData::read));
        Law.Outcome outcome = check(way, file, damaged.get(), before, random);
        kept += outcome.kept();
        facts += before.count();
        boolean shows = isDisguise(way, files) || outcome.kept() >= BAR * before.count();
        if (!outcome.falsehoods().isEmpty() || !shows) {
          Path example = keep(way, broken.size(), damaged.get());
          String what = outcome.falsehoods().isEmpty()
              ? "shows %d facts of %d".formatted(outcome.kept(), before.count())
              : outcome.falsehoods().get(0);
          broken.add("\n  %s%n    %s -> %s".formatted(shorten(what), file, example));
        }
      }
    }
    boolean holds = kept >= BAR * facts || isDisguise(way, files);
    boolean lies = broken.stream().anyMatch(each -> !each.startsWith("\n  shows"));
    return new Result(
        made,
        holds && !lies
            ? Optional.empty()
            : Optional.of("%s: %d of %d, shows %d facts of %d%s%n"
                .formatted(
                    way, broken.size(), made, kept, facts, String.join("", broken.subList(0, 1)))));
  }

  /** Whether a way need not keep the facts; those of ostree are a handful, of which the law alone is asked. */
  private static boolean isDisguise(Way way, List<Path> files) {
    return way.loss() != Loss.NOTHING || files == OSTREE;
  }

  private static String shorten(String falsehood) {
    return falsehood.length() < 400 ? falsehood : falsehood.substring(0, 400) + "\u2026";
  }

  private Law.Outcome check(Way way, Path file, String damaged, Law.Told before, Random random) {
    List<Reading> readings = TestData.read(damaged);
    Law.Outcome outcome = Law.hold(before, Law.facts(readings), way.loss());
    List<String> falsehoods = new ArrayList<>(outcome.falsehoods());
    List<Capture> captures = TestData.captures(readings);
    Optional<String> other = otherState(file, random);
    if (other.isPresent() && captures.size() == 1) {
      falsehoods.addAll(VerdictLaw.falsehoods(
          TestData.captures(other.get()).get(0),
          TestData.captures(whole.get(file)).get(0),
          captures.get(0)));
    }
    return new Law.Outcome(falsehoods, outcome.kept());
  }

  /** Another state of the same host, where there is JSON of it. */
  private static Optional<String> otherState(Path file, Random random) {
    String name = file.getFileName().toString();
    Path json = file.resolveSibling(name.substring(0, name.indexOf('.')) + ".json");
    return Files.exists(json)
        ? VerdictLaw.otherState(TestData.text(json), random)
        : Optional.empty();
  }

  private static Path keep(Way way, int number, String damaged) {
    try {
      Files.createDirectories(KEPT);
      Path file = KEPT.resolve(way.name().replaceAll("[^a-z0-9-]", "_") + "." + number + ".txt");
      return Files.writeString(file, damaged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
