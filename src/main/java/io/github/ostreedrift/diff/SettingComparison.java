// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.diff.BaseComparison.both;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares settings and states of two deployments, and what is known of their commits. */
final class SettingComparison {
  private static final List<Row<?>> ROWS = List.of(
      new Row<>(
          DeploymentFacts.INITRAMFS,
          new ChangeCollector.Plain<>(
              Change.SettingChange::new,
              ChangeKind.INITRAMFS_CHANGED,
              both(Equivalence::ofInitramfs),
              initramfs -> initramfs.map(Texts::initramfs))),
      flag(DeploymentFacts.STAGED, ChangeKind.STAGED_CHANGED),
      flag(DeploymentFacts.PINNED, ChangeKind.PINNED_CHANGED),
      flag(DeploymentFacts.FINALIZATION_LOCKED, ChangeKind.FINALIZATION_LOCKED_CHANGED),
      flag(DeploymentFacts.SOFT_REBOOT_TARGET, ChangeKind.SOFT_REBOOT_TARGET_CHANGED),
      flag(DeploymentFacts.INCOMPATIBLE, ChangeKind.INCOMPATIBLE_CHANGED),
      flag(DeploymentFacts.DOWNLOAD_ONLY, ChangeKind.DOWNLOAD_ONLY_CHANGED),
      new Row<>(
          DeploymentFacts.ARCHITECTURE,
          new ChangeCollector.Plain<>(
              Change.BaseChange::new,
              ChangeKind.ARCHITECTURE_CHANGED,
              String::equals,
              Optional::of)),
      flag(DeploymentFacts.CLIWRAP, ChangeKind.CLIWRAP_CHANGED),
      new Row<>(
          DeploymentFacts.UNLOCKED,
          new ChangeCollector.Plain<>(
              Change.SettingChange::new,
              ChangeKind.UNLOCKED_CHANGED,
              String::equals,
              Optional::of)),
      new Row<>(
          DeploymentFacts.LIVE,
          new ChangeCollector.Plain<>(
              Change.SettingChange::new,
              ChangeKind.LIVE_CHANGED,
              both(SettingComparison::sameLive),
              live -> live.map(Texts::live))),
      notice(DeploymentFacts.REMOTE_ERROR, ChangeKind.REMOTE_ERROR_CHANGED),
      notice(DeploymentFacts.END_OF_LIFE, ChangeKind.END_OF_LIFE_CHANGED));

  /** A fact and how it is compared. */
  private record Row<T>(FactKey<Deployment, T> key, ChangeCollector.Plain<T> comparison) {
    void compare(Deployment left, Deployment right, ChangeCollector findings) {
      comparison.compare(findings, key.name(), left.get(key), right.get(key));
    }
  }

  private SettingComparison() {}

  static void compare(Deployment left, Deployment right, ChangeCollector findings) {
    ROWS.forEach(row -> row.compare(left, right, findings));
    findings.compare(
        DeploymentFacts.SIGNATURES.name(),
        left.get(DeploymentFacts.SIGNATURES),
        right.get(DeploymentFacts.SIGNATURES),
        (one, other) -> signatures(one, other, findings));
    repositories(
        DeploymentFacts.REPOSITORIES, ChangeKind.REPOSITORIES_CHANGED, left, right, findings);
    repositories(
        DeploymentFacts.LAYERED_REPOSITORIES,
        ChangeKind.LAYERED_REPOSITORIES_CHANGED,
        left,
        right,
        findings);
  }

  private static Row<Boolean> flag(FactKey<Deployment, Boolean> key, ChangeKind kind) {
    return new Row<>(
        key,
        new ChangeCollector.Plain<>(Change.SettingChange::new, kind, Boolean::equals, Texts::flag));
  }

  private static Row<Optional<String>> notice(
      FactKey<Deployment, Optional<String>> key, ChangeKind kind) {
    return new Row<>(
        key,
        new ChangeCollector.Plain<>(
            Change.BaseChange::new, kind, both(Equivalence::ofNotice), notice -> notice));
  }

  private static boolean sameLive(Live one, Live other) {
    return both(Equivalence::ofChecksum).test(one.commit(), other.commit())
        && both(Equivalence::ofChecksum).test(one.interrupted(), other.interrupted());
  }

  /** Tells those signatures that differ; "unsigned" where the commit should be signed. */
  private static void signatures(Signatures one, Signatures other, ChangeCollector findings) {
    if (!Equivalence.ofSignatures(one, other)) {
      findings.add(new Change.BaseChange(
          ChangeKind.SIGNATURES_CHANGED,
          DeploymentFacts.SIGNATURES.name(),
          words(one, other),
          words(other, one)));
    }
  }

  private static Optional<String> words(Signatures one, Signatures other) {
    if (one.list().isEmpty()) {
      return Optional.of(one.verified() ? "unsigned" : "not verified");
    }
    return listed(
        Equivalence.without(one.list(), other.list(), Equivalence::ofSignature), Texts::signature);
  }

  /** Tells those repositories that differ, by themselves or by their time. */
  private static void repositories(
      FactKey<Deployment, List<Repository>> key,
      ChangeKind kind,
      Deployment left,
      Deployment right,
      ChangeCollector findings) {
    findings.compare(key.name(), left.get(key), right.get(key), (one, other) -> {
      List<Repository> gone = Equivalence.without(one, other, SettingComparison::sameRepository);
      List<Repository> come = Equivalence.without(other, one, SettingComparison::sameRepository);
      if (!gone.isEmpty() || !come.isEmpty()) {
        findings.add(new Change.BaseChange(
            kind, key.name(), listed(gone, Texts::repository), listed(come, Texts::repository)));
      }
    });
  }

  private static boolean sameRepository(Repository one, Repository other) {
    return Equivalence.ofText(one.id(), other.id()) && one.timestamp().equals(other.timestamp());
  }

  private static <T> Optional<String> listed(List<T> elements, Function<T, String> words) {
    List<String> texts = new ArrayList<>();
    elements.forEach(element -> texts.add(words.apply(element)));
    texts.sort(Comparator.naturalOrder());
    return Texts.joined(texts);
  }
}
