// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text and the places of the digests in it: 64 hexadecimal digits, as of commits and images. Two hosts that say the
 * same of different commits differ in nothing else.
 */
final class DigestText {
  static final int LENGTH = 64;

  /** So many digits of a digest stand for it. */
  private static final int SHORT = 7;

  /** A text with more different ones is compared as it is. */
  private static final int MOST = 32;

  private static final boolean[] IS_DIGIT = new boolean[256];

  static {
    for (char digit : "0123456789abcdef".toCharArray()) {
      IS_DIGIT[digit] = true;
    }
  }

  private final byte[] text;

  /** Where each digest begins. */
  private final int[] places;

  /** Which of the different digests stands at each place. */
  private final int[] numbers;

  private final List<String> digests;

  private DigestText(byte[] text, int[] places, int[] numbers, List<String> digests) {
    this.text = text;
    this.places = places;
    this.numbers = numbers;
    this.digests = digests;
  }

  /** A part of some bytes, copied. Its digests are left alone where others could not stand for them. */
  static DigestText of(byte[] bytes, int from, int to) {
    DigestText all = ofAll(Arrays.copyOfRange(bytes, from, to));
    return all.isWhole() ? all : new DigestText(all.text, new int[0], new int[0], List.of());
  }

  /** A text with all its digests. */
  static DigestText ofAll(byte[] text) {
    int[] places = new int[text.length / LENGTH];
    int[] numbers = new int[places.length];
    List<String> digests = new ArrayList<>();
    int count = 0;
    int begin = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i < text.length && IS_DIGIT[text[i] & 0xff]) {
        continue;
      }
      if (i - begin == LENGTH && !isEscape(text, begin)) {
        String digest = string(text, begin);
        int number = digests.indexOf(digest);
        if (number < 0) {
          number = digests.size();
          digests.add(digest);
        }
        numbers[count] = number;
        places[count++] = begin;
      }
      begin = i + 1;
    }
    return new DigestText(
        text, Arrays.copyOf(places, count), Arrays.copyOf(numbers, count), List.copyOf(digests));
  }

  /** Whether the digests are few, and none stands in the text once more as a part of a word, or shortened. */
  boolean isWhole() {
    if (digests.size() > MOST) {
      return false;
    }
    String all = new String(text, StandardCharsets.ISO_8859_1);
    int count = 0;
    for (String digest : digests) {
      String beginning = digest.substring(0, SHORT);
      for (int at = all.indexOf(beginning); at >= 0; at = all.indexOf(beginning, at + 1)) {
        count++;
      }
    }
    return count == places.length;
  }

  /** The text with other digests in the place of its own. */
  byte[] with(List<String> others) {
    byte[] renamed = text.clone();
    for (int i = 0; i < places.length; i++) {
      byte[] digest = others.get(numbers[i]).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(digest, 0, renamed, places[i], LENGTH);
    }
    return renamed;
  }

  /** Whether the first digits are those of an escape of JSON. */
  private static boolean isEscape(byte[] text, int begin) {
    return begin > 0
        && (text[begin - 1] == '\\'
            || (text[begin - 1] == 'u' && begin > 1 && text[begin - 2] == '\\'));
  }

  /** How many bytes the text has. */
  int length() {
    return text.length;
  }

  /** The different digests in the text, in the order in which they first stand in it. */
  List<String> digests() {
    return digests;
  }

  /**
   * The digests of a text that is equal to this one but for them: where two are equal here, they are there, and where
   * they differ, they do. Null if it is not.
   */
  @Nullable
  List<String> match(byte[] bytes, int from, int to) {
    if (to - from != text.length) {
      return null;
    }
    int at = 0;
    for (int place : places) {
      if (!Arrays.equals(bytes, from + at, from + place, text, at, place)
          || !isDigest(bytes, from + place)) {
        return null;
      }
      at = place + LENGTH;
    }
    return Arrays.equals(bytes, from + at, to, text, at, text.length) ? digests(bytes, from) : null;
  }

  private static boolean isDigest(byte[] bytes, int from) {
    for (int i = from; i < from + LENGTH; i++) {
      if (!IS_DIGIT[bytes[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  /** The digests at these places; null if others are equal, or others differ, than do here. */
  private @Nullable List<String> digests(byte[] bytes, int from) {
    String[] found = new String[digests.size()];
    int[] first = new int[found.length];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      int place = from + places[i];
      if (numbers[i] < count) {
        if (!isSame(bytes, first[numbers[i]], place)) {
          return null;
        }
        continue;
      }
      for (int other = 0; other < count; other++) {
        if (isSame(bytes, first[other], place)) {
          return null;
        }
      }
      first[count] = place;
      boolean isOurs =
          Arrays.equals(bytes, place, place + LENGTH, text, places[i], places[i] + LENGTH);
      found[count] = isOurs ? digests.get(count) : string(bytes, place);
      count++;
    }
    return Arrays.asList(found);
  }

  private static boolean isSame(byte[] bytes, int one, int other) {
    return Arrays.equals(bytes, one, one + LENGTH, bytes, other, other + LENGTH);
  }

  private static String string(byte[] bytes, int from) {
    return new String(bytes, from, LENGTH, StandardCharsets.ISO_8859_1);
  }
}
