// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.internal.fleet.StatusBegin;
import io.github.ostreedrift.internal.fleet.multinode.HostWords.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of each line of a node's output, the node's name in it: {@code pdsh} and {@code clush} write
 * {@code worker-0: }, {@code parallel --tag} the name and a tab, Fabric {@code [worker-0] out: }, the journal
 * {@code Nov 22 10:00:00 worker-0 rpm-ostree[1234]: }. The first line whose rest begins a status shows what the prefix
 * of this input is.
 */
interface LinePrefix {

  /** One node's line. */
  record Line(String node, String rest, int column) {}

  /** The parts of a line; empty where it has no such prefix. */
  Optional<Line> split(String line);

  /** {@code name: }, in any order and any mixture. */
  LinePrefix COLON = new Colon();

  /** The prefix that a line shows, if what follows it begins a status; null where it shows none. */
  static @Nullable LinePrefix find(String line) {
    return Colon.isProof(line) ? COLON : Learned.of(line);
  }

  /** A name, a colon and a blank. */
  final class Colon implements LinePrefix {
    private static final Pattern BEGIN = Pattern.compile("\\s*(?:" + StatusBegin.LINE
        + "|\\{? *\"deployments\" ?: ?\\[.*|[* ] \\S+ [0-9a-f]{64}\\.\\d+.*)");
    /** What stands before a colon and is no node: programs that complain, and keys of a status. */
    private static final Set<String> NO_NODES = Set.of("""
        state deployments warning error note info debug fatal ssh bash -bash sh zsh ksh sudo
        chroot nsenter oc kubectl clush timeout env exec rpm-ostree ostree version bootversion
        commit basecommit digest layeredpackages localpackages timestamp warn stderr stdout
        usage http https kex_exchange_identification scp ssh_exchange_identification""".split("\\s"));

    private Colon() {}

    @Override
    public Optional<Line> split(String line) {
      int start = 0;
      while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
        start++;
      }
      int end = start;
      while (end < line.length() && line.charAt(end) > ' ' && !isEnd(line, end)) {
        end++;
      }
      if (end == start || end >= line.length() || line.charAt(end) != ':') {
        return Optional.empty();
      }
      String name = line.substring(start, end);
      if (NO_NODES.contains(name.toLowerCase(Locale.ROOT))
          || name.startsWith("pdsh@")
          || name.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      int rest = Math.min(end + 2, line.length());
      return Optional.of(new Line(NodeHeaders.withoutUser(name), line.substring(rest), rest));
    }

    private static boolean isEnd(String line, int at) {
      return line.charAt(at) == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
    }

    /** Whether a line shows that all are written this way: what follows the name begins a status. */
    private static boolean isProof(String line) {
      int colon = line.indexOf(": ");
      if (colon < 1 || "SDBA{\"* ".indexOf(charBehind(line, colon)) < 0) {
        return false;
      }
      return COLON
          .split(line)
          .filter(found -> BEGIN.matcher(found.rest()).matches())
          .isPresent();
    }

    private static char charBehind(String line, int colon) {
      return colon + 2 < line.length() ? line.charAt(colon + 2) : 0;
    }
  }

  /** Any other prefix, learned from the first line of a status behind one. */
  final class Learned implements LinePrefix {
    private static final Pattern BEGIN = Pattern.compile(StatusBegin.LINE + "$");
    private static final int LONGEST = 200;
    /** {@code rpm-ostree[2143]:}, with the number of a process that is another one each time. */
    private static final Pattern PROGRAM = Pattern.compile("([\\w.@/-]+)\\[\\d+]:$");

    private static final Pattern CHANGING =
        Pattern.compile("\\d+|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b");

    private final Pattern pattern;

    private Learned(Pattern pattern) {
      this.pattern = pattern;
    }

    private static @Nullable LinePrefix of(String line) {
      Matcher begin = BEGIN.matcher(line);
      if (!begin.find() || begin.start() == 0 || begin.start() > LONGEST) {
        return null;
      }
      String prefix = line.substring(0, begin.start());
      if (Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))) {
        return null;
      }
      Matcher program = PROGRAM.matcher(prefix.stripTrailing());
      int end = program.find() ? program.start() : prefix.length();
      List<Word> words = HostWords.of(prefix.substring(0, end));
      return words.isEmpty() ? null : new Learned(pattern(prefix, name(prefix, words), end));
    }

    private static Word name(String prefix, List<Word> words) {
      return words.stream()
          .filter(word -> HostWords.isAnnounced(prefix.substring(0, word.start())))
          .findFirst()
          .orElse(words.get(0));
    }

    private static Pattern pattern(String prefix, Word name, int end) {
      String text = prefix.stripTrailing();
      String before = general(text.substring(0, name.start()));
      String after =
          general(text.substring(name.end(), Math.max(name.end(), Math.min(end, text.length()))));
      String behind = end < text.length()
          ? Pattern.quote(text.substring(end, text.indexOf('[', end))) + "\\[\\d+]:"
          : "";
      String blank = prefix.length() > text.length() ? prefix.endsWith("\t") ? "\t" : " ?" : "";
      return Pattern.compile(
          before + "([A-Za-z0-9][\\w.-]*)" + after + behind + blank + "(.*)", Pattern.DOTALL);
    }

    /** A text in which numbers and months may be others. */
    private static String general(String text) {
      StringBuilder pattern = new StringBuilder();
      Matcher changing = CHANGING.matcher(text);
      int at = 0;
      while (changing.find()) {
        pattern.append(literal(text.substring(at, changing.start())));
        pattern.append(Character.isDigit(changing.group().charAt(0)) ? "\\d+" : "[A-Z][a-z]{2}");
        at = changing.end();
      }
      return pattern.append(literal(text.substring(at))).toString();
    }

    private static String literal(String text) {
      return text.isEmpty()
          ? ""
          : Pattern.quote(text).replace(" ", "\\E +\\Q").replace("\\Q\\E", "");
    }

    @Override
    public Optional<Line> split(String line) {
      Matcher matcher = pattern.matcher(line);
      return matcher.matches()
          ? Optional.of(new Line(matcher.group(1), matcher.group(2), matcher.start(2)))
          : Optional.empty();
    }
  }
}
