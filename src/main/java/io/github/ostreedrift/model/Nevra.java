// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The full name of an RPM package, {@code name-[epoch:]version-release.arch}.
 *
 * <pre>{@code
 * Nevra dropbox = Nevra.parse("dropbox-1:2020.03.04-1.x86_64");
 * dropbox.name();          // dropbox
 * dropbox.evr().version(); // 2020.03.04
 * }</pre>
 *
 * <p>Names and versions hold dots, and names hold dashes, so it is taken apart from the right: the
 * architecture is behind the last dot, the release behind the last dash before that, the version
 * behind the dash before.
 *
 * <p>As with {@link Evr}, equality is that of the spelling, and the order is coarser.
 *
 * @param name the package's name
 * @param evr its version; the release is always there
 * @param arch its architecture, {@code x86_64}, {@code noarch} ...
 */
public record Nevra(String name, Evr evr, String arch) implements Comparable<Nevra> {

  private static final Comparator<Nevra> ORDER =
      Comparator.comparing(Nevra::name).thenComparing(Nevra::evr).thenComparing(Nevra::arch);

  /** How the names of rpm's architectures begin: {@code ppc64le}, {@code armv7hl} ... */
  private static final List<String> ARCHITECTURES = List.of("""
      noarch src nosrc x86_64 i386 i486 i586 i686 athlon geode pentium amd64 ia32e ia64 aarch64 arm
      ppc s390 riscv loongarch mips sparc alpha sh4 m68k""".split("\\s+"));

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part cannot stand in a NEVRA, or the release is missing
   */
  public Nevra {
    String complaint = evr.release().isEmpty() ? "no release" : complaint(name, arch);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /**
   * Reads a NEVRA from a text that is known to be one.
   *
   * <p>Taken as well, and then printed in the usual form, is an epoch in front of the name, as yum
   * writes it ({@code 1:dropbox-2020.03.04-1.x86_64}), or behind the architecture. A SHA-256 in
   * front ({@code HEX:NEVRA}), with which rpm-ostree's origin files name local packages, is passed
   * over.
   *
   * @param text a NEVRA, and nothing around it
   * @return the NEVRA; of the usual form, its {@link #toString()} is the text
   * @throws IllegalArgumentException if the text is no NEVRA; the message says why
   */
  public static Nevra parse(String text) {
    Parts parts = Parts.of(text);
    Evr.refuse("NEVRA", text, parts.complaint());
    return parts.join();
  }

  /**
   * Reads a NEVRA from a text that is known to be one, but may be damaged.
   *
   * @param text an element of a list of NEVRA
   * @return the NEVRA; empty where {@link #parse} would throw
   */
  public static Optional<Nevra> findKnown(String text) {
    Parts parts = Parts.of(text);
    return parts.complaint().isEmpty() ? Optional.of(parts.join()) : Optional.empty();
  }

  /**
   * The name in a text that is known to be a NEVRA; the whole text where it is damaged.
   *
   * @param text an element of a list of NEVRA
   */
  public static String nameOf(String text) {
    return findKnown(text).map(Nevra::name).orElse(text);
  }

  /**
   * Reads a NEVRA from a text that may be something else, as a request may be a name, a file or a
   * capability.
   *
   * <p>By its form alone, {@code mesa-vulkan-drivers.i686} would be version {@code vulkan} of
   * {@code mesa}, and {@code htop-3.2.2-2.fc38} would be built for {@code fc38}. So this asks for
   * more than {@link #parse}: a digit in the version, one at the start of the release, and an
   * architecture that rpm knows.
   *
   * @param text any text
   * @return the NEVRA; empty if the text does not look like one
   */
  public static Optional<Nevra> find(String text) {
    Parts parts = Parts.of(text);
    Optional<Evr> evr = Evr.find(parts.evr());
    return evr.isPresent()
            && isKnown(parts.arch())
            && complaint(parts.name(), parts.arch()).isEmpty()
        ? Optional.of(new Nevra(parts.name(), evr.get(), parts.arch()))
        : Optional.empty();
  }

  /** Compares by name, then by rpm's order of the versions, then by architecture. */
  @Override
  public int compareTo(Nevra other) {
    return ORDER.compare(this, other);
  }

  /** The usual form, {@code name-[epoch:]version-release.arch}. */
  @Override
  public String toString() {
    return name + "-" + evr + "." + arch;
  }

  private static boolean isKnown(String arch) {
    for (String known : ARCHITECTURES) {
      if (arch.startsWith(known)) {
        return true;
      }
    }
    return false;
  }

  /** Why the name and the architecture cannot be; empty if they can. */
  private static String complaint(String name, String arch) {
    if (name.isEmpty()) {
      return "no name";
    } else if ("-+.~^".indexOf(name.charAt(0)) >= 0) {
      return "a name does not begin with '" + name.charAt(0) + "'";
    }
    String strange = Evr.strangeCharacter(name, true, "a name");
    if (!strange.isEmpty()) {
      return strange;
    }
    return isArchitecture(arch) ? "" : "\"" + arch + "\" cannot be an architecture";
  }

  private static boolean isArchitecture(String arch) {
    for (int i = 0; i < arch.length(); i++) {
      char c = arch.charAt(i);
      if (!VersionOrder.isLetter(c) && (i == 0 || (!VersionOrder.isDigit(c) && c != '_'))) {
        return false;
      }
    }
    return !arch.isEmpty();
  }

  /** A text taken apart, and not yet checked. */
  private record Parts(String name, String evr, String arch) {

    private static final int SHA256_DIGITS = 64;
    private static final Parts NONE = new Parts("", "", "");

    /** Brings the epoch to its usual place, then takes the text apart. */
    static Parts of(String text) {
      String rest = withoutDigest(text);
      int first = rest.indexOf(':');
      if (first < 0) {
        return of("", rest);
      }
      int last = rest.lastIndexOf(':');
      if (isNumber(rest.substring(0, Math.max(0, first)))) {
        return of(rest.substring(0, first + 1), rest.substring(first + 1));
      } else if (isNumber(rest.substring(last + 1))) {
        return of(rest.substring(last + 1) + ":", rest.substring(0, Math.max(0, last)));
      }
      return of("", rest);
    }

    private static Parts of(String epoch, String text) {
      int dot = text.lastIndexOf('.');
      int releaseDash = text.lastIndexOf('-', dot);
      int versionDash = text.lastIndexOf('-', releaseDash - 1);
      if (versionDash < 0) {
        return NONE;
      }
      String evr = epoch + text.substring(versionDash + 1, dot);
      return new Parts(text.substring(0, versionDash), evr, text.substring(dot + 1));
    }

    String complaint() {
      if (name.isEmpty() && equals(NONE)) {
        return "expected name-[epoch:]version-release.arch";
      }
      String complaint = Evr.complaint(evr);
      return complaint.isEmpty() ? Nevra.complaint(name, arch) : complaint;
    }

    Nevra join() {
      return new Nevra(name, Evr.split(evr), arch);
    }

    private static String withoutDigest(String text) {
      boolean digest = text.indexOf(':') == SHA256_DIGITS
          && text.chars()
              .limit(SHA256_DIGITS)
              .allMatch(c -> VersionOrder.isDigit(c) || (c >= 'a' && c <= 'f'));
      return digest ? text.substring(SHA256_DIGITS + 1) : text;
    }

    private static boolean isNumber(String text) {
      return !text.isEmpty() && VersionOrder.isDigits(text);
    }
  }
}
