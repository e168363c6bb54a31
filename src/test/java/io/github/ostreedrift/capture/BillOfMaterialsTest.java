// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bills of materials as lists of packages. */
class BillOfMaterialsTest {
  /** As syft 1.x writes them: packages, what is in their files, and the system itself. */
  private static final String SYFT = """
      {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
        "version": 1,
        "metadata": {"component": {"bom-ref": "a", "type": "container", "name": "quay.io/fedora/fedora-coreos:stable"}},
        "components": [
          {"bom-ref": "pkg:rpm/fedora/bash@5.2.37-1.fc41?arch=x86_64", "type": "library", "publisher": "Fedora Project",
           "name": "bash", "version": "5.2.37-1.fc41",
           "purl": "pkg:rpm/fedora/bash@5.2.37-1.fc41?arch=x86_64&distro=fedora-41&upstream=bash-5.2.37-1.fc41.src.rpm",
           "properties": [{"name": "syft:package:type", "value": "rpm"}]},
          {"type": "library", "name": "dbus", "version": "1:1.14.10-4.fc41",
           "purl": "pkg:rpm/fedora/dbus@1.14.10-4.fc41?arch=x86_64&epoch=1&distro=fedora-41"},
          {"type": "library", "name": "libstdc++",
           "purl": "pkg:rpm/fedora/libstdc%2B%2B@14.2.1-7.fc41?arch=x86_64&distro=fedora-41"},
          {"type": "library", "name": "glibc", "purl": "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686"},
          {"type": "library", "name": "setup", "purl": "pkg:rpm/setup@2.15.0-5.fc41?arch=noarch"},
          {"type": "library", "name": "gpg-pubkey", "purl": "pkg:rpm/fedora/gpg-pubkey@e99d6ad1-64d2612c?distro=fedora-41",
           "properties": [{"name": "syft:package:type", "value": "rpm"}]},
          {"type": "library", "name": "golang.org/x/net", "purl": "pkg:golang/golang.org/x/net@v0.33.0"},
          {"type": "file", "name": "/usr/bin/bash", "hashes": []},
          {"type": "operating-system", "name": "fedora", "version": "41", "swid": {}}
        ]
      }
      """;

  /** As trivy writes SPDX. */
  private static final String TRIVY = """
      {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "quay.io/fedora/fedora-coreos:stable",
        "packages": [
          {"name": "quay.io/fedora/fedora-coreos:stable", "SPDXID": "SPDXRef-ContainerImage",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
             "referenceLocator": "pkg:oci/fedora-coreos@sha256%3Ac0?arch=amd64"}]},
          {"name": "bash", "SPDXID": "SPDXRef-Package-1", "versionInfo": "5.2.37-1.fc41",
           "externalRefs": [
             {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:x"},
             {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:rpm/fedora/bash@5.2.37-1.fc41?arch=x86_64&distro=fedora-41"}]},
          {"name": "dbus", "SPDXID": "SPDXRef-Package-2", "versionInfo": "1:1.14.10-4.fc41",
           "externalRefs": [{"referenceCategory": "PACKAGE_MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:rpm/fedora/dbus@1.14.10-4.fc41?arch=x86_64&distro=fedora-41&epoch=1"}]},
          {"name": "setup", "SPDXID": "SPDXRef-Package-3",
           "externalRefs": [{"referenceType": "purl", "referenceLocator": "pkg:rpm/fedora/setup@2.15.0-5.fc41?arch=noarch"}]},
          {"name": "fedora", "SPDXID": "SPDXRef-OperatingSystem", "versionInfo": "41"}
        ],
        "relationships": []
      }
      """;

  private static Reading read(String text) {
    List<Reading> readings = TestData.read(text);
    assertThat(readings).hasSize(1);
    return readings.get(0);
  }

  private static PackageEvidence evidence(Reading reading) {
    return reading.capture().orElseThrow().get(CaptureFacts.PACKAGE_EVIDENCE).require();
  }

  private static List<String> installed(Reading reading) {
    return evidence(reading).installed().require().stream()
        .map(Nevra::toString)
        .toList();
  }

  @Test
  void readsCycloneDx() {
    Reading reading = read(SYFT);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.capture().orElseThrow().format()).isEqualTo(CaptureFormat.CYCLONEDX_JSON);
    assertThat(installed(reading))
        .containsExactly(
            "bash-5.2.37-1.fc41.x86_64",
            "dbus-1:1.14.10-4.fc41.x86_64",
            "libstdc++-14.2.1-7.fc41.x86_64",
            "glibc-2.40-3.fc41.i686",
            "setup-2.15.0-5.fc41.noarch");
    assertThat(evidence(reading).isWhole()).isTrue();
  }

  @Test
  void readsSpdx() {
    Reading reading = read(TRIVY);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.capture().orElseThrow().format()).isEqualTo(CaptureFormat.SPDX_JSON);
    assertThat(installed(reading))
        .containsExactly(
            "bash-5.2.37-1.fc41.x86_64",
            "dbus-1:1.14.10-4.fc41.x86_64",
            "setup-2.15.0-5.fc41.noarch");
    assertThat(evidence(reading).isWhole()).isTrue();
  }

  /** What says that something is missing, or can't be read, keeps the list from being whole. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ?arch=noarch"                    | "
      @2.40-3.fc41?arch                | ?arch
      @2.40-3.fc41?arch                | @2.40?arch
      "pkg:rpm/setup@                  | "<redacted>@
      "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686" | "..."
      "pkg:rpm/fedora/glibc@2.40-3.fc41?arch=i686" | 7
      "version": 1,                    | "version": 1, "compositions": [{"aggregate": "incomplete"}],
      "version": 1,                    | "version": 1, "compositions": [{"aggregate": "unknown"}],
      "version": 1,                    | "version": 1, "compositions": [{}],
      "name": "setup",                 | "name": "setup", "scope": "excluded",
      {"type": "file", "name": "/usr/bin/bash", "hashes": []} | "..."
      {"type": "file", "name": "/usr/bin/bash", "hashes": []} | {"name": "x", "properties": [{"name": "syft:package:type", "value": "rpm"}]}
      """)
  void whatIsPartialIsNotWhole(String found, String put) {
    assertThat(SYFT).contains(found);
    Reading reading = read(SYFT.replace(found, put));
    assertThat(evidence(reading).isWhole()).as(put).isFalse();
    assertThat(evidence(reading).isInstalled("tmux").isShown()).isFalse();
    assertThat(evidence(reading).isInstalled("bash").is(true)).isTrue();
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
        "{\"type\": \"file\", \"name\": \"/usr/bin/bash\", \"hashes\": []}",
        "{\"type\": \"platform\", \"name\": \"layer\", \"components\": [{\"name\": \"tmux\", \"purl\":"
            + " \"pkg:rpm/fedora/tmux@3.5-1.fc41?arch=x86_64\"}]}");
    assertThat(installed(read(inner))).contains("tmux-3.5-1.fc41.x86_64").hasSize(6);
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
  @EnumSource(
      value = CaptureFormat.class,
      names = {"CYCLONEDX_JSON", "SPDX_JSON"})
  void comesBack(CaptureFormat format) {
    Random random = new Random(TestData.seed(BillOfMaterialsTest.class));
    for (int i = 0; i < 200; i++) {
      List<Nevra> packages = new ArrayList<>();
      for (int j = random.nextInt(40) + 1; j > 0; j--) {
        packages.add(made(random, j));
      }
      Collections.shuffle(packages, random);
      Reading reading = read(written(format, packages));
      assertThat(reading.problems()).isEmpty();
      assertThat(evidence(reading).installed().require()).isEqualTo(packages);
      assertThat(evidence(reading).complete()).isTrue();
    }
  }

  private static Nevra made(Random random, int number) {
    String name = List.of("bash", "gcc-c++", "python3.12", "lib_x", "a+b").get(random.nextInt(5));
    String epoch = random.nextInt(3) == 0 ? random.nextInt(40) + 1 + ":" : "";
    String version = List.of("1", "2.40", "0~rc1", "1^git", "1.2+x").get(random.nextInt(5));
    String arch = List.of("x86_64", "noarch", "i686").get(random.nextInt(3));
    return Nevra.parse(name + number + "-" + epoch + version + "-" + random.nextInt(90) + ".fc41." + arch);
  }

  private static String written(CaptureFormat format, List<Nevra> packages) {
    boolean isCycloneDx = format == CaptureFormat.CYCLONEDX_JSON;
    String items = packages.stream()
        .map(nevra -> isCycloneDx
            ? "{\"type\":\"library\",\"name\":\"" + nevra.name() + "\",\"purl\":\"" + url(nevra) + "\"}"
            : "{\"name\":\"" + nevra.name()
                + "\",\"externalRefs\":[{\"referenceType\":\"purl\",\"referenceLocator\":\"" + url(nevra)
                + "\"}]}")
        .collect(Collectors.joining(","));
    return isCycloneDx
        ? "{\"bomFormat\":\"CycloneDX\",\"components\":[" + items + "]}"
        : "{\"spdxVersion\":\"SPDX-2.3\",\"packages\":[" + items + "]}";
  }

  private static String url(Nevra nevra) {
    String evr = nevra.evr().toString();
    int colon = evr.indexOf(':');
    String epoch = colon < 0 ? "" : "&epoch=" + evr.substring(0, colon);
    return "pkg:rpm/fedora/" + nevra.name().replace("+", "%2B") + "@"
        + evr.substring(colon + 1).replace("+", "%2B").replace("^", "%5E") + "?arch=" + nevra.arch()
        + epoch + "&distro=fedora-41";
  }
}
