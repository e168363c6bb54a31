// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.model.Nevra;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a capture can stand in a file that others run: everything else is told, and left out. */
final class Sayable {
  /** What the file of a package is called, without anything that a shell or a builder would look into. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+~^-]*");

  private Sayable() {}

  /** Why a text can't be a word of a command; empty where it can. */
  static String complaint(String text) {
    if (text.isBlank()) {
      return "it is empty";
    }
    if (!text.codePoints().allMatch(Sayable::isPlain)) {
      return "it has a character that is not seen";
    }
    // A builder would take the lines that follow for a document.
    return text.contains("<<") ? "it would begin a document" : "";
  }

  /** Why a text can't be the request for a package; a URL or a file would be fetched from where the capture says. */
  static String packageComplaint(String text) {
    String complaint = complaint(text);
    if (!complaint.isEmpty()) {
      return complaint;
    }
    return text.contains("://") || text.endsWith(".rpm") ? "it names a file, not a package" : "";
  }

  /** Whether people see a character as what it is: no control, none that is invisible, no half of a pair. */
  static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  /** A text for people, with what they would not see spelled out. */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(character -> {
      if (isPlain(character)) {
        visible.appendCodePoint(character);
      } else {
        visible.append(String.format("\\u{%x}", character));
      }
    });
    return visible.toString();
  }

  /** The file of a local package, as {@code rpmbuild} names it: there is no epoch in it. */
  static Optional<String> file(String nevra) {
    return Nevra.findKnown(nevra)
        .map(known ->
            known.name() + "-" + withoutEpoch(known.evr().toString()) + "." + known.arch() + ".rpm")
        .filter(name -> FILE.matcher(name).matches());
  }

  /** The same where the architecture is not shown: a star stands for it. */
  static Optional<String> files(String name, String evr) {
    String beginning = name + "-" + withoutEpoch(evr);
    return FILE.matcher(beginning).matches() ? Optional.of(beginning + ".*.rpm") : Optional.empty();
  }

  private static String withoutEpoch(String evr) {
    return evr.substring(evr.indexOf(':') + 1);
  }
}
