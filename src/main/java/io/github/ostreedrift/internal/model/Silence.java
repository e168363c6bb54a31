// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What it means that a capture does not name a fact: the one table, for every format. Where a fact stands under a
 * source, a whole capture of that source that does not name it says "none"; everywhere else it can't tell.
 *
 * <p>A release that did not know a fact had no such thing, so the table has no column of releases, but for {@link
 * Source#VERBOSE_SINCE_2018_5}. Facts that were taken back ({@link Facts.Builder#hide}) stay so: the table speaks for
 * lines that are not there, never for lines that could not be read.
 */
public final class Silence {
  /** What is silent. */
  public enum Source {
    /** The text of {@code rpm-ostree status}, with and without {@code -v}. */
    STATUS,
    /** The same with {@code -v}. */
    VERBOSE,
    /** The same with {@code -v}, of v2018.5 or later. */
    VERBOSE_SINCE_2018_5,
    /** The JSON of {@code rpm-ostree status}. */
    JSON,
    /** The text of {@code ostree admin status}. */
    OSTREE
  }

  private record Row<T>(FactKey<Deployment, T> key, T none, Set<Source> sources) {
    void tell(Set<Source> told, Facts.Builder<Deployment> facts) {
      if (!facts.isSettled(key) && !Collections.disjoint(told, sources)) {
        facts.show(key, none);
      }
    }
  }

  private static final Set<Source> STATUS = EnumSet.of(Source.STATUS, Source.JSON);
  private static final Set<Source> VERBOSE = EnumSet.of(Source.VERBOSE, Source.JSON);
  private static final Set<Source> JSON = EnumSet.of(Source.JSON);
  private static final Set<Source> ANY = EnumSet.of(Source.STATUS, Source.JSON, Source.OSTREE);

  private static final List<Row<?>> TABLE = List.of(
      list(DeploymentFacts.LAYERED, STATUS),
      list(DeploymentFacts.LOCAL, STATUS),
      list(DeploymentFacts.LOCAL_FILEOVERRIDE, STATUS),
      list(DeploymentFacts.MODULES, STATUS),
      list(DeploymentFacts.MODULES_ENABLED, STATUS),
      list(DeploymentFacts.REMOVED, STATUS),
      list(DeploymentFacts.REPLACED, STATUS),
      // The JSON tells the requests, or nothing of them.
      list(DeploymentFacts.INACTIVE, EnumSet.of(Source.VERBOSE)),
      list(DeploymentFacts.MODULES_INACTIVE, VERBOSE),
      list(DeploymentFacts.INACTIVE_REMOVALS, VERBOSE),
      list(DeploymentFacts.INACTIVE_REPLACEMENTS, VERBOSE),
      optional(DeploymentFacts.INITRAMFS, STATUS),
      optional(DeploymentFacts.LIVE, STATUS),
      optional(DeploymentFacts.REMOTE_ERROR, STATUS),
      optional(DeploymentFacts.END_OF_LIFE, STATUS),
      optional(DeploymentFacts.CUSTOM_ORIGIN, JSON),
      new Row<>(DeploymentFacts.BOOTED, false, JSON),
      new Row<>(DeploymentFacts.FINALIZATION_LOCKED, false, JSON),
      new Row<>(DeploymentFacts.CLIWRAP, false, STATUS),
      new Row<>(DeploymentFacts.PINNED, false, ANY),
      new Row<>(DeploymentFacts.UNLOCKED, "none", ANY),
      new Row<>(
          DeploymentFacts.STAGED, false, EnumSet.of(Source.VERBOSE_SINCE_2018_5, Source.JSON)));

  private Silence() {}

  /** Shows "none" for each fact that the sources would have told and nothing is known of. */
  public static void tell(Set<Source> sources, Facts.Builder<Deployment> facts) {
    for (Row<?> row : TABLE) {
      row.tell(sources, facts);
    }
  }

  /** The facts of which the silence of a source says "none". */
  public static List<FactKey<Deployment, ?>> tellsOf(Source source) {
    List<FactKey<Deployment, ?>> keys = new ArrayList<>();
    for (Row<?> row : TABLE) {
      if (row.sources.contains(source)) {
        keys.add(row.key);
      }
    }
    return keys;
  }

  private static <T> Row<List<T>> list(FactKey<Deployment, List<T>> key, Set<Source> sources) {
    return new Row<>(key, List.of(), sources);
  }

  private static <T> Row<Optional<T>> optional(
      FactKey<Deployment, Optional<T>> key, Set<Source> sources) {
    return new Row<>(key, Optional.empty(), sources);
  }
}
