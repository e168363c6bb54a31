// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code rpm-ostree status --json}, and the releases that write them. People cut such documents down, so a
 * key that is missing means "none" only where some release could have written the document as it is.
 */
final class RpmOstreeKeys {
  /**
   * The keys of the outermost object. Before them stands the first release that writes them, then, if it is another
   * one, the first that always does, and the last.
   */
  private static final String HOST = """
      201604               deployments transaction
      201802               cached-update
      202102               update-driver
      """;

  /** The keys of a deployment, those among them that say nothing that we want; the last are there where they apply. */
  private static final String DEPLOYMENT = """
      201604               id osname serial checksum booted unlocked
      201604-201703        packages
      201701               regenerate-initramfs
      201703-201707        requested-packages
      201704-201707        requested-local-packages
      201707               requested-base-removals requested-base-local-replacements
      201707               base-removals base-local-replacements
      201710               base-commit-meta
      201804               pinned
      201805-202105        staged
      202006-202006-202107 initramfs-etc
      202113               requested-local-fileoverride-packages
      202211               base-remote-replacements
      000000-999999        version timestamp origin container-image-reference
      000000-999999        container-image-reference-digest custom-origin signatures gpg-enabled
      000000-999999        remote-error base-checksum base-version base-timestamp
      000000-999999        layered-commit-meta pending-base-checksum pending-base-version
      000000-999999        pending-base-timestamp requested-base-remote-replacements modules
      000000-999999        requested-modules modules-enabled requested-modules-enabled
      000000-999999        finalization-locked live-inprogress live-replaced initramfs-args cliwrap
      000000-999999        endoflife jigdo-description rojig-description
      """;

  /** Where all of the first are there, one of the others is, in every release; a {@code +} is no key, but a sign. */
  private static final String RULES = """
      = origin container-image-reference
      base-timestamp = base-checksum
      layered-commit-meta = base-checksum
      base-version = base-checksum
      base-version = version
      +version = version
      pending-base-version = pending-base-checksum
      pending-base-timestamp = pending-base-checksum
      pending-base-checksum = pending-base-timestamp
      +remote pinned = gpg-enabled remote-error
      +replaced = requested-base-remote-replacements
      finalization-locked = staged
      modules = requested-modules
      """;

  private static final Pattern REMOTE = Pattern.compile("^(?!rojig:)[^:/]+:");
  private static final int NEVER = 999999;
  private static final List<Key> KEYS =
      Stream.concat(HOST.lines(), DEPLOYMENT.lines()).flatMap(Key::of).toList();

  /** The names of all keys. */
  static final List<String> ALL = KEYS.stream().map(Key::name).toList();

  private static final Map<String, Long> BITS = bits();
  /** Those of the outermost object. */
  static final List<String> OF_HOST =
      HOST.lines().flatMap(Key::of).map(Key::name).toList();

  private static final List<Rule> IMPLIED = RULES.lines().map(Rule::of).toList();
  private static final List<Release> RELEASES = KEYS.stream()
      .flatMap(key -> Stream.of(key.first, key.from, key.to + 1))
      .filter(release -> release < NEVER)
      .distinct()
      .sorted()
      .map(Release::of)
      .toList();

  private RpmOstreeKeys() {}

  private record Key(String name, int first, int from, int to) {
    static Stream<Key> of(String line) {
      String[] words = line.split(" +");
      String[] releases = words[0].split("-", -1);
      int first = Integer.parseInt(releases[0]);
      int from = releases.length > 1 ? Integer.parseInt(releases[1]) : first;
      int to = releases.length > 2 ? Integer.parseInt(releases[2]) : NEVER;
      return Stream.of(words).skip(1).map(name -> new Key(name, first, from, to));
    }
  }

  /** The keys that a release may write, and those that it always writes. */
  private record Release(long may, long always) {
    static Release of(int release) {
      long may = 0;
      long always = 0;
      for (Key key : KEYS) {
        may |= key.first <= release ? mask(List.of(key.name)) : 0;
        always |= key.from <= release && release <= key.to ? mask(List.of(key.name)) : 0;
      }
      return new Release(may, always);
    }
  }

  /** Where all of some keys are there, any of others is. */
  private record Rule(long all, long any) {
    static Rule of(String line) {
      int equals = line.indexOf('=');
      return new Rule(
          mask(List.of(line.substring(0, equals).strip().split(" "))),
          mask(List.of(line.substring(equals + 2).split(" "))));
    }
  }

  /** Whether it is the key of a deployment, in any release. */
  static boolean isOfDeployment(String key) {
    return BITS.containsKey(key) && !OF_HOST.contains(key);
  }

  /**
   * Whether keys were left out of a document.
   *
   * @param host the outermost object; null where the deployments are all that there is
   * @param but keys that do not count
   */
  static boolean isReduced(
      List<JsonCursor> deployments, @Nullable JsonCursor host, List<String> but) {
    long some = host == null ? 0 : there(host);
    long all = ~mask(OF_HOST);
    for (JsonCursor deployment : deployments) {
      if (deployment.isObject()) {
        long there = there(deployment);
        long signs = there | mask(signs(deployment));
        if (isMangled(deployment, there)
            || IMPLIED.stream()
                .anyMatch(rule -> (signs & rule.all) == rule.all && (there & rule.any) == 0)) {
          return true;
        }
        some |= there;
        all &= there;
      }
    }
    long once = some;
    long always = all | mask(but) | (host == null ? mask(OF_HOST) : mask(host.keys()));
    return RELEASES.stream()
        .noneMatch(release -> (once & ~release.may) == 0 && (release.always & ~always) == 0);
  }

  /** Whether a key has null for its value, which the tool never writes, or is written otherwise. */
  private static boolean isMangled(JsonCursor deployment, long there) {
    return there != mask(deployment.keys())
        || deployment.keys().stream()
            .anyMatch(key -> !BITS.containsKey(key)
                && BITS.containsKey(key.toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /** What the values tell of keys that have to be there. */
  private static List<String> signs(JsonCursor deployment) {
    List<String> signs = new ArrayList<>();
    JsonCursor metadata = deployment.at("base-commit-meta");
    JsonCursor origin = deployment.at("origin");
    if (metadata.isObject() && metadata.at("version").isFilled()) {
      signs.add("+version");
    }
    if (origin.isText() && REMOTE.matcher(origin.text()).find()) {
      signs.add("+remote");
    }
    if (deployment.at("base-remote-replacements").isFilled()) {
      signs.add("+replaced");
    }
    return signs;
  }

  /** The keys that have a value: the tool writes null for nothing but the host. */
  private static long there(JsonCursor object) {
    return mask(object.keys().stream().filter(key -> object.at(key).isThere()).toList());
  }

  private static long mask(Collection<String> names) {
    long mask = 0;
    for (String name : names) {
      mask |= BITS.getOrDefault(name, 0L);
    }
    return mask;
  }

  private static Map<String, Long> bits() {
    Map<String, Long> bits = new HashMap<>();
    Stream.concat(
            ALL.stream(),
            RULES.lines().map(rule -> rule.split(" ", 2)[0]).filter(word -> word.startsWith("+")))
        .forEach(name -> bits.putIfAbsent(name, 1L << bits.size()));
    return bits;
  }
}
