// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
  @Test
  void aNameAPoolAndAStatusAreFound() {
    assertThat(find("{ \"host\": \"a\" ,\"pool\":\"w\",\t\"status\": {\"x\": 1} } "))
        .isEqualTo(new PlainLine("a", List.of("w"), "status", 38, 3 + 37, 3 + 45));
    // columns are characters
    assertThat(find("{\"host\":\"é\",\"status\":\"x\"}"))
        .isEqualTo(new PlainLine("é", List.of(), "status", 22, 3 + 22, 3 + 25));
  }

  /** Such lines are left to the reader of any document. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "{}",
        "[]",
        "{\"status\":\"x\",\"node\":\"a\"}",
        "{\"node\":\"a\",\"status\":}",
        "{\"node\":\"a\",\"node\":\"b\",\"status\":\"x\"}",
        "{\"node\":\"a\",\"host\":\"b\",\"status\":\"x\"}",
        "{\"node\":\"a\\u0041\",\"status\":\"x\"}",
        "{\"node\":1,\"status\":\"x\"}",
        "{\"node\":\"a\",\"rc\":0,\"status\":\"x\"}",
        "{\"node\":\"a\" \"status\":\"x\"}",
        "{\"node\":\"a\",\"status\":\"x\"",
        "{\"node\":\"a"
      })
  void anythingElseIsNot(String line) {
    assertThat(find(line)).isNull();
  }

  private static @Nullable PlainLine find(String line) {
    byte[] bytes = ("..." + line).getBytes(StandardCharsets.UTF_8);
    return PlainLine.find(bytes, 3, bytes.length);
  }
}
