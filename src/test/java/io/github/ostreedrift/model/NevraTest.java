// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NevraTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      htop-3.2.1-1.el8.x86_64,                               htop, 3.2.1-1.el8, x86_64
      dropbox-1:2020.03.04-1.x86_64,                         dropbox, 1:2020.03.04-1, x86_64
      foo-0:1-1.noarch,                                      foo, 0:1-1, noarch
      kmod-foo-2:1.0~rc1-0.2.20230101git1234abc.x86_64,      kmod-foo, 2:1.0~rc1-0.2.20230101git1234abc, x86_64
      libstdc++-local-1.0^git20230101-1.x86_64,              libstdc++-local, 1.0^git20230101-1, x86_64
      cri-o-1.27.1-8.rhaos4.14.git3fecb83.el9.x86_64,        cri-o, 1.27.1-8.rhaos4.14.git3fecb83.el9, x86_64
      rpmfusion-free-release-38-1.noarch,                    rpmfusion-free-release, 38-1, noarch
      python3.11-3.11.4-1.fc38.aarch64,                      python3.11, 3.11.4-1.fc38, aarch64
      xorg-x11-fonts-ISO8859-1-100dpi-7.5-33.fc38.noarch,    xorg-x11-fonts-ISO8859-1-100dpi, 7.5-33.fc38, noarch
      java-1.8.0-openjdk-1:1.8.0.372.b07-1.fc38.i686,        java-1.8.0-openjdk, 1:1.8.0.372.b07-1.fc38, i686
      fonts-ttf-é-1-1.noarch,                                fonts-ttf-é, 1-1, noarch
      fonts-ttf-?-1-1.noarch,                                fonts-ttf-?, 1-1, noarch
      7zip-22.01-1.ppc64le,                                  7zip, 22.01-1, ppc64le
      """)
  void parsesFindsAndPrints(String text, String name, String evr, String arch) {
    Nevra nevra = Nevra.parse(text);
    assertThat(nevra).isEqualTo(new Nevra(name, Evr.parse(evr), arch));
    assertThat(nevra).hasToString(text);
    assertThat(Nevra.find(text)).contains(nevra);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1:dropbox-2020.03.04-1.x86_64",
        "dropbox-2020.03.04-1.x86_64:1",
        SHA256 + ":dropbox-1:2020.03.04-1.x86_64",
        SHA256 + ":1:dropbox-2020.03.04-1.x86_64",
      })
  void takesOtherFormsAndPrintsTheUsualOne(String text) {
    assertThat(Nevra.parse(text)).hasToString("dropbox-1:2020.03.04-1.x86_64");
    assertThat(Nevra.find(text)).contains(Nevra.parse(text));
  }

  private static final String SHA256 =
      "8b334e0ba6f0a4d3ac1a0c4ea2d0a5b0f0f3c1b2a4958677665544332211ffee";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      ``                            | expected name-[epoch:]version-release.arch
      htop                          | expected name-[epoch:]version-release.arch
      htop-3.2.1                    | expected name-[epoch:]version-release.arch
      1                             | expected name-[epoch:]version-release.arch
      1:                            | expected name-[epoch:]version-release.arch
      foo-1.x86_64                  | expected name-[epoch:]version-release.arch
      -1-1.x86_64                   | no name
      foo--1.x86_64                 | no version
      foo-1-.x86_64                 | '-' cannot stand in a version
      foo-1-1.                      | "" cannot be an architecture
      foo-1-1.86                    | "86" cannot be an architecture
      foo-1-1.fc23-x86_64           | "fc23-x86_64" cannot be an architecture
      --foo-1-1.x86_64              | a name does not begin with '-'
      +foo-1-1.x86_64               | a name does not begin with '+'
      foo-a:1-1.x86_64              | an epoch is a number: "a"
      foo-:1-1.x86_64               | ':' cannot stand in a version
      1:foo-2:1-1.x86_64            | ':' cannot stand in a version
      foo-2:1-1.x86_64:1            | ':' cannot stand in a version
      f:o-1-1.x86_64                | ':' cannot stand in a name
      foo >= 1-1-1.x86_64           | U+0020 cannot stand in a name
      font(a-1-1.x86_64             | '(' cannot stand in a name
      /a/foo-1-1.x86_64             | '/' cannot stand in a name
      """)
  void complainsOfWhatIsNoNevra(String text, String complaint) {
    assertThatThrownBy(() -> Nevra.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no NEVRA: \"" + text + "\": " + complaint);
    assertThat(Nevra.find(text)).isEmpty();
  }

  @Test
  void checksPartsThatAreGiven() {
    assertThatThrownBy(() -> new Nevra("foo", Evr.parse("1"), "x86_64")).hasMessage("no release");
    assertThatThrownBy(() -> new Nevra("", Evr.parse("1-1"), "x86_64")).hasMessage("no name");
    assertThatThrownBy(() -> new Nevra("foo", Evr.parse("1-1"), "x.y"))
        .hasMessage("\"x.y\" cannot be an architecture");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      htop
      gcc-c++
      1password
      containerd.io
      libnss3.so
      R-core
      @core
      /usr/bin/htop
      libc.so.6()(64bit)
      libfoo.so.1()(64bit)
      pkgconfig(gtk+-3.0)
      font(:lang=de)
      perl(Net::SNMP)
      python3dist(requests)
      dnf-command(config-manager)
      (foo or bar)
      "quoted"
      it's-odd
      foo~rc1
      name with spaces
      foo >= 1.2
      vim-enhanced >= 8.0
      kernel-uname-r = 5.14.0-284.el9.x86_64
      java-1.8.0-openjdk
      xorg-x11-drv-nvidia-cuda
      gstreamer1-plugins-bad-free-extras
      htop.x86_64
      """)
  void aRequestOfAnotherKindIsNone(String request) {
    assertThat(Nevra.find(request)).isEmpty();
    assertThatThrownBy(() -> Nevra.parse(request))
        .hasMessageStartingWith("no NEVRA: \"" + request + "\": ");
  }

  /** Where the form alone misleads: a NEVRA for whoever knows that it is one, and else none. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      mesa-vulkan-drivers.i686
      java-17-openjdk.x86_64
      htop-3.2.2-2.fc38
      htop-3.2.2-2.x86_64.rpm
      mesa-vulkan-1.i686
      """)
  void findsOnlyWhatLooksLikeOne(String text) {
    assertThat(Nevra.find(text)).isEmpty();
    assertThat(Nevra.parse(text)).hasToString(text);
  }

  @Test
  void ordersByNameThenVersionThenArchitecture() {
    List<Nevra> sorted = Stream.of(
            "b-1-1.src a-1:1-1.src a-10-1.src a-9-1.src a-9-1.noarch B-2-1.src".split(" "))
        .map(Nevra::parse)
        .sorted()
        .toList();
    assertThat(sorted)
        .map(Nevra::toString)
        .containsExactly(
            "B-2-1.src a-9-1.noarch a-9-1.src a-10-1.src a-1:1-1.src b-1-1.src".split(" "));
  }

  @Test
  void orderIsCoarserThanEquality() {
    Nevra one = Nevra.parse("a-0:1-1.noarch");
    Nevra other = Nevra.parse("a-1-1.noarch");
    assertThat(one).isEqualByComparingTo(other).isNotEqualTo(other);
  }

  @Test
  void randomOnesArePrintedAsTheyAreParsed() {
    long seed = RandomVersions.seed();
    RandomVersions random = new RandomVersions(seed);
    for (int i = 0; i < 100_000; i++) {
      Evr evr = new Evr(random.evr().epoch(), random.version(), random.version());
      Nevra nevra = new Nevra("n" + random.version() + "-" + random.version(), evr, "x86_64");
      assertThat(Nevra.parse(nevra.toString())).as("-Dseed=%s", seed).isEqualTo(nevra);
    }
  }
}
