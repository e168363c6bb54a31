// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.capture.ReadOptions.Listings;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalItem.Outcome;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills of materials as lists of packages. */
class BillOfMaterialsTest {
  private static final List<Nevra> PACKAGES = Stream.of(
          "bash-5.2.37-1.fc41.x86_64",
          "kernel-core-6.13.5-200.fc41.x86_64",
          "dbus-1:1.14.10-4.fc41.x86_64",
          "libstdc++-14.2.1-7.fc41.x86_64",
          "glibc-2.40-3.fc41.i686",
          "setup-2.15.0-5.fc41.noarch")
      .map(Nevra::parse)
      .toList();

  private static final String SYFT = BillForm.SYFT_CYCLONEDX.bill(PACKAGES);
  private static final String SYFT_SPDX = BillForm.SYFT_SPDX.bill(PACKAGES);
  private static final String TRIVY = BillForm.TRIVY_SPDX.bill(PACKAGES);

  private static Reading read(String text) {
    List<Reading> readings = TestData.read(text);
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  private static PackageEvidence evidence(Reading reading) {
    return reading.capture().orElseThrow().get(CaptureFacts.PACKAGE_EVIDENCE).require();
  }

  private static List<String> installed(Reading reading) {
    return evidence(reading).installed().require().stream().map(Nevra::toString).toList();
  }

  private static String problems(Reading reading) {
    return reading.problems().stream().map(Problem::message).collect(Collectors.joining("\n"));
  }

  /** Replaces the first of what must be there. */
  private static String with(String bill, String found, String put) {
    assertThat(bill).contains(found);
    int at = bill.indexOf(found);
    return bill.substring(0, at) + put + bill.substring(at + found.length());
  }

  @ParameterizedTest
  @EnumSource
  void readsEachForm(BillForm form) {
    Reading reading = read(form.bill(PACKAGES));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.capture().orElseThrow().format()).isEqualTo(form.format());
    assertThat(evidence(reading).installed().require()).isEqualTo(PACKAGES);
    assertThat(evidence(reading).isWhole()).isTrue();
  }

  /** A request without effect is absorbed where the image has the package, and lost where it has not. */
  @ParameterizedTest
  @EnumSource
  void tellsAbsorbedFromLost(BillForm form) {
    Nevra tmux = Nevra.parse("tmux-3.5a-2.fc41.x86_64");
    List<Nevra> more = new ArrayList<>(PACKAGES);
    more.add(2, tmux);
    assertThat(outcome(form.bill(more))).isEqualTo(Outcome.ABSORBED);
    assertThat(outcome(form.bill(PACKAGES))).isEqualTo(Outcome.LOST);
    // One package that can't be read may be the one.
    String doubtful =
        form.bill(PACKAGES).replaceFirst("((?:purl|Locator)\": \"pkg:rpm/)", "$1x?was=");
    assertThat(outcome(doubtful)).isEqualTo(Outcome.ABSORBED);
    assertThat(evidence(read(doubtful)).isInstalled("tmux").isShown()).isFalse();
  }

  private static Outcome outcome(String bill) {
    Capture before = host("a1", "'packages':['tmux'],'requested-packages':['tmux']");
    Capture after = host("b2", "'packages':[],'requested-packages':['tmux']");
    Survival survival = Survival.between(
        before,
        before.booted(),
        after,
        after.booted(),
        SurvivalOptions.DEFAULT.withPackagesAfter(evidence(read(bill))));
    assertThat(survival.items()).hasSize(1);
    return survival.items().get(0).outcome();
  }

  private static Capture host(String commit, String members) {
    String deployment = "'booted':true,'checksum':'" + commit.repeat(32) + "'," + members;
    return read(WholeJson.host(WholeJson.deployment(deployment))).capture().orElseThrow();
  }

  /** What says that something is missing, or can't be read, keeps the list from being whole. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ?arch=noarch                     | ?
      @2.40-3.fc41?arch                | ?arch
      @2.40-3.fc41?arch                | @2.40?arch
      "purl": "pkg:rpm/fedora/setup@   | "purl": "<redacted>@
      "purl": "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686 | "purl": 7, "x": "
      "purl": "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686 | "x": "
      "purl": "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686 | "purl": null, "x": "
      "version": 1,                    | "version": 1, "compositions": [{"aggregate": "incomplete"}],
      "version": 1,                    | "version": 1, "compositions": [{"aggregate": "unknown"}],
      "version": 1,                    | "version": 1, "compositions": [{}],
      "name": "setup",                 | "name": "setup", "scope": "excluded",
      {"bom-ref": "e",                 | "...", {"bom-ref": "e",
      {"bom-ref": "e",                 | {"name": "x", "properties": [{"name": "syft:package:type", "value": "rpm"}]}, {"bom-ref": "e",
      {"bom-ref": "e",                 | {"type": "library", "name": "x"}, {"bom-ref": "e",
      {"bom-ref": "e",                 | {}, {"bom-ref": "e",
      {"bom-ref": "e",                 | {"components": "..."}, {"bom-ref": "e",
      {"bom-ref": "e",                 | {"name": "x", "purl": "pkg:rpm/x@1-1?arch=noarch", "properties": [{"name": "syft:location:0:path", "value": "/opt/x"}]}, {"bom-ref": "e",
      "name": "setup",                 | "name": "setap",
      {"bom-ref": "e",                 | {"name": "x", "purl": "pkg:rpn/x@1-1?arch=noarch"}, {"bom-ref": "e",
      {"bom-ref": "e",                 | {"name": "x", "purl": "pkg:rpm/x@1-1?arch=noarch", "properties": [{"name": "cachi2:found_by", "value": "cachi2"}]}, {"bom-ref": "e",
      kernel-core                      | kernel-headers
      """)
  void whatIsPartialIsNotWhole(String found, String put) {
    assertNotWhole(read(put.startsWith("{") ? with(SYFT, found, put) : SYFT.replace(found, put)));
  }

  /** The same of SPDX. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ?arch=noarch                     | ?
      "name": "setup",                 | "name": "setap",
      @2.40-3.fc41?arch                | ?arch
      "pkg:rpm/fedora/setup@           | "<redacted>@
      "referenceLocator": "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686 | "referenceLocator": null, "x": "
      "referenceType": "purl",         | "referenceType": "pur",
      {"name": "golang.org/x/net",     | "...", {"name": "golang.org/x/net",
      {"name": "golang.org/x/net",     | {"name": "x"}, {"name": "golang.org/x/net",
      {"name": "golang.org/x/net",     | {"name": "x", "externalRefs": ["..."]}, {"name": "golang.org/x/net",
      {"name": "golang.org/x/net",     | {"name": "x", "externalRefs": "..."}, {"name": "golang.org/x/net",
      {"name": "golang.org/x/net",     | {"name": "x", "sourceInfo": "acquired package info from RPM DB: /usr/share/rpm/rpmdb.sqlite"}, {"name": "golang.org/x/net",
      {"name": "golang.org/x/net",     | {"name": "x", "sourceInfo": "acquired package info from the following paths: /usr/bin/x"}, {"name": "golang.org/x/net",
      kernel-core                      | kernel-headers
      """)
  void whatIsPartialIsNotWholeAsSpdx(String found, String put) {
    assertNotWhole(read(
        put.startsWith("kernel") ? SYFT_SPDX.replace(found, put) : with(SYFT_SPDX, found, put)));
  }

  private static void assertNotWhole(Reading reading) {
    assertThat(evidence(reading).isWhole()).isFalse();
    assertThat(evidence(reading).isInstalled("tmux").isShown()).isFalse();
    assertThat(evidence(reading).isInstalled("dbus").is(true)).isTrue();
  }

  @Test
  void whatCanNotBeToldIsCounted() {
    String bill = SYFT.replace("@2.40-3.fc41?", "?").replace("@2.15.0-5.fc41?", "?");
    assertThat(problems(read(bill)))
        .isEqualTo(
            "this package has no version, release and architecture that can be read (as 1 more);"
                + " so what the list lacks may be there all the same");
  }

  /** What is built from, lies around as a file, or is installed in a container inside is not installed. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      pkg:rpm/fedora/tmux@3.5-1.fc41?arch=src    | /usr/share/rpm/rpmdb.sqlite
      pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64 | /root/tmux-3.5-1.fc41.x86_64.rpm
      pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64 | /usr/lib/containers/storage/overlay/c0/diff/var/lib/rpm/rpmdb.sqlite
      pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64 | /sysroot/ostree/deploy/os/deploy/c0.0/usr/share/rpm/rpmdb.sqlite
      """)
  void whatIsElsewhereIsNotInstalled(String purl, String place) {
    String component = "{\"type\": \"library\", \"name\": \"tmux\", \"purl\": \"" + purl
        + "\", \"properties\": [{\"name\": \"syft:location:0:path\", \"value\": \"" + place
        + "\"}]},";
    String spdx = "{\"name\": \"tmux\", \"sourceInfo\": \"acquired package info from RPM DB: "
        + place + "\", \"externalRefs\": [{\"referenceType\": \"purl\", \"referenceLocator\": \""
        + purl + "\"}]},";
    for (String bill : List.of(
        with(SYFT, "{\"bom-ref\": \"e\",", component + "{\"bom-ref\": \"e\","),
        with(SYFT_SPDX, "{\"name\": \"golang", spdx + "{\"name\": \"golang"))) {
      Reading reading = read(bill);
      assertThat(reading.problems()).isEmpty();
      assertThat(evidence(reading).installed().require()).isEqualTo(PACKAGES);
      assertThat(evidence(reading).isInstalled("tmux").is(false)).isTrue();
    }
  }

  /** What was found in two places is installed where one of them is the database. */
  @Test
  void aPackageInTwoPlaces() {
    String second =
        "{\"name\": \"syft:location:1:path\", \"value\": \"/sysroot/ostree/deploy/os/deploy/c0.0/usr/share/rpm/rpmdb.sqlite\"}, ";
    String bill = SYFT.replace(
        "{\"name\": \"syft:metadata:size\"", second + "{\"name\": \"syft:metadata:size\"");
    assertThat(evidence(read(bill)).installed().require()).isEqualTo(PACKAGES);
    // The image may have been mounted somewhere.
    String mounted = SYFT.replace("\"/usr/share/rpm/", "\"/mnt/image/usr/share/rpm/");
    assertThat(evidence(read(mounted)).isWhole()).isTrue();
    String several = with(SYFT, "\"/usr/share/rpm/", "\"/mnt/one/usr/share/rpm/")
        .replace("\"/usr/share/rpm/", "\"/mnt/other/usr/share/rpm/");
    assertThat(problems(read(several))).contains("of several hosts, in /mnt/one and /mnt/other");
  }

  @Test
  void aContainerInsideIsAnotherImage() {
    String inner =
        "{\"type\": \"container\", \"name\": \"app\", \"components\": [{\"type\": \"library\","
            + " \"name\": \"tmux\", \"purl\": \"pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64\"}]},";
    Reading reading = read(with(SYFT, "{\"bom-ref\": \"e\",", inner + "{\"bom-ref\": \"e\","));
    assertThat(evidence(reading).isInstalled("tmux").is(false)).isTrue();
    int from = SYFT.indexOf("\"components\": [\n");
    int to = SYFT.indexOf("],\n  \"dependencies\"");
    String alone = SYFT.substring(0, from) + "\"components\": [{\"type\": \"container\", "
        + SYFT.substring(from, to) + "]}" + SYFT.substring(to);
    assertThat(evidence(read(alone)).installed().require()).isEqualTo(PACKAGES);
  }

  @Test
  void aBillOfSeveralImagesIsNoList() {
    for (BillForm form : BillForm.values()) {
      List<Nevra> more = new ArrayList<>(PACKAGES);
      more.add(Nevra.parse("tmux-3.5a-2.fc41.aarch64"));
      Reading reading = read(form.bill(more));
      assertThat(reading.capture()).isEmpty();
      assertThat(problems(reading))
          .contains("lists packages of aarch64 and x86_64, so it is one of several images");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": []}",
        "{\"artifacts\": [], \"source\": {}, \"descriptor\": {\"name\": \"syft\"}}",
        "SPDXVersion: SPDX-2.3\nPackageName: bash\n",
        "<?xml version=\"1.0\"?>\n<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"/>\n"
      })
  void otherFormsAreRefusedKindly(String bill) {
    CaptureReader listings = CaptureReader.of(ReadOptions.DEFAULT.withListings(Listings.ONLY));
    Reading reading = listings.read(bill).get(0);
    assertThat(reading.capture()).isEmpty();
    assertThat(problems(reading)).contains("a bill of materials (CycloneDX or SPDX 2, as JSON)");
  }

  @Test
  void aCompleteCompositionIsWhole() {
    Reading reading = read(SYFT.replace(
        "\"version\": 1,", "\"version\": 1, \"compositions\": [{\"aggregate\": \"complete\"}],"));
    assertThat(evidence(reading).isWhole()).isTrue();
  }

  @Test
  void aBillOfOtherPackagesIsNoList() {
    for (String bill : List.of(
        SYFT.replace("pkg:rpm/", "pkg:deb/"),
        TRIVY.replace("pkg:rpm/", "pkg:deb/"),
        "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}",
        "{\"spdxVersion\": \"SPDX-2.3\", \"packages\": []}")) {
      Reading reading = read(bill);
      assertThat(reading.capture()).isEmpty();
      assertThat(reading.problems())
          .anyMatch(problem ->
              problem.isError() && problem.message().contains("lists no packages of RPM"));
    }
  }

  @Test
  void componentsLieInComponents() {
    String inner = SYFT.replace(
        "{\"bom-ref\": \"e\",",
        "{\"type\": \"platform\", \"name\": \"layer\", \"components\": [{\"name\": \"tmux\", \"purl\":"
            + " \"pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64\"}]}, {\"bom-ref\": \"e\",");
    assertThat(installed(read(inner))).contains("tmux-3.5-1.fc41.x86_64").hasSize(7);
  }

  @Test
  void theLimitHolds() {
    ReadOptions options = ReadOptions.DEFAULT.withLimits(Limits.DEFAULT.withMaxPackages(2));
    for (String bill : List.of(SYFT, TRIVY)) {
      Reading reading = CaptureReader.of(options).read(bill).get(0);
      assertThat(installed(reading)).hasSize(2);
      assertThat(evidence(reading).isWhole()).isFalse();
      assertThat(reading.problems())
          .anyMatch(problem -> problem.isError() && problem.message().contains("max-packages"));
    }
  }

  /** However it is cut, no shorter list is taken for all of it. */
  @Test
  void aCutBillIsNeverWhole() {
    for (String bill : List.of(SYFT, TRIVY, SYFT.replace("\n", ""), TRIVY.replace("\n", ""))) {
      String whole = bill.stripTrailing();
      for (int end = 0; end < whole.length(); end += 7) {
        for (Reading reading : TestData.read(whole.substring(0, end))) {
          assertThat(reading
                  .capture()
                  .flatMap(capture -> capture.get(CaptureFacts.PACKAGE_EVIDENCE).toOptional())
                  .filter(PackageEvidence::isWhole))
              .isEmpty();
        }
      }
    }
  }

  /** Lists that are made up come back as they were, whichever the form. */
  @ParameterizedTest
  @EnumSource
  void comesBack(BillForm form) {
    Random random = new Random(TestData.seed(BillOfMaterialsTest.class));
    for (int i = 0; i < 60; i++) {
      List<Nevra> packages = new ArrayList<>(PACKAGES);
      for (int j = random.nextInt(40) + 1; j > 0; j--) {
        packages.add(made(random, j));
      }
      Collections.shuffle(packages, random);
      Reading reading = read(form.bill(packages));
      assertThat(reading.problems()).isEmpty();
      assertThat(evidence(reading).installed().require()).isEqualTo(packages);
      assertThat(evidence(reading).isWhole()).isTrue();
    }
  }

  /** Whatever becomes of one character, no package is thought to be missing that is there. */
  @ParameterizedTest
  @EnumSource
  void aDamagedBillHidesNothing(BillForm form) {
    Random random = new Random(TestData.seed(BillOfMaterialsTest.class));
    String bill = form.bill(PACKAGES);
    for (int i = 0; i < 1000; i++) {
      int at = random.nextInt(bill.length());
      String put = random.nextBoolean()
          ? ""
          : Character.toString("\"x{}[],:@?1 ".charAt(random.nextInt(12)));
      String damaged = bill.substring(0, at) + put + bill.substring(at + 1);
      for (Reading reading : TestData.read(damaged)) {
        reading
            .capture()
            .flatMap(capture -> capture.get(CaptureFacts.PACKAGE_EVIDENCE).toOptional())
            .ifPresent(evidence -> assertThat(PACKAGES)
                .as(damaged.substring(Math.max(0, at - 90), Math.min(damaged.length(), at + 90)))
                .noneMatch(nevra -> evidence.isInstalled(nevra.name()).is(false)));
      }
    }
  }

  private static Nevra made(Random random, int number) {
    String name = List.of("zsh", "gcc-c++", "python3.12", "lib_x", "a+b").get(random.nextInt(5));
    String epoch = random.nextInt(3) == 0 ? random.nextInt(40) + 1 + ":" : "";
    String version = List.of("1", "2.40", "0~rc1", "1^git", "1.2+x").get(random.nextInt(5));
    String arch = List.of("x86_64", "noarch", "i686").get(random.nextInt(3));
    return Nevra.parse(
        name + number + "-" + epoch + version + "-" + random.nextInt(90) + ".fc41." + arch);
  }
}
