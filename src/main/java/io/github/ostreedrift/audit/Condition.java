// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.Duration;
import java.util.List;

/** What a rule asks of a node. */
sealed interface Condition {

  /**
   * For each name some package must be there.
   *
   * @param kinds the ways in which it may be there
   * @param names patterns for names
   */
  record PackagesRequired(List<PackageKind> kinds, List<Glob> names) implements Condition {
    /** Copies the lists. */
    public PackagesRequired {
      kinds = List.copyOf(kinds);
      names = List.copyOf(names);
    }
  }

  /**
   * Other packages must not be there.
   *
   * @param kinds the kinds that the rule is about
   * @param names patterns for names
   */
  record PackagesAllowed(List<PackageKind> kinds, List<Glob> names) implements Condition {
    /** Copies the lists. */
    public PackagesAllowed {
      kinds = List.copyOf(kinds);
      names = List.copyOf(names);
    }
  }

  /**
   * These packages must not be there.
   *
   * @param kinds the kinds that the rule is about
   * @param names patterns for names
   */
  record PackagesForbidden(List<PackageKind> kinds, List<Glob> names) implements Condition {
    /** Copies the lists. */
    public PackagesForbidden {
      kinds = List.copyOf(kinds);
      names = List.copyOf(names);
    }
  }

  /**
   * The origin must be one of these.
   *
   * @param origins patterns for refspecs and image references
   */
  record OriginsAllowed(List<Glob> origins) implements Condition {
    /** Copies the list. */
    public OriginsAllowed {
      origins = List.copyOf(origins);
    }
  }

  /**
   * The image must be one of these.
   *
   * @param images patterns for its name, with its transport before it where that is no registry
   */
  record ImagesAllowed(List<Glob> images) implements Condition {
    /** Copies the list. */
    public ImagesAllowed {
      images = List.copyOf(images);
    }
  }

  /**
   * The image must have one of these digests.
   *
   * @param digests patterns for digests
   */
  record DigestsAllowed(List<Glob> digests) implements Condition {
    /** Copies the list. */
    public DigestsAllowed {
      digests = List.copyOf(digests);
    }
  }

  /**
   * The version must lie in one of these ranges.
   *
   * @param versions the ranges
   */
  record VersionsAllowed(List<VersionRange> versions) implements Condition {
    /** Copies the list. */
    public VersionsAllowed {
      versions = List.copyOf(versions);
    }
  }

  /**
   * The node must be in none of these states.
   *
   * @param states the states
   */
  record StatesForbidden(List<ForbiddenState> states) implements Condition {
    /** Copies the list. */
    public StatesForbidden {
      states = List.copyOf(states);
    }
  }

  /**
   * No deployment may wait for a reboot whose commit is older than this.
   *
   * @param age the age at which it becomes a finding
   */
  record PendingAtMost(Duration age) implements Condition {}
}
