// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;

/**
 * Security advisories: how many of each severity, and where shown which.
 *
 * @param unknown how many of no known severity
 * @param low how many of low severity
 * @param moderate how many of moderate severity
 * @param important how many important ones
 * @param critical how many critical ones
 * @param list the advisories, where shown
 */
public record Advisories(
    int unknown, int low, int moderate, int important, int critical, Fact<List<Advisory>> list) {

  /** The words for the severities, in the order in which they are counted. */
  public static final List<String> SEVERITIES =
      List.of("unknown", "low", "moderate", "important", "critical");

  /** These advisories, counted. */
  public static Advisories of(List<Advisory> list) {
    int[] counts = new int[SEVERITIES.size()];
    list.forEach(advisory -> counts[Math.max(0, SEVERITIES.indexOf(advisory.severity()))]++);
    return new Advisories(
        counts[0], counts[1], counts[2], counts[3], counts[4], Fact.of(List.copyOf(list)));
  }

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
}
