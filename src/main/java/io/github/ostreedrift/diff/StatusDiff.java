// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What differs between two captures, or between two deployments.
 *
 * <pre>{@code
 * StatusDiff diff = StatusDiff.between(before, after);
 * diff.changes().forEach(change ->
 *     System.out.println(change.kind() + " " + change.subject()));
 * }</pre>
 *
 * <p>A fact counts as changed only if both sides show it. What one side shows and the other one can't tell is {@link
 * #notShown}: so two captures of one state never differ, whatever options, locale or format they were taken with.
 * Momentary things (a transaction, times ago) and what only follows from other facts (the package difference and the
 * advisories that a status prints, the serial) are not compared.
 *
 * @param left the deployment on the left; empty where that capture lists none
 * @param right the deployment on the right; empty where that capture lists none
 * @param changes what differs, the gravest first
 * @param notShown what could not be compared, in the order of the facts
 */
public record StatusDiff(
    Optional<Deployment> left,
    Optional<Deployment> right,
    List<Change> changes,
    List<NotShown> notShown) {

  private static final Comparator<Optional<String>> VALUES =
      Comparator.comparing(value -> value.orElse(""));

  private static final Comparator<Change> ORDER = Comparator.comparing(Change::severity)
      .thenComparing(Change::kind)
      .thenComparing(Change::subject)
      .thenComparing(Change::from, VALUES)
      .thenComparing(Change::to, VALUES);

  /** Sorts the changes and copies the lists. */
  public StatusDiff {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(ORDER);
    changes = List.copyOf(sorted);
    notShown = List.copyOf(notShown);
  }

  /**
   * Compares the deployments that two hosts run, and the hosts. Where a capture marks no deployment as booted, its first
   * one stands for it.
   */
  public static StatusDiff between(Capture left, Capture right) {
    return between(left, running(left), right, running(right));
  }

  /**
   * Compares a deployment of one capture with a deployment of another capture, or of the same one; and the hosts.
   *
   * <pre>{@code
   * StatusDiff.between(capture, capture.findRollback().orElseThrow(), capture, capture.booted())
   * }</pre>
   */
  public static StatusDiff between(
      Capture left, Deployment leftDeployment, Capture right, Deployment rightDeployment) {
    return between(left, Optional.of(leftDeployment), right, Optional.of(rightDeployment));
  }

  private static StatusDiff between(
      Capture left, Optional<Deployment> one, Capture right, Optional<Deployment> other) {
    ChangeCollector findings = new ChangeCollector();
    if (one.isPresent() && other.isPresent()) {
      new DeploymentComparison(left, one.get(), right, other.get(), findings).compare();
    }
    new HostComparison(left, right, findings).compare();
    new ListComparison(left, right, findings).compare();
    return new StatusDiff(one, other, findings.changes(), findings.notShown());
  }

  /**
   * Whether two are one deployment, seen twice: they differ in nothing that both show, and agree on its commit, or on
   * its image or time and version.
   */
  public static boolean isSame(Deployment one, Deployment other) {
    return Recognition.isSame(one, other);
  }

  /** The deployment that stands for a capture: the booted one, or else the first. */
  private static Optional<Deployment> running(Capture capture) {
    return capture.findBooted().or(() -> capture.deployments().stream().findFirst());
  }

  /** Whether nothing differs, of all that both sides show. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** How many changes there are of each kind, in the order of the kinds. */
  public Map<ChangeKind, Long> summary() {
    return Collections.unmodifiableMap(changes.stream()
        .collect(Collectors.groupingBy(
            Change::kind, () -> new EnumMap<>(ChangeKind.class), Collectors.counting())));
  }

  /** The same comparison seen from right to left: what {@code between} gives for the sides the other way round. */
  public StatusDiff mirror() {
    return new StatusDiff(
        /* left= */ right,
        /* right= */ left,
        changes.stream().map(Change::mirror).toList(),
        notShown.stream().map(NotShown::mirror).toList());
  }
}
