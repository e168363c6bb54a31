// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Signature;
import io.github.ostreedrift.model.Signatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * When two values are the same, whatever command printed them, in whatever locale.
 *
 * <p>Printers lose three things: in a C locale a character outside ASCII is {@code ?}; before v2020.2 the arguments of
 * the initramfs are not quoted; white space in an end-of-life notice is not kept.
 */
public final class Sameness {
  private Sameness() {}

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
    return printed == '?' && real > 0x7f;
  }

  /** Whether two checksums are of one commit, one of them abbreviated perhaps (tables of 2014 to 2016). */
  public static boolean ofChecksum(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
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
      return ofText(image.reference(), second.reference())
          && (image.digest().isEmpty()
              || second.digest().isEmpty()
              || image.digest().equals(second.digest()));
    } else if (one instanceof Origin.Refspec refspec && other instanceof Origin.Refspec second) {
      return ofText(refspec.refspec(), second.refspec());
    }
    return one.equals(other);
  }

  /** Whether two notices are the same but for white space. */
  public static boolean ofNotice(String one, String other) {
    return ofText(one.strip().replaceAll("\\s+", " "), other.strip().replaceAll("\\s+", " "));
  }

  /** Whether two initramfs settings are the same: arguments are compared joined by blanks. */
  public static boolean ofInitramfs(Initramfs one, Initramfs other) {
    return one.regenerate() == other.regenerate()
        && ofText(String.join(" ", one.args()), String.join(" ", other.args()))
        && ofList(one.etc(), other.etc(), Sameness::ofText);
  }

  /**
   * Whether two lists of signatures are the same. A plain status says "invalid" for what {@code -v} and JSON call
   * expired or revoked, and {@code -v} names a key by the end of its fingerprint.
   */
  public static boolean ofSignatures(Signatures one, Signatures other) {
    return one.verified() == other.verified()
        && ofList(one.list(), other.list(), Sameness::ofSignature);
  }

  private static boolean ofSignature(Signature one, Signature other) {
    boolean status = one.status().equals(other.status()) || (isBad(one) && isBad(other));
    return status && ofKey(one.fingerprint(), other.fingerprint());
  }

  private static boolean isBad(Signature signature) {
    return !signature.status().equals("valid") && !signature.status().equals("missing-key");
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

  /** Whether two lists hold the same elements, each as often, in any order. */
  public static <T> boolean ofList(Collection<T> one, Collection<T> other, BiPredicate<T, T> same) {
    return one.size() == other.size() && without(one, other, same).isEmpty();
  }

  /** The elements of a list that the other one lacks; an element stands for one of the same only. */
  public static <T> List<T> without(
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
