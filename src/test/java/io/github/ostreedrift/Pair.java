// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One state printed twice by the same tool: as text, and as JSON.
 *
 * @param text the text
 * @param json the JSON, by the newest release where the text is {@code ostree admin status}
 * @param release of the text: 100 times its year plus its number
 * @param mode {@code plain}, {@code verbose}, {@code advisories}, {@code booted}, {@code booted-verbose}; {@code S},
 *     {@code V}, {@code SV}, {@code tty} for ostree
 * @param ascii whether it was printed in a C locale
 */
record Pair(Path text, Path json, int release, String mode, boolean ascii) {
  private static final Pattern RPM_OSTREE = Pattern.compile(
      "(\\d+)\\.(plain|verbose|advisories|booted|booted-verbose)\\.(utf8|ascii)\\..*txt");
  private static final Pattern OSTREE =
      Pattern.compile("(\\d+-.*?)\\.(20\\d\\d)\\.(\\d+)(?:\\.(S|V|SV|tty|verbose))?\\.txt");

  /** Versions and titles that hold line breaks or terminal codes: no reader of the text can know. */
  private static final Pattern FORGED = Pattern.compile("(?:026|030|033)-.*");

  private static final Pattern C_LOCALE = Pattern.compile("(?:024|051)-.*");

  /** The pairs below a folder: {@code vRELEASE/NNNN.MODE.LOCALE.txt} beside {@code NNNN.json}. */
  static Stream<Pair> ofRpmOstree(Path folder) {
    return TestData.files(folder, RPM_OSTREE.pattern()).stream()
        .flatMap(file -> ofRpmOstreeFile(file).stream());
  }

  private static Optional<Pair> ofRpmOstreeFile(Path file) {
    Matcher name = RPM_OSTREE.matcher(file.getFileName().toString());
    Path json = file.resolveSibling(name.replaceFirst("$1.json"));
    Matcher folder = Pattern.compile("v(\\d+)\\.(\\d+)")
        .matcher(file.getParent().getFileName().toString());
    if (!name.matches() || !folder.matches()) {
      return Optional.empty();
    }
    int release = Integer.parseInt(folder.group(1)) * 100 + Integer.parseInt(folder.group(2));
    return Optional.of(
        new Pair(file, json, release, name.group(2), name.group(3).equals("ascii")));
  }

  /** The pairs of a folder: {@code NNN-what.RELEASE[.MODE].txt} beside {@code NNN-what.2026.4.json}. */
  static Stream<Pair> ofOstree(Path folder) {
    return TestData.files(folder, OSTREE.pattern()).stream()
        .flatMap(file -> ofOstreeFile(file).stream());
  }

  private static Optional<Pair> ofOstreeFile(Path file) {
    Matcher name = OSTREE.matcher(file.getFileName().toString());
    if (!name.matches() || FORGED.matcher(name.group(1)).matches()) {
      return Optional.empty();
    }
    Path json = file.resolveSibling(name.group(1) + ".2026.4.json");
    if (!Files.exists(json) || !isWhole(file) || !isWhole(json)) {
      return Optional.empty();
    }
    int release = Integer.parseInt(name.group(2)) * 100 + Integer.parseInt(name.group(3));
    String mode = name.group(4) == null ? "plain" : name.group(4);
    return Optional.of(
        new Pair(file, json, release, mode, C_LOCALE.matcher(name.group(1)).matches()));
  }

  /** At some errors the tool aborts after it has printed a part, if anything. */
  static boolean isWhole(Path file) {
    String text = TestData.text(file);
    return file.toString().endsWith(".json")
        ? text.endsWith("}\n")
        : !text.isBlank() && !text.contains("Bail out");
  }

  boolean isOstree() {
    return json.toString().endsWith(".2026.4.json");
  }

  /** Whether the command had {@code -v}. */
  boolean isVerbose() {
    return List.of("verbose", "booted-verbose").contains(mode);
  }

  /** Whether the command had {@code -b}. */
  boolean isBootedOnly() {
    return mode.startsWith("booted");
  }

  @Override
  public String toString() {
    return text.getParent().getFileName() + "/" + text.getFileName();
  }
}
