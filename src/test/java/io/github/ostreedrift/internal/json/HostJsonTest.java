// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.WholeJson;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UpdateDriver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JSON of both tools shows of the host. */
class HostJsonTest {
  private static final String UPDATE = """
      {"checksum":"c","version":"41.2","timestamp":1700000000,"ref-has-new-commit":true,DEPLOYMENT
       "gpg-enabled":true,
       "rpm-diff":{"upgraded":[[0,"a",["1-1","x86_64"],["2-1","noarch"]]],"downgraded":[],
                   "removed":[[1,"r","1:1-1","x86_64"]],"added":[[0,"n","3-1","i686"]]},
       "advisories":[["FEDORA-1",1,4,["a-2-1.noarch"],{"cve_references":[["https://x","CVE-1 x"]]}],
                     ["FEDORA-2",2,3,["a-2-1.noarch"],{}],
                     ["FEDORA-3",1,9,[],{}]],
       "manifest-diff":{"total":66,"total-size":1100,"n-removed":1,"removed-size":10,"n-added":2,"added-size":20}}
      """;

  private static Capture capture(String update, String first, String second) {
    return Samples.read(WholeJson.host(WholeJson.deployment(first), WholeJson.deployment(second))
        .replace("\"cached-update\":null", "\"cached-update\":" + update.strip()));
  }

  @Test
  void anUpdateThatIsNotDeployedIsAvailable() {
    Capture capture = capture(
        UPDATE.replace("DEPLOYMENT", ""),
        "'id':'a.0','osname':'a','booted':true",
        "'id':'b.0','osname':'a'");
    AvailableUpdate update = capture.get(CaptureFacts.AVAILABLE_UPDATE).require();
    assertThat(update.version()).contains("41.2");
    assertThat(update.timestamp()).contains(Instant.ofEpochSecond(1_700_000_000));
    assertThat(update.checksum()).contains("c");
    assertThat(update.signatures().orElseThrow().list()).isEmpty();
    assertThat(update.totalLayers()).contains(new LayerChange(66, "1100 bytes"));
    assertThat(update.removedLayers()).contains(new LayerChange(1, "10 bytes"));
    assertThat(update.addedLayers()).contains(new LayerChange(2, "20 bytes"));
    var diff = update.diff().orElseThrow();
    assertThat(List.of(diff.upgraded(), diff.downgraded(), diff.removed(), diff.added()))
        .containsExactly(1, 0, 1, 1);
    assertThat(diff.changes().require())
        .containsExactly(
            new PackageChange(
                PackageChange.Kind.UPGRADED,
                "a",
                Optional.of("1-1"),
                Optional.of("2-1"),
                Optional.of("noarch")),
            new PackageChange(
                PackageChange.Kind.REMOVED,
                "r",
                Optional.of("1:1-1"),
                Optional.empty(),
                Optional.of("x86_64")),
            new PackageChange(
                PackageChange.Kind.ADDED,
                "n",
                Optional.empty(),
                Optional.of("3-1"),
                Optional.of("i686")));
    var advisories = update.advisories().orElseThrow();
    assertThat(advisories.critical()).isEqualTo(1);
    assertThat(advisories.unknown()).isEqualTo(1);
    assertThat(advisories.list().require())
        .containsExactly(
            new Advisory(
                "FEDORA-1",
                "critical",
                List.of("a-2-1.noarch"),
                List.of(new Advisory.Reference("CVE-1 x", "https://x"))),
            new Advisory("FEDORA-3", "unknown", List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      staged          | 'id':'p.0','osname':'a'               | 'id':'b.0','osname':'a','booted':true | true
      booted          | 'id':'p.0','osname':'a','booted':true | 'id':'b.0','osname':'a'               | false
      other stateroot | 'id':'p.0','osname':'a'               | 'id':'b.0','osname':'b','booted':true | false
      other one       | 'id':'q.0','osname':'a'               | 'id':'b.0','osname':'a','booted':true | false
      none booted     | 'id':'p.0','osname':'a'               | 'id':'b.0','osname':'a'               | false
      """)
  void anUpdateThatIsTheFirstDeploymentIsShownThere(
      String what, String first, String second, boolean there) {
    Capture capture =
        capture(UPDATE.replace("DEPLOYMENT", "\"deployment\":\"p.0\","), first, second);
    Deployment deployment = capture.deployments().get(0);
    assertThat(deployment.get(DeploymentFacts.DIFF).isShown()).isEqualTo(there);
    assertThat(deployment.get(DeploymentFacts.ADVISORIES).isShown()).isEqualTo(there);
    assertThat(capture.get(CaptureFacts.AVAILABLE_UPDATE).isShown()).isEqualTo(!there);
  }

  @Test
  void stateTransactionAndDriver() {
    Capture busy = Samples.read(
        "{\"deployments\":[],\"transaction\":[\"Upgrade\",\":1.2\",\"/x\"],"
            + "\"update-driver\":{\"driver-name\":\"Zincati\",\"driver-sd-unit\":\"zincati.service\"}}");
    assertThat(busy.get(CaptureFacts.STATE)).isEqualTo(Fact.of("busy"));
    assertThat(busy.get(CaptureFacts.TRANSACTION).require())
        .contains(new Transaction(Optional.empty(), Optional.empty(), Optional.of("Upgrade")));
    assertThat(busy.get(CaptureFacts.UPDATE_DRIVER).require())
        .contains(new UpdateDriver("Zincati", Optional.of("zincati.service"), Optional.empty()));
    Capture idle = Samples.read(Samples.status(""));
    assertThat(idle.facts().toString())
        .startsWith(
            "{state=idle, transaction=Optional.empty, update-driver=Optional.empty, deployments=[");
  }

  @Test
  void compactAndPrettyAreTheSame() {
    String compact = "{\"deployments\":[{\"osname\":\"fedora\",\"packages\":[\"a\",\"b\"],"
        + "\"base-remote-replacements\":{}}],\"transaction\":null}";
    String pretty = """
        {
          "deployments" : [
            {
              "base-remote-replacements" : {      },
              "osname" : "fedora",
              "packages" : [
                "a",
                "b"
              ]
            }
          ],
          "transaction" : null
        }""";
    assertThat(Samples.read(compact))
        .isEqualTo(Samples.read(pretty))
        .isEqualTo(Samples.read(pretty.replace("\n", "\r\n")));
  }

  @Test
  void ostreeAdmin() {
    Capture capture =
        Samples.read(Samples.text(Path.of("testdata/ostree/270-kitchen-sink-soft.2026.4.json")));
    assertThat(capture.format()).isEqualTo(CaptureFormat.OSTREE_ADMIN_STATUS_JSON);
    assertThat(capture.get(CaptureFacts.STATE).isShown()).isFalse();
    assertThat(capture.booted().index()).isEqualTo(1);
    assertThat(capture.deployments().get(0).facts())
        .hasToString(
            "{booted=false, stateroot=fedora, serial=0, origin=Refspec[refspec=fedora:bt/r6], "
                + "version=Optional[42.6.0], "
                + "checksum=f0d2ec0ed80e4119595ed1f97b1823b049f09735958b0b1e7f7d1c35c359903a, staged=true, pinned=false, "
                + "pending=true, rollback=false, finalization-locked=false, soft-reboot-target=true, unlocked=none}");
  }

  @Test
  void ostreeAdminHidesWhatItCannotTell() {
    Capture empty =
        Samples.read(Samples.text(Path.of("testdata/ostree/252-no-boot-dir.2026.4.json")));
    assertThat(empty.get(CaptureFacts.DEPLOYMENTS)).isEqualTo(Fact.of(List.of()));
    Deployment deployment = Samples.read(
            "{\"deployments\":[{\"checksum\":\"c\",\"stateroot\":\"a\",\"refspec\":null,\"serial\":0,"
                + "\"booted\":false,\"pending\":false,\"rollback\":false,\"finalization-locked\":false,"
                + "\"soft-reboot-target\":false,\"staged\":false,\"pinned\":false,\"unlocked\":\"none\","
                + "\"index\":0,\"version\":null,\"source-title\":\"T\"}]}")
        .deployments()
        .get(0);
    assertThat(deployment.origin().isShown()).isFalse();
    assertThat(deployment.version()).isEqualTo(Fact.of(Optional.empty()));
    assertThat(deployment.get(DeploymentFacts.TITLE)).isEqualTo(Fact.of("T"));
    assertThat(deployment.layered().isShown()).isFalse();
    assertThat(deployment.isBooted()).isFalse();
  }
}
