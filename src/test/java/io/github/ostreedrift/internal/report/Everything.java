// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
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
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UpdateDriver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reading that says all that there is to say: no host was ever in such a state. */
final class Everything {
  private static final Instant TIME = Instant.parse("2024-05-01T01:02:03Z");
  private static final Signatures SIGNATURES = new Signatures(
      true,
      List.of(
          new Signature(
              "valid",
              Optional.of("0727707EA15B79CC"),
              Optional.of("Fedora <fedora-40@fedoraproject.org>"),
              List.of()),
          new Signature(
              "missing-key", Optional.of("812A6B4B64DAB85D"), Optional.empty(), List.of())));
  private static final PackageDiff DIFF = new PackageDiff(12, 1, 2, 3, Fact.notShown());

  private Everything() {}

  static Reading reading() {
    Facts<Capture> host = CaptureFacts.builder()
        .show(CaptureFacts.VERBOSE, true)
        .show(CaptureFacts.BOOTED_ONLY, false)
        .show(CaptureFacts.STATE, "busy")
        .show(
            CaptureFacts.TRANSACTION,
            Optional.of(new Transaction(
                Optional.of("install htop "),
                Optional.of("client(id:cli dbus:1.234 uid:0)"),
                Optional.of("PkgChange"))))
        .show(
            CaptureFacts.AUTOMATIC_UPDATES,
            new AutomaticUpdates(
                "stage",
                Optional.of("rpm-ostreed-automatic.timer"),
                Optional.of("last run 4h 32min ago")))
        .show(
            CaptureFacts.UPDATE_DRIVER,
            Optional.of(
                new UpdateDriver(
                    "Zincati",
                    Optional.of("zincati.service"),
                    Optional.of(
                        "active; periodically polling for updates (last checked Thu 2024-05-02 06:08:31 UTC)"))))
        .show(CaptureFacts.WARNINGS, List.of("failed to finalize previous deployment"))
        .show(
            CaptureFacts.DEPLOYMENTS,
            List.of(
                new Deployment(0, deployment().build(), List.of()),
                new Deployment(
                    1,
                    deployment()
                        .show(DeploymentFacts.BOOTED, true)
                        .show(DeploymentFacts.STAGED, false)
                        .build(),
                    List.of())))
        .show(
            CaptureFacts.AVAILABLE_UPDATE,
            new AvailableUpdate(
                Optional.of("40.20240502.0"),
                Optional.of(TIME),
                Optional.of("d".repeat(64)),
                Optional.of(SIGNATURES),
                Optional.of(advisories()),
                Optional.of(DIFF),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .build();
    return new Reading(
        "node-1/status.txt",
        3,
        Optional.of(new Capture(
            CaptureFormat.RPM_OSTREE_STATUS,
            host,
            List.of(new UnrecognizedLine(77, "  Frobnicated: yes ")))),
        List.of(Problem.of(
            Severity.WARNING, 77, 3, "this line is not understood; it is kept as it is")));
  }

  private static Advisories advisories() {
    return new Advisories(1, 2, 3, 4, 5, Fact.notShown());
  }

  private static Facts.Builder<Deployment> deployment() {
    return DeploymentFacts.builder()
        .show(DeploymentFacts.BOOTED, false)
        .show(DeploymentFacts.STATEROOT, "fedora")
        .show(DeploymentFacts.SERIAL, 2)
        .show(DeploymentFacts.ORIGIN, new Origin.Refspec("fedora:fedora/40/x86_64/silverblue"))
        .show(
            DeploymentFacts.CUSTOM_ORIGIN,
            Optional.of(
                new CustomOrigin(Optional.of("pivot://quay.io/x@sha256:12"), "Managed by hand")))
        .show(DeploymentFacts.TITLE, "Fedora Silverblue with: a title")
        .show(DeploymentFacts.VERSION, Optional.of("40.20240501.0"))
        .show(DeploymentFacts.TIMESTAMP, TIME)
        .show(DeploymentFacts.CHECKSUM, "4".repeat(64))
        .show(DeploymentFacts.BASE_CHECKSUM, "b".repeat(64))
        .show(DeploymentFacts.LAYERED_TIMESTAMP, TIME)
        .show(
            DeploymentFacts.PENDING_BASE,
            new PendingBase("c".repeat(64), Optional.of("40.20240502.0"), Optional.of(TIME)))
        .show(
            DeploymentFacts.LAYERED,
            List.of(
                "foo >= 1.2", "akmod-nvidia", "distrobox", "gnome-tweaks", "htop", "virt-manager"))
        .show(DeploymentFacts.REQUESTED, List.of("htop", "/usr/bin/bash"))
        .show(DeploymentFacts.INACTIVE, List.of("/usr/bin/bash"))
        .show(DeploymentFacts.LOCAL, List.of("vim-2:9.1.309-1.fc40.x86_64"))
        .show(DeploymentFacts.LOCAL_FILEOVERRIDE, List.of("hotfix-1-1.noarch"))
        .show(DeploymentFacts.MODULES, List.of("cri-o:1.20/default"))
        .show(DeploymentFacts.MODULES_ENABLED, List.of("nodejs:16"))
        .show(DeploymentFacts.MODULES_INACTIVE, List.of("perl:5.30"))
        .show(
            DeploymentFacts.REMOVED,
            List.of(
                new Removal("firefox", "125.0.2-1.fc40"),
                new Removal("firefox-langpacks", "125.0.2-1.fc40")))
        .show(
            DeploymentFacts.REPLACED,
            List.of(
                new Replacement("zincati", "0.0.27-1.fc40", "99.99-3", Replacement.LOCAL),
                new Replacement(
                    "mesa-dri-drivers", "24.0.5-1.fc40", "24.1.0-0.1.fc40", "repo=next"),
                new Replacement(
                    "mesa-filesystem", "24.0.5-1.fc40", "24.1.0-0.1.fc40", "repo=next")))
        .show(DeploymentFacts.INACTIVE_REMOVALS, List.of("gedit"))
        .show(
            DeploymentFacts.INACTIVE_REPLACEMENTS,
            List.of(
                new InactiveReplacement("bar-1-1.noarch", Replacement.LOCAL),
                new InactiveReplacement("baz", "repo=updates")))
        .show(
            DeploymentFacts.INITRAMFS,
            Optional.of(new Initramfs(
                true,
                List.of("--force-add=fido2", "--kernel-cmdline=a b"),
                List.of("/etc/crypttab"))))
        .show(DeploymentFacts.STAGED, true)
        .show(DeploymentFacts.PINNED, true)
        .show(DeploymentFacts.FINALIZATION_LOCKED, true)
        .show(DeploymentFacts.SOFT_REBOOT_TARGET, true)
        .show(DeploymentFacts.CLIWRAP, true)
        .show(DeploymentFacts.UNLOCKED, "development")
        .show(
            DeploymentFacts.LIVE,
            Optional.of(new Live(Optional.of("e".repeat(64)), Optional.empty(), Optional.of(DIFF))))
        .show(DeploymentFacts.SIGNATURES, SIGNATURES)
        .show(DeploymentFacts.REMOTE_ERROR, Optional.of("Remote \"fedora\" not found"))
        .show(DeploymentFacts.END_OF_LIFE, Optional.of("This branch is end of life: please rebase"))
        .show(
            DeploymentFacts.REPOSITORIES,
            List.of(
                new Repository("fedora", Optional.of(TIME)),
                new Repository("updates", Optional.empty())))
        .show(
            DeploymentFacts.LAYERED_REPOSITORIES,
            List.of(new Repository("rpmfusion", Optional.of(TIME))))
        .show(DeploymentFacts.DIFF, DIFF)
        .show(DeploymentFacts.ADVISORIES, advisories())
        .show(
            DeploymentFacts.HISTORY,
            new BootHistory(TIME, TIME, 3, Optional.of(TIME), Optional.of("install htop")));
  }
}
