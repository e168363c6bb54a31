// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.diff.Change.Severity.ALERT;
import static io.github.ostreedrift.diff.Change.Severity.INFO;
import static io.github.ostreedrift.diff.Change.Severity.NOTICE;
import static io.github.ostreedrift.diff.Change.Severity.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of change there is from left to right. Each constant's {@link #meaning()} says what it stands for; among
 * changes of one severity, those of the first kinds are told first.
 *
 * <pre>{@code
 * ChangeKind.LAYERED_PACKAGE_ADDED.word();   // layered-package-added
 * ChangeKind.LAYERED_PACKAGE_ADDED.mirror(); // LAYERED_PACKAGE_REMOVED
 * }</pre>
 */
@SuppressWarnings("MissingSummary") // the meanings are what there is to say
public enum ChangeKind {
  PENDING_BECAME_BOOTED(
      NOTICE, "the pending deployment of the left is the booted one of the right"),
  ROLLBACK_BECAME_BOOTED(WARNING, "the rollback of the left is the booted deployment of the right"),
  OTHER_BECAME_BOOTED(WARNING, "another old deployment of the left is the booted one of the right"),
  BOOTED_BECAME_PENDING(WARNING, "the booted deployment of the left is a pending one on the right"),
  BOOTED_BECAME_ROLLBACK(NOTICE, "the booted deployment of the left is the rollback of the right"),
  BOOTED_BECAME_OTHER(NOTICE, "the booted deployment of the left is an old one on the right"),

  LAYERED_PACKAGE_REMOVED(
      ALERT, "a package is layered no more, and is no inactive request that the right shows"),
  LAYERED_PACKAGE_ADDED(NOTICE, "a package is layered now"),
  REQUEST_BECAME_INACTIVE(
      WARNING, "a layered package is still requested, but the base provides it now"),
  REQUEST_BECAME_ACTIVE(NOTICE, "a request that had no effect is layered now"),
  INACTIVE_REQUEST_REMOVED(INFO, "a request that had no effect is gone"),
  INACTIVE_REQUEST_ADDED(INFO, "there is a new request that has no effect"),
  REQUEST_REMOVED(INFO, "a request is gone that was neither layered nor inactive"),
  REQUEST_ADDED(INFO, "there is a new request that is neither layered nor inactive"),

  LOCAL_PACKAGE_REMOVED(ALERT, "a package from a local RPM file is gone"),
  LOCAL_PACKAGE_ADDED(NOTICE, "there is a new package from a local RPM file"),
  LOCAL_PACKAGE_DOWNGRADED(WARNING, "a package from a local RPM file is older, in rpm's order"),
  LOCAL_PACKAGE_UPGRADED(NOTICE, "a package from a local RPM file is newer, in rpm's order"),
  LOCAL_PACKAGE_CHANGED(
      NOTICE, "a package from a local RPM file is of the same version and another build"),

  FORCED_PACKAGE_REMOVED(ALERT, "a local package that may replace files of the base is gone"),
  FORCED_PACKAGE_ADDED(NOTICE, "there is a new local package that may replace files of the base"),
  FORCED_PACKAGE_DOWNGRADED(WARNING, "a local package that may replace files of the base is older"),
  FORCED_PACKAGE_UPGRADED(NOTICE, "a local package that may replace files of the base is newer"),
  FORCED_PACKAGE_CHANGED(NOTICE, "such a local package is of the same version and another build"),

  MODULE_REMOVED(
      ALERT, "a module stream is layered no more, and is no inactive one that the right shows"),
  MODULE_ADDED(NOTICE, "a module stream is layered now"),
  MODULE_BECAME_INACTIVE(
      WARNING, "a layered module stream is still requested, but has no effect now"),
  MODULE_BECAME_ACTIVE(NOTICE, "a module request that had no effect is layered now"),
  INACTIVE_MODULE_REMOVED(INFO, "a module request that had no effect is gone"),
  INACTIVE_MODULE_ADDED(INFO, "there is a new module request that has no effect"),
  ENABLED_MODULE_REMOVED(WARNING, "a module stream is enabled no more"),
  ENABLED_MODULE_ADDED(NOTICE, "a module stream is enabled now"),

  BASE_REMOVAL_REMOVED(ALERT, "a package that was removed from the base is back"),
  BASE_REMOVAL_ADDED(NOTICE, "a package is removed from the base now"),
  BASE_REMOVAL_REMOVED_OR_INACTIVE(
      ALERT,
      "a removal is not recorded any more, or has no effect now: the right does not show which"),
  BASE_REMOVAL_ADDED_OR_ACTIVE(
      NOTICE, "a removal is new, or had no effect before: the left does not show which"),
  BASE_REMOVAL_CHANGED(INFO, "the package that is removed has another version in the base"),
  BASE_REMOVAL_BECAME_INACTIVE(ALERT, "a removal is still recorded, but has no effect now"),
  BASE_REMOVAL_BECAME_ACTIVE(NOTICE, "a removal that had no effect has one now"),
  INACTIVE_REMOVAL_REMOVED(INFO, "a removal that had no effect is gone"),
  INACTIVE_REMOVAL_ADDED(INFO, "there is a new removal that has no effect"),

  BASE_REPLACEMENT_REMOVED(ALERT, "a replaced package is as in the base again"),
  BASE_REPLACEMENT_ADDED(NOTICE, "a package of the base is replaced now"),
  BASE_REPLACEMENT_REMOVED_OR_INACTIVE(
      ALERT,
      "a replacement is not recorded any more, or has no effect now: the right does not show which"),
  BASE_REPLACEMENT_ADDED_OR_ACTIVE(
      NOTICE, "a replacement is new, or had no effect before: the left does not show which"),
  BASE_REPLACEMENT_DOWNGRADED(WARNING, "a replacement is older, in rpm's order"),
  BASE_REPLACEMENT_UPGRADED(NOTICE, "a replacement is newer, in rpm's order"),
  BASE_REPLACEMENT_CHANGED(
      NOTICE, "a replacement of the same version has another source, or replaces another one"),
  BASE_REPLACEMENT_BECAME_INACTIVE(ALERT, "a replacement is still recorded, but has no effect now"),
  BASE_REPLACEMENT_BECAME_ACTIVE(NOTICE, "a replacement that had no effect has one now"),
  INACTIVE_REPLACEMENT_REMOVED(INFO, "a replacement that had no effect is gone"),
  INACTIVE_REPLACEMENT_ADDED(INFO, "there is a new replacement that has no effect"),

  STATEROOT_CHANGED(WARNING, "the deployments belong to different stateroots"),
  ORIGIN_CHANGED(WARNING, "the content comes from another branch, image or pinned commit"),
  CUSTOM_ORIGIN_CHANGED(NOTICE, "a manager gave the deployment another origin"),
  BASE_VERSION_CHANGED(NOTICE, "the base is of another version"),
  IMAGE_DIGEST_CHANGED(NOTICE, "the image has another digest"),
  BASE_COMMIT_CHANGED(INFO, "the base is another commit"),
  BASE_TIMESTAMP_CHANGED(INFO, "the base has another time, but no other version"),
  COMMIT_CHANGED(
      INFO, "the deployed commit is another one; a locally assembled one is the host's own"),
  ARCHITECTURE_CHANGED(WARNING, "the image is of another architecture"),
  TITLE_CHANGED(INFO, "the commit has another title"),
  PENDING_BASE_CHANGED(INFO, "another newer base is pulled, but not deployed"),
  SIGNATURES_CHANGED(WARNING, "the commit's signatures, or what is known of them, differ"),
  REMOTE_ERROR_CHANGED(WARNING, "the remote's configuration has another error, or none any more"),
  END_OF_LIFE_CHANGED(WARNING, "the notice of the branch's end of life differs"),
  REPOSITORIES_CHANGED(INFO, "the base was composed from other repositories, or at another time"),
  LAYERED_REPOSITORIES_CHANGED(INFO, "the layers come from other repositories, or of another time"),

  UNLOCKED_CHANGED(WARNING, "the deployment is unlocked, or is not any more"),
  LIVE_CHANGED(WARNING, "other changes are applied to the running system"),
  INITRAMFS_CHANGED(WARNING, "the initramfs is built or extended differently"),
  CLIWRAP_CHANGED(NOTICE, "binaries are wrapped, or are not any more"),
  STAGED_CHANGED(INFO, "the deployment is staged, or is not any more"),
  FINALIZATION_LOCKED_CHANGED(
      INFO, "the staged deployment's finalization is locked, or is not any more"),
  SOFT_REBOOT_TARGET_CHANGED(
      INFO, "a soft reboot would go to the deployment, or would not any more"),
  PINNED_CHANGED(INFO, "the deployment is pinned, or is not any more"),
  INCOMPATIBLE_CHANGED(
      WARNING,
      "something of rpm-ostree's keeps bootc from updating one of them, and not the other"),
  DOWNLOAD_ONLY_CHANGED(INFO, "the next boot takes what is staged, or does not any more"),

  WARNINGS_CHANGED(WARNING, "the tool itself warns of something else"),
  UPDATE_POLICY_CHANGED(NOTICE, "automatic updates have another policy, or another unit"),
  UPDATE_DRIVER_CHANGED(NOTICE, "another program drives the updates"),
  AVAILABLE_UPDATE_CHANGED(INFO, "another update is available"),
  ROLLBACK_QUEUED_CHANGED(INFO, "the rollback boots next, or does not any more"),
  STATE_CHANGED(INFO, "the host is idle on one side and busy on the other"),

  DEPLOYMENT_REMOVED(INFO, "the left has a deployment that the right has not"),
  DEPLOYMENT_ADDED(INFO, "the right has a deployment that the left has not");

  private static final List<String[]> OPPOSITES = List.of(
      new String[] {"_ADDED", "_REMOVED"},
      new String[] {"_ADDED_OR_ACTIVE", "_REMOVED_OR_INACTIVE"},
      new String[] {"_UPGRADED", "_DOWNGRADED"},
      new String[] {"_BECAME_ACTIVE", "_BECAME_INACTIVE"},
      new String[] {"PENDING_BECAME_BOOTED", "BOOTED_BECAME_PENDING"},
      new String[] {"ROLLBACK_BECAME_BOOTED", "BOOTED_BECAME_ROLLBACK"},
      new String[] {"OTHER_BECAME_BOOTED", "BOOTED_BECAME_OTHER"});

  private final Change.Severity severity;
  private final String meaning;

  ChangeKind(Change.Severity severity, String meaning) {
    this.severity = severity;
    this.meaning = meaning;
  }

  /** The word for it in the JSON: kebab-case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much a change of this kind matters. */
  public Change.Severity severity() {
    return severity;
  }

  /** What it stands for, in one line. */
  public String meaning() {
    return meaning;
  }

  /** The kind of the same change seen from right to left. */
  public ChangeKind mirror() {
    for (String[] pair : OPPOSITES) {
      for (int i = 0; i < pair.length; i++) {
        if (name().endsWith(pair[i])) {
          return valueOf(name().substring(0, name().length() - pair[i].length()) + pair[1 - i]);
        }
      }
    }
    return this;
  }

  /** The kind of a word. */
  public static Optional<ChangeKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
