// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Signature;
import io.github.ostreedrift.model.Signatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two values are the same. */
class SamenessTest {

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "caf?, café, true",
    "café, caf?, true",
    "caf?, cafe, false",
    "caf?, caf??, false",
    "?, 😀, true",
    "???, ???, true",
    "ä?, ?ö, true",
    "a, b, false"
  })
  void questionMarkStandsForALostCharacter(String one, String other, boolean same) {
    assertThat(Sameness.ofText(one, other)).isEqualTo(same);
    assertThat(Sameness.key(one).equals(Sameness.key(other))).isEqualTo(same);
  }

  @Test
  void eachElementStandsForOne() {
    assertThat(Sameness.withoutTexts(List.of("a", "a", "b"), List.of("a")))
        .containsExactly("a", "b");
    assertThat(Sameness.withoutTexts(List.of("?", "ä"), List.of("ä", "ö"))).isEmpty();
    assertThat(Sameness.withoutTexts(List.of("ä", "ö", "ü"), List.of("?", "ö")))
        .containsExactly("ü");
    assertThat(Sameness.ofTexts(List.of("a", "b"), List.of("b", "a"))).isTrue();
    assertThat(Sameness.ofTexts(List.of("a", "a"), List.of("a", "b"))).isFalse();
    assertThat(Sameness.ofTold(Optional.empty(), Optional.of("a"))).isTrue();
    assertThat(Sameness.ofTold(Optional.of("b"), Optional.of("a"))).isFalse();
  }

  @Test
  void longListsEndInTime() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      one.add("a" + i);
      other.add("b" + i);
    }
    assertThat(Sameness.withoutTexts(one, other)).hasSize(200_000);
  }

  @Test
  void plainStatusSaysNoMoreThanInvalid() {
    Signatures plain = signatures("invalid", "Invalid signature by AB");
    assertThat(Sameness.ofSignatures(plain, signatures("missing-key"))).isTrue();
    assertThat(Sameness.ofSignatures(plain, signatures("expired"))).isTrue();
    assertThat(Sameness.ofSignatures(plain, signatures("valid"))).isFalse();
    assertThat(Sameness.ofSignatures(signatures("invalid"), signatures("missing-key")))
        .isFalse();
  }

  private static Signatures signatures(String status, String... text) {
    Signature signature = new Signature(status, Optional.of("AB"), Optional.empty(), List.of(text));
    return new Signatures(true, List.of(signature));
  }
}
