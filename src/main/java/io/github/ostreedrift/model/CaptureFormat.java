// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of capture: which command printed it, and in which form. */
public enum CaptureFormat {
  /** {@code rpm-ostree status}, key/value rows (since v2016.4). */
  RPM_OSTREE_STATUS(
      "rpm-ostree-status",
      "`rpm-ostree status`, v2016.4 to v2026.2: plain, `-v`, `-a`, `-b`, any locale, width and colour; `upgrade --check`"),
  /** {@code rpm-ostree status}, table (v2014.103 to v2016.3). */
  RPM_OSTREE_STATUS_TABLE(
      "rpm-ostree-status-table", "`rpm-ostree status`, v2014.103 to v2016.3: a table"),
  /** {@code rpm-ostree status --pretty} (v2014.103 to v2016.3). */
  RPM_OSTREE_STATUS_PRETTY(
      "rpm-ostree-status-pretty", "`rpm-ostree status --pretty`, v2014.103 to v2016.3"),
  /** {@code rpm-ostree status --json}. */
  RPM_OSTREE_STATUS_JSON("rpm-ostree-status-json", "`rpm-ostree status --json`, all releases"),
  /** {@code rpm-ostree ex history} (since v2019.6). */
  RPM_OSTREE_HISTORY("rpm-ostree-history", "`rpm-ostree ex history`, since v2019.6"),
  /** {@code ostree admin status} (since v2013.3). */
  OSTREE_ADMIN_STATUS(
      "ostree-admin-status",
      "`ostree admin status`, v2013.3 to v2026.4, with `-V`, `-S`, GPG blocks of any locale"),
  /** {@code ostree admin status --json} (since v2025.3). */
  OSTREE_ADMIN_STATUS_JSON(
      "ostree-admin-status-json", "`ostree admin status --json`, since v2025.3"),
  /** {@code bootc status} for people (since v1.1.0). */
  BOOTC_STATUS("bootc-status", "`bootc status` on a terminal, verbose or not, v1.1.0 to v1.16"),
  /** {@code bootc status} as YAML (since v0.1), which is what it writes into a pipe. */
  BOOTC_STATUS_YAML(
      "bootc-status-yaml", "`bootc status` as YAML, which it writes into a pipe; since v0.1"),
  /** {@code bootc status} as JSON (since v0.1). */
  BOOTC_STATUS_JSON("bootc-status-json", "`bootc status` as JSON, since v0.1"),
  /** {@code rpm-ostree db diff}: block, diff and JSON (since v2014.105). */
  RPM_OSTREE_DB_DIFF(
      "rpm-ostree-db-diff",
      "`rpm-ostree db diff`, since v2014.105: block, diff and JSON, with or without changelogs and advisories"),
  /** {@code rpm-ostree db list} (since v2014.105). */
  RPM_OSTREE_DB_LIST("rpm-ostree-db-list", "`rpm-ostree db list`, since v2014.105"),
  /** {@code rpm -qa}. */
  RPM_QA("rpm-qa", "`rpm -qa`"),
  /** What {@code rpm-ostree install}, {@code upgrade}, {@code rebase} ... print while they work (since v2014.7). */
  RPM_OSTREE_TRANSCRIPT(
      "rpm-ostree-transcript",
      "what `rpm-ostree install`, `upgrade`, `rebase`, `override` ... print while they work, since v2014.7"),
  /** A bill of materials of an image or host, CycloneDX as JSON. */
  CYCLONEDX_JSON(
      "cyclonedx-json",
      "a bill of materials (SBOM) of an image or host: CycloneDX as JSON, with package URLs of RPM"),
  /** A bill of materials of an image or host, SPDX 2 as JSON. */
  SPDX_JSON("spdx-json", "the same as SPDX 2.2 or 2.3 in JSON");

  private final String word;
  private final String meaning;

  CaptureFormat(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** The word for the format on the command line and in the JSON. */
  public String word() {
    return word;
  }

  /** Which command prints it, in which releases and forms. */
  public String meaning() {
    return meaning;
  }

  /** Whether the capture comes from {@code ostree admin status}, which knows nothing of packages. */
  public boolean isOstreeAdmin() {
    return this == OSTREE_ADMIN_STATUS || this == OSTREE_ADMIN_STATUS_JSON;
  }

  /** Whether the capture comes from {@code bootc status}, which knows images, and nothing of packages. */
  public boolean isBootc() {
    return this == BOOTC_STATUS || this == BOOTC_STATUS_YAML || this == BOOTC_STATUS_JSON;
  }

  /** Whether the capture lists packages and no deployments: see {@link PackageEvidence}. */
  public boolean isPackageEvidence() {
    return this == RPM_OSTREE_DB_DIFF
        || this == RPM_OSTREE_DB_LIST
        || this == RPM_QA
        || this == RPM_OSTREE_TRANSCRIPT
        || this == CYCLONEDX_JSON
        || this == SPDX_JSON;
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
