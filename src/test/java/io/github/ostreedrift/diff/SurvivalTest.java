// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walkthrough's conclusions, and each outcome on a capture that shows nothing else. */
class SurvivalTest {
  private static final Path SEED = Path.of("testdata/seed");
  private static final String NEWER =
      "  Version: 41.2 (2024-06-01T00:00:00Z)\n  Commit: " + "b".repeat(64) + "\n";
  private static final String OLDER =
      "  Version: 41.1 (2024-05-01T00:00:00Z)\n  Commit: " + "a".repeat(64) + "\n";

  private static Capture seed(String number) throws IOException {
    try (Stream<Path> files = Files.list(SEED)) {
      Path file = files
          .filter(path -> path.getFileName().toString().startsWith(number))
          .findFirst()
          .orElseThrow();
      return CaptureReader.standard().read(file).get(0).capture().orElseThrow();
    }
  }

  private static Survival booted(Capture before, Capture after) {
    return Survival.between(before, before.requireBooted(), after, after.requireBooted());
  }

  private static List<String> outcomes(Survival survival) {
    return survival.items().stream()
        .map(item -> item.item() + "=" + item.outcome())
        .toList();
  }

  @Test
  void localPackageSurvivesTheUpgrade() throws IOException {
    Survival survival = booted(seed("03"), seed("06"));
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(outcomes(survival)).containsExactly("htop-3.2.1-1.el8.x86_64=kept");
  }

  @Test
  void eightLayeredPackagesSurviveTheUpgrade() throws IOException {
    Survival survival = booted(seed("07"), seed("08"));
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(outcomes(survival)).hasSize(8).allMatch(outcome -> outcome.endsWith("=kept"));
  }

  @ParameterizedTest
  @CsvSource({"06, 1", "08, 8"})
  void oneCaptureTellsTheSame(String number, int items) throws IOException {
    Capture capture = seed(number);
    Survival survival = Survival.between(
        capture, capture.findRollback().orElseThrow(), capture, capture.requireBooted());
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(survival.items()).hasSize(items).allMatch(item -> item.outcome() == Outcome.KEPT);
  }

  @Test
  void thePendingDeploymentAddsHtopOnTheSameBase() throws IOException {
    Capture capture = seed("10");
    Survival survival = Survival.between(
        capture, capture.requireBooted(), capture, capture.findPending().orElseThrow());
    assertThat(survival.upgrade()).isEqualTo(Upgrade.SAME_BASE);
    assertThat(survival.verdict()).isEqualTo(Verdict.SURVIVED);
    assertThat(survival.added()).containsExactly(new Survival.Added(SurvivalKind.LAYERED, "htop"));
  }

  @Test
  void sevenPackagesAreLostOnTheSameBase() throws IOException {
    Survival survival = booted(seed("08"), seed("11"));
    assertThat(survival.verdict()).isEqualTo(Verdict.LOST);
    assertThat(survival.lost()).hasSize(7).noneMatch(item -> item.item().equals("htop"));
  }

  private static Capture capture(boolean verbose, String rows) {
    String text = "State: idle\nDeployments:\n* fedora:fedora/41/x86_64/silverblue"
        + (verbose ? " (index: 0)" : "") + "\n" + rows;
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  @ParameterizedTest(name = "{0} then {1}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "LayeredPackages: htop | LayeredPackages: htop | true | kept",
        "LayeredPackages: htop | InactiveRequests: htop | true | absorbed",
        "LayeredPackages: htop | LayeredPackages: strace | true | lost",
        "LayeredPackages: htop | LayeredPackages: strace | false | unknown",
        "LayeredPackages: htop | LocalPackages: htop-3.2.1-1.el8.x86_64 | false | moved",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LocalPackages: htop-3.2.2-1.el8.x86_64 | false | upgraded",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LocalPackages: htop-3.2.0-1.el8.x86_64 | false | downgraded",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | LayeredPackages: htop | false | moved",
        "LocalPackages: htop-3.2.1-1.el8.x86_64 | Pinned: yes | false | lost",
        "LocalForcedPackages: a-1-1.noarch | LocalPackages: a-1-1.noarch | false | moved",
        "RemovedBasePackages: nano 8-1 | RemovedBasePackages: nano 9-1 | false | kept",
        "RemovedBasePackages: nano 8-1 | InactiveBaseRemovals: nano | true | inactive",
        "RemovedBasePackages: nano 8-1 | Pinned: yes | true | lost",
        "RemovedBasePackages: nano 8-1 | Pinned: yes | false | unknown",
        "LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-1 | false | kept",
        "LocalOverrides: vim 8-1 -> 9-1 | LocalOverrides: vim 8-2 -> 9-2 | false | upgraded",
        "LocalOverrides: vim 8-1 -> 9-1 | InactiveLocalOverrides: vim-9-1.x86_64 | true | inactive",
        "LocalOverrides: vim 8-1 -> 9-1 | Pinned: yes | true | lost",
        "Initramfs: regenerate | Initramfs: regenerate | false | kept",
        "Initramfs: regenerate | Pinned: yes | false | lost",
        "InitramfsEtc: /etc/a | InitramfsEtc: /etc/b | false | lost",
        "LayeredModules: a:1 | InactiveModuleRequests: a:1 | true | inactive"
      })
  void oneOutcomeEach(String before, String after, boolean verbose, String outcome) {
    Capture old = capture(false, OLDER + "  " + before.strip() + "\n");
    Capture now = capture(verbose, NEWER + "  " + after.strip() + "\n");
    Survival survival = booted(old, now);
    assertThat(survival.upgrade()).isEqualTo(Upgrade.UPGRADED);
    assertThat(survival.items())
        .hasSize(1)
        .allMatch(item -> item.outcome().word().equals(outcome));
    assertThat(survival.verdict())
        .isEqualTo(
            switch (outcome) {
              case "lost" -> Verdict.LOST;
              case "unknown" -> Verdict.UNKNOWN;
              default -> Verdict.SURVIVED;
            });
  }

  @Test
  void onTheSameBaseAMissingRequestIsLost() {
    Capture old = capture(false, OLDER + "  LayeredPackages: htop\n");
    Capture now = capture(false, OLDER + "  Pinned: yes\n");
    assertThat(booted(old, now).lost()).hasSize(1);
  }

  /** Of an image the status shows the time of the pull; and a manager's image is no newer state of a branch. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-02T00:00:00Z)| reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-01T00:00:00Z)| same-base
      reg:q/i@sha256:A; Digest: sha256:A; Version: 1 (2024-06-01T00:00:00Z)| reg:q/i@sha256:B; Digest: sha256:B; Version: 1 (2024-06-02T00:00:00Z)| upgraded
      pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| same-base
      pivot://q/i@sha256:A; CustomOrigin: MCO; Version: 1 (2024-06-01T00:00:00Z)| pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| upgraded
      fedora:f/40; Version: 1 (2024-06-01T00:00:00Z)                        | pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| rebased
      pivot://q/i@sha256:B; CustomOrigin: MCO; Version: 2 (2024-06-02T00:00:00Z)| fedora:f/40; Version: 1 (2024-06-01T00:00:00Z)| rebased
      """)
  void imagesAreKnownByTheirDigests(String before, String after, String upgrade) {
    Survival survival = booted(image(before), image(after));
    assertThat(survival.upgrade().word()).isEqualTo(upgrade);
  }

  private static Capture image(String rows) {
    String text = "State: idle\nDeployments:\n* "
        + rows.strip()
            .replace("reg:", "ostree-unverified-registry:")
            .replace("sha256:A", "sha256:" + "a".repeat(64))
            .replace("sha256:B", "sha256:" + "b".repeat(64))
            .replace("; ", "\n    ")
        + "\n";
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  @Test
  void aCaptureWithoutPackagesProvesNothing() {
    String text = "* fedora " + "a".repeat(64) + ".0\n    origin refspec: fedora:x/y\n";
    Capture admin = CaptureReader.standard().read(text).get(0).capture().orElseThrow();
    Survival survival = booted(admin, admin);
    assertThat(survival.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(survival.notShown()).isNotEmpty();
  }

  @Test
  void aCutCaptureProvesNothing() {
    Capture whole = capture(false, OLDER + "  LayeredPackages: htop\n");
    Capture cut = capture(false, "  Version: 41.2 (2024-06-01T00:00:00Z)\n  LayeredPackages: ht");
    assertThat(booted(whole, cut).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(booted(cut, whole).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"htop, kept", "nano, lost", "bash, unknown"})
  void requiredNames(String name, String outcome) {
    Capture now =
        capture(false, NEWER + "  RemovedBasePackages: nano 8-1\n  LayeredPackages: htop\n");
    Deployment booted = now.requireBooted();
    Survival survival = Survival.between(now, booted, now, booted, List.of(name));
    assertThat(survival.items())
        .filteredOn(item -> item.kind() == SurvivalKind.REQUIRED)
        .hasSize(1)
        .allMatch(item -> item.outcome().word().equals(outcome));
  }

  @Test
  void anotherStaterootIsRefused() {
    Capture old = capture(true, OLDER + "  StateRoot: fedora\n");
    Capture now = capture(true, NEWER + "  StateRoot: rhcos\n");
    assertThat(Survival.findObjection(old, old.requireBooted(), now, now.requireBooted(), false))
        .hasValueSatisfying(objection -> assertThat(objection).contains("fedora", "rhcos"));
  }

  @Test
  void swappedCapturesAreRefused() {
    String pending =
        "State: idle\nDeployments:\n  fedora:x/y\n" + NEWER + "\n* fedora:x/y\n" + OLDER;
    Capture first = CaptureReader.standard().read(pending).get(0).capture().orElseThrow();
    String rebooted =
        "State: idle\nDeployments:\n* fedora:x/y\n" + NEWER + "\n  fedora:x/y\n" + OLDER;
    Capture second = CaptureReader.standard().read(rebooted).get(0).capture().orElseThrow();
    assertThat(Survival.findObjection(
            first, first.requireBooted(), second, second.requireBooted(), false))
        .isEmpty();
    assertThat(Survival.findObjection(
            second, second.requireBooted(), first, first.requireBooted(), false))
        .isPresent();
    assertThat(Survival.findObjection(
            second, second.requireBooted(), first, first.requireBooted(), true))
        .isEmpty();
  }
}
