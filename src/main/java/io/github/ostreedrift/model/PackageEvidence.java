// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import io.github.ostreedrift.model.PackageDiff.PackageChange;
import java.util.List;
import java.util.Optional;

/**
 * What a listing of packages tells of the packages of a deployment: a status names what was asked for, this what is
 * there.
 *
 * <p>{@code rpm -qa} and {@code rpm-ostree db list} show all packages ({@link #installed}). {@code rpm-ostree db diff}
 * and the transcript of a transaction show only what changes ({@link #changes}): what they pass over in silence is as
 * it was, and they do not show what that is. Put after a list ({@link #followedBy}), they tell everything. A list that
 * was filtered ({@code rpm -qa | grep}) shows what is there, and not what is missing ({@link #isWhole}).
 *
 * <pre>{@code
 * PackageEvidence evidence = capture.get(CaptureFacts.PACKAGE_EVIDENCE).require();
 * evidence.isInstalled("htop");   // a Fact: true, false, or not shown
 * evidence.findInstalled("htop"); // [htop-3.2.1-1.el8.x86_64]
 * }</pre>
 *
 * @param commit the commit that the packages belong to ({@code db list}), or that a diff leads to
 * @param from the commit that a diff starts from
 * @param installed all packages; an epoch is missing where {@code rpm -qa} printed the list
 * @param changes all changes
 * @param advisories security advisories of the changes ({@code db diff -a})
 * @param inactiveRequests requests that are recorded without effect, as the transaction announced them
 * @param inactiveRemovals removals of base packages that are recorded without effect, names
 * @param inactiveReplacements replacements of base packages that are recorded without effect, NEVRA
 * @param outcome how the transaction ended
 * @param complete whether no line was left out, so that silence about a package shows something
 */
public record PackageEvidence(
    Fact<CommitName> commit,
    Fact<CommitName> from,
    Fact<List<Nevra>> installed,
    Fact<List<PackageChange>> changes,
    Fact<Advisories> advisories,
    Fact<List<InactiveRequest>> inactiveRequests,
    Fact<List<String>> inactiveRemovals,
    Fact<List<String>> inactiveReplacements,
    Fact<Outcome> outcome,
    boolean complete) {

  /** How a transaction ended. */
  public enum Outcome {
    /** A deployment was made that boots next. */
    QUEUED,
    /** The changes were applied to the running system. */
    LIVE,
    /** There was nothing to do. */
    UNCHANGED,
    /** Only shown: a preview, or a check. */
    PREVIEW,
    /** Only tried: {@code --dry-run}. */
    DRY_RUN,
    /** An error ended it. */
    FAILED
  }

  /** Copies the lists. */
  public PackageEvidence {
    installed = installed.map(List::copyOf);
    changes = changes.map(List::copyOf);
    inactiveRequests = inactiveRequests.map(List::copyOf);
    inactiveRemovals = inactiveRemovals.map(List::copyOf);
    inactiveReplacements = inactiveReplacements.map(List::copyOf);
  }

  /** Evidence that shows nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Whether the changes took place or will with the next boot: not those of a preview, a try or a failure. */
  public boolean isEffective() {
    return !outcome.is(Outcome.PREVIEW)
        && !outcome.is(Outcome.DRY_RUN)
        && !outcome.is(Outcome.FAILED);
  }

  /** Whether the transaction left a deployment that boots next. */
  public boolean isQueued() {
    return outcome.is(Outcome.QUEUED);
  }

  /**
   * Whether this lists all packages, so that what it does not have is not there: nothing was left out, and it has
   * packages that every host has. A list that was filtered has not.
   */
  public boolean isWhole() {
    return complete && WholeList.looksLikeOne(installed.orElse(List.of()));
  }

  /**
   * What is there after these packages changed: a list with the changes applied to it, incomplete where they do not fit
   * to it. Where this is no list, or there are no changes, it is the later evidence alone.
   *
   * @param later the changes, from this state to another
   */
  public PackageEvidence followedBy(PackageEvidence later) {
    boolean changed = later.changes.isShown() && !later.installed.isShown() && later.isEffective();
    return installed.isShown() && changed ? new ChangedList(this, later).evidence() : later;
  }

  /**
   * The packages that a request asks for and that are shown to be there in the end: as {@link #isInstalled} takes it.
   * None proves nothing by itself.
   */
  public List<Nevra> findRequested(String request) {
    return new EvidenceQuery(this).findRequested(request);
  }

  /**
   * The packages of a name that are shown to be there in the end. None proves nothing by itself: ask {@link
   * #isInstalled}.
   */
  public List<Nevra> findInstalled(String name) {
    return new EvidenceQuery(this).find(name);
  }

  /**
   * Whether the package that a request asks for is there in the end, as far as the evidence tells.
   *
   * <p>A request is taken as rpm-ostree takes it: a name, {@code name.arch}, a name with version, a NEVRA; what has no
   * epoch asks for any. Not shown are files ({@code /usr/bin/htop}), capabilities ({@code perl(Carp)}) and patterns,
   * for which a list of packages has no answer. A name may be a capability, too, which another package provides:
   * {@code false} says that no package of that name is there.
   */
  public Fact<Boolean> isInstalled(String request) {
    return new EvidenceQuery(this).isInstalled(request);
  }

  /** The changes of a package. */
  public List<PackageChange> findChanges(String name) {
    return changes.orElse(List.of()).stream()
        .filter(change -> change.name().equals(name))
        .toList();
  }

  /** Collects evidence. Not thread-safe. */
  public static final class Builder {
    private Fact<CommitName> commit = Fact.notShown();
    private Fact<CommitName> from = Fact.notShown();
    private Fact<List<Nevra>> installed = Fact.notShown();
    private Fact<List<PackageChange>> changes = Fact.notShown();
    private Fact<Advisories> advisories = Fact.notShown();
    private Fact<List<InactiveRequest>> inactiveRequests = Fact.notShown();
    private Fact<List<String>> inactiveRemovals = Fact.notShown();
    private Fact<List<String>> inactiveReplacements = Fact.notShown();
    private Fact<Outcome> outcome = Fact.notShown();

    private Builder() {}

    /** Shows {@link PackageEvidence#commit}. */
    public Builder commit(CommitName value) {
      commit = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#from}. */
    public Builder from(CommitName value) {
      from = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#installed}. */
    public Builder installed(List<Nevra> value) {
      installed = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#changes}. */
    public Builder changes(List<PackageChange> value) {
      changes = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#advisories}. */
    public Builder advisories(Advisories value) {
      advisories = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#inactiveRequests}. */
    public Builder inactiveRequests(List<InactiveRequest> value) {
      inactiveRequests = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#inactiveRemovals}. */
    public Builder inactiveRemovals(List<String> value) {
      inactiveRemovals = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#inactiveReplacements}. */
    public Builder inactiveReplacements(List<String> value) {
      inactiveReplacements = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#outcome}. */
    public Builder outcome(Outcome value) {
      outcome = Fact.of(value);
      return this;
    }

    /** Shows {@link PackageEvidence#advisories}, if there are any. */
    public Builder advisories(Optional<Advisories> value) {
      value.ifPresent(this::advisories);
      return this;
    }

    /**
     * The evidence collected so far.
     *
     * @param complete whether no line was left out
     */
    public PackageEvidence build(boolean complete) {
      return new PackageEvidence(
          commit,
          from,
          installed,
          changes,
          advisories,
          inactiveRequests,
          inactiveRemovals,
          inactiveReplacements,
          outcome,
          complete);
    }
  }

  /**
   * A request that a transaction left without effect, for the base has what it asks for.
   *
   * @param request the request
   * @param providedBy NEVRA of the package of the base that provides it
   */
  public record InactiveRequest(String request, String providedBy) {}

  /**
   * A commit as {@code rpm-ostree db} names it.
   *
   * @param checksum the commit
   * @param description what it was asked for by: a ref, an abbreviation, {@code booted deployment}; empty where it was
   *     asked for by its checksum
   */
  public record CommitName(String checksum, Optional<String> description) {}
}
