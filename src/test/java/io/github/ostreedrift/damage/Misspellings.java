// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import static io.github.ostreedrift.damage.Sheet.CHECKSUMS;
import static io.github.ostreedrift.damage.Sheet.KEYS;
import static io.github.ostreedrift.damage.Sheet.LISTS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/** Keys written otherwise: by hand, by a program that recognizes letters, in another language. */
final class Misspellings {
  /** Keys, too: what makes one of these of another key says something else, and nobody can know. */
  private static final Set<String> TRUE_KEYS =
      Set.of("Packages", "Removed", "Added", "Upgraded", "Downgraded");

  private static final List<String> FOREIGN = List.of(
      "Überlagerte Pakete",
      "ÜberlagertePakete",
      "PaquetesEnCapas",
      "Paquets superposés",
      "Pacchetti",
      "Warstwy",
      "Пакеты",
      "软件包",
      "レイヤードパッケージ");

  private static final List<String> RENAMED = List.of(
      "Layered",
      "Layers",
      "Overlays",
      "PackagesLayered",
      "AddedPackages",
      "Extra packages",
      "pkgs",
      "Overrides");

  private static final List<String> NEWER = List.of(
      "SoftwareBillOfMaterials: present, signed",
      "SoftReboot: capable",
      "LayeredExtensions: foo bar",
      "Kargs: quiet");

  private Misspellings() {}

  private interface Slip {
    String of(String key, int at, Random random);
  }

  /** A key with a slip at a random letter; as it was where that makes another key of it. */
  private static Change slip(Slip slip) {
    return Change.key(KEYS::contains, (key, random) -> {
      String other = slip.of(key, random.nextInt(key.length() - 1), random);
      return (KEYS.contains(other) || TRUE_KEYS.contains(other) ? key : other) + ": ";
    });
  }

  static Change camelHumps() {
    return Change.key(
        LISTS::contains, (key, random) -> key.replaceAll("(?<=[a-z])(?=[A-Z])", " ") + ": ");
  }

  static Change transposed() {
    return slip((key, at, random) ->
        key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2));
  }

  private static Change line(BiFunction<String, Random, String> change, int... at) {
    return (sheet, random) -> {
      int line = at[0];
      String other = change.apply(sheet.line(line), random);
      return other.equals(sheet.line(line))
          ? Optional.empty()
          : Optional.of(sheet.put(line, line + 1, other).text());
    };
  }

  private static void slips(Way.Collector ways) {
    ways.something("key-transposed", transposed())
        .something(
            "key-letter-gone",
            slip((key, at, random) -> key.substring(0, at) + key.substring(at + 1)))
        .something(
            "key-letter-twice",
            slip((key, at, random) -> key.substring(0, at + 1) + key.substring(at)))
        .something(
            "key-other-letter",
            slip((key, at, random) -> key.substring(0, at)
                + "aeioubdmnrst".charAt(random.nextInt(12))
                + key.substring(at + 1)))
        .something(
            "key-blank-inside",
            slip((key, at, random) -> key.substring(0, at + 1)
                + Change.one(random, List.of(" ", "-", "_"))
                + key.substring(at + 1)))
        .something("key-front-gone", slip((key, at, random) -> key.substring(1 + at % 6)))
        .something("key-end-gone", slip((key, at, random) -> key.substring(0, at + 1)))
        .something("key-recognized", slip((key, at, random) -> {
          String from = Change.one(random, List.of("l1", "lI", "o0", "ec", "s5", "g9", "a@", "I1"));
          return key.replace(from.charAt(0), from.charAt(1));
        }))
        .something("key-camel-humps", camelHumps());
  }

  private static void others(Way.Collector ways) {
    ways.something(
            "key-small",
            Change.key(KEYS::contains, (key, random) -> key.toLowerCase(Locale.ROOT) + ": "))
        .something(
            "key-large",
            Change.key(KEYS::contains, (key, random) -> key.toUpperCase(Locale.ROOT) + ": "))
        .something(
            "key-begins-small",
            Change.key(
                KEYS::contains,
                (key, random) ->
                    key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1) + ": "))
        .something("colon-gone", Change.key(KEYS::contains, (key, random) -> key + " "))
        .something("colon-and-blank-gone", Change.key(KEYS::contains, (key, random) -> key))
        .something("blank-gone", Change.key(KEYS::contains, (key, random) -> key + ":"))
        .something(
            "colon-otherwise",
            Change.key(
                KEYS::contains,
                (key, random) -> key
                    + Change.one(
                        random,
                        List.of("; ", " = ", "=", " - ", "： ", ", ", ". ", "::", ":: ", " -> "))))
        .something(
            "key-foreign",
            Change.key(LISTS::contains, (key, random) -> Change.one(random, FOREIGN) + ": "))
        .something(
            "key-renamed",
            Change.key(LISTS::contains, (key, random) -> Change.one(random, RENAMED) + ": "))
        .something(
            "key-masked",
            Change.key(
                LISTS::contains,
                (key, random) -> Change.one(
                    random, List.of("***: ", "xxxxx: ", "[redacted]: ", "...: ", "?: "))))
        .something("key-gone", Change.key(LISTS::contains, (key, random) -> ""))
        .something("key-but-colon-gone", Change.key(LISTS::contains, (key, random) -> ": "))
        .something("value-gone", Change.value(LISTS::contains, (value, random) -> ""))
        .something(
            "checksum-recognized",
            Change.value(
                CHECKSUMS::contains,
                (value, random) ->
                    value.replace('0', 'O').replace('1', random.nextBoolean() ? 'l' : 'I')))
        .something("newer-key", Change.row(Sheet.any(), (row, random) -> {
          String newer = Change.one(random, NEWER);
          return " "
                  .repeat(
                      Math.max(2, row.indent().length() + row.key().length() - newer.indexOf(':')))
              + newer + "\n" + row.line();
        }))
        .something(
            "first-line-misspelt",
            line(
                (line, random) -> line.startsWith("State:")
                    ? Change.one(
                            random,
                            List.of("state:", "Stat:", "State", "STATE:", "Zustand:", "tate:"))
                        + line.substring(6)
                    : line,
                0))
        .something(
            "list-misspelt",
            Change.text(text -> text.replaceFirst("(?m)^Deployments:$", "Deploymets:")));
  }

  static void addTo(Way.Collector ways) {
    slips(ways);
    others(ways);
  }
}
