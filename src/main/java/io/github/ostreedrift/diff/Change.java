// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that differs between two deployments, or between the hosts that they are on.
 *
 * <pre>{@code
 * for (Change change : diff.changes()) {
 *   if (change instanceof Change.RequestChange request && request.kind() == ChangeKind.REQUEST_BECAME_INACTIVE) {
 *     System.out.println(request.subject() + " has no effect any more");
 *   }
 * }
 * }</pre>
 */
public sealed interface Change {

  /** What kind of change it is. */
  ChangeKind kind();

  /** What changed: the name of a package, a module or a deployment; the name of the fact for all else. */
  String subject();

  /** What the left has, in words; empty where it has nothing. */
  Optional<String> from();

  /** What the right has, in words; empty where it has nothing. */
  Optional<String> to();

  /** The same change seen from right to left. */
  Change mirror();

  /** How much it matters. */
  default Severity severity() {
    return kind().severity();
  }

  /**
   * The deployment as a whole: it has another role, or one side does not have it.
   *
   * @param subject its version, or its commit or origin where it has none
   * @param from its role on the left: {@code booted}, {@code pending}, {@code rollback}, {@code other}; {@code index N}
   *     where none is marked as booted
   * @param to its role on the right
   */
  record DeploymentChange(
      ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public DeploymentChange mirror() {
      return new DeploymentChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * The base: where it comes from, which version and commit it is, what is known of it.
   *
   * @param subject the name of the fact, {@code version}
   * @param from the value on the left
   * @param to the value on the right
   */
  record BaseChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public BaseChange mirror() {
      return new BaseChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * A request for a package, layered or without effect.
   *
   * @param subject the request as written
   * @param from what it is on the left: {@code layered}, {@code inactive}, {@code requested}; empty where the left does
   *     not show it
   * @param to what it is on the right
   */
  record RequestChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public RequestChange mirror() {
      return new RequestChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * A package layered from a local RPM file.
   *
   * @param subject its name; the whole text where it is no NEVRA
   * @param from version, release and architecture on the left, {@code 3.2.1-1.el8.x86_64}
   * @param to the same on the right
   */
  record LocalPackageChange(
      ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public LocalPackageChange mirror() {
      return new LocalPackageChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * A module stream.
   *
   * @param subject the module as written, {@code foo:stable}
   * @param from what it is on the left: {@code layered}, {@code enabled}, {@code inactive}
   * @param to what it is on the right
   */
  record ModuleChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public ModuleChange mirror() {
      return new ModuleChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * A removal or a replacement of a package of the base.
   *
   * @param subject the name of the package
   * @param from the version on the left: of the package that is removed, or of the one that replaces; the words {@code
   *     (replaces 1.0-1, local)} are added where they are not the same on both sides
   * @param to the same on the right
   */
  record OverrideChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public OverrideChange mirror() {
      return new OverrideChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * A setting or a state of the deployment.
   *
   * @param subject the name of the fact, {@code unlocked}
   * @param from the value on the left
   * @param to the value on the right
   */
  record SettingChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public SettingChange mirror() {
      return new SettingChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * The host, whatever deployment it runs.
   *
   * @param subject the name of the fact, {@code automatic-updates}
   * @param from the value on the left
   * @param to the value on the right
   */
  record HostChange(ChangeKind kind, String subject, Optional<String> from, Optional<String> to)
      implements Change {
    @Override
    public HostChange mirror() {
      return new HostChange(kind.mirror(), subject, to, from);
    }
  }

  /**
   * How much a change matters, the gravest first.
   *
   * <pre>{@code
   * diff.changes().stream().anyMatch(change -> change.severity() == Severity.ALERT)
   * }</pre>
   */
  enum Severity {
    /** Something that was put on the host is gone, or has no effect any more. */
    ALERT("something that was put on the host is gone, or has no effect any more"),
    /** Something that is seldom wanted: older packages, another source, an unlocked or unverified system. */
    WARNING("seldom wanted: older packages, another source, an unlocked or unverified system"),
    /** What upgrades and installations do. */
    NOTICE("what upgrades and installations do"),
    /** Bookkeeping, and what follows from other changes. */
    INFO("bookkeeping, and what follows from other changes");

    private final String meaning;

    Severity(String meaning) {
      this.meaning = meaning;
    }

    /** The word for it in the JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What it stands for, in a few words. */
    public String meaning() {
      return meaning;
    }

    @Override
    public String toString() {
      return word();
    }
  }
}
