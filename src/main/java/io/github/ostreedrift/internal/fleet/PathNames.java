// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.NodeCapture.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of an input says of the node in it: a file is called after its node, or lies in a folder that is.
 *
 * <pre>
 * fleet/worker-0.txt                           worker-0
 * fleet/worker-3.pre.json                      worker-3, before
 * fleet/pool-a/worker-2/rpm-ostree-status.json worker-2, of pool-a
 * fleet/2026-08-20/worker-0.json               worker-0, of that day
 * </pre>
 */
public final class PathNames {
  private static final Pattern SUFFIX = Pattern.compile(
      "\\.(?:txt|text|json|jsonl|ndjson|ya?ml|log|out|gz|xz|tar|tgz|txz|status|rpm-ostree|bootc)$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MOMENT = Pattern.compile(
      "(?:\\.(pre|post)|[._-](before|after|\\d{4}-\\d{2}-\\d{2}))$", Pattern.CASE_INSENSITIVE);
  private static final String STATUS_WORDS =
      "(?:rpm[-_]?ostree[-_]status(?:[-_.].*)?|ostree[-_]admin[-_]status(?:[-_.].*)?|rpm[-_]?ostree|bootc(?:[-_]status(?:[-_.].*)?)?|status)";
  private static final Pattern STATUS_TAIL =
      Pattern.compile("[._-]" + STATUS_WORDS + "$", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_NAME =
      Pattern.compile(STATUS_WORDS + "|output|stdout|out|capture", Pattern.CASE_INSENSITIVE);
  /** The name of the host, perhaps with a label and a case behind it, and the day. */
  private static final Pattern REPORT = Pattern.compile(
      "(?:sosreport|insights)-(.+?)-(\\d{4}-\\d{2}-\\d{2}|\\d{14})(?:-[0-9a-z]{4,12})?");

  private static final Pattern REPORT_FILE = Pattern.compile("(?:sosreport|insights)-.+");

  private PathNames() {}

  /** What a path says by itself. */
  public static InputNames of(String path) {
    List<String> parts = parts(path);
    return parts.isEmpty()
        ? InputNames.none(path)
        : of(path, parts.get(parts.size() - 1), parts.subList(0, parts.size() - 1), 0);
  }

  /**
   * What the path of a file says that was found in a folder.
   *
   * @param path the path of the file
   * @param depth how many folders lie between the folder that was given and the file
   */
  public static InputNames of(String path, int depth) {
    List<String> parts = parts(path);
    return of(path, parts.get(parts.size() - 1), parts.subList(0, parts.size() - 1), depth);
  }

  /**
   * What the name of an archive's folder says.
   *
   * @param name such as {@code sosreport-worker-0-2026-08-22-abcdefg}
   */
  public static String reportName(String name) {
    String stem = stem(name);
    Matcher matcher = REPORT.matcher(stem);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    return stem.startsWith("sosreport-") || stem.startsWith("insights-")
        ? stem.substring(stem.indexOf('-') + 1)
        : stem;
  }

  /** When an archive was made, as far as the name of its folder tells. */
  public static Optional<Moment> reportMoment(String name) {
    Matcher matcher = REPORT.matcher(stem(name));
    return matcher.matches() ? Moment.find(matcher.group(2)) : Optional.empty();
  }

  private static InputNames of(String path, String file, List<String> folders, int depth) {
    List<String> above = new ArrayList<>(folders);
    Collections.reverse(above);
    List<String> given = above.subList(0, Math.min(depth, above.size()));
    Optional<Moment> inFolder =
        given.stream().flatMap(part -> Moment.find(part).stream()).findFirst();
    String stem = stem(file);
    if (REPORT_FILE.matcher(stem).matches()) {
      return names(
          path,
          Optional.of(reportName(stem)),
          Optional.empty(),
          reportMoment(stem).or(() -> inFolder));
    }
    Optional<Moment> moment = inFolder;
    Matcher suffix = MOMENT.matcher(stem);
    if (suffix.find() && suffix.start() > 0) {
      moment = Moment.find(suffix.group().substring(1));
      stem = stem.substring(0, suffix.start());
    }
    stem = withoutTail(stem);
    if (!NO_NAME.matcher(stem).matches()) {
      return names(path, Optional.of(stem), Optional.empty(), moment);
    }
    List<String> named =
        above.stream().filter(part -> Moment.find(part).isEmpty()).toList();
    long inside = given.stream().filter(part -> Moment.find(part).isEmpty()).count();
    Optional<String> pool = inside > 1 ? Optional.of(named.get(1)) : Optional.empty();
    return names(path, named.stream().findFirst().or(() -> Optional.of(stem(file))), pool, moment);
  }

  private static String withoutTail(String stem) {
    Matcher tail = STATUS_TAIL.matcher(stem);
    return !NO_NAME.matcher(stem).matches() && tail.find() && tail.start() > 0
        ? stem.substring(0, tail.start())
        : stem;
  }

  private static InputNames names(
      String path, Optional<String> node, Optional<String> pool, Optional<Moment> moment) {
    return new InputNames(path, node, pool, moment, false, false);
  }

  private static String stem(String file) {
    String stem = file;
    Matcher matcher = SUFFIX.matcher(stem);
    while (matcher.find() && matcher.start() > 0) {
      stem = stem.substring(0, matcher.start());
      matcher = SUFFIX.matcher(stem);
    }
    return stem;
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.replace('\\', '/').split("/"))
        .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
        .toList();
  }

  /** Whether a file belongs to another one: its checksum, or its signature. */
  public static boolean isCompanion(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(?:sha1|sha256|sha512|md5|asc|sig)");
  }
}
