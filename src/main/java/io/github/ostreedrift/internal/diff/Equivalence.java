// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.diff;

import io.github.ostreedrift.internal.model.ImageReference;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When two values are the same, whatever command printed them, in whatever locale.
 *
 * <p>Printers lose three things: in a C locale a character outside ASCII is {@code ?}; before v2020.2 the arguments of
 * the initramfs are not quoted; white space in an end-of-life notice is not kept.
 */
public final class Equivalence {
  private static final int ASCII = 0x7f;
  private static final int LOST = '?';

  /** Pairs of elements up to which comparing each with each is the fastest. */
  private static final int FEW = 256;

  private static final String VALID = "valid";
  private static final Pattern LEFT_OUT = Pattern.compile("\\.{2,}|…");
  private static final int CHECKSUM_DIGITS = 64;

  private Equivalence() {}

  /** Whether two texts are the same: a {@code ?} is the same as any one character outside ASCII. */
  public static boolean ofText(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (one.indexOf('?') < 0 && other.indexOf('?') < 0) {
      return false;
    }
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    if (left.length != right.length) {
      return false;
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i] != right[i] && !isLost(left[i], right[i]) && !isLost(right[i], left[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLost(int printed, int real) {
    return printed == LOST && real > ASCII;
  }

  /**
   * Whether two checksums or digests are of one thing, as far as both are written out: the tables of 2014 to 2016 print
   * the first ten digits, and people leave out the middle ({@code 8f2a...c19}). An abbreviation is the same as all that
   * begin and end so.
   */
  public static boolean ofChecksum(String one, String other) {
    if (isWritten(one) && isWritten(other)) {
      return one.startsWith(other) || other.startsWith(one);
    }
    String[] left = ends(one);
    String[] right = ends(other);
    return (left[0].startsWith(right[0]) || right[0].startsWith(left[0]))
        && (left[1].endsWith(right[1]) || right[1].endsWith(left[1]));
  }

  /** Whether nothing is left out in the middle. */
  private static boolean isWritten(String checksum) {
    return checksum.indexOf('.') < 0 && checksum.indexOf('…') < 0;
  }

  /** What a checksum begins with, and what it ends with as far as its end is written. */
  private static String[] ends(String checksum) {
    Matcher gap = LEFT_OUT.matcher(checksum);
    if (gap.find()) {
      return new String[] {checksum.substring(0, gap.start()), checksum.substring(gap.end())};
    }
    boolean whole = checksum.length() > checksum.lastIndexOf(':') + CHECKSUM_DIGITS;
    return new String[] {checksum, whole ? checksum : ""};
  }

  /**
   * Whether two origins are the same. A deployment without an origin is shown by its own commit in the text.
   *
   * @param base the base commit of the deployment, where either side tells it
   */
  public static boolean ofOrigin(Origin one, Origin other, Optional<String> base) {
    if (one instanceof Origin.None && other instanceof Origin.Checksum checksum) {
      return base.isEmpty() || ofChecksum(checksum.checksum(), base.get());
    } else if (other instanceof Origin.None && one instanceof Origin.Checksum) {
      return ofOrigin(other, one, base);
    } else if (one instanceof Origin.ContainerImage image
        && other instanceof Origin.ContainerImage second) {
      return ofReference(image.reference(), second.reference())
          && ofToldChecksum(image.digest(), second.digest());
    } else if (one instanceof Origin.Refspec refspec && other instanceof Origin.Refspec second) {
      return ofText(refspec.refspec(), second.refspec());
    }
    return one.equals(other);
  }

  /**
   * Whether two images are referred to in the same way, however it is written; a digest in both may be abbreviated.
   */
  public static boolean ofReference(String one, String other) {
    ImageReference left = ImageReference.of(one);
    ImageReference right = ImageReference.of(other);
    return left.fits(right) && ofName(left.name(), right.name());
  }

  private static boolean ofName(String one, String other) {
    int left = one.lastIndexOf('@');
    int right = other.lastIndexOf('@');
    if (left < 0 || right < 0) {
      return ofText(one, other);
    }
    return ofText(one.substring(0, left), other.substring(0, right))
        && ofChecksum(one.substring(left + 1), other.substring(right + 1));
  }

  /** Whether two custom origins are the same. */
  public static boolean ofCustomOrigin(CustomOrigin one, CustomOrigin other) {
    return (one.url().isEmpty()
            || other.url().isEmpty()
            || ofText(one.url().get(), other.url().get()))
        && ofText(one.description(), other.description());
  }

  /** Whether two notices are the same but for white space. */
  public static boolean ofNotice(String one, String other) {
    return ofText(one.strip().replaceAll("\\s+", " "), other.strip().replaceAll("\\s+", " "));
  }

  /** Whether two initramfs settings are the same: arguments are compared joined by blanks. */
  public static boolean ofInitramfs(Initramfs one, Initramfs other) {
    return one.regenerate() == other.regenerate()
        && ofText(String.join(" ", one.args()), String.join(" ", other.args()))
        && ofTexts(one.etc(), other.etc());
  }

  /**
   * Whether two lists of signatures are the same. Of a signature that is not valid, a plain status says no more than
   * that; and {@code -v} names a key by the end of its fingerprint.
   */
  public static boolean ofSignatures(Signatures one, Signatures other) {
    return one.verified() == other.verified()
        && ofList(one.list(), other.list(), Equivalence::ofSignature);
  }

  /** Whether two signatures are the same. */
  public static boolean ofSignature(Signature one, Signature other) {
    boolean status = one.status().equals(other.status())
        || (isVague(one) && isBad(other))
        || (isVague(other) && isBad(one));
    return status && ofKey(one.fingerprint(), other.fingerprint());
  }

  private static boolean isBad(Signature signature) {
    return !signature.status().equals(VALID);
  }

  private static boolean isVague(Signature signature) {
    return isBad(signature)
        && !signature.text().isEmpty()
        && signature.text().get(0).startsWith("Invalid signature");
  }

  /** Subkeys have fingerprints of their own, so only two full ones can tell that the keys differ. */
  private static boolean ofKey(Optional<String> one, Optional<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return true;
    }
    String left = one.get();
    String right = other.get();
    return left.length() != right.length() || left.equalsIgnoreCase(right);
  }

  /** Whether two values are the same as far as both are told. */
  public static boolean ofTold(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || ofText(one.get(), other.get());
  }

  /** Whether two checksums or digests are the same as far as both are told. */
  public static boolean ofToldChecksum(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || ofChecksum(one.get(), other.get());
  }

  /** Whether two lists hold the same elements, each as often, in any order. */
  public static <T> boolean ofList(Collection<T> one, Collection<T> other, BiPredicate<T, T> same) {
    return one.size() == other.size() && without(one, other, same).isEmpty();
  }

  /** Whether two lists hold the same texts, each as often, in any order. */
  public static boolean ofTexts(Collection<String> one, Collection<String> other) {
    return one.size() == other.size() && withoutTexts(one, other).isEmpty();
  }

  /** The elements of a list that the other one lacks; an element stands for one of the same only. */
  public static <T> List<T> without(
      Collection<T> list, Collection<T> other, BiPredicate<T, T> same) {
    return without(list, other, element -> "", same);
  }

  /** The texts of a list that the other one lacks; a text stands for one of the same only. */
  public static List<String> withoutTexts(Collection<String> list, Collection<String> other) {
    return without(list, other, Equivalence::key, Equivalence::ofText);
  }

  /**
   * The elements of a list that the other one lacks; an element stands for one of the same only.
   *
   * @param key a text that same elements share: it saves comparing each with each
   */
  public static <T> List<T> without(
      Collection<T> list, Collection<T> other, Function<T, String> key, BiPredicate<T, T> same) {
    if (list.isEmpty()) {
      return new ArrayList<>();
    } else if ((long) list.size() * other.size() <= FEW) {
      return withoutFew(list, other, same);
    }
    Map<T, Integer> counts = new HashMap<>();
    list.forEach(element -> counts.merge(element, 1, Integer::sum));
    Map<String, List<T>> rest = new HashMap<>();
    for (T element : other) {
      if (!takeOne(counts, element)) {
        rest.computeIfAbsent(key.apply(element), name -> new ArrayList<>()).add(element);
      }
    }
    List<T> missing = new ArrayList<>();
    for (T element : list) {
      if (takeOne(counts, element)
          && !removeFirst(rest.getOrDefault(key.apply(element), List.of()), element, same)) {
        missing.add(element);
      }
    }
    return missing;
  }

  private static <T> List<T> withoutFew(
      Collection<T> list, Collection<T> other, BiPredicate<T, T> same) {
    List<T> rest = new ArrayList<>(other);
    List<T> missing = new ArrayList<>();
    for (T element : list) {
      if (!rest.remove(element)) {
        missing.add(element);
      }
    }
    missing.removeIf(element -> removeFirst(rest, element, same));
    return missing;
  }

  /** A text that all texts share that are the same. */
  public static String key(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ASCII) {
        StringBuilder key = new StringBuilder();
        text.codePoints().forEach(c -> key.appendCodePoint(c <= ASCII ? c : LOST));
        return key.toString();
      }
    }
    return text;
  }

  private static <T> boolean takeOne(Map<T, Integer> counts, T element) {
    Integer count = counts.computeIfPresent(element, (key, before) -> before - 1);
    return count != null && count >= 0;
  }

  private static <T> boolean removeFirst(List<T> rest, T element, BiPredicate<T, T> same) {
    for (int i = 0; i < rest.size(); i++) {
      if (same.test(element, rest.get(i))) {
        rest.remove(i);
        return true;
      }
    }
    return false;
  }

  /** Whether a list holds a text. */
  public static boolean holds(Collection<String> list, String text) {
    return list.contains(text) || list.stream().anyMatch(element -> ofText(element, text));
  }
}
