// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OstreeDriftTest {
  private static final String HEAD = "State: idle\nDeployments:\n";
  private static final String BEFORE = HEAD
      + "* fedora:fedora/40/x86_64/silverblue\n"
      + "                  Version: 40.1 (2024-05-01T01:02:03Z)\n"
      + "                   Commit: " + "a".repeat(64) + "\n"
      + "                   Staged: no\n"
      + "                StateRoot: fedora\n"
      + "          LayeredPackages: htop vim\n";
  private static final String AFTER =
      BEFORE.replace("40.1", "40.2").replace("a".repeat(64), "b".repeat(64)).replace(" vim", "");

  @Test
  void lost() {
    Survival survival = OstreeDrift.verify(OstreeDrift.readOne(BEFORE), OstreeDrift.readOne(AFTER));
    assertThat(survival.isProved()).isFalse();
    assertThat(survival.lost()).extracting(item -> item.item()).containsExactly("vim");
    assertThat(OstreeDrift.explain(survival)).contains("vim").contains("lost");
    assertThat(OstreeDrift.toJson(survival)).contains("\"verdict\": \"lost\"");
  }

  @Test
  void difference() {
    Capture left = OstreeDrift.readOne(BEFORE);
    assertThat(OstreeDrift.diff(left, left).isEmpty()).isTrue();
    Capture right = OstreeDrift.readOne(AFTER);
    assertThat(OstreeDrift.toJson(OstreeDrift.diff(left, right))).contains("vim");
  }

  @Test
  void nothingIsPending() {
    assertThat(OstreeDrift.verifyNext(OstreeDrift.readOne(BEFORE)).isOfOneDeployment())
        .isTrue();
  }

  @Test
  void oneWasWanted() {
    assertThatThrownBy(() -> OstreeDrift.readOne(BEFORE + "\n" + AFTER))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("another capture begins here");
    assertThatThrownBy(() -> OstreeDrift.readOne("nothing of the kind\n"))
        .isInstanceOfSatisfying(
            CaptureException.class, e -> assertThat(e.problems()).isNotEmpty());
  }

  @Test
  void noneIsBooted() {
    Capture capture = OstreeDrift.readOne(BEFORE.replace("* fedora", "  fedora"));
    assertThatThrownBy(() -> OstreeDrift.verify(capture, capture))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("no deployment is marked as booted");
  }

  @Test
  void whatIsNotShownSaysSo() {
    String plain = BEFORE.replaceAll(" +St(aged|ateRoot): .*\n", "");
    Fact<List<String>> removals = OstreeDrift.readOne(plain).booted().inactiveRemovals();
    assertThat(removals.toOptional()).isEmpty();
    assertThatThrownBy(removals::require)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("overrides.inactive-removals")
        .hasMessageContaining("--json");
  }

  @Test
  void fleet() throws IOException {
    Auditor auditor = OstreeDrift.auditor();
    FleetReader.standard().read(Path.of("testdata/audit"), auditor::add, problem -> {});
    AuditResult result = auditor.finish();
    assertThat(OstreeDrift.toJson(result)).contains("\"pools\"");
  }
}
