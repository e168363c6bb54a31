// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.internal.capture.OtherOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a text without a status what went wrong. */
public final class FailureSigns {
  private static final int LONGEST = 240;
  private static final int LOOK_AT = 4096;

  /** What programs say, in lower case; the first kind that fits a line holds. */
  private static final Map<Kind, List<String>> SIGNS = Map.of(
      Kind.COMMAND_NOT_FOUND,
      phrases("""
          command not found | ostree: not found | executable file not found |
          ostree': no such file or directory | ostree’: no such file or directory |
          ostree: no such file or directory"""),
      Kind.UNREACHABLE,
      phrases("""
          unreachable | no route to host | connection refused | connection timed out |
          operation timed out | connection reset | connection closed by |
          could not resolve hostname | name or service not known | failed to connect to the host |
          host key verification failed | host is down | kex_exchange_identification |
          minion did not return | unable to connect to the server | timed out waiting for |
          ssh exited with exit code 255 | timed out, killed by signal | command timeout"""),
      Kind.PERMISSION_DENIED,
      phrases("""
          permission denied | operation not permitted | access denied | must be root |
          must be superuser | not authorized | a password is required | missing sudo password |
          (forbidden)"""));

  private static final List<Kind> ORDER =
      List.of(Kind.COMMAND_NOT_FOUND, Kind.UNREACHABLE, Kind.PERMISSION_DENIED);
  private static final Pattern STATUS = Pattern.compile(
      "exit(?:ed with)? ?(?:exit |error )?(?:status|code):? (\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ERROR = Pattern.compile(
      "^\\s*(?:error|fatal|e)(?: from server.*)?: .*|.*\\bis not in the sudoers file.*|.*not booted .*ostree.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CHATTER = Pattern.compile(
      "\\s*|Starting pod/.*|Creating debugging pod .*|To use host binaries, run .*|Pod IP: .*|If you don't see a command"
          + " prompt.*|Removing debug pod \\.\\.\\.|Temporary namespace .*|Warning: Permanently added .*");

  private static final String NO_SYSTEMD = "System has not been booted with systemd";

  private FailureSigns() {}

  private static List<String> phrases(String text) {
    return List.of(text.split("\\s*\\|\\s*"));
  }

  /** Whether a line says what went wrong. */
  public static boolean isSign(String line) {
    return kind(line).isPresent() || ERROR.matcher(shorten(line, LOOK_AT)).matches();
  }

  /** Why there is no status in a text. */
  static NoData reason(String text, NodeOutput.Hint hint) {
    return hint.known().orElseGet(() -> judge(text, hint));
  }

  private static NoData judge(String text, NodeOutput.Hint hint) {
    List<String> lines = (text + '\n' + hint.message())
        .lines()
        .filter(line -> !CHATTER.matcher(line).matches())
        .map(FailureSigns::unglued)
        .toList();
    // its second line speaks of a host that is down
    if (lines.stream().anyMatch(line -> line.startsWith(NO_SYSTEMD))) {
      Optional<String> why = OtherOutput.describe(NO_SYSTEMD);
      return NoData.of(Kind.NO_STATUS, "no status: " + why.orElse(NO_SYSTEMD));
    }
    OptionalInt status = hint.status().isPresent() ? hint.status() : status(lines);
    Optional<NoData> sign = lines.stream()
        .flatMap(line -> kind(line).stream().map(kind -> of(kind, line, status)))
        .findFirst();
    if (hint.unreachable()) {
      return of(Kind.UNREACHABLE, lines.isEmpty() ? "" : lines.get(lines.size() - 1), status);
    } else if (sign.isPresent()) {
      return sign.get();
    }
    String error =
        lines.stream().filter(line -> ERROR.matcher(line).matches()).findFirst().orElse("");
    if (status.orElse(0) != 0 || !error.isEmpty() || hint.isFailure()) {
      return failed(error.isEmpty() && !lines.isEmpty() ? lines.get(0) : error, status);
    }
    Optional<String> other = OtherOutput.describe(text);
    if (other.isPresent()) {
      return NoData.of(Kind.NO_STATUS, "no status: " + other.get());
    }
    return lines.isEmpty()
        ? NoData.of(Kind.EMPTY, "empty: there is no output")
        : NoData.of(
            Kind.UNPARSABLE, "unparsable: no status was found in `" + line(lines.get(0)) + "` ...");
  }

  private static NoData failed(String message, OptionalInt status) {
    Kind kind = switch (status.orElse(0)) {
      case 126 -> Kind.PERMISSION_DENIED;
      case 127 -> Kind.COMMAND_NOT_FOUND;
      case 255 -> message.contains("255") || message.isEmpty() ? Kind.UNREACHABLE : Kind.FAILED;
      default -> Kind.FAILED;
    };
    return of(kind, message, status);
  }

  private static NoData of(Kind kind, String message, OptionalInt status) {
    String what = switch (kind) {
      case COMMAND_NOT_FOUND -> "command not found";
      case PERMISSION_DENIED -> "permission denied";
      case UNREACHABLE -> "unreachable";
      default -> status.isPresent() ? "failed with status " + status.getAsInt() : "failed";
    };
    String line = line(message);
    return new NoData(kind, line.isEmpty() ? what : what + ": " + line, status);
  }

  private static Optional<Kind> kind(String line) {
    String lower = shorten(line, LOOK_AT).toLowerCase(Locale.ROOT);
    return ORDER.stream()
        .filter(kind -> SIGNS.getOrDefault(kind, List.of()).stream().anyMatch(lower::contains))
        .findFirst();
  }

  private static OptionalInt status(List<String> lines) {
    for (String line : lines) {
      Matcher status = STATUS.matcher(shorten(line, LOOK_AT));
      if (status.find() && status.group(1).length() < 4) {
        return OptionalInt.of(Integer.parseInt(status.group(1)));
      }
    }
    return OptionalInt.empty();
  }

  /** Ansible writes its own remark behind the output, without a line break. */
  private static String unglued(String line) {
    String remark = "non-zero return code";
    return line.endsWith(remark) && line.length() > remark.length()
        ? line.substring(0, line.length() - remark.length())
        : line;
  }

  private static String line(String text) {
    return shorten(text.strip(), LONGEST);
  }

  private static String shorten(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
