// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.model.Origin;
import java.util.Set;
import java.util.regex.Pattern;

/** Which values show by their form that they are whole: a checksum, a time that is closed, a NEVRA with its architecture. */
final class ValueForms {
  private static final Pattern ARCHITECTURE = Pattern.compile(
      ".*-[^-]+-[^-]*\\.(?:x86_64|noarch|aarch64|i[3-6]86|ppc64le|s390x|armv7hl|riscv64|src)'?");
  private static final Pattern DISTRIBUTION =
      Pattern.compile(".*-[^-]*\\.(?:fc\\d\\d|eln\\d{3})(?:\\.x86_64)?");
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?:Valid|Invalid) signature by (?:[0-9A-F]{40}|[0-9A-F]{64})");
  private static final Pattern SIGNATURE_END = Pattern.compile(
      ".* key ID (?:[0-9A-F]{16}|[0-9A-F]{40})|.*(?:signature from|Primary key ID) (?:\".*\"|[0-9A-F]{16})|\\(unsigned\\)|.* not found|\\d+ signatures?|Key revoked");
  private static final Pattern COUNTS = Pattern.compile(
      "(?:\\d+ (?:upgraded|downgraded|removed|added|unknown severity|low|moderate|important|critical)(?:, )?)+");
  /** The two forms of a time, a digit being 0. */
  private static final String PLAIN_TIME = "0000-00-00 00:00:00";

  private static final String ISO_TIME = "0000-00-00T00:00:00Z";
  private static final String NO_TIME = "(invalid timestamp)";
  private static final Pattern SIZE =
      Pattern.compile(".*[\u00a0 ](?:bytes|[kMGT]B|octets|[kMGT]o)|1[\u00a0 ](?:byte|octet)");

  /** The stateroots that distributions set up, but for those that begin like another one. */
  private static final Set<String> STATEROOTS =
      Set.of("fedora-coreos", "fedora-iot", "rhcos", "redhat", "default", "scos");

  private ValueForms() {}

  /** A version and its time, {@code VER (TIME)}. */
  static boolean isTimedVersion(String text) {
    int open = text.lastIndexOf('(');
    return text.endsWith(NO_TIME)
        || text.endsWith("(" + NO_TIME + ")")
        || (open >= 0 && text.endsWith(")") && isTime(text.substring(open + 1, text.length() - 1)));
  }

  static boolean isTime(String text) {
    return hasForm(text, PLAIN_TIME) || hasForm(text, ISO_TIME) || text.equals(NO_TIME);
  }

  private static boolean hasForm(String text, String form) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      char c = text.charAt(i);
      if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigest(String text) {
    return (text.startsWith("sha256:") && Origin.isChecksum(text.substring(7)))
        || (text.startsWith("sha512:")
            && text.length() == 7 + 128
            && Origin.isChecksum(text.substring(7, 7 + 64))
            && Origin.isChecksum(text.substring(7 + 64)));
  }

  /** Whether the last word of a row shows that the row ends there: nothing of it is missing. */
  static boolean isWhole(int key, String last) {
    String text = last.strip();
    return switch (RowShape.of(key)) {
      case HEAD -> true;
      case TREE -> Origin.isChecksum(text) || isTimedVersion(text);
      case LIST -> RowKinds.listsNevras(key) && ARCHITECTURE.matcher(text).matches();
      case OVERRIDES, SOURCES -> DISTRIBUTION.matcher(text).matches();
      case CHANGES ->
        DISTRIBUTION.matcher(text).matches() || ARCHITECTURE.matcher(text).matches();
      case SIGNATURES ->
        text.isEmpty()
            || FINGERPRINT.matcher(text).matches()
            || SIGNATURE_END.matcher(text).matches();
      case ADVISORIES ->
        COUNTS.matcher(text).matches() || ARCHITECTURE.matcher(text).matches();
      case NOTICE -> false;
      case TEXT -> isWholeText(key, text);
    };
  }

  /** Whether nothing can have been cut off behind the last word of a row: the longer ones do not begin like it. */
  static boolean isClosed(int key, String last) {
    return switch (RowShape.of(key)) {
      case LIST, OVERRIDES, SOURCES -> false;
      // Below a count stand the signatures.
      case SIGNATURES -> isWhole(key, last) && !last.matches("[1-9]\\d* signatures?|0 signature");
      case CHANGES ->
        RowKinds.isChange(key)
            ? DISTRIBUTION.matcher(last).matches()
            : ARCHITECTURE.matcher(last).matches();
      case ADVISORIES ->
        last.endsWith(" critical") || ARCHITECTURE.matcher(last).matches();
      default ->
        (key == HostStatusLexer.DIFF || key == HostStatusLexer.LIVE_DIFF)
            ? last.endsWith(" added")
            : isWhole(key, last);
    };
  }

  private static boolean isWholeText(int key, String text) {
    return switch (key) {
      case HostStatusLexer.VERSION,
          HostStatusLexer.PENDING_VERSION,
          HostStatusLexer.PENDING_BASE_VERSION -> isTimedVersion(text);
      case HostStatusLexer.TIMESTAMP -> isTime(text);
      case HostStatusLexer.DIGEST -> isDigest(text);
      case HostStatusLexer.LIVE_COMMIT,
          HostStatusLexer.INTERRUPTED_LIVE,
          HostStatusLexer.PENDING_COMMIT,
          HostStatusLexer.PENDING_BASE_COMMIT -> Origin.isChecksum(text);
      case HostStatusLexer.OSNAME, HostStatusLexer.STATEROOT -> STATEROOTS.contains(text);
      case HostStatusLexer.STAGED, HostStatusLexer.PINNED ->
        text.equals("yes") || text.equals("no");
      case HostStatusLexer.CLIWRAP -> text.equals("enabled");
      case HostStatusLexer.UNLOCKED ->
        text.equals("development") || text.equals("hotfix") || text.equals("transient");
      case HostStatusLexer.INITRAMFS -> text.equals("regenerate");
      case HostStatusLexer.STATE -> text.equals("idle") || text.equals("busy");
      case HostStatusLexer.AUTOMATIC_UPDATES -> text.equals("disabled");
      case HostStatusLexer.DIFF, HostStatusLexer.LIVE_DIFF ->
        COUNTS.matcher(text).matches();
      case HostStatusLexer.SIZE -> SIZE.matcher(text).matches();
      default -> false;
    };
  }

  /** Whether a line is what a row wants, which has no value of its own or the first half of one. */
  static boolean completes(OpenRow row, String before, Line line, int from, int end) {
    String text = new String(line.text, from, end - from);
    if (row.valueLength() > 0) {
      // Lines may be broken within a word: what is put together has no blank but the one before a
      // time.
      boolean half = row.shape() == RowShape.TEXT && text.startsWith("(");
      return half && !isWhole(row.key(), before) && isWhole(row.key(), before + " " + text);
    }
    return switch (row.shape()) {
      case LIST -> ListWords.areRequests(line, from, end);
      case OVERRIDES -> LinePatterns.endsInEvr(line, from, end);
      case TEXT ->
        isWhole(row.key(), text)
            || ((row.key() == HostStatusLexer.STATEROOT || row.key() == HostStatusLexer.OSNAME)
                && OpenRow.firstWord(line, from, end) == end - from);
      case NOTICE, SIGNATURES, ADVISORIES, HEAD -> false;
      default -> isWhole(row.key(), text);
    };
  }
}
