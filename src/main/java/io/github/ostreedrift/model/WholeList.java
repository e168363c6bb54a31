// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a list of packages can be that of a whole host. Every host has something of each family; a list that was
 * filtered by a word has only one, for no word stands in the names of two of them.
 */
final class WholeList {
  /** More than anybody filters out of a list; the smallest hosts have three hundred. */
  private static final int MANY = 100;

  private static final int ENOUGH = 2;

  private static final List<Set<String>> FAMILIES = List.of(
      Set.of("bash"),
      Set.of("coreutils", "coreutils-single"),
      Set.of("basesystem", "filesystem", "systemd"),
      Set.of("glibc", "libgcc"),
      Set.of("kernel", "kernel-core"),
      Set.of("ostree", "rpm", "rpm-ostree"),
      Set.of("setup"));

  private WholeList() {}

  static boolean looksLikeOne(List<Nevra> installed) {
    Set<String> names = new HashSet<>();
    installed.forEach(nevra -> names.add(nevra.name()));
    long families = FAMILIES.stream()
        .filter(family -> family.stream().anyMatch(names::contains))
        .count();
    return installed.size() >= MANY || families >= ENOUGH;
  }
}
