// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The facts that a capture can show of a deployment, in the order in which they are written. */
public final class DeploymentFacts {
  private static final List<FactKey<Deployment, ?>> KEYS = new ArrayList<>();

  /** Whether the host runs this deployment. */
  public static final FactKey<Deployment, Boolean> BOOTED = key("booted");

  /** The stateroot ({@code osname} in rpm-ostree's JSON). */
  public static final FactKey<Deployment, String> STATEROOT = key("stateroot");

  /** The serial that tells deployments of one commit apart. */
  public static final FactKey<Deployment, Integer> SERIAL = key("serial");

  /** Where the content comes from. */
  public static final FactKey<Deployment, Origin> ORIGIN = key("origin");

  /** The origin that a manager (the machine-config operator, say) wrote over the real one. */
  public static final FactKey<Deployment, Optional<CustomOrigin>> CUSTOM_ORIGIN =
      key("custom-origin");

  /** The architecture of the image, in OCI's words: {@code amd64}, {@code arm64} (bootc alone shows it). */
  public static final FactKey<Deployment, String> ARCHITECTURE = key("architecture");

  /** The commit's source title. */
  public static final FactKey<Deployment, String> TITLE = key("title");

  /** The version of the base commit; empty where the commit has none. */
  public static final FactKey<Deployment, Optional<String>> VERSION = key("version");

  /** The time that the status shows beside the version: the base commit's where packages are layered. */
  public static final FactKey<Deployment, Instant> TIMESTAMP = key("timestamp");

  /** The commit that is deployed; ten digits of it in the tables of 2014 to 2016. */
  public static final FactKey<Deployment, String> CHECKSUM = key("checksum");

  /** The base commit under a locally assembled one. */
  public static final FactKey<Deployment, String> BASE_CHECKSUM = key("base-checksum");

  /** The time at which the locally assembled commit was made (JSON only). */
  public static final FactKey<Deployment, Instant> LAYERED_TIMESTAMP = key("layered-timestamp");

  /** A newer base commit that was pulled, but is not deployed (v2017.2 to v2018.1; JSON to date). */
  public static final FactKey<Deployment, PendingBase> PENDING_BASE = key("pending-base");

  /** Layered packages: the requests that have an effect. */
  public static final FactKey<Deployment, List<String>> LAYERED = key("packages.layered");

  /** All requests, whether they have an effect or not. */
  public static final FactKey<Deployment, List<String>> REQUESTED = key("packages.requested");

  /** Requests without effect: the base provides them. */
  public static final FactKey<Deployment, List<String>> INACTIVE = key("packages.inactive");

  /** Packages layered from local RPM files, as NEVRA. */
  public static final FactKey<Deployment, List<String>> LOCAL = key("packages.local");

  /** Local packages that may replace files of the base, as NEVRA. */
  public static final FactKey<Deployment, List<String>> LOCAL_FILEOVERRIDE =
      key("packages.local-fileoverride");

  /** Module streams that are layered. */
  public static final FactKey<Deployment, List<String>> MODULES = key("packages.modules");

  /** Module streams that are enabled. */
  public static final FactKey<Deployment, List<String>> MODULES_ENABLED =
      key("packages.modules-enabled");

  /** Module requests without effect. */
  public static final FactKey<Deployment, List<String>> MODULES_INACTIVE =
      key("packages.modules-inactive");

  /** Base packages that are removed. */
  public static final FactKey<Deployment, List<Removal>> REMOVED = key("overrides.removed");

  /** Base packages that are replaced. */
  public static final FactKey<Deployment, List<Replacement>> REPLACED = key("overrides.replaced");

  /** Removals that are recorded without effect. */
  public static final FactKey<Deployment, List<String>> INACTIVE_REMOVALS =
      key("overrides.inactive-removals");

  /** Replacements that are recorded without effect. */
  public static final FactKey<Deployment, List<InactiveReplacement>> INACTIVE_REPLACEMENTS =
      key("overrides.inactive-replacements");

  /** Changes to the initramfs; empty where there are none. */
  public static final FactKey<Deployment, Optional<Initramfs>> INITRAMFS = key("initramfs");

  /** Whether the deployment is staged: written out at shutdown. */
  public static final FactKey<Deployment, Boolean> STAGED = key("staged");

  /** Whether the deployment is pinned: kept from being cleaned up. */
  public static final FactKey<Deployment, Boolean> PINNED = key("pinned");

  /** Whether {@code ostree admin status} marks the deployment as pending. */
  public static final FactKey<Deployment, Boolean> PENDING = key("pending");

  /** Whether {@code ostree admin status} marks the deployment as the rollback. */
  public static final FactKey<Deployment, Boolean> ROLLBACK = key("rollback");

  /** Whether the finalization of the staged deployment is locked. */
  public static final FactKey<Deployment, Boolean> FINALIZATION_LOCKED = key("finalization-locked");

  /** Whether a soft reboot would go to this deployment. */
  public static final FactKey<Deployment, Boolean> SOFT_REBOOT_TARGET = key("soft-reboot-target");

  /** Whether bootc could go to this deployment by a soft reboot. */
  public static final FactKey<Deployment, Boolean> SOFT_REBOOT_CAPABLE = key("soft-reboot-capable");

  /** Whether bootc has staged the deployment without letting the next boot take it. */
  public static final FactKey<Deployment, Boolean> DOWNLOAD_ONLY = key("download-only");

  /** Whether the origin has something of rpm-ostree's, so that bootc does not update the host. */
  public static final FactKey<Deployment, Boolean> INCOMPATIBLE = key("incompatible");

  /** The deployment in bootc's composefs backend; empty in the ostree backend. */
  public static final FactKey<Deployment, Optional<Deployment.Composefs>> COMPOSEFS =
      key("composefs");

  /** Whether binaries are wrapped for the command line's sake. */
  public static final FactKey<Deployment, Boolean> CLIWRAP = key("cliwrap");

  /** {@code none}, {@code development}, {@code hotfix}, {@code transient} or {@code unknown}. */
  public static final FactKey<Deployment, String> UNLOCKED = key("unlocked");

  /** Changes applied to the running system; empty where there are none. */
  public static final FactKey<Deployment, Optional<Live>> LIVE = key("live");

  /** Signatures of the commit. */
  public static final FactKey<Deployment, Signatures> SIGNATURES = key("signatures");

  /** The error of a remote that is not configured any more. */
  public static final FactKey<Deployment, Optional<String>> REMOTE_ERROR = key("remote-error");

  /** The notice that the branch is at its end of life. */
  public static final FactKey<Deployment, Optional<String>> END_OF_LIFE = key("end-of-life");

  /** The rpm-md repositories that the base commit was composed from. */
  public static final FactKey<Deployment, List<Repository>> REPOSITORIES = key("repositories");

  /** The rpm-md repositories that the local commit was assembled from. */
  public static final FactKey<Deployment, List<Repository>> LAYERED_REPOSITORIES =
      key("layered-repositories");

  /** The package difference to the booted deployment, as the status itself prints it. */
  public static final FactKey<Deployment, PackageDiff> DIFF = key("diff");

  /** Security advisories that this deployment brings. */
  public static final FactKey<Deployment, Advisories> ADVISORIES = key("advisories");

  /** The deployment's boots, as {@code rpm-ostree ex history} tells them. */
  public static final FactKey<Deployment, BootHistory> HISTORY = key("history");

  /** All of them. */
  public static final List<FactKey<Deployment, ?>> ALL = Collections.unmodifiableList(KEYS);

  private DeploymentFacts() {}

  /** An empty builder: nothing is shown. */
  public static Facts.Builder<Deployment> builder() {
    return Facts.Builder.of(ALL);
  }

  private static <T> FactKey<Deployment, T> key(String name) {
    FactKey<Deployment, T> key = new FactKey<>(KEYS.size(), name);
    KEYS.add(key);
    return key;
  }
}
