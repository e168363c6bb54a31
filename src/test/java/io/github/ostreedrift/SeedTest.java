// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Removal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The captures of the walkthrough that asked for this library: pasted without indentation, behind {@code # }. */
class SeedTest {
  private static final List<String> EIGHT =
      "htop iperf3 libhugetlbfs-utils lshw numactl pdns pdns-recursor tcpdump"
          .transform(names -> List.of(names.split(" ")));

  private static final List<String> HTOP = List.of("htop-3.2.1-1.el8.x86_64");

  private static Capture read(String number) {
    return TestData.readWhole(
        TestData.files(TestData.ROOT.resolve("seed"), number + "-.*\\.txt").get(0));
  }

  @Test
  void realTimeKernelInPlaceOfTheOther() {
    Deployment booted = read("01").booted();
    assertThat(booted.removed().require())
        .extracting(Removal::name)
        .containsExactly("kernel-core", "kernel-modules", "kernel", "kernel-modules-extra");
    assertThat(booted.removed().require())
        .extracting(Removal::evr)
        .containsOnly("4.18.0-305.19.1.el8_4");
    assertThat(booted.layered().require())
        .hasSize(4)
        .allMatch(name -> name.startsWith("kernel-rt-"));
  }

  @Test
  void localPackageBeforeAndAfterTheUpgrade() {
    Capture before = read("03");
    Capture after = read("06");
    assertThat(before.booted().local().require()).isEqualTo(HTOP);
    assertThat(after.deployments()).hasSize(2).allMatch(each -> each.local().is(HTOP));
    assertThat(before.booted().version().require()).contains("410.84.202208030316-0");
    assertThat(after.booted().version().require()).contains("410.84.202208161501-0");
  }

  @Test
  void layeredPackagesBeforeAndAfterTheUpgrade() {
    assertThat(read("07").booted().layered().require()).isEqualTo(EIGHT);
    Capture after = read("08");
    assertThat(after.deployments()).allMatch(each -> each.layered().is(EIGHT));
    assertThat(after.findRollback().orElseThrow().version().require())
        .contains("410.84.202208030316-0");
  }

  @Test
  void pendingBeforeTheReboot() {
    Capture before = read("10");
    assertThat(before.deployments()).hasSize(3);
    assertThat(before.booted().index()).isEqualTo(1);
    Deployment pending = before.findPending().orElseThrow();
    assertThat(pending.get(DeploymentFacts.DIFF).map(PackageDiff::added).require())
        .isEqualTo(1);
    assertThat(pending.layered().require()).containsExactly("htop");
    assertThat(read("11").booted().layered().require()).containsExactly("htop");
  }

  @Test
  void ostreeOfTheSameNode() {
    Capture capture = read("12");
    assertThat(capture.format()).isEqualTo(CaptureFormat.OSTREE_ADMIN_STATUS);
    assertThat(capture.deployments()).hasSize(2);
    assertThat(capture.deployments().get(1).get(DeploymentFacts.ROLLBACK).require())
        .isTrue();
    assertThat(capture.booted().origin().map(Origin::kind).require()).isEqualTo("unknown");
  }

  /** Two installations: no status, but what became of it. */
  @Test
  void transcripts() {
    for (String number : List.of("02", "09")) {
      Capture capture = read(number);
      assertThat(capture.format()).isEqualTo(CaptureFormat.RPM_OSTREE_TRANSCRIPT);
      PackageEvidence evidence = capture.get(CaptureFacts.PACKAGE_EVIDENCE).require();
      assertThat(evidence.isQueued()).isTrue();
      assertThat(evidence.findInstalled("htop"))
          .extracting(Nevra::toString)
          .containsExactly("htop-3.2.1-1.el8.x86_64");
    }
  }

  /** Two tables of another tool. */
  @Test
  void whatIsNoStatus() {
    for (String number : List.of("04", "05")) {
      List<Reading> readings = TestData.read(
          TestData.files(TestData.ROOT.resolve("seed"), number + "-.*\\.txt").get(0));
      assertThat(readings).as(number).hasSize(1).allMatch(Reading::hasErrors);
      assertThat(readings.get(0).capture()).as(number).isEmpty();
    }
  }

  @Test
  void eightCapturesInAWalkthrough() {
    List<Reading> readings = TestData.read(TestData.shared("seed/walkthrough-zh.txt"));
    assertThat(readings)
        .extracting(Reading::line)
        .containsExactly(12, 45, 68, 141, 153, 230, 246, 256);
    List<Capture> captures = TestData.captures(readings);
    assertThat(captures)
        .extracting(capture -> capture.deployments().size())
        .containsExactly(2, 2, 2, 2, 2, 3, 2, 2);
    assertThat(captures)
        .extracting(capture -> capture.booted().index())
        .containsExactly(0, 0, 0, 0, 0, 1, 0, 0);
    assertThat(captures.subList(0, 7))
        .allMatch(capture -> capture.format() == CaptureFormat.RPM_OSTREE_STATUS);
    assertThat(captures.get(0).booted().removed().require()).hasSize(4);
    assertThat(captures.get(2).booted().local().require()).isEqualTo(HTOP);
    assertThat(captures.get(4).deployments().get(1).layered().require()).isEqualTo(EIGHT);
    assertThat(captures.get(7).format()).isEqualTo(CaptureFormat.OSTREE_ADMIN_STATUS);
    assertThat(readings)
        .allMatch(reading -> reading.capture().get().unrecognized().isEmpty());
  }
}
