// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvrTest {
  private static final long SEED = RandomVersions.seed();

  private static final String ORDER = """
      # digits by value
      1.0            =  1.0
      1.0            <  2.0
      2.0.1          >  2.0
      4.999.9        <  5.0
      5.5p1          <  5.5p10
      5.6p1          <  6.5p1
      20101121       <  20101122
      10.0001        =  10.1
      10.0001        <  10.0039
      0              =  000
      1.0            <  1.0.0
      # ... which no int or long holds
      2147483648     >  2147483647
      18446744073709551616        >  18446744073709551615
      20230101000000000000000000  <  100000000000000000000000000
      00000000000000000000000002  >  1
      # letters by bytes, and below digits
      2.0.1a         >  2.0.1
      1.0a           <  1.0aa
      abc            <  abd
      Z              <  a
      xyz.4          <  8
      xyz.4          <  2
      6.0.rc1        >  6.0
      10b2           >  10a1
      10xyz          <  10.1xyz
      xyz10          <  xyz10.1
      # an end of digits or letters separates as well as a sign does
      1.0a           =  1.0.a
      10abc          =  10.abc
      1.f            >  1c.f
      # all signs are one, and none at the end counts
      2.0            =  2_0
      a              =  a+
      a+             =  a_
      _+             =  +_
      +              =  _
      2..0           =  2.0
      1.0.           =  1.0
      ...            =  _
      4.3.2.1        <  4321
      # a tilde is below all, the end too
      1.0~rc1        <  1.0
      1.0~rc1        <  1.0~rc2
      1.0~rc1        =  1.0~rc1
      1.0~rc1~git123 <  1.0~rc1
      1.0~           <  1.0
      1.0~~          <  1.0~
      1.0.~rc1       =  1.0~rc1
      ~              <  ^
      # a caret is above the end, and below all else but a tilde
      1.0^           >  1.0
      1.0^git1       <  1.0^git2
      1.0^git1       <  1.01
      1.0^20160101   <  1.0.1
      1.0^20160102   >  1.0^20160101^git1
      1.0^           <  1.0^^
      1.0^a          <  1.0a
      # both
      1.0~rc1^git1   >  1.0~rc1
      1.0~rc1^git1   <  1.0~rc2
      1.0^git1~pre   <  1.0^git1
      1.0^git1~pre   >  1.0
      1.0^git1~pre1  <  1.0^git1~pre2
      1.900          <  1.8000
      # only ASCII has letters and digits
      1.1.α          =  1.1.β
      1.１            =  1
      ü              =  é
      1é2            =  1.2
      # those outside of the words that an EVR takes
      """;

  static Stream<Arguments> order() {
    return ORDER
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arguments.of((Object[]) line.split(" +")));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("order")
  void ordersVersionsAsRpmDoes(String left, String sign, String right) {
    int expected = "<=>".indexOf(sign) - 1;
    assertThat(Integer.signum(Evr.compareVersions(left, right))).isEqualTo(expected);
    assertThat(Integer.signum(Evr.compareVersions(right, left))).isEqualTo(-expected);
  }

  @Test
  void ordersAnyText() {
    assertThat(Evr.compareVersions("", "")).isZero();
    assertThat(Evr.compareVersions("", " ")).isZero();
    assertThat(Evr.compareVersions("", "a")).isNegative();
    assertThat(Evr.compareVersions("", "~")).isPositive();
    assertThat(Evr.compareVersions("1 0\n", "1-0")).isZero();
    assertThat(Evr.compareVersions("9".repeat(100_000), "1" + "0".repeat(100_000)))
        .isNegative();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(textBlock = """
      1-1,    <, 1-2
      1-2,    <, 2-1
      2-1,    <, 1:1-1
      1-1,    =, 0:1-1
      1-1,    =, 00:1-1
      01:1-1, =, 1:1-1
      2:1-1,  <, 10:1-1
      99999999999999999998:2-1, <, 99999999999999999999:1-1
      1.0-1,  =, 1.00-01
      1-1~rc1, <, 1-1
      # no release is below every release: else 1-1, 1 and 1-2 would be equal in turn
      1,      <, 1-0
      1,      <, 1-~
      1,      =, 1.
      2,      >, 1-9
      """)
  void ordersByEpochThenVersionThenRelease(String left, String sign, String right) {
    Evr one = Evr.parse(left);
    Evr other = Evr.parse(right);
    int expected = "<=>".indexOf(sign) - 1;
    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(expected);
    assertThat(Integer.signum(other.compareTo(one))).isEqualTo(-expected);
    assertThat(one.sameVersion(other)).isEqualTo(expected == 0);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      1.2.3-4.fc38,                        '',  1.2.3,       4.fc38
      5:4.5.0-1.fc38,                      5,   4.5.0,       1.fc38
      0:1-1,                               0,   1,           1
      007:1-1,                             007, 1,           1
      1,                                   '',  1,           ''
      2:1,                                 2,   1,           ''
      2:1.0~rc1-0.2.20230101git1234abc,    2,   1.0~rc1,     0.2.20230101git1234abc
      1.0^git20230101-1,                   '',  1.0^git20230101, 1
      1.27.1-8.rhaos4.14.git3fecb83.el9,   '',  1.27.1,      8.rhaos4.14.git3fecb83.el9
      git-r1,                              '',  git,         r1
      1.?-1,                               '',  1.?,         1
      1.é-1,                               '',  1.é,         1
      """)
  void parsesAndPrints(String text, String epoch, String version, String release) {
    Evr evr = Evr.parse(text);
    assertThat(evr).isEqualTo(new Evr(epoch, version, release));
    assertThat(evr).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``             | no version
      -1             | no version
      1:             | no version
      1:-2           | no version
      :1-1           | ':' cannot stand in a version
      a:1-1          | an epoch is a number: "a"
      -1:1-1         | an epoch is a number: "-1"
      １:1-1         | an epoch is a number: "１"
      1-             | '-' cannot stand in a version
      1-2-3          | '-' cannot stand in a release
      1:2:3-4        | ':' cannot stand in a version
      1-2:3          | an epoch is a number: "1-2"
      foo >= 1.2     | U+0020 cannot stand in a version
      foo()(64bit)   | '(' cannot stand in a version
      1-1\u00A0      | U+00A0 cannot stand in a release
      """)
  void complainsOfWhatIsNoEvr(String text, String complaint) {
    String given = text.replace("\\u00A0", "\u00A0");
    assertThatThrownBy(() -> Evr.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no EVR: \"" + given + "\": " + complaint);
    assertThat(Evr.find(given)).isEmpty();
  }

  @Test
  void checksPartsThatAreGiven() {
    assertThatThrownBy(() -> new Evr("", "", "1")).hasMessage("no version");
    assertThatThrownBy(() -> new Evr("x", "1", "1")).hasMessage("an epoch is a number: \"x\"");
    assertThatThrownBy(() -> new Evr("", "1-1", "1")).hasMessage("'-' cannot stand in a version");
    assertThatThrownBy(() -> new Evr("", "1", "1\u001b[m"))
        .hasMessage("U+001B cannot stand in a release");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      1
      1-1
      5:4.5.0-1.fc38
      2023a-1
      v2-0.1
      1password
      """)
  void findsWhatLooksLikeAnEvr(String text) {
    assertThat(Evr.find(text)).contains(Evr.parse(text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      htop
      gcc-c++
      python3-pip
      ->
      libfoo.so.1()(64bit)
      /usr/bin/htop
      @core
      """)
  void doesNotFindAnEvrInAName(String text) {
    assertThat(Evr.find(text)).isEmpty();
  }

  @Test
  void equalityIsThatOfTheSpelling() {
    assertThat(Evr.parse("1.0-1"))
        .isEqualTo(Evr.parse("1.0-1"))
        .hasSameHashCodeAs(Evr.parse("1.0-1"));
    assertThat(Evr.parse("1.0-1")).isNotEqualTo(Evr.parse("1.00-1"));
    assertThat(Evr.parse("0:1-1")).isNotEqualTo(Evr.parse("1-1"));
  }

  @Test
  void randomOnesArePrintedAsTheyAreParsed() {
    RandomVersions random = new RandomVersions(SEED);
    for (int i = 0; i < 100_000; i++) {
      Evr evr = random.evr();
      assertThat(Evr.parse(evr.toString())).as("-Dseed=%s", SEED).isEqualTo(evr);
    }
  }

  /** Three at a time: what sorts by this must not meet a circle. */
  @Test
  void orderIsTotal() {
    RandomVersions random = new RandomVersions(SEED);
    for (int i = 0; i < 200_000; i++) {
      Evr a = random.evr();
      List<Evr> sorted = new ArrayList<>(List.of(a, random.evrNear(a), random.evrNear(a)));
      Collections.sort(sorted);
      Evr first = sorted.get(0);
      Evr last = sorted.get(2);
      boolean same = first.sameVersion(sorted.get(1)) && sorted.get(1).sameVersion(last);
      int order = first.compareTo(last);
      if (same ? order != 0 : order >= 0) {
        throw new AssertionError(sorted + " is no order (-Dseed=" + SEED + ")");
      }
      if (Integer.signum(last.compareTo(first)) != -Integer.signum(order)) {
        throw new AssertionError(first + " and " + last + " have no order (-Dseed=" + SEED + ")");
      }
    }
  }
}
