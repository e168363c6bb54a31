// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.bootc.BootcPrinter;
import io.github.ostreedrift.bootc.BootcState;
import io.github.ostreedrift.bootc.BootcState.Release;
import io.github.ostreedrift.internal.model.Silence;
import io.github.ostreedrift.internal.report.ShownBy.Answer;
import io.github.ostreedrift.internal.report.ShownBy.Kind;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Which captures show a fact, held against the captures of the real printers in {@code testdata}: "yes" is said of what
 * all of them show, "no" of what none does, "if" of what some do.
 */
class ShownByTest {
  private static final int SEED = 5;
  private static final int STATES = 400;
  private static final Map<Kind, List<Capture>> CAPTURES = captures();

  private static Map<Kind, List<Capture>> captures() {
    Map<Kind, List<Capture>> captures = new EnumMap<>(Kind.class);
    captures.put(Kind.PLAIN, captures("rpm-ostree", ".*\\.plain\\..*txt"));
    captures.put(Kind.VERBOSE, captures("rpm-ostree", ".*\\.verbose\\..*txt"));
    captures.put(Kind.JSON, captures("rpm-ostree", ".*\\.json"));
    captures.put(Kind.OSTREE, captures("ostree", ".*\\.txt"));
    captures.put(Kind.OSTREE_JSON, captures("ostree", ".*\\.json"));
    Random random = new Random(SEED);
    List<BootcState> states = Stream.generate(() -> BootcState.any(Release.V1_16, random))
        .limit(STATES)
        .toList();
    captures.put(Kind.BOOTC, printed(states, state -> BootcPrinter.text(state, false)));
    captures.put(Kind.BOOTC_JSON, printed(states, BootcPrinter::json));
    return captures;
  }

  /** Of bootc there are no captures of one release, so its printers stand in. */
  private static List<Capture> printed(
      List<BootcState> states, Function<BootcState, String> printer) {
    return states.stream()
        .map(state -> TestData.captures(TestData.read(printer.apply(state))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Capture> captures(String folder, String pattern) {
    return TestData.files(TestData.ROOT.resolve(folder), pattern).stream()
        .map((Path file) -> TestData.captures(TestData.read(file)))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyFactHasARow() {
    assertThat(keys(ShownBy.DEPLOYMENT)).containsExactlyElementsOf(DeploymentFacts.ALL);
    assertThat(keys(ShownBy.HOST)).containsExactlyElementsOf(CaptureFacts.ALL);
  }

  private static List<FactKey<?, ?>> keys(List<ShownBy> rows) {
    List<FactKey<?, ?>> keys = new ArrayList<>();
    rows.forEach(row -> keys.add(row.fact()));
    return keys;
  }

  @Test
  void saysOfDeploymentsWhatCapturesShow() {
    CAPTURES.forEach((kind, captures) -> {
      List<Facts<Deployment>> facts = captures.stream()
          .flatMap(capture -> capture.deployments().stream())
          .map(Deployment::facts)
          .toList();
      assertThat(facts).as("deployments in %s", kind).hasSizeGreaterThan(50);
      for (int i = 0; i < DeploymentFacts.ALL.size(); i++) {
        FactKey<Deployment, ?> key = DeploymentFacts.ALL.get(i);
        check(ShownBy.DEPLOYMENT.get(i), kind, facts, each -> each.shows(key));
      }
    });
  }

  @Test
  void saysOfHostsWhatCapturesShow() {
    CAPTURES.forEach((kind, captures) -> {
      List<Facts<Capture>> facts = captures.stream().map(Capture::facts).toList();
      for (int i = 0; i < CaptureFacts.ALL.size(); i++) {
        FactKey<Capture, ?> key = CaptureFacts.ALL.get(i);
        check(ShownBy.HOST.get(i), kind, facts, each -> each.shows(key));
      }
    });
  }

  private static <F> void check(ShownBy row, Kind kind, List<F> facts, Predicate<F> shows) {
    long shown = facts.stream().filter(shows).count();
    Answer answer = shown == facts.size() ? Answer.YES : shown == 0 ? Answer.NO : Answer.IF;
    assertThat(row.answer(kind))
        .as("%s by %s, which %d of %d show", row.fact(), kind.command(), shown, facts.size())
        .isEqualTo(answer);
  }

  /** What the table of silence says of a kind is never less than "yes". */
  @Test
  void agreesWithSilence() {
    Map<Silence.Source, Kind> kinds = Map.of(
        Silence.Source.STATUS, Kind.PLAIN,
        Silence.Source.VERBOSE, Kind.VERBOSE,
        Silence.Source.VERBOSE_SINCE_2018_5, Kind.VERBOSE,
        Silence.Source.JSON, Kind.JSON,
        Silence.Source.OSTREE, Kind.OSTREE);
    kinds.forEach((source, kind) -> {
      List<FactKey<Deployment, ?>> told = Silence.tellsOf(source);
      assertThat(ShownBy.DEPLOYMENT.stream()
              .filter(row -> told.contains(row.fact()))
              .filter(row -> row.answer(kind) != Answer.YES))
          .as("silence of %s", source)
          .isEmpty();
    });
  }

  @Test
  void rowsAreWhole() {
    for (List<ShownBy> table : List.of(ShownBy.DEPLOYMENT, ShownBy.HOST)) {
      assertThat(table).allSatisfy(row -> {
        assertThat(row.answers()).matches("[yin]{7}");
        assertThat(row.condition().isEmpty()).isEqualTo(!row.answers().contains("i"));
        assertThat(row.meaning()).doesNotEndWith(".").hasSizeBetween(10, 80);
      });
    }
  }

  @Test
  void sentence() {
    assertThat(ShownBy.DEPLOYMENT.stream()
            .filter(row -> row.fact() == DeploymentFacts.SIGNATURES)
            .map(ShownBy::sentence))
        .containsExactly("the commit's signatures. By `rpm-ostree status`, `rpm-ostree status -v`,"
            + " `rpm-ostree status --json`, `ostree admin status` where the remote verifies"
            + " signatures; never by `ostree admin status --json`,"
            + " `bootc status`, `bootc status --json`");
  }
}
