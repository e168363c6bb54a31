// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.internal.fleet.StatusBegin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a machine-config-daemon: it tells which node it manages, and at each start what {@code rpm-ostree status}
 * printed there.
 *
 * @param node the node, if the log tells
 * @param statuses the statuses, oldest first, each with the number of its first line
 */
record DaemonLog(Optional<String> node, List<Status> statuses) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d) ?");
  /** What stands in front of a message, and not in front of its further lines. */
  private static final Pattern MESSAGE =
      Pattern.compile("[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ [^\\s\\]]+\\] ?");

  private static final Pattern NODE = Pattern.compile("Starting to manage node: (\\S+).*");
  private static final Pattern BEGIN = Pattern.compile(StatusBegin.LINE);

  /**
   * What a start printed.
   *
   * @param line the number of its first line in the log
   * @param text its lines
   */
  record Status(int line, String text) {}

  static DaemonLog read(String log) {
    Optional<String> node = Optional.empty();
    List<Status> statuses = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int begin = 0;
    int number = 0;
    for (String raw : log.lines().toList()) {
      number++;
      String line = without(TIME, raw);
      String rest = without(MESSAGE, line);
      boolean isMessage = rest.length() < line.length();
      if (isMessage && begin > 0) {
        statuses.add(new Status(begin, text.toString()));
        text.setLength(0);
        begin = 0;
      }
      Matcher named = NODE.matcher(rest);
      if (isMessage && named.matches()) {
        node = Optional.of(named.group(1));
      } else if (isMessage && BEGIN.matcher(rest).matches()) {
        begin = number;
      }
      if (begin > 0) {
        text.append(rest).append('\n');
      }
    }
    if (begin > 0) {
      statuses.add(new Status(begin, text.toString()));
    }
    return new DaemonLog(node, statuses);
  }

  private static String without(Pattern beginning, String line) {
    Matcher matcher = beginning.matcher(line);
    return matcher.lookingAt() ? line.substring(matcher.end()) : line;
  }
}
