// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two values are the same. */
class EquivalenceTest {

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
    assertThat(Equivalence.ofText(one, other)).isEqualTo(same);
    assertThat(Equivalence.key(one).equals(Equivalence.key(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "FULL, FULL, true",
    "8f2a000000, FULL, true",
    "8f2a...c19, FULL, true",
    "8f2a…c19, FULL, true",
    "8f2a...c18, FULL, false",
    "8f2b...c19, FULL, false",
    "8f2a..., 8f2a00...c19, true",
    "8f2a...c19, 8f2a...0c19, true",
    "8f2a...c19, 8f2a...c1, false",
    "sha256:8f2a…, sha256:FULL, true",
    "sha256:8f2b…, sha256:FULL, false",
    "FULL, FULL0, false"
  })
  void anAbbreviationStandsForAllThatBeginAndEndSo(String one, String other, boolean same) {
    String full = "8f2a" + "0".repeat(57) + "c19";
    String left = one.replace("FULL", full);
    String right = other.replace("FULL0", "9" + full.substring(1)).replace("FULL", full);
    assertThat(Equivalence.ofChecksum(left, right)).isEqualTo(same);
    assertThat(Equivalence.ofChecksum(right, left)).isEqualTo(same);
  }

  @Test
  void eachElementStandsForOne() {
    assertThat(Equivalence.withoutTexts(List.of("a", "a", "b"), List.of("a")))
        .containsExactly("a", "b");
    assertThat(Equivalence.withoutTexts(List.of("?", "ä"), List.of("ä", "ö"))).isEmpty();
    assertThat(Equivalence.withoutTexts(List.of("ä", "ö", "ü"), List.of("?", "ö")))
        .containsExactly("ü");
    assertThat(Equivalence.ofTexts(List.of("a", "b"), List.of("b", "a"))).isTrue();
    assertThat(Equivalence.ofTexts(List.of("a", "a"), List.of("a", "b"))).isFalse();
    assertThat(Equivalence.ofTold(Optional.empty(), Optional.of("a"))).isTrue();
    assertThat(Equivalence.ofTold(Optional.of("b"), Optional.of("a"))).isFalse();
  }

  @Test
  void longListsEndInTime() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      one.add("a" + i);
      other.add("b" + i);
    }
    assertThat(Equivalence.withoutTexts(one, other)).hasSize(200_000);
  }

  @Test
  void plainStatusSaysNoMoreThanInvalid() {
    Signatures plain = signatures("invalid", "Invalid signature by AB");
    assertThat(Equivalence.ofSignatures(plain, signatures("missing-key"))).isTrue();
    assertThat(Equivalence.ofSignatures(plain, signatures("expired"))).isTrue();
    assertThat(Equivalence.ofSignatures(plain, signatures("valid"))).isFalse();
    assertThat(Equivalence.ofSignatures(signatures("invalid"), signatures("missing-key")))
        .isFalse();
  }

  private static Signatures signatures(String status, String... text) {
    Signature signature = new Signature(status, Optional.of("AB"), Optional.empty(), List.of(text));
    return new Signatures(true, List.of(signature));
  }
}
