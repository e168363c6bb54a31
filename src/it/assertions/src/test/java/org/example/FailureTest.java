// SPDX-License-Identifier: Apache-2.0
package org.example;

import static io.github.ostreedrift.assertj.OstreeDriftAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.model.Capture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void saysWhatIsLost() throws IOException {
    Capture before = OstreeDrift.readOne(Path.of("before.txt"));
    Capture after = OstreeDrift.readOne(Path.of("lost.txt"));

    assertThatThrownBy(() -> assertThat(OstreeDrift.verify(before, after)).isProved())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("lost        layered            tailscale");
  }

  @Test
  void runsWithTheAnnotationsThatWerePinned() {
    assertThat(JsonProperty.class.getPackage().getImplementationVersion())
        .isEqualTo(System.getProperty("version.annotations"));
  }
}
