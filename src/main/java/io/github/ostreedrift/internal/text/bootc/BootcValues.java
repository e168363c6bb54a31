// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.model.BootcImage;
import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.value.Times;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of the rows of {@code bootc status} for people. */
final class BootcValues {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern VERITY = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern DIGEST = Pattern.compile(
      "(\\S+)(?: \\((386|amd64|arm|arm64|loong64|mips|mips64|mips64le|mipsle|ppc64|ppc64le|riscv64|s390x)\\))?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,9})?(?: UTC|Z)");
  private static final Pattern TIMED = Pattern.compile("(.*?)\\s*\\(([^()]*)\\)");
  private static final Pattern SERIAL = Pattern.compile("\\d{1,9}");
  private static final Pattern OVERLAY =
      Pattern.compile("(transient|persistent), (read-only|read/write)");
  private static final Pattern SIGNATURE =
      Pattern.compile("ostree-remote:\\S+|container-policy|insecure");
  private static final Pattern VERSION = Pattern.compile("[\\w.+~^:/-]+(?: [\\w.+~^:/-]+)*");
  private static final Pattern PART =
      Pattern.compile("(?:sha256:)?(?:[0-9a-f]{1,63}|[0-9a-f]{65,127})|sha256:?");
  private static final Set<Integer> DIGESTS = Set.of(
      BootcStatusLexer.COMMIT,
      BootcStatusLexer.VERITY,
      BootcStatusLexer.DIGEST,
      BootcStatusLexer.IMAGE_DIGEST,
      BootcStatusLexer.UPDATE_DIGEST);
  private static final String NO_VERSION = "No image version defined";
  private static final String NO_TIME = "No timestamp present";

  private BootcValues() {}

  /**
   * A version and its time.
   *
   * @param version empty where there is none
   * @param time empty where it is not shown
   */
  record Dated(Optional<String> version, Optional<Instant> time) {}

  /**
   * A digest and an architecture.
   *
   * @param digest the digest
   * @param architecture empty where it is not shown
   */
  record Built(String digest, Optional<String> architecture) {}

  /** Whether a value can be what a row tells. */
  static boolean isReadable(int key, String value) {
    return switch (key) {
      case BootcStatusLexer.COMMIT -> COMMIT.matcher(value).matches() || isVerity(value);
      case BootcStatusLexer.VERITY -> isVerity(value);
      case BootcStatusLexer.DIGEST, BootcStatusLexer.IMAGE_DIGEST ->
        built(value).isPresent();
      case BootcStatusLexer.UPDATE_DIGEST -> isDigest(value);
      case BootcStatusLexer.VERSION,
          BootcStatusLexer.IMAGE_VERSION,
          BootcStatusLexer.UPDATE_VERSION -> dated(value).isPresent();
      case BootcStatusLexer.TIMESTAMP -> time(value).isPresent();
      case BootcStatusLexer.PINNED -> value.equals("yes");
      case BootcStatusLexer.UPDATE -> value.equals("Available");
      case BootcStatusLexer.USR_OVERLAY -> OVERLAY.matcher(value).matches();
      case BootcStatusLexer.SERIAL -> SERIAL.matcher(value).matches();
      case BootcStatusLexer.SIGNATURE ->
        SIGNATURE.matcher(value).matches() && !LeftOut.isValue(value);
      case BootcStatusLexer.STAGED, BootcStatusLexer.SOFT_REBOOT, BootcStatusLexer.DOWNLOAD_ONLY ->
        value.equals("yes") || value.equals("no");
      case BootcStatusLexer.FS_VERITY -> value.equals("Enforced") || value.equals("Not Enforced");
      default -> isPlain(value) && value.indexOf(' ') < 0;
    };
  }

  /** A digest, or what people shorten it to with a sign; without one, it may have been cut. */
  private static boolean isDigest(String value) {
    return BootcImage.isDigest(value) && !PART.matcher(value).matches();
  }

  /** Whether a value is the part of a digest that is left of one that was cut. */
  static boolean isPart(int key, String value) {
    return DIGESTS.contains(key) && PART.matcher(value).matches();
  }

  /** Whether the end of a row shows by itself that nothing is missing from it. */
  static boolean isWhole(int key, String value) {
    return switch (key) {
      case BootcStatusLexer.DIGEST,
          BootcStatusLexer.VERSION,
          BootcStatusLexer.IMAGE_VERSION,
          BootcStatusLexer.UPDATE_VERSION -> value.endsWith(")") && isReadable(key, value);
      case BootcStatusLexer.IMAGE_DIGEST, BootcStatusLexer.UPDATE_DIGEST ->
        value.length() >= COMMIT_DIGEST && isReadable(key, value);
      case BootcStatusLexer.STATEROOT,
          BootcStatusLexer.SERIAL,
          BootcStatusLexer.UNKNOWN_KEY,
          BootcStatusLexer.SIGNATURE -> false;
      case BootcStatusLexer.FS_VERITY, BootcStatusLexer.USR_OVERLAY -> isReadable(key, value);
      default -> isReadable(key, value);
    };
  }

  /** {@code sha256:} and 64 digits. */
  private static final int COMMIT_DIGEST = 71;

  static boolean isVerity(String value) {
    return VERITY.matcher(value).matches();
  }

  private static boolean isPlain(String value) {
    return !value.isEmpty() && !LeftOut.isValue(value) && !LeftOut.isTypeset(value);
  }

  /** The digest of an image, with its architecture since v1.1.7. */
  static Optional<Built> built(String value) {
    Matcher cells = DIGEST.matcher(value);
    return cells.matches() && isDigest(cells.group(1))
        ? Optional.of(new Built(cells.group(1), Optional.ofNullable(cells.group(2))))
        : Optional.empty();
  }

  /** A version with its time, or without. */
  static Optional<Dated> dated(String value) {
    Matcher timed = TIMED.matcher(value);
    String version = value;
    Optional<Instant> time = Optional.empty();
    if (timed.matches()) {
      version = timed.group(1);
      time = time(timed.group(2));
      if (time.isEmpty() && !timed.group(2).equals(NO_TIME)) {
        return Optional.empty();
      }
    }
    if (version.equals(NO_VERSION)) {
      return Optional.of(new Dated(Optional.empty(), time));
    }
    return VERSION.matcher(version).matches() && isPlain(version) && !LeftOut.hasMaskedPart(version)
        ? Optional.of(new Dated(Optional.of(version), time))
        : Optional.empty();
  }

  /** A time in whole seconds. */
  static Optional<Instant> time(String value) {
    Matcher cells = TIME.matcher(value);
    return cells.matches() ? Times.find(cells.group(1)) : Optional.empty();
  }
}
