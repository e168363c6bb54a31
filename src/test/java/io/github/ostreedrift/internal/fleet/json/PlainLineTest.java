// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.internal.json.JsonTokens;
import io.github.ostreedrift.model.Limits;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
  @Test
  void aNameAPoolAndAStatusAreFound() {
    assertThat(PlainLine.find("{ \"host\": \"a\" ,\"pool\":\"w\",\t\"status\": {\"x\": 1} } "))
        .isEqualTo(new PlainLine("a", List.of("w"), "status", 38, "{\"x\": 1}"));
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
    assertThat(PlainLine.find(line)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"plain\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u25cf a\\u00E9 \\ud83d\\ude00\"",
        "\"State: idle\\nDeployments:\\n* \\u25cf\"",
        "\"é ● 😀\""
      })
  void aStringIsDecodedAsTheLibraryDoes(String quoted) throws Exception {
    JsonTokens tokens = JsonTokens.of(quoted, Limits.DEFAULT);
    assertThat(tokens.next()).isEqualTo(JsonTokens.Token.STRING);
    assertThat(Objects.requireNonNull(PlainLine.unquote(quoted))).isEqualTo(tokens.text());
  }

  /** More than one string, a broken one, or none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "1",
        "null",
        "\"a\",\"node\":\"b\"",
        "\"a\\\"",
        "\"a\\",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u\uff11234\"",
        "\"\\x\"",
        "\"a\tb\"",
        "\"a",
        "[\"a\"]"
      })
  void whatIsNoStringIsNotDecoded(String value) {
    assertThat(PlainLine.unquote(value)).isNull();
  }
}
