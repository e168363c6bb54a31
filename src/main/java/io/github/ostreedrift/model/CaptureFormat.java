// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of capture: which command printed it, and in which form. */
public enum CaptureFormat {
  /** {@code rpm-ostree status}, key/value rows (since v2016.4). */
  RPM_OSTREE_STATUS("rpm-ostree-status"),
  /** {@code rpm-ostree status}, table (v2014.103 to v2016.3). */
  RPM_OSTREE_STATUS_TABLE("rpm-ostree-status-table"),
  /** {@code rpm-ostree status --pretty} (v2014.103 to v2016.3). */
  RPM_OSTREE_STATUS_PRETTY("rpm-ostree-status-pretty"),
  /** {@code rpm-ostree status --json}. */
  RPM_OSTREE_STATUS_JSON("rpm-ostree-status-json"),
  /** {@code rpm-ostree ex history} (since v2019.6). */
  RPM_OSTREE_HISTORY("rpm-ostree-history"),
  /** {@code ostree admin status} (since v2013.3). */
  OSTREE_ADMIN_STATUS("ostree-admin-status"),
  /** {@code ostree admin status --json} (since v2025.3). */
  OSTREE_ADMIN_STATUS_JSON("ostree-admin-status-json"),
  /** {@code rpm-ostree db diff}: block, diff and JSON (since v2014.105). */
  RPM_OSTREE_DB_DIFF("rpm-ostree-db-diff"),
  /** {@code rpm-ostree db list} (since v2014.105). */
  RPM_OSTREE_DB_LIST("rpm-ostree-db-list"),
  /** {@code rpm -qa}. */
  RPM_QA("rpm-qa"),
  /** What {@code rpm-ostree install}, {@code upgrade}, {@code rebase} ... print while they work (since v2014.7). */
  RPM_OSTREE_TRANSCRIPT("rpm-ostree-transcript");

  private final String word;

  CaptureFormat(String word) {
    this.word = word;
  }

  /** The word for the format on the command line and in the JSON. */
  public String word() {
    return word;
  }

  /** Whether the capture comes from {@code ostree admin status}, which knows nothing of packages. */
  public boolean isOstreeAdmin() {
    return this == OSTREE_ADMIN_STATUS || this == OSTREE_ADMIN_STATUS_JSON;
  }

  /** Whether the capture lists packages and no deployments: see {@link PackageEvidence}. */
  public boolean isPackageEvidence() {
    return this == RPM_OSTREE_DB_DIFF
        || this == RPM_OSTREE_DB_LIST
        || this == RPM_QA
        || this == RPM_OSTREE_TRANSCRIPT;
  }

  /** The format of a word. */
  public static Optional<CaptureFormat> find(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
