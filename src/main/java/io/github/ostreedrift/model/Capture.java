// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One status output, read.
 *
 * <pre>{@code
 * capture.booted().layered().require().contains("htop")
 * }</pre>
 *
 * @param format which command printed it, and in which form
 * @param facts what it shows of the host, the deployments among it
 * @param unrecognized lines that were not understood, kept
 */
public record Capture(
    CaptureFormat format, Facts<Capture> facts, List<UnrecognizedLine> unrecognized) {
  /** Copies the list. */
  public Capture {
    unrecognized = List.copyOf(unrecognized);
  }

  /**
   * When a deployment was made and booted ({@code rpm-ostree ex history}, since v2019.6).
   *
   * @param lastBoot when it was booted last
   * @param firstBoot when it was booted first; the same as {@code lastBoot} for one boot
   * @param boots how often it was booted
   * @param created when it was made
   * @param command the command that made it, where known
   */
  public record BootHistory(
      Instant lastBoot,
      Instant firstBoot,
      int boots,
      Optional<Instant> created,
      Optional<String> command) {}

  /**
   * What is mounted over {@code /usr}, as {@code bootc status} tells it (since v1.14).
   *
   * @param accessMode {@code read-only} or {@code read-write}
   * @param persistence transient or persistent
   */
  public record UsrOverlay(String accessMode, String persistence) {}

  /** Any fact by its key. */
  public <T> Fact<T> get(FactKey<Capture, T> key) {
    return facts.get(key);
  }

  /**
   * The deployments that the capture lists, in boot order; none where it lists none or can't list any ({@code
   * rpm-ostree upgrade --check}).
   */
  public List<Deployment> deployments() {
    return get(CaptureFacts.DEPLOYMENTS).orElse(List.of());
  }

  /** The deployment that the host runs, if the capture marks one. */
  public Optional<Deployment> findBooted() {
    return deployments().stream().filter(Deployment::isBooted).findFirst();
  }

  /**
   * The deployment that the host runs.
   *
   * @throws NoSuchElementException if the capture marks none
   */
  public Deployment booted() {
    return findBooted()
        .orElseThrow(() -> new NoSuchElementException("no deployment is marked as booted"));
  }

  /**
   * The deployment that boots next, if it is another one than the booted one. Empty as well where the capture lists
   * only the booted deployment, or marks none as booted.
   */
  public Optional<Deployment> findPending() {
    return findBooted()
        .flatMap(booted -> deployments().get(0).equals(booted) || isBootedOnly()
            ? Optional.empty()
            : Optional.of(deployments().get(0)));
  }

  /** The deployment that a rollback goes to: the first one after the booted one in its stateroot. */
  public Optional<Deployment> findRollback() {
    return findBooted()
        .flatMap(booted -> deployments().stream()
            .skip(deployments().indexOf(booted) + 1L)
            .filter(other -> sameStateroot(booted, other))
            .findFirst());
  }

  /** Whether the capture lists the booted deployment alone. */
  public boolean isBootedOnly() {
    return get(CaptureFacts.BOOTED_ONLY).is(true);
  }

  /**
   * The commit of the base under a deployment, as far as the capture tells. {@code ostree admin status} and {@code
   * bootc status} never do: their checksum may be that of a locally assembled commit. Nor does the checksum tell where there is a line for the base that could not be read.
   */
  public Optional<String> findBaseCommit(Deployment deployment) {
    Fact<String> base = deployment.baseChecksum();
    if (base.isShown() || base.findUnread().isPresent() || tellsNoBase()) {
      return base.map(Optional::of).orElse(Optional.empty());
    }
    return deployment.checksum().map(Optional::of).orElse(Optional.empty());
  }

  private boolean tellsNoBase() {
    return format.isOstreeAdmin() || format.isBootc();
  }

  private static boolean sameStateroot(Deployment one, Deployment other) {
    return !one.stateroot().isShown()
        || !other.stateroot().isShown()
        || one.stateroot().equals(other.stateroot());
  }
}
