// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static io.github.ostreedrift.assertj.OstreeDriftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.jackson.OstreeDriftModule;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What goes with other libraries: assertions for AssertJ, a module for Jackson's mappers. */
class CompanionsTest {
  private static final Path STATUS =
      TestData.ROOT.resolve("rpm-ostree/v2026.2/0032.verbose.utf8.txt");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new OstreeDriftModule()).build();

  private final Reading reading = TestData.read(STATUS).get(0);
  private final Capture capture = reading.capture().orElseThrow();

  @Test
  void assertionsPass() {
    assertThat(OstreeDrift.verify(capture, capture)).isProved().hasLost();
    assertThat(OstreeDrift.diff(capture, capture)).isEmpty();
    assertThat(capture).booted().hasLayered("/usr/sbin/tcpdump").hasVersion("9.6.20240207-0");
  }

  @Test
  void assertionsFailAndSayWhy() {
    assertThatThrownBy(() -> assertThat(capture).booted().hasLayered("htop"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("htop")
        .hasMessageContaining("tcpdump");
    assertThatThrownBy(() -> assertThat(capture).booted().isPristine())
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(capture).booted().hasVersion("1"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("9.6");
    assertThatThrownBy(() -> assertThat(OstreeDrift.auditor().finish()).isClean())
        .as("a fleet of no nodes proves nothing")
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void whatIsNotShownFails() {
    Capture admin =
        OstreeDrift.readOne("* fedora " + "a".repeat(64) + ".0\n    origin refspec: fedora:x/y\n");
    assertThatThrownBy(() -> assertThat(admin).booted().hasLayered("htop"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("does not show packages.layered");
  }

  @Test
  void mapperWritesAndReads() {
    JsonNode tree =
        MAPPER.readTree(MAPPER.writeValueAsString(Map.of("status", capture, "reading", reading)));
    assertThat(MAPPER.treeToValue(tree.get("status"), Capture.class)).isEqualTo(capture);
    assertThat(MAPPER.treeToValue(tree.get("reading"), Reading.class)).isEqualTo(reading);
    assertThatThrownBy(() -> MAPPER.readValue("{\"a\": 1}", Capture.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void mapperWritesVerdicts() {
    Survival survival = OstreeDrift.verify(capture, capture);
    assertThat(MAPPER
            .valueToTree(OstreeDrift.diff(capture, capture))
            .get("changes")
            .isEmpty())
        .isTrue();
    assertThat(
            MAPPER.readTree(MAPPER.writeValueAsString(survival)).get("verdict").asString())
        .isEqualTo("survived");
    assertThat(MAPPER
            .readTree(MAPPER.writeValueAsString(OstreeDrift.auditor().finish()))
            .has("pools"))
        .isTrue();
  }
}
