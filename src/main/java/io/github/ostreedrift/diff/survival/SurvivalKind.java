// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

/** What a survival item is. */
public enum SurvivalKind {
  /** A package requested from the repositories. */
  LAYERED("layered"),
  /** A package layered from a local RPM file. */
  LOCAL("local"),
  /** A local package that may replace files of the base. */
  LOCAL_FILEOVERRIDE("local-fileoverride"),
  /** A package removed from the base. */
  REMOVAL("removal"),
  /** A package of the base that is replaced by another build. */
  REPLACEMENT("replacement"),
  /** A module stream that is layered or enabled. */
  MODULE("module"),
  /** A setting of the initramfs. */
  INITRAMFS("initramfs"),
  /** A name that must be there after, whatever was before ({@code --require}). */
  REQUIRED("required");

  private final String word;

  SurvivalKind(String word) {
    this.word = word;
  }

  /** The word in the JSON. */
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
