// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Samples.deployment;
import static io.github.ostreedrift.internal.json.Samples.oldDeployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment in rpm-ostree's JSON shows, in the encodings of all releases. */
class RpmOstreeDeploymentTest {
  private static final String SHA = "0123456789abcdef".repeat(4);

  @Test
  void silenceMeansNoneWhereTheToolWouldHaveSaidIt() {
    assertThat(oldDeployment("'origin':''").facts())
        .hasToString(
            "{booted=false, stateroot=os, serial=0, origin=None[], custom-origin=Optional.empty, "
                + "version=Optional.empty, checksum=c0, packages.layered=[], packages.local=[], packages.local-fileoverride=[], "
                + "packages.modules=[], packages.modules-enabled=[], packages.modules-inactive=[], "
                + "overrides.removed=[], overrides.replaced=[], overrides.inactive-removals=[], "
                + "overrides.inactive-replacements=[], initramfs=Optional.empty, staged=false, pinned=false, "
                + "finalization-locked=false, cliwrap=false, unlocked=none, live=Optional.empty, "
                + "remote-error=Optional.empty, end-of-life=Optional.empty}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'origin':'fedora:fedora/40/x86_64/silverblue' | Refspec[refspec=fedora:fedora/40/x86_64/silverblue]
      'origin':'local'                              | Refspec[refspec=local]
      'origin':'rojig://fedora:atomic'              | Rojig[text=rojig://fedora:atomic]
      'origin':'rojig://f:a','rojig-description':{'repo':'f','name':'a','evr':'','arch':''}          | Rojig[text=f:a]
      'origin':'rojig://f:a','jigdo-description':{'repo':'f','name':'a','evr':'28-1','arch':'s390x'} | Rojig[text=f:a-28-1.s390x]
      'container-image-reference':'ostree-image-signed:docker://a' | ContainerImage[reference=ostree-image-signed:docker://a, digest=Optional.empty]
      'container-image-reference':'registry:a','container-image-reference-digest':'sha256:b' | ContainerImage[reference=registry:a, digest=Optional[sha256:b]]
      'origin':''                                   | None[]
      """)
  void origin(String members, String origin) {
    assertThat(deployment(members).origin().require()).hasToString(origin);
  }

  @Test
  void aChecksumIsAnOriginOfItsOwn() {
    assertThat(deployment("'origin':'" + SHA + "'").origin())
        .isEqualTo(Fact.of(new Origin.Checksum(SHA)));
  }

  @Test
  void customOrigin() {
    assertThat(deployment("'custom-origin':['','Managed']").get(DeploymentFacts.CUSTOM_ORIGIN))
        .isEqualTo(Fact.of(Optional.of(new CustomOrigin(Optional.of(""), "Managed"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      not layered       | 'timestamp':5                                                        | 5 |
      layered           | 'timestamp':5,'base-checksum':'b','base-timestamp':3                 | 3 | 5
      base time invalid | 'timestamp':5,'base-checksum':'b','requested-base-removals':[]       |   | 5
      zero              | 'timestamp':0                                                        |   |
      negative          | 'timestamp':-1                                                       |   |
      year 9999         | 'timestamp':253402300799                                             | 253402300799 |
      year 10000        | 'timestamp':253402300800                                             |   |
      2 to the 63       | 'timestamp':9223372036854775807                                      |   |
      """)
  void timestamps(String what, String members, Long shown, Long layered) {
    Deployment deployment = deployment(members);
    assertThat(deployment.timestamp().map(Instant::getEpochSecond).orElse(null)).isEqualTo(shown);
    assertThat(deployment
            .get(DeploymentFacts.LAYERED_TIMESTAMP)
            .map(Instant::getEpochSecond)
            .orElse(null))
        .isEqualTo(layered);
  }

  @Test
  void untilV2017_4TheTimeIsThatOfTheLocalCommit() {
    Deployment deployment = oldDeployment("'timestamp':5,'base-checksum':'b'");
    assertThat(deployment.timestamp()).isEqualTo(Fact.of(Instant.ofEpochSecond(5)));
    assertThat(deployment.get(DeploymentFacts.LAYERED_TIMESTAMP))
        .isEqualTo(Fact.of(Instant.ofEpochSecond(5)));
  }

  @Test
  void requestsWithoutEffectAreInactive() {
    Deployment deployment = deployment("'packages':['b','a'],'requested-packages':['a','vim','b']");
    assertThat(deployment.layered().require()).containsExactly("b", "a");
    assertThat(deployment.inactive().require()).containsExactly("vim");
    assertThat(deployment.get(DeploymentFacts.REQUESTED).require())
        .containsExactly("a", "vim", "b");
  }

  @Test
  void oldReleasesDoNotTellRequestsFromLayeredPackages() {
    Deployment deployment = oldDeployment("'packages':['a']");
    assertThat(deployment.inactive().isShown()).isFalse();
    assertThat(deployment.get(DeploymentFacts.REQUESTED).isShown()).isFalse();
  }

  @Test
  void aRemovalThatIsNotActiveIsInactive() {
    Deployment deployment = deployment("'requested-base-removals':['a','b'],"
        + "'base-removals':[['a-2:1-1.x86_64','a',2,'1','1','x86_64']]");
    assertThat(deployment.removed().require()).containsExactly(new Removal("a", "2:1-1"));
    assertThat(deployment.get(DeploymentFacts.INACTIVE_REMOVALS).require()).containsExactly("b");
  }

  @Test
  void aRemoteReplacementIsActiveWhicheverSourceItCameFrom() {
    String to = "['a-0:2-1.x86_64','a',0,'2','1','x86_64']";
    String from = "['a-0:1-1.x86_64','a',0,'1','1','x86_64']";
    Deployment deployment = deployment(
        "'base-local-replacements':[[" + to.replace("a", "l") + ',' + from.replace("a", "l")
            + "]],'requested-base-local-replacements':['l-0:2-1.x86_64','gone-1-1.noarch'],"
            + "'base-remote-replacements':{'repo=x':[[" + to + ',' + from + "]]},"
            + "'requested-base-remote-replacements':[['repo=y',['a','b']]]");
    assertThat(deployment.replaced().require())
        .containsExactly(
            new Replacement("l", "1-1", "2-1", "local"),
            new Replacement("a", "1-1", "2-1", "repo=x"));
    assertThat(deployment.get(DeploymentFacts.INACTIVE_REPLACEMENTS).require())
        .containsExactly(
            new InactiveReplacement("gone-1-1.noarch", "local"),
            new InactiveReplacement("b", "repo=y"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'modules-enabled':['a:1']           | [a:1]
      'requested-modules-enabled':['a:1'] | [a:1]
      """)
  void enabledModulesHadTwoNames(String members, String modules) {
    assertThat(deployment(members).get(DeploymentFacts.MODULES_ENABLED).require())
        .hasToString(modules);
  }

  @Test
  void initramfsArgumentsCountOnlyWhereItIsRegenerated() {
    assertThat(deployment("'regenerate-initramfs':false,'initramfs-args':['-v']")
            .get(DeploymentFacts.INITRAMFS))
        .isEqualTo(Fact.of(Optional.empty()));
    assertThat(deployment("'regenerate-initramfs':true,'initramfs-args':['-v']")
            .get(DeploymentFacts.INITRAMFS))
        .isEqualTo(Fact.of(Optional.of(new Initramfs(true, List.of("-v"), List.of()))));
    assertThat(deployment("'initramfs-etc':['/etc/a']").get(DeploymentFacts.INITRAMFS))
        .isEqualTo(Fact.of(Optional.of(new Initramfs(false, List.of(), List.of("/etc/a")))));
  }

  @Test
  void theServersRepositoryTimesStandInTheOtherByteOrder() {
    Deployment deployment = deployment(
        "'base-checksum':'b','base-commit-meta':{'ostree.source-title':'T','x':[{}],"
            + "'rpmostree.rpmmd-repos':[{'id':'fedora','timestamp':-2945197617627267072},{'id':'bad','timestamp':1}]},"
            + "'layered-commit-meta':{'rpmostree.rpmmd-repos':[{'id':'updates','timestamp':1665041964}]}");
    assertThat(deployment.get(DeploymentFacts.REPOSITORIES).require())
        .containsExactly(
            new Repository("fedora", Optional.of(Instant.parse("2020-10-19T23:27:19Z"))),
            new Repository("bad", Optional.empty()));
    assertThat(deployment.get(DeploymentFacts.LAYERED_REPOSITORIES).require())
        .containsExactly(new Repository("updates", Optional.of(Instant.ofEpochSecond(1665041964))));
    assertThat(deployment.get(DeploymentFacts.TITLE)).isEqualTo(Fact.of("T"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      true,false,false,false,false  | valid
      false,false,false,false,false | invalid
      false,true,false,false,false  | expired
      false,false,true,false,false  | key-expired
      false,true,true,false,false   | expired
      false,true,true,true,false    | key-revoked
      true,false,true,false,false   | valid
      false,false,false,false,true  | missing-key
      true,true,true,true,true      | missing-key
      """)
  void signatureStatusIsThatOfTheDescription(String flags, String status) {
    String signature = '[' + flags + ",'FPR',1,0,'RSA','SHA256','A B','a@b']";
    var signatures = deployment("'gpg-enabled':true,'signatures':[" + signature + ']')
        .get(DeploymentFacts.SIGNATURES)
        .require();
    assertThat(signatures.verified()).isTrue();
    assertThat(signatures.list()).singleElement().satisfies(each -> {
      assertThat(each.status()).isEqualTo(status);
      assertThat(each.fingerprint()).contains("FPR");
      assertThat(each.user()).contains("A B <a@b>");
    });
  }

  @Test
  void signaturesAreShownOnlyWhereTheRemoteIsAsked() {
    assertThat(deployment("'gpg-enabled':false").get(DeploymentFacts.SIGNATURES))
        .isEqualTo(Fact.of(new Signatures(false, List.of())));
    assertThat(deployment("").get(DeploymentFacts.SIGNATURES).isShown()).isFalse();
    assertThat(deployment("'gpg-enabled':true")
            .get(DeploymentFacts.SIGNATURES)
            .require()
            .list())
        .isEmpty();
    assertThat(oldDeployment("'signatures':[]").get(DeploymentFacts.SIGNATURES).isShown())
        .isTrue();
  }

  @Test
  void pendingBaseAndLive() {
    Deployment deployment = deployment(
        "'pending-base-checksum':'c','pending-base-version':'2','pending-base-timestamp':9,"
            + "'live-inprogress':'d','live-replaced':''");
    assertThat(deployment.get(DeploymentFacts.PENDING_BASE).require())
        .isEqualTo(new PendingBase("c", Optional.of("2"), Optional.of(Instant.ofEpochSecond(9))));
    assertThat(deployment.get(DeploymentFacts.LIVE).require())
        .contains(new Live(Optional.empty(), Optional.of("d"), Optional.empty()));
  }

  @Test
  void textsAreKeptAsTheyAre() {
    Deployment deployment =
        deployment("'endoflife':'a\\nb','remote-error':'','version':'','unlocked':'new'");
    assertThat(deployment.get(DeploymentFacts.END_OF_LIFE).require()).contains("a\nb");
    assertThat(deployment.get(DeploymentFacts.REMOTE_ERROR).require()).contains("");
    assertThat(deployment.version().require()).isEmpty();
    assertThat(deployment.get(DeploymentFacts.UNLOCKED).require()).isEqualTo("new");
  }
}
