// SPDX-License-Identifier: Apache-2.0
package org.example;

import static io.github.ostreedrift.OstreeDrift.readOne;
import static io.github.ostreedrift.OstreeDrift.verify;
import static io.github.ostreedrift.assertj.OstreeDriftAssertions.assertThat;

class UpgradeTest {
  @org.junit.jupiter.api.Test
  void everythingSurvives() throws java.io.IOException {
    assertThat(verify(
            readOne(java.nio.file.Path.of("before.txt")),
            readOne(java.nio.file.Path.of("after.txt"))))
        .isProved();
  }
}
