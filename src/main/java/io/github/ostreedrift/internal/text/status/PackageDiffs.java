// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package differences: {@code 2 upgraded, 1 added}, {@code NAME OLD -> NEW}, {@code NEVRA}. */
final class PackageDiffs {
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,9}) (upgraded|downgraded|removed|added)");

  private PackageDiffs() {}

  static PackageDiff ofCounts(String summary) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    Matcher count = COUNT.matcher(summary);
    while (count.find()) {
      counts.put(
          Kind.valueOf(count.group(2).toUpperCase(Locale.ROOT)), Long.valueOf(count.group(1)));
    }
    return PackageDiff.ofCounts(counts);
  }

  /**
   * One changed package.
   *
   * @return false where the words are no such package
   */
  static boolean add(List<String> words, Kind key, List<PackageChange> changes) {
    int arrow = words.indexOf("->");
    if (arrow == 2 && words.size() == 4) {
      String from = words.get(1);
      String to = words.get(3);
      changes.add(new PackageChange(
          Kind.between(from, to, key == Kind.DOWNGRADED ? key : Kind.UPGRADED),
          words.get(0),
          Optional.of(from),
          Optional.of(to),
          Optional.empty()));
      return from.indexOf('-') > 0
          && to.indexOf('-') > 0
          && !LeftOut.isValue(from)
          && !LeftOut.isValue(to)
          && !LeftOut.isValue(words.get(0));
    }
    for (String word : words) {
      Optional<Nevra> nevra = Nevra.find(word);
      if (nevra.isEmpty()) {
        return false;
      }
      changes.add(change(nevra.get(), key));
    }
    return true;
  }

  private static PackageChange change(Nevra nevra, Kind kind) {
    Optional<String> evr = Optional.of(nevra.evr().toString());
    boolean gone = kind == Kind.REMOVED;
    return new PackageChange(
        kind,
        nevra.name(),
        gone ? evr : Optional.empty(),
        gone ? Optional.empty() : evr,
        Optional.of(nevra.arch()));
  }
}
