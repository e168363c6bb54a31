// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which facts a row tells: they are not shown where the row can't be read, or may have been left out. */
final class RowFacts {
  /** What an unknown row may be a new name for: the lists of packages and overrides, and what verdicts rest on besides. */
  static final List<FactKey<Deployment, ?>> ITEMS = List.of(
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
      DeploymentFacts.INITRAMFS);

  /** Facts that several rows tell together: one row more would change them. */
  static final Set<FactKey<Deployment, ?>> OF_SEVERAL_ROWS = Set.of(
      DeploymentFacts.ORIGIN,
      DeploymentFacts.CUSTOM_ORIGIN,
      DeploymentFacts.REPLACED,
      DeploymentFacts.INACTIVE_REPLACEMENTS,
      DeploymentFacts.LIVE,
      DeploymentFacts.DIFF,
      DeploymentFacts.INITRAMFS,
      DeploymentFacts.REPOSITORIES,
      DeploymentFacts.LAYERED_REPOSITORIES,
      DeploymentFacts.PENDING_BASE);

  private static final List<List<FactKey<Deployment, ?>>> TABLE = IntStream.rangeClosed(
          0, HostStatusLexer.VOCABULARY.getMaxTokenType())
      .mapToObj(RowFacts::factsOf)
      .toList();

  private RowFacts() {}

  static List<FactKey<Deployment, ?>> of(int key) {
    return TABLE.get(key);
  }

  private static List<FactKey<Deployment, ?>> factsOf(int key) {
    return switch (key) {
      case HostStatusLexer.DIGEST, HostStatusLexer.CUSTOM_ORIGIN ->
        List.of(DeploymentFacts.ORIGIN, DeploymentFacts.CUSTOM_ORIGIN);
      case HostStatusLexer.REMOTE_STATUS -> List.of(DeploymentFacts.REMOTE_ERROR);
      case HostStatusLexer.TITLE -> List.of(DeploymentFacts.TITLE);
      case HostStatusLexer.VERSION, HostStatusLexer.TIMESTAMP ->
        List.of(DeploymentFacts.VERSION, DeploymentFacts.TIMESTAMP);
      case HostStatusLexer.BOOTED_BASE_COMMIT, HostStatusLexer.BASE_COMMIT ->
        List.of(
            DeploymentFacts.BASE_CHECKSUM,
            DeploymentFacts.REPOSITORIES,
            DeploymentFacts.LAYERED_REPOSITORIES);
      case HostStatusLexer.BOOTED_COMMIT, HostStatusLexer.COMMIT ->
        List.of(
            DeploymentFacts.CHECKSUM,
            DeploymentFacts.REPOSITORIES,
            DeploymentFacts.LAYERED_REPOSITORIES);
      case HostStatusLexer.PENDING_BASE_COMMIT,
          HostStatusLexer.PENDING_COMMIT,
          HostStatusLexer.PENDING_BASE_VERSION,
          HostStatusLexer.PENDING_VERSION -> List.of(DeploymentFacts.PENDING_BASE);
      case HostStatusLexer.INTERRUPTED_LIVE,
          HostStatusLexer.LIVE_COMMIT,
          HostStatusLexer.LIVE_DIFF,
          HostStatusLexer.LIVE_UPGRADED,
          HostStatusLexer.LIVE_DOWNGRADED,
          HostStatusLexer.LIVE_REMOVED,
          HostStatusLexer.LIVE_ADDED -> List.of(DeploymentFacts.LIVE);
      case HostStatusLexer.STAGED -> List.of(DeploymentFacts.STAGED);
      case HostStatusLexer.OSNAME, HostStatusLexer.STATEROOT -> List.of(DeploymentFacts.STATEROOT);
      case HostStatusLexer.GPG_SIGNATURE -> List.of(DeploymentFacts.SIGNATURES);
      case HostStatusLexer.SEC_ADVISORIES -> List.of(DeploymentFacts.ADVISORIES);
      case HostStatusLexer.UPGRADED,
          HostStatusLexer.DOWNGRADED,
          HostStatusLexer.REMOVED,
          HostStatusLexer.ADDED,
          HostStatusLexer.KEYLESS_CHANGE -> List.of(DeploymentFacts.DIFF, DeploymentFacts.LIVE);
      case HostStatusLexer.DIFF -> List.of(DeploymentFacts.DIFF);
      case HostStatusLexer.REMOVED_BASE -> List.of(DeploymentFacts.REMOVED);
      case HostStatusLexer.INACTIVE_REMOVALS -> List.of(DeploymentFacts.INACTIVE_REMOVALS);
      case HostStatusLexer.REPLACED_BASE,
          HostStatusLexer.LOCAL_OVERRIDES,
          HostStatusLexer.REMOTE_OVERRIDES -> List.of(DeploymentFacts.REPLACED);
      case HostStatusLexer.INACTIVE_REPLACEMENTS,
          HostStatusLexer.INACTIVE_LOCAL,
          HostStatusLexer.INACTIVE_REMOTE -> List.of(DeploymentFacts.INACTIVE_REPLACEMENTS);
      case HostStatusLexer.REQUESTED, HostStatusLexer.INACTIVE_REQUESTS ->
        List.of(DeploymentFacts.INACTIVE);
      case HostStatusLexer.INACTIVE_MODULES -> List.of(DeploymentFacts.MODULES_INACTIVE);
      case HostStatusLexer.PACKAGES, HostStatusLexer.LAYERED_PACKAGES ->
        List.of(DeploymentFacts.LAYERED);
      case HostStatusLexer.LAYERED_MODULES -> List.of(DeploymentFacts.MODULES);
      case HostStatusLexer.ENABLED_MODULES -> List.of(DeploymentFacts.MODULES_ENABLED);
      case HostStatusLexer.LOCAL_PACKAGES -> List.of(DeploymentFacts.LOCAL);
      case HostStatusLexer.FORCED_PACKAGES -> List.of(DeploymentFacts.LOCAL_FILEOVERRIDE);
      case HostStatusLexer.INITRAMFS, HostStatusLexer.INITRAMFS_ETC ->
        List.of(DeploymentFacts.INITRAMFS);
      case HostStatusLexer.CLIWRAP -> List.of(DeploymentFacts.CLIWRAP);
      case HostStatusLexer.PINNED -> List.of(DeploymentFacts.PINNED);
      case HostStatusLexer.UNLOCKED -> List.of(DeploymentFacts.UNLOCKED);
      case HostStatusLexer.END_OF_LIFE -> List.of(DeploymentFacts.END_OF_LIFE);
      default -> List.of();
    };
  }
}
