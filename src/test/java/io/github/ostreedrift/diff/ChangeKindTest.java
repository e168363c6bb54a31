// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of changes. */
class ChangeKindTest {

  @ParameterizedTest
  @EnumSource(ChangeKind.class)
  void hasAWordAMeaningAndAMirror(ChangeKind kind) {
    assertThat(kind.word()).matches("[a-z]+(-[a-z]+)+");
    assertThat(ChangeKind.find(kind.word())).contains(kind);
    assertThat(kind.meaning()).matches("[a-z][^\\n|]{10,90}[^.]");
    assertThat(kind.mirror().mirror()).isEqualTo(kind);
    boolean isDirected = !kind.word().endsWith("-changed");
    assertThat(kind.mirror() != kind).as("another kind than its mirror").isEqualTo(isDirected);
  }

  @Test
  void meaningsTellKindsApart() {
    assertThat(Arrays.stream(ChangeKind.values()).map(ChangeKind::meaning)).doesNotHaveDuplicates();
    assertThat(ChangeKind.find("layered-package-lost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "layered-package-added, layered-package-removed",
    "base-removal-added, base-removal-removed",
    "local-package-upgraded, local-package-downgraded",
    "request-became-inactive, request-became-active",
    "pending-became-booted, booted-became-pending",
    "rollback-became-booted, booted-became-rollback",
    "base-version-changed, base-version-changed"
  })
  void mirrors(String word, String mirrored) {
    assertThat(ChangeKind.find(word).orElseThrow().mirror().word()).isEqualTo(mirrored);
  }

  @Test
  void whatIsLostIsGraverThanWhatIsNew() {
    Stream.of(ChangeKind.values())
        .filter(kind -> kind.name().endsWith("_REMOVED"))
        .forEach(kind ->
            assertThat(kind.severity()).isLessThanOrEqualTo(kind.mirror().severity()));
    assertThat(Change.Severity.ALERT).hasToString("alert");
    assertThat(Change.Severity.values())
        .allSatisfy(severity -> assertThat(severity.meaning()).isNotBlank());
  }
}
