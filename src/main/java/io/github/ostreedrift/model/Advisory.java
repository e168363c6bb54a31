// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;

/**
 * A security advisory.
 *
 * @param id {@code FEDORA-2024-87ba0312c2}
 * @param severity {@code unknown}, {@code low}, {@code moderate}, {@code important} or {@code critical}
 * @param packages NEVRA of the packages that it concerns
 * @param references what it refers to
 */
public record Advisory(
    String id, String severity, List<String> packages, List<Reference> references) {
  /** Copies the lists. */
  public Advisory {
    packages = List.copyOf(packages);
    references = List.copyOf(references);
  }

  /**
   * What an advisory refers to.
   *
   * @param title {@code CVE-2024-26900 kernel: md: fix kmemleak}, any text
   * @param url where it is described
   */
  public record Reference(String title, String url) {}
}
