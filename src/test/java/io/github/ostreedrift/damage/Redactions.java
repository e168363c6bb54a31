// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.CHECKSUMS;
import static io.github.ostreedrift.damage.Sheet.KEYS;
import static io.github.ostreedrift.damage.Sheet.LISTS;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Something is hidden, and a mask stands in its place. */
final class Redactions {
  static final List<String> MASKS = List.of(
      "****",
      "REDACTED",
      "[REDACTED]",
      "<redacted>",
      "***REDACTED***",
      "[hidden]",
      "<HIDDEN>",
      "(removed)",
      "<removed>",
      "(hidden)",
      "XXXXXXXX",
      "xxx",
      "XXX",
      "█████",
      "▒▒▒▒",
      "••••",
      "###",
      "__________",
      "n/a",
      "N/A",
      "-",
      "--",
      "—",
      "?",
      "???",
      "<your-package>",
      "<package>",
      "<pkg>",
      "<some packages>",
      "PACKAGE_NAME",
      "$PACKAGE",
      "{{ package }}",
      "[private]",
      "(censored)",
      "<secret>",
      "[deleted]",
      "[scrubbed]",
      "<omitted>",
      "..redacted..",
      "%s");

  private static final List<String> WORDS =
      MASKS.stream().filter(mask -> !mask.contains(" ")).toList();

  private static final List<String> HOSTS = List.of(
      "registry.xxxx.com",
      "***",
      "<registry>",
      "REDACTED",
      "xxx.xxx.xxx",
      "[hidden]",
      "registry.█████.com",
      "<your-registry>",
      "...",
      "registry.***.com");

  private static final Pattern HOST = Pattern.compile("[\\w-]+(?:\\.[\\w-]+)+(?=[:/])");
  private static final Set<String> TIMED = Set.of("Version", "Timestamp");

  private Redactions() {}

  static Change value() {
    return Change.value(KEYS::contains, (value, random) -> Change.one(random, MASKS));
  }

  static void addTo(Way.Collector ways) {
    ways.something("masked-value", value())
        .something(
            "masked-list",
            Change.value(LISTS::contains, (value, random) -> Change.one(random, MASKS)))
        .something("masked-word", Change.value(LISTS::contains, (value, random) -> {
          String[] words = value.split(" ");
          words[random.nextInt(words.length)] = Change.one(random, WORDS);
          return String.join(" ", words);
        }))
        .something("masked-letters", Change.value(LISTS::contains, (value, random) -> {
          String mask = Change.one(random, List.of("***", "xxxxx", "█████", "XXXX", "[...]"));
          return value.replaceFirst("(\\w\\w)[\\w.-]{2,}", "$1" + mask);
        }))
        .something(
            "masked-end-of-checksum",
            Change.value(
                CHECKSUMS::contains,
                (value, random) -> value.substring(0, 12)
                    + Change.one(random, List.of("x", "X", "*", "█", "#"))
                        .repeat(value.length() - 12)))
        .something(
            "masked-checksum",
            Change.value(
                CHECKSUMS::contains,
                (value, random) ->
                    Change.one(random, List.of("x", "X", "*", "#")).repeat(value.length())))
        .something(
            "shortened-checksum",
            Change.value(
                CHECKSUMS::contains,
                (value, random) ->
                    value.substring(0, Change.one(random, List.of(7, 8, 10, 12, 16)))))
        .something("masked-digits-of-version", Change.value("Version"::equals, (value, random) -> {
          String mask = Change.one(random, List.of("x", "X", "*", "N"));
          String[] parts = value.split(" ", 2);
          return parts[0].replaceAll("\\d", mask.equals("*") ? "*" : mask)
              + (parts.length > 1 ? " " + parts[1] : "");
        }))
        .something("masked-time", Change.value(TIMED::contains, (value, random) -> {
          String time = Change.one(
              random, List.of("$1xx-xxTxx:xx", "$1**-**T**:**", "$1??-??", "xxxx-xx-xxT00:00"));
          return value.replaceFirst("(\\d{4}-)\\d\\d-\\d\\dT\\d\\d:\\d\\d", time);
        }))
        .something(
            "masked-versions-of-packages",
            Change.value(
                LISTS::contains,
                (value, random) -> value.matches(".*-\\d.*")
                    ? value.replaceAll("(?<=[-.:])\\d+", Change.one(random, List.of("X", "*", "N")))
                    : value))
        .something(
            "masked-host",
            Change.header(
                (line, random) -> HOST.matcher(line).replaceFirst(Change.one(random, HOSTS))))
        .something("masked-header", Change.header((line, random) -> Change.one(random, MASKS)));
  }
}
