// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.PackageEvidence.InactiveRequest;
import io.github.ostreedrift.model.PackageEvidence.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What evidence says of one request. */
class PackageEvidenceTest {
  private static final PackageEvidence LIST = list(
      "htop-3.2.1-1.el8.x86_64",
      "dbus-1:1.14.0-2.fc38.x86_64",
      "glibc-2.37-4.fc38.i686",
      "glibc-2.37-4.fc38.x86_64",
      "systemd-253.4-1.fc38.x86_64",
      "splunk-9.0.4-de405f4a7979.x86_64");

  private static final PackageEvidence CHANGES = PackageEvidence.builder()
      .changes(List.of(
          change(Kind.UPGRADED, "podman", "5:4.5.0-1.fc38", "5:4.5.1-1.fc38", ""),
          change(Kind.ADDED, "htop", "", "3.2.1-1.el8", "x86_64"),
          change(Kind.REMOVED, "nano", "7.2-2.fc38", "", "x86_64"),
          change(Kind.REMOVED, "glibc", "2.37-4.fc38", "", "i686"),
          change(Kind.REMOVED, "tool", "1-1", "", "noarch"),
          change(Kind.ADDED, "tool", "", "1-1", "x86_64"),
          change(Kind.CHANGED, "docker", "", "1.3.0-1.fc20", "x86_64"),
          change(Kind.CHANGED, "half", "1-1", "", "x86_64"),
          change(Kind.UPGRADED, "odd", "a/b", "c/d", "")))
      .inactiveRequests(List.of(
          new InactiveRequest("vim-minimal", "vim-minimal-2:9.0.1-1.fc38.x86_64"),
          new InactiveRequest("/usr/bin/strace", "strace-6.5-1.fc38.x86_64")))
      .build(true);

  private static PackageEvidence list(String... nevras) {
    return PackageEvidence.builder()
        .installed(Stream.of(nevras).map(Nevra::parse).toList())
        .build(true);
  }

  private static PackageChange change(Kind kind, String name, String from, String to, String arch) {
    return new PackageChange(kind, name, found(from), found(to), found(arch));
  }

  private static Optional<String> found(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String word(Fact<Boolean> fact) {
    return fact.isShown() ? fact.require().toString() : "unknown";
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      htop,                                 true
      htop.x86_64,                          true
      htop.i686,                            false
      htop-3.2.1,                           true
      htop-3.2.1-1.el8,                     true
      htop-3.2.1-1.el8.x86_64,              true
      htop-0:3.2.1-1.el8.x86_64,            true
      htop-3.2.2-1.el8.x86_64,              false
      htop-3.2.1-1.el8.noarch,              false
      hto,                                  false
      htop-3,                               false
      dbus,                                 true
      dbus-1:1.14.0-2.fc38.x86_64,          true
      dbus-01:1.14.0-2.fc38.x86_64,         true
      dbus-1.14.0-2.fc38.x86_64,            true
      dbus-2:1.14.0-2.fc38.x86_64,          false
      glibc,                                true
      glibc.i686,                           true
      splunk,                               true
      splunk-9.0.4-de405f4a7979.x86_64,     true
      nano,                                 false
      /usr/bin/htop,                        unknown
      perl(Carp),                           unknown
      htop >= 3,                            unknown
      ht*p,                                 unknown
      '',                                   unknown
      """)
  void aWholeListAnswersForEveryPackage(String request, String expected) {
    assertThat(word(LIST.isInstalled(request))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      podman,                               true
      podman-5:4.5.1-1.fc38.x86_64,         true
      podman-5:4.5.0-1.fc38.x86_64,         false
      podman-5:4.5.0,                       false
      podman.x86_64,                        unknown
      htop,                                 true
      htop.x86_64,                          true
      htop.i686,                            unknown
      nano,                                 false
      nano.x86_64,                          false
      nano.i686,                            unknown
      nano-7.2-2.fc38.x86_64,               false
      glibc,                                unknown
      glibc.i686,                           false
      glibc.x86_64,                         unknown
      tool,                                 true
      tool.noarch,                          false
      docker,                               true
      half,                                 unknown
      odd,                                  true
      vim-minimal,                          true
      vim-minimal.x86_64,                   true
      /usr/bin/strace,                      true
      strace,                               true
      emacs,                                unknown
      """)
  void changesAnswerForTheirPackagesAlone(String request, String expected) {
    assertThat(word(CHANGES.isInstalled(request))).isEqualTo(expected);
  }

  @Test
  void aListWithGapsNeverSaysNo() {
    PackageEvidence gaps =
        PackageEvidence.builder().installed(LIST.installed().require()).build(false);
    assertThat(word(gaps.isInstalled("htop"))).isEqualTo("true");
    assertThat(word(gaps.isInstalled("nano"))).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bash-5.2-1.x86_64 glibc-2.39-8.x86_64                    | true
      kernel-6.8-1.x86_64 kernel-core-6.8-1.x86_64             | false
      ostree-2024.5-1.x86_64 rpm-ostree-2024.5-1.x86_64        | false
      filesystem-3.18-8.x86_64 systemd-255-1.x86_64            | false
      htop-3.3-1.x86_64 nano-7.2-1.x86_64                      | false
      """)
  void aListThatWasFilteredIsNotWhole(String packages, boolean whole) {
    PackageEvidence evidence = list(packages.split(" "));
    assertThat(evidence.isWhole()).isEqualTo(whole);
    assertThat(word(evidence.isInstalled("emacs"))).isEqualTo(whole ? "false" : "unknown");
    assertThat(CHANGES.isWhole()).isFalse();
  }

  @Test
  void manyPackagesAreAWholeList() {
    assertThat(list(IntStream.range(0, 100)
                .mapToObj(i -> "p" + i + "-1-1.noarch")
                .toArray(String[]::new))
            .isWhole())
        .isTrue();
  }

  @Test
  void changesAreAppliedToAList() {
    PackageEvidence before = list(
        "bash-5.2-1.x86_64",
        "glibc-2.37-4.fc38.i686",
        "glibc-2.37-4.fc38.x86_64",
        "kernel-6.8-1.x86_64",
        "nano-7.2-2.fc38.x86_64",
        "podman-4.5.0-1.fc38.x86_64");
    PackageEvidence after = before.followedBy(changes(
        change(Kind.UPGRADED, "podman", "5:4.5.0-1.fc38", "5:4.5.1-1.fc38", ""),
        change(Kind.ADDED, "htop", "", "3.2.1-1.el8", "x86_64"),
        change(Kind.REMOVED, "nano", "7.2-2.fc38", "", "x86_64"),
        change(Kind.REMOVED, "glibc", "2.37-4.fc38", "", "i686")));
    assertThat(after.isWhole()).isTrue();
    assertThat(after.installed().require())
        .extracting(Nevra::toString)
        .containsExactlyInAnyOrder(
            "bash-5.2-1.x86_64",
            "glibc-2.37-4.fc38.x86_64",
            "kernel-6.8-1.x86_64",
            "podman-5:4.5.1-1.fc38.x86_64",
            "htop-3.2.1-1.el8.x86_64");
    assertThat(word(after.isInstalled("nano"))).isEqualTo("false");
    assertThat(after.findRequested("glibc")).hasSize(1);
  }

  @Test
  void changesThatDoNotFitProveNothing() {
    PackageEvidence list = list("bash-5.2-1.x86_64", "glibc-2.37-4.fc38.x86_64");
    for (PackageChange strange : List.of(
        change(Kind.REMOVED, "nano", "7.2-2.fc38", "", "x86_64"),
        change(Kind.UPGRADED, "bash", "5.1-1", "5.3-1", ""),
        change(Kind.ADDED, "nano", "", "7.2-2.fc38", ""))) {
      assertThat(list.followedBy(changes(strange)).isWhole())
          .as(strange.toString())
          .isFalse();
    }
    PackageEvidence tried =
        PackageEvidence.builder().changes(List.of()).outcome(Outcome.DRY_RUN).build(true);
    assertThat(list.followedBy(tried)).isSameAs(tried);
    assertThat(CHANGES.followedBy(CHANGES)).isSameAs(CHANGES);
    assertThat(list.followedBy(list)).isSameAs(list);
  }

  private static PackageEvidence changes(PackageChange... changes) {
    return PackageEvidence.builder().changes(List.of(changes)).build(true);
  }

  @Test
  void findsWhatIsRequested() {
    assertThat(LIST.findRequested("glibc.i686"))
        .extracting(Nevra::toString)
        .containsExactly("glibc-2.37-4.fc38.i686");
    assertThat(LIST.findRequested("htop-3.2.1")).hasSize(1);
    assertThat(LIST.findRequested("/usr/bin/htop")).isEmpty();
    assertThat(CHANGES.findRequested("/usr/bin/strace"))
        .extracting(Nevra::toString)
        .containsExactly("strace-6.5-1.fc38.x86_64");
  }

  @Test
  void findsWhatIsThere() {
    assertThat(LIST.findInstalled("glibc"))
        .extracting(Nevra::toString)
        .containsExactly("glibc-2.37-4.fc38.i686", "glibc-2.37-4.fc38.x86_64");
    assertThat(LIST.findInstalled("nano")).isEmpty();
    assertThat(CHANGES.findInstalled("htop"))
        .extracting(Nevra::toString)
        .containsExactly("htop-3.2.1-1.el8.x86_64");
    assertThat(CHANGES.findInstalled("vim-minimal"))
        .extracting(Nevra::toString)
        .containsExactly("vim-minimal-2:9.0.1-1.fc38.x86_64");
    assertThat(CHANGES.findInstalled("podman"))
        .as("the architecture is not shown")
        .isEmpty();
    assertThat(CHANGES.findInstalled("nano")).isEmpty();
    assertThat(CHANGES.findInstalled("odd")).isEmpty();
    assertThat(CHANGES.findChanges("tool")).hasSize(2);
    assertThat(LIST.findChanges("htop")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void whatWasNotDoneIsNoEvidence(Outcome outcome) {
    PackageEvidence evidence = PackageEvidence.builder()
        .changes(CHANGES.changes().require())
        .outcome(outcome)
        .build(true);
    boolean effective = List.of(Outcome.QUEUED, Outcome.LIVE, Outcome.UNCHANGED).contains(outcome);
    assertThat(evidence.isEffective()).isEqualTo(effective);
    assertThat(word(evidence.isInstalled("htop"))).isEqualTo(effective ? "true" : "unknown");
    assertThat(evidence.findInstalled("htop")).hasSize(effective ? 1 : 0);
    assertThat(evidence.isQueued()).isEqualTo(outcome == Outcome.QUEUED);
  }

  @Test
  void nothingShownIsNothingKnown() {
    PackageEvidence nothing = PackageEvidence.builder().build(true);
    assertThat(word(nothing.isInstalled("htop"))).isEqualTo("unknown");
    assertThat(nothing.findInstalled("htop")).isEmpty();
    assertThat(nothing.isEffective()).isTrue();
    assertThat(nothing.isQueued()).isFalse();
  }
}
