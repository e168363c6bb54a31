// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VisibleTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("plain text, ünïcode 版本 🚀", "plain text, ünïcode 版本 🚀"),
        arguments("\u001b[31mred\u001b[0m", "␛[31mred␛[0m"),
        arguments("a\tb\nc\rd", "a␉b␊c␍d"),
        arguments("nul\0del\u007f", "nul␀del␡"),
        arguments("c1 \u009b31m", "c1 " + escape("9b") + "31m"),
        arguments("\u202efdp.exe", escape("202e") + "fdp.exe"),
        arguments("\ufeffmark", escape("feff") + "mark"),
        arguments("line\u2028feed", "line" + escape("2028") + "feed"),
        arguments("lone\ud83dhalf", "lone" + escape("d83d") + "half"),
        arguments("tag\udb40\udc41", "tag" + escape("e0041")),
        arguments("👩\u200d🚀", "👩\u200d🚀"));
  }

  private static String escape(String codePoint) {
    return "\\" + "u{" + codePoint + "}";
  }

  @ParameterizedTest
  @MethodSource("texts")
  void replacesWhatSteersATerminalOrHides(String text, String visible) {
    assertThat(Visible.of(text)).isEqualTo(visible);
  }

  @Test
  void leavesNoControlCharacterAnywhere() {
    StringBuilder all = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      all.appendCodePoint(codePoint);
    }
    assertThat(Visible.of(all.toString()).codePoints().filter(Character::isISOControl))
        .isEmpty();
  }
}
