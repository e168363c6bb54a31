// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts are in {@code testdata/report}; see {@link Golden}. */
class ReadingTextTest {
  private static final Instant TIME = Instant.parse("2024-05-01T01:02:03Z");
  private static final Origin SILVERBLUE = new Origin.Refspec("fedora:fedora/40/x86_64/silverblue");

  static Stream<Arguments> readings() {
    return Stream.of(
        arguments("everything-said", 80, everything()),
        arguments("everything-said-on-a-wide-screen", 132, everything()),
        arguments("nothing-to-say", 80, nothingToSay()),
        arguments("plain-status-shows-less", 80, plainStatus()),
        arguments("one-deployment-shows-less", 80, cutStatus()),
        arguments("ostree-admin-status", 80, ostreeAdminStatus()),
        arguments("container-and-custom-origins", 80, origins()),
        arguments("update-without-deployments", 80, update()),
        arguments("no-deployments", 80, noDeployments()),
        arguments("no-capture", 80, noCapture()),
        arguments("hostile-values", 80, hostile()),
        arguments("wide-characters-wrapped", 60, wide()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readings")
  void writes(String name, int width, Reading reading) {
    Golden.check("report/" + name + ".txt", ReadingText.of(width, Palette.PLAIN).write(reading));
  }

  @Test
  void paints() {
    String text = ReadingText.of(80, Palette.ANSI).write(everything());
    Golden.check("report/everything-said-in-colour.txt", text.replace('\u001b', '␛'));
    String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(plain).isEqualTo(ReadingText.of(80, Palette.PLAIN).write(everything()));
  }

  static Stream<Arguments> nones() {
    return Stream.of(
        arguments(DeploymentFacts.CUSTOM_ORIGIN, Optional.empty()),
        arguments(DeploymentFacts.VERSION, Optional.empty()),
        arguments(DeploymentFacts.LAYERED, List.of()),
        arguments(DeploymentFacts.INACTIVE, List.of()),
        arguments(DeploymentFacts.LOCAL, List.of()),
        arguments(DeploymentFacts.LOCAL_FILEOVERRIDE, List.of()),
        arguments(DeploymentFacts.MODULES, List.of()),
        arguments(DeploymentFacts.MODULES_ENABLED, List.of()),
        arguments(DeploymentFacts.MODULES_INACTIVE, List.of()),
        arguments(DeploymentFacts.REMOVED, List.of()),
        arguments(DeploymentFacts.REPLACED, List.of()),
        arguments(DeploymentFacts.INACTIVE_REMOVALS, List.of()),
        arguments(DeploymentFacts.INACTIVE_REPLACEMENTS, List.of()),
        arguments(DeploymentFacts.INITRAMFS, Optional.empty()),
        arguments(DeploymentFacts.BOOTED, false),
        arguments(DeploymentFacts.STAGED, false),
        arguments(DeploymentFacts.PINNED, false),
        arguments(DeploymentFacts.FINALIZATION_LOCKED, false),
        arguments(DeploymentFacts.SOFT_REBOOT_TARGET, false),
        arguments(DeploymentFacts.CLIWRAP, false),
        arguments(DeploymentFacts.UNLOCKED, "none"),
        arguments(DeploymentFacts.LIVE, Optional.empty()),
        arguments(DeploymentFacts.SIGNATURES, new Signatures(false, List.of())),
        arguments(DeploymentFacts.REMOTE_ERROR, Optional.empty()),
        arguments(DeploymentFacts.END_OF_LIFE, Optional.empty()),
        arguments(DeploymentFacts.REPOSITORIES, List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nones")
  <T> void notShownIsNeverTheSameAsNone(FactKey<Deployment, T> key, T none) {
    Facts.Builder<Deployment> facts = noneOfAll();
    String shown = write(facts.show(key, none).build());
    String notShown =
        write(facts.hide(key, new Fact.Unread(7, "its value is left out")).build());
    assertThat(shown).doesNotContain("not shown");
    assertThat(notShown).contains("not shown").isNotEqualTo(shown);
  }

  private static String write(Facts<Deployment> deployment) {
    Facts<Capture> host = host()
        .show(CaptureFacts.DEPLOYMENTS, List.of(new Deployment(0, deployment, List.of())))
        .build();
    return ReadingText.of(80, Palette.PLAIN)
        .write(reading(new Capture(CaptureFormat.RPM_OSTREE_STATUS_JSON, host, List.of())));
  }

  private static Facts.Builder<Capture> host() {
    return CaptureFacts.builder()
        .show(CaptureFacts.STATE, "idle")
        .show(CaptureFacts.TRANSACTION, Optional.empty())
        .show(
            CaptureFacts.AUTOMATIC_UPDATES,
            new io.github.ostreedrift.model.AutomaticUpdates(
                "none", Optional.empty(), Optional.empty()))
        .show(CaptureFacts.UPDATE_DRIVER, Optional.empty());
  }

  /** Facts that all say "none". */
  private static Facts.Builder<Deployment> noneOfAll() {
    return plainDeployment()
        .show(DeploymentFacts.STATEROOT, "fedora")
        .show(DeploymentFacts.INACTIVE, List.of())
        .show(DeploymentFacts.MODULES_INACTIVE, List.of())
        .show(DeploymentFacts.INACTIVE_REMOVALS, List.of())
        .show(DeploymentFacts.INACTIVE_REPLACEMENTS, List.of())
        .show(DeploymentFacts.STAGED, false)
        .show(DeploymentFacts.FINALIZATION_LOCKED, false)
        .show(DeploymentFacts.SOFT_REBOOT_TARGET, false)
        .show(DeploymentFacts.REPOSITORIES, List.of());
  }

  /** Facts that all say "none": those that a status without {@code -v} can tell. */
  private static Facts.Builder<Deployment> plainDeployment() {
    return DeploymentFacts.builder()
        .show(DeploymentFacts.BOOTED, false)
        .show(DeploymentFacts.ORIGIN, SILVERBLUE)
        .show(DeploymentFacts.CUSTOM_ORIGIN, Optional.empty())
        .show(DeploymentFacts.VERSION, Optional.of("40.20240501.0"))
        .show(DeploymentFacts.TIMESTAMP, TIME)
        .show(DeploymentFacts.CHECKSUM, "4".repeat(64))
        .show(DeploymentFacts.LAYERED, List.of())
        .show(DeploymentFacts.LOCAL, List.of())
        .show(DeploymentFacts.LOCAL_FILEOVERRIDE, List.of())
        .show(DeploymentFacts.MODULES, List.of())
        .show(DeploymentFacts.MODULES_ENABLED, List.of())
        .show(DeploymentFacts.REMOVED, List.of())
        .show(DeploymentFacts.REPLACED, List.of())
        .show(DeploymentFacts.INITRAMFS, Optional.empty())
        .show(DeploymentFacts.PINNED, false)
        .show(DeploymentFacts.CLIWRAP, false)
        .show(DeploymentFacts.UNLOCKED, "none")
        .show(DeploymentFacts.LIVE, Optional.empty())
        .show(DeploymentFacts.SIGNATURES, new Signatures(false, List.of()))
        .show(DeploymentFacts.REMOTE_ERROR, Optional.empty())
        .show(DeploymentFacts.END_OF_LIFE, Optional.empty());
  }

  private static Reading nothingToSay() {
    return reading(capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON,
        host(),
        noneOfAll().show(DeploymentFacts.BOOTED, true)));
  }

  private static Reading everything() {
    return Everything.reading();
  }

  /** What {@code rpm-ostree status} shows without {@code -v}. */
  private static Reading plainStatus() {
    return reading(capture(
        CaptureFormat.RPM_OSTREE_STATUS,
        CaptureFacts.builder()
            .show(CaptureFacts.VERBOSE, false)
            .show(CaptureFacts.BOOTED_ONLY, false)
            .show(CaptureFacts.STATE, "idle")
            .show(CaptureFacts.TRANSACTION, Optional.empty())
            .show(CaptureFacts.UPDATE_DRIVER, Optional.empty())
            .show(CaptureFacts.WARNINGS, List.of()),
        plainDeployment(),
        plainDeployment().show(DeploymentFacts.BOOTED, true)));
  }

  /** A status cut off in its last deployment, with lines that nobody understands. */
  private static Reading cutStatus() {
    Facts.Builder<Deployment> cut = DeploymentFacts.builder()
        .show(DeploymentFacts.BOOTED, false)
        .show(DeploymentFacts.ORIGIN, SILVERBLUE)
        .show(DeploymentFacts.VERSION, Optional.empty())
        .show(DeploymentFacts.TIMESTAMP, TIME);
    Facts<Capture> host = host()
        .show(CaptureFacts.VERBOSE, true)
        .show(
            CaptureFacts.DEPLOYMENTS,
            List.of(
                new Deployment(
                    0,
                    noneOfAll().show(DeploymentFacts.BOOTED, true).build(),
                    List.of(new UnrecognizedRow(
                        9, "SoftwareBillOfMaterials", List.of("present", "signed")))),
                new Deployment(1, cut.build(), List.of())))
        .build();
    List<UnrecognizedLine> lines = IntStream.rangeClosed(10, 17)
        .mapToObj(line -> new UnrecognizedLine(line, "  what is this? number " + line))
        .toList();
    return new Reading(
        "logs/node 1.txt",
        311,
        Optional.of(new Capture(CaptureFormat.RPM_OSTREE_STATUS, host, lines)),
        List.of(
            Problem.of(Severity.WARNING, 10, 1, "not understood"),
            Problem.of(Severity.ERROR, 11, 1, "cut")));
  }

  private static Reading ostreeAdminStatus() {
    return reading(capture(
        CaptureFormat.OSTREE_ADMIN_STATUS,
        CaptureFacts.builder(),
        ostreeDeployment(1)
            .show(DeploymentFacts.STAGED, true)
            .show(DeploymentFacts.FINALIZATION_LOCKED, true),
        ostreeDeployment(2)
            .show(DeploymentFacts.BOOTED, true)
            .show(DeploymentFacts.PINNED, true)
            .show(DeploymentFacts.UNLOCKED, "hotfix"),
        ostreeDeployment(3)
            .show(DeploymentFacts.ROLLBACK, true)
            .show(DeploymentFacts.TITLE, "Test title")
            .show(DeploymentFacts.SOFT_REBOOT_TARGET, true)));
  }

  private static Facts.Builder<Deployment> ostreeDeployment(int number) {
    return DeploymentFacts.builder()
        .show(DeploymentFacts.BOOTED, false)
        .show(DeploymentFacts.STATEROOT, "fedora-coreos")
        .show(DeploymentFacts.SERIAL, number)
        .show(DeploymentFacts.ORIGIN, new Origin.Unknown("<unknown origin type>"))
        .show(DeploymentFacts.VERSION, Optional.of("42." + number))
        .show(DeploymentFacts.CHECKSUM, Integer.toString(number).repeat(64))
        .show(DeploymentFacts.STAGED, false)
        .show(DeploymentFacts.FINALIZATION_LOCKED, false)
        .show(DeploymentFacts.SOFT_REBOOT_TARGET, false)
        .show(DeploymentFacts.PINNED, false)
        .show(DeploymentFacts.UNLOCKED, "none")
        .show(
            DeploymentFacts.SIGNATURES,
            new Signatures(
                true,
                List.of(new Signature(
                    "invalid", Optional.of("860E19B0AFA800A1"), Optional.empty(), List.of()))));
  }

  private static Reading origins() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    String pivot = "pivot://quay.io/openshift-release-dev/ocp-v4.0-art-dev@" + digest;
    return reading(capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON,
        host(),
        noneOfAll()
            .show(
                DeploymentFacts.ORIGIN,
                new Origin.ContainerImage(
                    "ostree-unverified-registry:quay.io/fedora/fedora-coreos:stable",
                    Optional.of(digest))),
        noneOfAll()
            .show(DeploymentFacts.BOOTED, true)
            .show(DeploymentFacts.ORIGIN, new Origin.Checksum("9".repeat(64)))
            .show(
                DeploymentFacts.CUSTOM_ORIGIN,
                Optional.of(
                    new CustomOrigin(Optional.of(pivot), "Managed by machine-config-operator"))),
        noneOfAll()
            .show(DeploymentFacts.ORIGIN, new Origin.Rojig("rojig://updates:fedora-atomic-host"))
            .show(
                DeploymentFacts.CUSTOM_ORIGIN,
                Optional.of(new CustomOrigin(Optional.of(""), "Managed by nobody"))),
        noneOfAll().show(DeploymentFacts.ORIGIN, new Origin.None())));
  }

  private static Reading update() {
    AvailableUpdate update = new AvailableUpdate(
        Optional.of("42.1"),
        Optional.of(TIME),
        Optional.of("d".repeat(64)),
        Optional.of(new Signatures(true, List.of())),
        Optional.empty(),
        Optional.of(new PackageDiff(67, 0, 1, 16, io.github.ostreedrift.model.Fact.notShown())),
        Optional.of(new LayerChange(66, "1.1 GB")),
        Optional.of(new LayerChange(3, "104.2 MB")),
        Optional.of(new LayerChange(3, "105.0 MB")));
    Facts<Capture> host =
        CaptureFacts.builder().show(CaptureFacts.AVAILABLE_UPDATE, update).build();
    return reading(new Capture(CaptureFormat.RPM_OSTREE_STATUS, host, List.of()));
  }

  private static Reading noDeployments() {
    return reading(capture(CaptureFormat.RPM_OSTREE_STATUS_JSON, host()));
  }

  private static Reading noCapture() {
    return new Reading(
        "-", 1, Optional.empty(), List.of(Problem.of(Severity.ERROR, 1, 1, "no status was found")));
  }

  private static Reading hostile() {
    String escape = "\u001b[2J\u001b]0;owned\u0007";
    Reading reading = reading(capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON,
        host()
            .show(CaptureFacts.STATE, "idle" + escape)
            .show(CaptureFacts.WARNINGS, List.of("line one\nline two")),
        noneOfAll()
            .show(DeploymentFacts.BOOTED, true)
            .show(DeploymentFacts.ORIGIN, new Origin.Refspec("fedora:\r● 1 forged  booted"))
            .show(DeploymentFacts.TITLE, "\u202eelttit drawkcab")
            .show(DeploymentFacts.VERSION, Optional.of("1\n    pinned"))
            .show(DeploymentFacts.CHECKSUM, "4")
            .show(DeploymentFacts.STATEROOT, "")
            .show(
                DeploymentFacts.LAYERED, List.of("htop", "", "a,b", "a b", "x".repeat(90), escape))
            .show(DeploymentFacts.END_OF_LIFE, Optional.of("  two  blanks\tand a tab "))
            .show(DeploymentFacts.REMOTE_ERROR, Optional.of("\u009b31mred"))));
    return new Reading("evil\nname" + escape, reading.line(), reading.capture(), List.of());
  }

  private static Reading wide() {
    List<String> names =
        new ArrayList<>(List.of("版本-4.0", "ünïcode", "🚀-launcher", "한글-입력기", "ｆｕｌｌ-width"));
    names.addAll(List.copyOf(names));
    return reading(capture(
        CaptureFormat.RPM_OSTREE_STATUS_JSON,
        host(),
        noneOfAll()
            .show(DeploymentFacts.LAYERED, names)
            .show(
                DeploymentFacts.REMOVED,
                List.of(
                    new Removal("firefox", "125.0.2-1.fc40"),
                    new Removal("nano-default-editor", "7.2-7.fc40")))
            .show(
                DeploymentFacts.REPLACED,
                List.of(
                    new Replacement(
                        "mesa-dri-drivers",
                        "24.0.5-1.fc40",
                        "24.1.0-0.1.fc40",
                        "repo=copr:copr.fedorainfracloud.org:group_kernel-vanilla:next"),
                    new Replacement("zincati", "0.0.27-1.fc40", "99.99-3", Replacement.LOCAL)))
            .show(
                DeploymentFacts.INITRAMFS,
                Optional.of(new Initramfs(false, List.of(), List.of("/etc/crypttab"))))
            .show(
                DeploymentFacts.LIVE,
                Optional.of(
                    new Live(Optional.empty(), Optional.of("5".repeat(64)), Optional.empty())))
            .show(
                DeploymentFacts.END_OF_LIFE,
                Optional.of(
                    "このブランチは終了しました: please rebase to fedora:fedora/41/x86_64/silverblue"))));
  }

  @SafeVarargs
  private static Capture capture(
      CaptureFormat format, Facts.Builder<Capture> host, Facts.Builder<Deployment>... deployments) {
    List<Deployment> list = IntStream.range(0, deployments.length)
        .mapToObj(index -> new Deployment(index, deployments[index].build(), List.of()))
        .toList();
    return new Capture(format, host.show(CaptureFacts.DEPLOYMENTS, list).build(), List.of());
  }

  private static Reading reading(Capture capture) {
    return new Reading("status.txt", 1, Optional.of(capture), List.of());
  }
}
