// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class OmissionsTest {
  /** The booted one alone is listed, and is not the first one on the host. */
  @Test
  void theIndexOfADeploymentIsNoPlaceInTheList() {
    List<Reading> readings = TestData.read(
        "State: idle\nBootedDeployment:\n* fedora:fedora/41/x86_64/silverblue (index: 1)\n"
            + "                  Version: 41.2 (2024-11-26T02:00:00Z)\n"
            + "                StateRoot: fedora\n");
    String text = ReadingText.of(80, Palette.PLAIN).write(readings.get(0));
    assertThat(text).contains("1 fedora:fedora/41/x86_64/silverblue");
  }
}
