// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a capture does not show of all that {@link ReadingText} would tell, so that silence in the text can be read as
 * "none". What no deployment shows is said once, the rest with the deployment in question.
 */
final class Omissions {

  /** What would have shown a fact. */
  private enum Remedy {
    VERBOSE,
    JSON,
    NONE
  }

  /**
   * Facts under one name. They are omitted if none of them is shown, and not all of them were named before: groups come
   * before their members.
   */
  private record Omission(String name, Remedy remedy, List<FactKey<?, ?>> keys) {
    Omission(String name, Remedy remedy, FactKey<?, ?>... keys) {
      this(name, remedy, List.of(keys));
    }
  }

  private static final List<Omission> HOST = List.of(
      new Omission(
          "the state of the host",
          Remedy.JSON,
          CaptureFacts.STATE,
          CaptureFacts.TRANSACTION,
          CaptureFacts.AUTOMATIC_UPDATES,
          CaptureFacts.UPDATE_DRIVER),
      new Omission("state", Remedy.JSON, CaptureFacts.STATE),
      new Omission("transaction", Remedy.JSON, CaptureFacts.TRANSACTION),
      new Omission("automatic updates", Remedy.VERBOSE, CaptureFacts.AUTOMATIC_UPDATES),
      new Omission("update driver", Remedy.JSON, CaptureFacts.UPDATE_DRIVER),
      new Omission("deployments", Remedy.JSON, CaptureFacts.DEPLOYMENTS));

  private static final Omission DIFF = new Omission("diff", Remedy.NONE, DeploymentFacts.DIFF);

  private static final List<Omission> DEPLOYMENT = List.of(
      new Omission("booted", Remedy.NONE, DeploymentFacts.BOOTED),
      new Omission("origin", Remedy.JSON, DeploymentFacts.ORIGIN),
      new Omission("custom origin", Remedy.JSON, DeploymentFacts.CUSTOM_ORIGIN),
      new Omission("version", Remedy.JSON, DeploymentFacts.VERSION),
      new Omission("time", Remedy.JSON, DeploymentFacts.TIMESTAMP),
      new Omission(
          "commit", Remedy.VERBOSE, DeploymentFacts.CHECKSUM, DeploymentFacts.BASE_CHECKSUM),
      new Omission("layered commit", Remedy.VERBOSE, DeploymentFacts.CHECKSUM),
      new Omission("stateroot", Remedy.VERBOSE, DeploymentFacts.STATEROOT),
      new Omission(
          "packages",
          Remedy.JSON,
          DeploymentFacts.LAYERED,
          DeploymentFacts.INACTIVE,
          DeploymentFacts.LOCAL,
          DeploymentFacts.LOCAL_FILEOVERRIDE,
          DeploymentFacts.MODULES,
          DeploymentFacts.MODULES_ENABLED,
          DeploymentFacts.MODULES_INACTIVE),
      new Omission("layered packages", Remedy.JSON, DeploymentFacts.LAYERED),
      new Omission(
          "inactive requests",
          Remedy.VERBOSE,
          DeploymentFacts.INACTIVE,
          DeploymentFacts.MODULES_INACTIVE),
      new Omission("inactive requests", Remedy.VERBOSE, DeploymentFacts.INACTIVE),
      new Omission("inactive modules", Remedy.VERBOSE, DeploymentFacts.MODULES_INACTIVE),
      new Omission(
          "local packages", Remedy.JSON, DeploymentFacts.LOCAL, DeploymentFacts.LOCAL_FILEOVERRIDE),
      new Omission("local packages", Remedy.JSON, DeploymentFacts.LOCAL),
      new Omission("forced packages", Remedy.JSON, DeploymentFacts.LOCAL_FILEOVERRIDE),
      new Omission(
          "modules", Remedy.JSON, DeploymentFacts.MODULES, DeploymentFacts.MODULES_ENABLED),
      new Omission("modules", Remedy.JSON, DeploymentFacts.MODULES),
      new Omission("enabled modules", Remedy.JSON, DeploymentFacts.MODULES_ENABLED),
      new Omission(
          "overrides",
          Remedy.JSON,
          DeploymentFacts.REMOVED,
          DeploymentFacts.REPLACED,
          DeploymentFacts.INACTIVE_REMOVALS,
          DeploymentFacts.INACTIVE_REPLACEMENTS),
      new Omission("removed packages", Remedy.JSON, DeploymentFacts.REMOVED),
      new Omission("replaced packages", Remedy.JSON, DeploymentFacts.REPLACED),
      new Omission(
          "inactive overrides",
          Remedy.VERBOSE,
          DeploymentFacts.INACTIVE_REMOVALS,
          DeploymentFacts.INACTIVE_REPLACEMENTS),
      new Omission("inactive removals", Remedy.VERBOSE, DeploymentFacts.INACTIVE_REMOVALS),
      new Omission("inactive replacements", Remedy.VERBOSE, DeploymentFacts.INACTIVE_REPLACEMENTS),
      new Omission("initramfs", Remedy.JSON, DeploymentFacts.INITRAMFS),
      new Omission("live changes", Remedy.JSON, DeploymentFacts.LIVE),
      new Omission("staged", Remedy.VERBOSE, DeploymentFacts.STAGED),
      new Omission("pinned", Remedy.JSON, DeploymentFacts.PINNED),
      new Omission("unlocked", Remedy.JSON, DeploymentFacts.UNLOCKED),
      new Omission("finalization lock", Remedy.JSON, DeploymentFacts.FINALIZATION_LOCKED),
      new Omission("soft reboot", Remedy.NONE, DeploymentFacts.SOFT_REBOOT_TARGET),
      new Omission("cliwrap", Remedy.JSON, DeploymentFacts.CLIWRAP),
      new Omission("signatures", Remedy.NONE, DeploymentFacts.SIGNATURES),
      new Omission("repositories", Remedy.VERBOSE, DeploymentFacts.REPOSITORIES),
      new Omission("remote error", Remedy.JSON, DeploymentFacts.REMOTE_ERROR),
      new Omission("end of life", Remedy.JSON, DeploymentFacts.END_OF_LIFE));

  /** Of ostree, what it never tells is named in one. Its commit may be a base commit, or a local one upon it. */
  private static final List<Omission> OSTREE_DEPLOYMENT = concat(
      new Omission("base commit", Remedy.JSON, DeploymentFacts.BASE_CHECKSUM),
      new Omission(
          "packages, overrides and all that only rpm-ostree knows",
          Remedy.JSON,
          DeploymentFacts.CUSTOM_ORIGIN,
          DeploymentFacts.LAYERED,
          DeploymentFacts.INACTIVE,
          DeploymentFacts.LOCAL,
          DeploymentFacts.LOCAL_FILEOVERRIDE,
          DeploymentFacts.MODULES,
          DeploymentFacts.MODULES_ENABLED,
          DeploymentFacts.MODULES_INACTIVE,
          DeploymentFacts.REMOVED,
          DeploymentFacts.REPLACED,
          DeploymentFacts.INACTIVE_REMOVALS,
          DeploymentFacts.INACTIVE_REPLACEMENTS,
          DeploymentFacts.INITRAMFS,
          DeploymentFacts.LIVE,
          DeploymentFacts.CLIWRAP,
          DeploymentFacts.REPOSITORIES,
          DeploymentFacts.REMOTE_ERROR,
          DeploymentFacts.END_OF_LIFE),
      DEPLOYMENT);

  private final Capture capture;
  private final List<Omission> common;

  private Omissions(Capture capture, List<Omission> common) {
    this.capture = capture;
    this.common = common;
  }

  static Omissions of(Capture capture) {
    List<List<Omission>> all = capture.deployments().stream()
        .map(deployment -> of(capture, deployment))
        .toList();
    List<Omission> common = new ArrayList<>();
    if (!all.isEmpty()) {
      common.addAll(all.get(0));
      all.forEach(common::retainAll);
    }
    return new Omissions(capture, common);
  }

  /** What the whole capture does not show, and which command would; empty if that is nothing. */
  String ofCapture() {
    if (capture.format().isPackageEvidence()) {
      return "";
    }
    List<Omission> omitted = new ArrayList<>(of(key -> isShown(capture.facts(), key), HOST));
    omitted.addAll(common);
    List<String> names = new ArrayList<>();
    if (capture.isBootedOnly()) {
      names.add("other deployments");
    }
    omitted.forEach(omission -> names.add(omission.name()));
    return String.join(", ", names) + hint(omitted);
  }

  /** What a deployment does not show, but others do. */
  List<String> ofDeployment(Deployment deployment) {
    return of(capture, deployment).stream()
        .filter(omission -> !common.contains(omission))
        .map(Omission::name)
        .toList();
  }

  private static List<Omission> of(Capture capture, Deployment deployment) {
    boolean isOstree = capture.format().isOstreeAdmin();
    List<Omission> omitted =
        of(key -> isShown(deployment.facts(), key), isOstree ? OSTREE_DEPLOYMENT : DEPLOYMENT);
    boolean isPending =
        !isOstree && capture.findPending().filter(deployment::equals).isPresent();
    if (isPending && !deployment.facts().shows(DeploymentFacts.DIFF)) {
      omitted.add(DIFF);
    }
    return omitted;
  }

  private static List<Omission> of(Predicate<FactKey<?, ?>> shows, List<Omission> table) {
    List<Omission> omitted = new ArrayList<>();
    Set<FactKey<?, ?>> named = new HashSet<>();
    for (Omission omission : table) {
      boolean isShown = omission.keys().stream().anyMatch(shows);
      if (!isShown && !named.containsAll(omission.keys())) {
        named.addAll(omission.keys());
        omitted.add(omission);
      }
    }
    return omitted;
  }

  @SuppressWarnings("unchecked") // a table holds keys of one owner
  private static <O> boolean isShown(Facts<O> facts, FactKey<?, ?> key) {
    return facts.shows((FactKey<O, ?>) key);
  }

  private static List<Omission> concat(Omission first, Omission second, List<Omission> more) {
    List<Omission> all = new ArrayList<>(List.of(first, second));
    all.addAll(more);
    return all;
  }

  private String hint(List<Omission> omitted) {
    CaptureFormat format = capture.format();
    boolean isStatus = format == CaptureFormat.RPM_OSTREE_STATUS;
    if (isStatus
        && omitted.stream().anyMatch(omission -> omission.remedy() == Remedy.VERBOSE)
        && !capture.get(CaptureFacts.VERBOSE).is(true)) {
      return " (capture with `rpm-ostree status -v` or `--json`)";
    } else if ((isStatus || format.isOstreeAdmin())
        && omitted.stream().anyMatch(omission -> omission.remedy() == Remedy.JSON)) {
      return " (capture with `rpm-ostree status --json`)";
    }
    return "";
  }
}
