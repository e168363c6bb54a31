// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/**
 * The version of an RPM package as the tools print it, {@code [epoch:]version[-release]}, in rpm's
 * order.
 *
 * <pre>{@code
 * Evr before = Evr.parse("5:4.5.0-1.fc38");
 * Evr after = Evr.parse("5:4.5.0-2.fc38");
 * before.compareTo(after) < 0; // true
 * }</pre>
 *
 * <p>Equality is that of the spelling: {@link #toString()} gives what was parsed, and two are equal
 * when they are spelled alike. The order is coarser, as it is for {@link java.math.BigDecimal}:
 * {@code 1.0-1} and {@code 1.00-1}, or {@code 0:1-1} and {@code 1-1}, compare as 0 and are not
 * equal. Ask {@link #sameVersion} for that, and mind it in sorted sets.
 *
 * <p>The order is that of rpm's {@code rpmverCmp()}: the epoch decides, then the version, then the
 * release. An epoch that is not written is 0. A release that is not written stands before every
 * release: taking it for equal to any would make {@code 1-1}, {@code 1} and {@code 1-2} equal in
 * turn, which no order allows.
 *
 * <p>A version or release holds ASCII letters and digits, {@code . _ + ~ ^ % { } ?}, and of the rest
 * of Unicode all but white space and control characters. That is wider than what rpm builds: old
 * packages had more, and {@code ?} stands for a character that a C locale cannot print.
 *
 * @param epoch ASCII digits, of any length; empty where no epoch is written
 * @param version never empty
 * @param release empty where no release is written
 */
public record Evr(String epoch, String version, String release) implements Comparable<Evr> {

  private static final boolean[] PLAIN_ASCII = new boolean[0x80];

  static {
    for (char c = 0; c < PLAIN_ASCII.length; c++) {
      PLAIN_ASCII[c] =
          VersionOrder.isDigit(c) || VersionOrder.isLetter(c) || "._+~^%{}?".indexOf(c) >= 0;
    }
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part cannot stand in an EVR
   */
  public Evr {
    String complaint = complaint(epoch, version, release);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /**
   * Reads an EVR.
   *
   * @param text {@code [epoch:]version[-release]}, and nothing around it
   * @return the EVR, whose {@link #toString()} is the text
   * @throws IllegalArgumentException if the text is no EVR; the message says why
   */
  public static Evr parse(String text) {
    refuse("EVR", text, complaint(text));
    return split(text);
  }

  /** An EVR from a text of which {@link #complaint(String)} has nothing to complain. */
  static Evr split(String text) {
    return new Evr(epochOf(text), versionOf(text), releaseOf(text));
  }

  /**
   * Reads an EVR from a text that may be something else, such as the name of a package.
   *
   * <p>Nearly every word could be a version. So this asks for more than {@link #parse}: a digit in
   * the version, and one at the start of the release.
   *
   * @param text any text
   * @return the EVR; empty if the text does not look like one
   */
  public static Optional<Evr> find(String text) {
    String epoch = epochOf(text);
    String version = versionOf(text);
    String release = releaseOf(text);
    return looksLikeOne(version, release) && complaint(epoch, version, release).isEmpty()
        ? Optional.of(new Evr(epoch, version, release))
        : Optional.empty();
  }

  /** Compares in rpm's order; 0 does not mean equal, see above. */
  @Override
  public int compareTo(Evr other) {
    int order = epoch.equals(other.epoch) ? 0 : compareVersions(epochOrZero(), other.epochOrZero());
    if (order == 0) {
      order = compareVersions(version, other.version);
    }
    if (order == 0 && (release.isEmpty() || other.release.isEmpty())) {
      return Boolean.compare(other.release.isEmpty(), release.isEmpty());
    }
    return order == 0 ? compareVersions(release, other.release) : order;
  }

  /**
   * Compares in rpm's order, but an epoch that only one of the two shows is not compared: {@code rpm -qa} does not
   * print it.
   *
   * @param other another EVR
   */
  public int compareShown(Evr other) {
    if (epoch.isEmpty() == other.epoch.isEmpty()) {
      return compareTo(other);
    }
    return new Evr("", version, release).compareTo(new Evr("", other.version, other.release));
  }

  /**
   * Which way a version goes.
   *
   * @param from a text that is known to be an EVR
   * @param to another
   * @return negative for a newer one, positive for an older one; 0 where it stays, or a text is no EVR after all
   */
  public static int direction(String from, String to) {
    Optional<Evr> old = findKnown(from);
    Optional<Evr> now = findKnown(to);
    return old.isPresent() && now.isPresent() ? old.get().compareTo(now.get()) : 0;
  }

  /**
   * Reads an EVR from a text that is known to be one, but may be damaged.
   *
   * @param text a version out of a list of packages
   * @return the EVR; empty where {@link #parse} would throw
   */
  public static Optional<Evr> findKnown(String text) {
    return complaint(text).isEmpty() ? Optional.of(split(text)) : Optional.empty();
  }

  /**
   * Whether rpm takes the two for the same version, however they are spelled.
   *
   * @param other another EVR
   * @return whether {@link #compareTo} gives 0
   */
  public boolean sameVersion(Evr other) {
    return compareTo(other) == 0;
  }

  /** As it was written: an epoch, even 0, stands here if and only if it stood there. */
  @Override
  public String toString() {
    return (epoch.isEmpty() ? "" : epoch + ":")
        + version
        + (release.isEmpty() ? "" : "-" + release);
  }

  /**
   * Compares two versions, or two releases, as rpm's {@code rpmvercmp()} does.
   *
   * <p>A version is a row of runs of ASCII digits, runs of ASCII letters, tildes and carets; all else
   * only separates. The first two that differ decide: digits by their value, of any length, letters
   * by their bytes, and different kinds by their rank, {@code ~ < end < ^ < letters < digits}.
   *
   * <p>Any text is taken, and nothing is allocated.
   *
   * @param a a version, or a release
   * @param b another
   * @return negative, zero or positive, as {@code a} is older than {@code b}, the same or newer
   * @see <a href="https://man7.org/linux/man-pages/man7/rpm-version.7.html">rpm-version(7)</a>
   */
  public static int compareVersions(String a, String b) {
    return VersionOrder.compare(a, b);
  }

  /**
   * Why the text is no EVR; empty if it is one. A complaint and not an exception, as a text that is
   * none is no exception where one is looked for.
   */
  static String complaint(String text) {
    return complaint(epochOf(text), versionOf(text), releaseOf(text));
  }

  private static String complaint(String epoch, String version, String release) {
    if (version.isEmpty()) {
      return "no version";
    }
    if (!VersionOrder.isDigits(epoch)) {
      return "an epoch is a number: \"" + epoch + "\"";
    }
    String strange = strangeCharacter(version, false, "a version");
    return strange.isEmpty() ? strangeCharacter(release, false, "a release") : strange;
  }

  /** Names the first character that cannot stand in that part of a NEVRA, dashes or not; empty if all can. */
  static String strangeCharacter(String part, boolean dashes, String what) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (isStrange(c) && !(c == '-' && dashes)) {
        String shown = c > ' ' && c < 0x7f ? "'" + c + "'" : String.format("U+%04X", (int) c);
        return shown + " cannot stand in " + what;
      }
    }
    return "";
  }

  private static boolean isStrange(char c) {
    return c < 0x80 ? !PLAIN_ASCII[c] : Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  /** Throws the complaint, unless it is empty. */
  static void refuse(String what, String text, String complaint) {
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException("no " + what + ": \"" + text + "\": " + complaint);
    }
  }

  /** Whether these read as a version does, where they could be any word. */
  private static boolean looksLikeOne(String version, String release) {
    boolean released = release.isEmpty() || VersionOrder.isDigit(release.charAt(0));
    return released && VersionOrder.hasDigit(version);
  }

  // A colon with nothing before it or a dash with nothing behind it separates nothing, and is then
  // complained of as a part of the version.

  private static String epochOf(String text) {
    return text.substring(0, Math.max(0, text.indexOf(':')));
  }

  private static String versionOf(String text) {
    int colon = text.indexOf(':');
    int start = colon > 0 ? colon + 1 : 0;
    int dash = text.indexOf('-', start);
    return text.substring(start, dash < 0 || dash == text.length() - 1 ? text.length() : dash);
  }

  private static String releaseOf(String text) {
    int dash = text.indexOf('-', text.indexOf(':') + 1);
    return dash < 0 ? "" : text.substring(dash + 1);
  }

  private String epochOrZero() {
    return epoch.isEmpty() ? "0" : epoch;
  }
}
