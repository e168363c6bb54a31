// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The JSON of hosts made up for tests: few members are given, and all others that the tool always writes are put in. */
public final class WholeJson {
  private static final List<String> ALWAYS = List.of(
      "'id':'os-c0.0'",
      "'osname':'os'",
      "'serial':0",
      "'checksum':'c0'",
      "'booted':false",
      "'unlocked':'none'",
      "'origin':'local'",
      "'packages':[]",
      "'regenerate-initramfs':false",
      "'requested-packages':[]",
      "'requested-local-packages':[]",
      "'requested-local-fileoverride-packages':[]",
      "'requested-base-removals':[]",
      "'requested-base-local-replacements':[]",
      "'base-removals':[]",
      "'base-local-replacements':[]",
      "'base-remote-replacements':{}",
      "'base-commit-meta':{}",
      "'pinned':false",
      "'staged':false");

  /** How many of them v2016.4 writes. */
  private static final int FIRST = 7;

  private static final Pattern REMOTE = Pattern.compile("\"origin\":\"[^\"/]*:");

  private WholeJson() {}

  /** A deployment with these members, as a release of today writes it; apostrophes may stand for quotes. */
  public static String deployment(String members) {
    return fill(members, ALWAYS);
  }

  /** The same as v2016.4 writes it. */
  public static String oldDeployment(String members) {
    return fill(members, ALWAYS.subList(0, FIRST));
  }

  /** A host with these deployments. */
  public static String host(String... deployments) {
    return "{\"deployments\":[" + String.join(",", deployments)
        + "],\"transaction\":null,\"cached-update\":null,\"update-driver\":null}";
  }

  private static String fill(String members, List<String> always) {
    String given = members.replace('\'', '"');
    String rest = always.stream()
        .map(member -> member.replace('\'', '"'))
        .filter(member -> !given.contains(member.substring(0, member.indexOf(':') + 1)))
        .filter(member ->
            !member.startsWith("\"origin\"") || !given.contains("container-image-reference"))
        .collect(Collectors.joining(","));
    // A remote verifies, or it does not.
    if (REMOTE.matcher(given).find() && !given.matches("(?s).*\"(gpg-enabled|remote-error)\".*")) {
      rest += ",\"gpg-enabled\":false";
    }
    return '{' + given + (given.isEmpty() || rest.isEmpty() ? "" : ",") + rest + '}';
  }
}
