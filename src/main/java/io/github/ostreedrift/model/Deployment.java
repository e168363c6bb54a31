// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One deployment, with the facts that the capture shows of it.
 *
 * <pre>{@code
 * deployment.layered().orElse(List.of()).contains("htop")
 * }</pre>
 *
 * @param index the position in boot order: 0 boots next; {@link #NO_INDEX} where the capture does not tell ({@code -b})
 * @param facts all facts; the accessors below name the ones that are asked for most
 * @param unrecognized rows of a newer tool, kept
 */
public record Deployment(int index, Facts<Deployment> facts, List<UnrecognizedRow> unrecognized) {
  /** The index of a deployment whose place in boot order is not shown. */
  public static final int NO_INDEX = -1;

  /** Copies the list. */
  public Deployment {
    unrecognized = List.copyOf(unrecognized);
  }

  /**
   * A newer base commit of the branch that was pulled, but is not deployed ({@code PendingBaseCommit}).
   *
   * @param checksum the commit
   * @param version its version, if it has one
   * @param timestamp its time, if known
   */
  public record PendingBase(
      String checksum, Optional<String> version, Optional<Instant> timestamp) {}

  /**
   * How {@code bootc status} tells a deployment of its composefs backend (since v1.9).
   *
   * @param verity the fs-verity digest, which identifies the deployment: 128 hexadecimal digits
   * @param bootType {@code bls} or {@code uki}, in lower case
   * @param bootloader {@code grub}, {@code systemd}, {@code none}, in lower case
   * @param bootDigest the digest of kernel and initramfs (since v1.11)
   * @param missingVerityAllowed whether it boots where the file system knows no fs-verity (since v1.15.2)
   */
  public record Composefs(
      String verity,
      Optional<String> bootType,
      Optional<String> bootloader,
      Optional<String> bootDigest,
      Optional<Boolean> missingVerityAllowed) {}

  /** Any fact by its key. */
  public <T> Fact<T> get(FactKey<Deployment, T> key) {
    return facts.get(key);
  }

  /** Whether the host runs this deployment. */
  public boolean isBooted() {
    return get(DeploymentFacts.BOOTED).is(true);
  }

  /** The stateroot ({@code osname} in rpm-ostree's JSON). */
  public Fact<String> stateroot() {
    return get(DeploymentFacts.STATEROOT);
  }

  /** Where the content comes from. */
  public Fact<Origin> origin() {
    return get(DeploymentFacts.ORIGIN);
  }

  /** The version of the base commit; empty where it has none. */
  public Fact<Optional<String>> version() {
    return get(DeploymentFacts.VERSION);
  }

  /** The time that the status shows beside the version. */
  public Fact<Instant> timestamp() {
    return get(DeploymentFacts.TIMESTAMP);
  }

  /** The commit that is deployed. */
  public Fact<String> checksum() {
    return get(DeploymentFacts.CHECKSUM);
  }

  /** The base commit under a locally assembled one. */
  public Fact<String> baseChecksum() {
    return get(DeploymentFacts.BASE_CHECKSUM);
  }

  /** Layered packages: the requests that have an effect. */
  public Fact<List<String>> layered() {
    return get(DeploymentFacts.LAYERED);
  }

  /** Requests without effect. */
  public Fact<List<String>> inactive() {
    return get(DeploymentFacts.INACTIVE);
  }

  /** Packages layered from local RPM files, as NEVRA. */
  public Fact<List<String>> local() {
    return get(DeploymentFacts.LOCAL);
  }

  /** Base packages that are removed. */
  public Fact<List<Removal>> removed() {
    return get(DeploymentFacts.REMOVED);
  }

  /** Base packages that are replaced. */
  public Fact<List<Replacement>> replaced() {
    return get(DeploymentFacts.REPLACED);
  }

  /** Whether the deployment is staged. */
  public Fact<Boolean> staged() {
    return get(DeploymentFacts.STAGED);
  }

  /** Whether the deployment is pinned. */
  public Fact<Boolean> pinned() {
    return get(DeploymentFacts.PINNED);
  }

  /** Module streams that are layered, {@code NAME:STREAM}. */
  public Fact<List<String>> modules() {
    return get(DeploymentFacts.MODULES);
  }

  /** Local packages that may overwrite files of the base. */
  public Fact<List<String>> localFileoverride() {
    return get(DeploymentFacts.LOCAL_FILEOVERRIDE);
  }

  /** Removals of packages that the base does not have. */
  public Fact<List<String>> inactiveRemovals() {
    return get(DeploymentFacts.INACTIVE_REMOVALS);
  }

  /** Replacements of packages that the base does not have. */
  public Fact<List<InactiveReplacement>> inactiveReplacements() {
    return get(DeploymentFacts.INACTIVE_REPLACEMENTS);
  }

  /** How the initramfs is made on the host; empty where it is that of the base. */
  public Fact<Optional<Initramfs>> initramfs() {
    return get(DeploymentFacts.INITRAMFS);
  }

  /** What was applied to the running system; empty where nothing was. */
  public Fact<Optional<Live>> live() {
    return get(DeploymentFacts.LIVE);
  }

  /** Whether {@code /usr} can be written: {@code none}, {@code development}, {@code hotfix}, {@code transient}. */
  public Fact<String> unlocked() {
    return get(DeploymentFacts.UNLOCKED);
  }

  /** The notice that its branch is no longer maintained; empty where there is none. */
  public Fact<Optional<String>> endOfLife() {
    return get(DeploymentFacts.END_OF_LIFE);
  }

  /** The signatures of its base commit. */
  public Fact<Signatures> signatures() {
    return get(DeploymentFacts.SIGNATURES);
  }
}
