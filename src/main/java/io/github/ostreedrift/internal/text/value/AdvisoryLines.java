// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Advisories: {@code 1 moderate, 2 important}, or a line for each package of each advisory, and behind the last one two
 * lines for each reference: a title (any text) and its address.
 */
public final class AdvisoryLines {
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,9}) (unknown|low|moderate|important|critical)\\b");
  private static final Pattern SUMMARY = Pattern.compile("(?:\\d+ [a-z ]+(?:, )?)+");
  private static final Pattern ROW =
      Pattern.compile("(\\S+) +(Unknown|Low|Moderate|Important|Critical) +(\\S+)");

  private AdvisoryLines() {}

  /** The advisories; empty where a line of them can't be read. */
  public static Optional<Advisories> find(List<String> lines) {
    if (lines.size() == 1 && SUMMARY.matcher(lines.get(0).strip()).matches()) {
      return Optional.of(ofCounts(lines.get(0)));
    }
    List<Advisory> advisories = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      Matcher row = ROW.matcher(lines.get(i));
      if (row.matches()) {
        addPackage(row, advisories);
        i++;
      } else {
        String url = i + 1 < lines.size() ? lines.get(i + 1) : "";
        if (advisories.isEmpty() || !url.contains("://") || LeftOut.hasEllipsis(url)) {
          return Optional.empty();
        }
        addReference(new Advisory.Reference(lines.get(i), url), advisories);
        i += 2;
      }
    }
    return advisories.isEmpty() ? Optional.empty() : Optional.of(Advisories.of(advisories));
  }

  private static Advisories ofCounts(String summary) {
    int[] counts = new int[Advisories.SEVERITIES.size()];
    Matcher count = COUNT.matcher(summary);
    while (count.find()) {
      counts[Advisories.SEVERITIES.indexOf(count.group(2))] = Integer.parseInt(count.group(1));
    }
    return new Advisories(counts[0], counts[1], counts[2], counts[3], counts[4], Fact.notShown());
  }

  private static void addPackage(Matcher row, List<Advisory> advisories) {
    String id = row.group(1);
    int last = advisories.size() - 1;
    if (last >= 0
        && advisories.get(last).id().equals(id)
        && advisories.get(last).references().isEmpty()) {
      Advisory advisory = advisories.get(last);
      List<String> packages = new ArrayList<>(advisory.packages());
      packages.add(row.group(3));
      advisories.set(last, new Advisory(id, advisory.severity(), packages, List.of()));
    } else {
      String severity = row.group(2).toLowerCase(Locale.ROOT);
      advisories.add(new Advisory(id, severity, List.of(row.group(3)), List.of()));
    }
  }

  private static void addReference(Advisory.Reference reference, List<Advisory> advisories) {
    int last = advisories.size() - 1;
    if (last < 0) {
      return;
    }
    Advisory advisory = advisories.get(last);
    List<Advisory.Reference> references = new ArrayList<>(advisory.references());
    references.add(reference);
    advisories.set(
        last, new Advisory(advisory.id(), advisory.severity(), advisory.packages(), references));
  }
}
