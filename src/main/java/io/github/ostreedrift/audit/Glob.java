// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one.
 *
 * <pre>{@code
 * new Glob("kernel-rt-*").matches("kernel-rt-core"); // true
 * }</pre>
 *
 * @param text as written
 */
record Glob(String text) {

  /** Whether a whole name is meant. Takes no longer than the product of both lengths. */
  public boolean matches(String name) {
    int at = 0;
    int i = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (i < text.length() && text.charAt(i) == '*') {
        star = i++;
        resume = at;
      } else if (i < text.length()
          && (text.charAt(i) == '?' || text.charAt(i) == name.charAt(at))) {
        i++;
        at++;
      } else if (star >= 0) {
        i = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (i < text.length() && text.charAt(i) == '*') {
      i++;
    }
    return i == text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
