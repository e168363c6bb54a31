// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind a key, for {@link RegexRows}. */
final class RegexValues {
  private static final DateTimeFormatter OLD_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\\\\]|'[^']*'|\\\\.)+");
  private static final Pattern QUOTES = Pattern.compile("'([^']*)'|\\\\(.)");
  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Pattern NEVRA = Pattern.compile("(\\S+)-([^-\\s]+-[^-\\s]+)\\.([a-z0-9_]+)");
  private static final Pattern REMOVED =
      Pattern.compile("((?:\\S+ )+?)((?:\\d+:)?\\d[^- ]*-\\d[^- ]*)(?: |$)");
  private static final Pattern REPLACED =
      Pattern.compile("((?:\\S+ )+?)(\\S+) -> ([^\\s,]+)(?:,? |$)");
  private static final Pattern COUNT =
      Pattern.compile("(\\d+) (upgraded|downgraded|removed|added)");
  private static final Pattern SIGNED_BY = Pattern.compile("(?:Valid|Invalid) signature by (\\S+)");
  private static final Pattern MADE_WITH =
      Pattern.compile("Signature made .* using .* key ID (\\S+)");
  private static final Pattern UNCHECKED =
      Pattern.compile("Can't check signature: public key (?:(\\S+) )?not found");
  private static final Pattern USER = Pattern.compile("\\w+ signature from \"(.*)\"");
  private static final Pattern ADVISORY =
      Pattern.compile("(\\S+) +(Unknown|Low|Moderate|Important|Critical) +(\\S+)");
  private static final Pattern ADVISORY_COUNT =
      Pattern.compile("(\\d+) (unknown|low|moderate|important|critical)(?: severity)?");

  private RegexValues() {}

  static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text, OLD_TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static List<String> words(List<String> lines) {
    List<String> words = new ArrayList<>();
    for (String line : lines) {
      Matcher word = WORD.matcher(line);
      while (word.find()) {
        words.add(unquoted(word.group()));
      }
    }
    return words;
  }

  private static String unquoted(String word) {
    return word.indexOf('\'') < 0 ? word : QUOTES.matcher(word).replaceAll("$1$2");
  }

  /** {@code NEVRA, NEVRA}, or since v2019.5 {@code NAME NAME EVR NAME EVR}. */
  static void removals(String line, List<Removal> removals) {
    for (String group : COMMA.split(line)) {
      Matcher nevra = NEVRA.matcher(group);
      if (nevra.matches()) {
        removals.add(new Removal(nevra.group(1), nevra.group(2)));
        continue;
      }
      Matcher match = REMOVED.matcher(group);
      while (match.find()) {
        for (String name : match.group(1).split(" ")) {
          removals.add(new Removal(name, match.group(2)));
        }
      }
    }
  }

  /** {@code NAME NAME OLD -> NEW}, several of them with or without a comma between. */
  static void replacements(String line, String source, List<Replacement> replacements) {
    Matcher match = REPLACED.matcher(line);
    while (match.find()) {
      for (String name : match.group(1).split(" ")) {
        replacements.add(new Replacement(name, match.group(2), match.group(3), source));
      }
    }
  }

  static Map<Kind, Long> counts(String summary) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    Matcher count = COUNT.matcher(summary);
    while (count.find()) {
      counts.put(
          Kind.valueOf(count.group(2).toUpperCase(Locale.ROOT)), Long.valueOf(count.group(1)));
    }
    return counts;
  }

  /** {@code NAME OLD -> NEW}: the key may be wrong, so the versions tell which way it goes. */
  static PackageChange change(Matcher match, Kind key) {
    int order = Evr.parse(match.group(2)).compareTo(Evr.parse(match.group(3)));
    Kind kind = order == 0 ? key : order < 0 ? Kind.UPGRADED : Kind.DOWNGRADED;
    return new PackageChange(
        kind,
        match.group(1),
        Optional.of(match.group(2)),
        Optional.of(match.group(3)),
        Optional.empty());
  }

  /** {@code NEVRA}. */
  static PackageChange change(String line, Kind kind) {
    Matcher nevra = NEVRA.matcher(line);
    if (!nevra.matches()) {
      return new PackageChange(kind, line, Optional.empty(), Optional.empty(), Optional.empty());
    }
    Optional<String> evr = Optional.of(nevra.group(2));
    return new PackageChange(
        kind,
        nevra.group(1),
        kind == Kind.REMOVED ? evr : Optional.empty(),
        kind == Kind.REMOVED ? Optional.empty() : evr,
        Optional.of(nevra.group(3)));
  }

  static Signatures signatures(List<String> lines) {
    List<Signature> signatures = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (line.isEmpty() || line.equals("(unsigned)") || line.matches("\\d+ signatures?")) {
        continue;
      }
      boolean begins = MADE_WITH.matcher(line).matches()
          || SIGNED_BY.matcher(line).matches()
          || line.startsWith("Can't check signature: public key ")
              && !line.endsWith("key not found");
      if (begins && !text.isEmpty()) {
        signatures.add(signature(text));
        text.clear();
      }
      text.add(line);
    }
    if (!text.isEmpty()) {
      signatures.add(signature(text));
    }
    return new Signatures(true, signatures);
  }

  private static Signature signature(List<String> lines) {
    String status = "unknown";
    String fingerprint = null;
    String user = null;
    for (String line : lines) {
      status = status(line, status);
      for (Pattern pattern : List.of(SIGNED_BY, MADE_WITH, UNCHECKED)) {
        Matcher key = pattern.matcher(line);
        fingerprint = fingerprint == null && key.matches() ? key.group(1) : fingerprint;
      }
      Matcher from = USER.matcher(line);
      user = from.matches() ? from.group(1) : user;
    }
    return new Signature(
        status, Optional.ofNullable(fingerprint), Optional.ofNullable(user), lines);
  }

  private static String status(String line, String before) {
    if (line.startsWith("Valid") || line.startsWith("Good")) {
      return "valid";
    } else if (line.startsWith("Invalid") || line.startsWith("BAD")) {
      return "invalid";
    } else if (line.startsWith("Can't check signature: public key")) {
      return "missing-key";
    } else if (line.startsWith("Expired signature") || line.startsWith("Signature expired")) {
      return "expired";
    } else if (line.startsWith("Key revoked")) {
      return "key-revoked";
    } else if (line.startsWith("Key expired") || line.startsWith("Primary key expired")) {
      return before.equals("expired") ? before : "key-expired";
    }
    return before;
  }

  static Advisories advisories(List<String> lines) {
    List<Advisory> advisories = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher row = ADVISORY.matcher(lines.get(i));
      int last = advisories.size() - 1;
      if (row.matches()) {
        addPackage(row, advisories);
      } else if (last < 0) {
        return advisoryCounts(lines.get(i));
      } else {
        Advisory to = advisories.get(last);
        List<Advisory.Reference> references = new ArrayList<>(to.references());
        references.add(new Advisory.Reference(lines.get(i), lines.get(++i)));
        advisories.set(last, new Advisory(to.id(), to.severity(), to.packages(), references));
      }
    }
    return Advisories.of(advisories);
  }

  private static void addPackage(Matcher row, List<Advisory> advisories) {
    int last = advisories.size() - 1;
    List<String> packages = new ArrayList<>();
    if (last >= 0
        && advisories.get(last).id().equals(row.group(1))
        && advisories.get(last).references().isEmpty()) {
      packages.addAll(advisories.remove(last).packages());
    }
    packages.add(row.group(3));
    advisories.add(
        new Advisory(row.group(1), row.group(2).toLowerCase(Locale.ROOT), packages, List.of()));
  }

  private static Advisories advisoryCounts(String summary) {
    int[] counts = new int[Advisories.SEVERITIES.size()];
    Matcher count = ADVISORY_COUNT.matcher(summary);
    while (count.find()) {
      counts[Advisories.SEVERITIES.indexOf(count.group(2))] = Integer.parseInt(count.group(1));
    }
    return new Advisories(counts[0], counts[1], counts[2], counts[3], counts[4], Fact.notShown());
  }
}
