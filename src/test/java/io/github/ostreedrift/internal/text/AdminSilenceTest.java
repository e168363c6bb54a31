// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the marks of {@code ostree admin status} tell, and what their absence does not. */
class AdminSilenceTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);
  private static final String ORIGIN = "    origin refspec: fedora:fedora/40\n";

  private static List<Deployment> read(String text) {
    return TestData.captures(text).get(0).deployments();
  }

  /** Until v2017.6 nothing was marked: the second deployment is the rollback, and the tool does not say so. */
  @Test
  void noMarksUntil2017() {
    List<Deployment> deployments =
        read("* os " + ONE + ".0\n" + ORIGIN + "  os " + TWO + ".0\n" + ORIGIN);
    assertThat(deployments.get(1).get(DeploymentFacts.ROLLBACK)).isEqualTo(Fact.notShown());
  }

  /** The same before the booted one: it is pending. */
  @Test
  void noPendingMarkUntil2017() {
    List<Deployment> deployments =
        read("  os " + ONE + ".0\n" + ORIGIN + "* os " + TWO + ".0\n" + ORIGIN);
    assertThat(deployments.get(0).get(DeploymentFacts.PENDING)).isEqualTo(Fact.notShown());
  }

  /** One mark proves that the release has marks. */
  @Test
  void marksSince2017() {
    List<Deployment> deployments = read("  os " + ONE + ".0 (pending)\n" + ORIGIN + "* os " + TWO
        + ".0\n" + ORIGIN + "  os " + TWO + ".1 (rollback)\n" + ORIGIN);
    assertThat(deployments.get(0).get(DeploymentFacts.PENDING).require()).isTrue();
    assertThat(deployments.get(0).get(DeploymentFacts.ROLLBACK).require()).isFalse();
    assertThat(deployments.get(2).get(DeploymentFacts.ROLLBACK).require()).isTrue();
    assertThat(deployments.get(2).get(DeploymentFacts.PENDING).require()).isFalse();
  }

  /** Nothing but the booted deployment is there to be marked. */
  @Test
  void aBootedDeploymentIsNotPending() {
    Deployment booted = read("* os " + ONE + ".0\n" + ORIGIN).get(0);
    assertThat(booted.get(DeploymentFacts.PENDING)).isNotEqualTo(Fact.of(true));
    assertThat(booted.isBooted()).isTrue();
  }

  /** A capture that ends before the booted deployment still shows the marks that are there. */
  @Test
  void aMarkWithoutABootedDeployment() {
    List<Deployment> deployments = read("  os " + ONE + ".0 (finalization locked) (soft-reboot)\n"
        + ORIGIN + "  os " + TWO + ".0 (pending)\n" + ORIGIN);
    assertThat(deployments.get(0).get(DeploymentFacts.FINALIZATION_LOCKED).orElse(false))
        .isTrue();
    assertThat(deployments.get(0).get(DeploymentFacts.SOFT_REBOOT_TARGET).orElse(false))
        .isTrue();
    assertThat(deployments.get(1).get(DeploymentFacts.PENDING).orElse(false)).isTrue();
  }

  /** Before v2023.8 a locked deployment is marked as staged. */
  @Test
  void stagedDoesNotDenyALock() {
    List<Deployment> deployments =
        read("  os " + ONE + ".0 (staged)\n" + ORIGIN + "* os " + TWO + ".0\n" + ORIGIN);
    assertThat(deployments.get(0).staged().require()).isTrue();
    assertThat(deployments.get(0).get(DeploymentFacts.FINALIZATION_LOCKED))
        .isEqualTo(Fact.notShown());
  }

  /** v2013.3 has neither versions nor origins. */
  @Test
  void indexed() {
    Deployment booted = read("bootversion: 1.1\n0: * os " + ONE + ".0\n").get(0);
    assertThat(booted.version()).isEqualTo(Fact.notShown());
    assertThat(booted.origin()).isEqualTo(Fact.notShown());
  }
}
