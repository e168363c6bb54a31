// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.diff.NotShown.Side;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comparisons say of the walkthrough, and of small hosts that differ in one thing. */
class StatusDiffTest {
  private static final String RUNS =
      "'booted':true,'version':'1','checksum':'" + "a".repeat(64) + "'";

  /** The changes between two hosts that have but one deployment, with these members besides. */
  private static List<String> changes(String left, String right) {
    return words(StatusDiff.between(Captures.host(RUNS + left), Captures.host(RUNS + right)));
  }

  private static List<String> words(StatusDiff diff) {
    return diff.changes().stream()
        .map(change -> change.kind() + " " + change.subject() + ": "
            + change.from().orElse("-") + " > " + change.to().orElse("-"))
        .toList();
  }

  private static List<String> kinds(StatusDiff diff) {
    return diff.changes().stream().map(change -> change.kind().word()).toList();
  }

  @Test
  void pendingDeploymentBecameTheBootedOne() {
    StatusDiff diff = StatusDiff.between(Captures.seed("10"), Captures.seed("11"));
    assertThat(kinds(diff))
        .containsExactly(
            "pending-became-booted",
            "booted-became-rollback",
            "layered-package-added",
            "deployment-removed");
    assertThat(diff.changes().get(2).subject()).isEqualTo("htop");
    assertThat(diff.notShown()).isEmpty();
    assertThat(kinds(StatusDiff.between(Captures.seed("11"), Captures.seed("10"))))
        .contains("booted-became-pending", "rollback-became-booted", "layered-package-removed");
  }

  @Test
  void upgradeKeepsTheLocalPackage() {
    assertThat(kinds(StatusDiff.between(Captures.seed("03"), Captures.seed("06"))))
        .containsExactly(
            "booted-became-rollback",
            "custom-origin-changed",
            "base-version-changed",
            "deployment-removed",
            "deployment-added");
  }

  @Test
  void deploymentsOfOneCaptureAreCompared() {
    Capture capture = Captures.seed("11");
    StatusDiff diff = StatusDiff.between(
        capture, capture.findRollback().orElseThrow(), capture, capture.booted());
    assertThat(words(diff)).containsExactly("layered-package-added htop: - > layered");
    assertThat(diff.left().map(Deployment::index)).contains(1);
    assertThat(diff.summary()).hasToString("{layered-package-added=1}");
  }

  @Test
  void whatTheOtherToolCannotShowIsNoChange() {
    StatusDiff diff = StatusDiff.between(Captures.seed("11"), Captures.seed("12"));
    assertThat(diff.changes()).isEmpty();
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.notShown())
        .contains(
            new NotShown("packages.layered", Side.RIGHT),
            new NotShown("checksum", Side.LEFT),
            new NotShown("state", Side.RIGHT))
        .doesNotContain(new NotShown("origin", Side.LEFT), new NotShown("origin", Side.RIGHT));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'packages':['a'],'requested-packages':['a'] | 'packages':[],'requested-packages':['a'] | request-became-inactive a: layered > inactive
      'packages':['a'],'requested-packages':['a'] | 'packages':[],'requested-packages':[]    | layered-package-removed a: layered > -
      'requested-packages':['a']                  | 'requested-packages':[]                  | inactive-request-removed a: inactive > -
      'packages':['a'],'requested-packages':['a'] | 'packages':['a'],'requested-packages':[] | request-removed a: requested > -
      'requested-local-packages':['a-1-1.noarch'] | 'requested-local-packages':['a-0:1-1.noarch'] | local-package-changed a: 1-1.noarch > 0:1-1.noarch
      'requested-local-packages':['a-1-1.noarch'] | 'requested-local-packages':['a-1-1.i686'] | local-package-changed a: 1-1.noarch > 1-1.i686
      'requested-local-packages':['a-9-1.noarch'] | 'requested-local-packages':['a-10-1.noarch'] | local-package-upgraded a: 9-1.noarch > 10-1.noarch
      'requested-local-packages':['a-1-1.noarch'] | 'requested-local-packages':['a-1~rc1-1.noarch'] | local-package-downgraded a: 1-1.noarch > 1~rc1-1.noarch
      'requested-local-packages':['what']         | 'requested-local-packages':[]            | local-package-removed what: what > -
      'requested-local-fileoverride-packages':[]  | 'requested-local-fileoverride-packages':['a-1-1.i686'] | forced-package-added a: - > 1-1.i686
      'modules':['a:1'],'requested-modules':['a:1'] | 'modules':[],'requested-modules':['a:1'] | module-became-inactive a:1: layered > inactive
      'modules-enabled':['a:1']                   | 'modules-enabled':[]                     | enabled-module-removed a:1: enabled > -
      'base-removals':[['a-1-1.x','a',0,'1','1','x']],'requested-base-removals':['a'] | 'requested-base-removals':['a'] | base-removal-became-inactive a: 1-1 > inactive
      'base-removals':[['a-1-1.x','a',0,'1','1','x']] | 'base-removals':[['a-1-2.x','a',0,'1','2','x']] | base-removal-changed a: 1-1 > 1-2
      'initramfs-etc':['/b','/a']                 | 'regenerate-initramfs':true,'initramfs-args':['-I','x'] | initramfs-changed initramfs: with /a /b > regenerated -I x
      'live-replaced':'c0ffee'                    | 'live-inprogress':'c0ffee'               | live-changed live: c0ffee > interrupted c0ffee
      'unlocked':'none'                           | 'unlocked':'development'                 | unlocked-changed unlocked: none > development
      'endoflife':'a  b'                          | 'endoflife':'b'                          | end-of-life-changed end-of-life: a  b > b
      'container-image-reference':'i:t','container-image-reference-digest':'s:1' | 'container-image-reference':'i:t','container-image-reference-digest':'s:2' | image-digest-changed origin.digest: s:1 > s:2
      'container-image-reference':'i@s:1'         | 'container-image-reference':'i@s:2'      | image-digest-changed origin.digest: s:1 > s:2
      'container-image-reference':'i:t'           | 'container-image-reference':'i:u'        | origin-changed origin: i:t > i:u
      'origin':'a:b'                              | 'custom-origin':['u','d'],'origin':'a:b' | custom-origin-changed custom-origin: - > u (d)
      'timestamp':1                               | 'timestamp':2                            | base-timestamp-changed timestamp: 1970-01-01T00:00:01Z > 1970-01-01T00:00:02Z
      'base-checksum':'b0'                        | 'base-checksum':'b1'                     | base-commit-changed base-checksum: b0 > b1
      """)
  void tellsOneChange(String left, String right, String change) {
    assertThat(changes("," + left, "," + right)).containsExactly(change);
    assertThat(changes("," + left, "," + left)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'initramfs-etc':['/b','/a']     | 'initramfs-etc':['/a','/b']
      'packages':['caf?']             | 'packages':['café']
      'endoflife':'a  b'              | 'endoflife':'a b'
      'origin':'%s'                   | 'origin':null
      'timestamp':1,'serial':1        | 'timestamp':1,'serial':2
      'regenerate-initramfs':true,'initramfs-args':['a b'] | 'regenerate-initramfs':true,'initramfs-args':['a','b']
      """)
  void tellsNoChange(String left, String right) {
    String pinned = left.replace("%s", "a".repeat(64));
    assertThat(changes("," + pinned, "," + right)).isEmpty();
  }

  @Test
  void replacementsTellWhatDiffers() {
    String local =
        ",'base-local-replacements':[[['a-2-1.x','a',0,'2','1','x'],['a-1-1.x','a',0,'1','1','x']]]";
    String newer = local.replace("'2'", "'3'");
    String rebased = local.replace("'1','1'", "'1','5'");
    String remote =
        ",'base-remote-replacements':{'repo=r':[[['a-2-1.x','a',0,'2','1','x'],['a-1-1.x','a',0,'1','1','x']]]}";
    assertThat(changes("", local))
        .containsExactly("base-replacement-added a: - > 2-1 (replaces 1-1, local)");
    assertThat(changes(local, newer)).containsExactly("base-replacement-upgraded a: 2-1 > 3-1");
    assertThat(changes(local, rebased))
        .containsExactly("base-replacement-changed a: 2-1 (replaces 1-1) > 2-1 (replaces 1-5)");
    assertThat(changes(newer, remote))
        .containsExactly("base-replacement-downgraded a: 3-1 (local) > 2-1 (repo=r)");
    assertThat(changes(local, ",'requested-base-local-replacements':['a-2-1.x']"))
        .containsExactly(
            "base-replacement-became-inactive a: 2-1 (replaces 1-1, local) > inactive (a-2-1.x, local)");
  }

  @Test
  void packagesOfOneNameArePairedByArchitecture() {
    String left = ",'requested-local-packages':['a-1-1.i686','a-2-1.x86_64','b-1-1.noarch']";
    String right = ",'requested-local-packages':['a-1-2.x86_64','a-1-2.i686','b-1-1.noarch']";
    assertThat(changes(left, right))
        .containsExactly(
            "local-package-downgraded a: 2-1.x86_64 > 1-2.x86_64",
            "local-package-upgraded a: 1-1.i686 > 1-2.i686");
  }

  @Test
  void inactiveIsToldOnlyWhereItIsShown() {
    Capture plain = Captures.one("""
        State: idle
        Deployments:
        * fedora:f/40
                Version: 1 (2024-05-01T00:00:00Z)
            Commit: %s
        """.formatted("a".repeat(64)));
    Capture json = Captures.host(
        RUNS + ",'origin':'fedora:f/40','packages':['a'],'requested-packages':['a','b']");
    StatusDiff diff = StatusDiff.between(json, plain);
    assertThat(words(diff)).containsExactly("layered-package-removed a: layered > -");
    assertThat(diff.notShown())
        .contains(
            new NotShown("packages.inactive", Side.RIGHT),
            new NotShown("packages.requested", Side.RIGHT));
  }

  @Test
  void firstDeploymentStandsForAHostThatMarksNone() {
    String other = "'version':'2','checksum':'" + "b".repeat(64) + "'";
    Capture none = Captures.host(RUNS.replace("true", "false"), other);
    StatusDiff diff = StatusDiff.between(none, Captures.host(RUNS, other));
    assertThat(diff.left().map(Deployment::index)).contains(0);
    assertThat(diff.changes()).isEmpty();
    StatusDiff nothing = StatusDiff.between(Captures.one("No deployments.\n"), none);
    assertThat(nothing.left()).isEqualTo(Optional.empty());
  }
}
