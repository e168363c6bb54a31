// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Evr;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageChange;
import io.github.ostreedrift.model.PackageChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Collects the changes of a listing or a transcript. Which way a version goes is told by the versions, for releases
 * from v2019.3 to v2019.7 print changes below the wrong head. What may be cut is no change, but kept as a line.
 */
final class PackageChanges {
  private static final int PAIR = 4;

  private final Straightened source;
  private final List<PackageChange> changes = new ArrayList<>();

  /** The package of a {@code !} that waits for its {@code =}. */
  private @Nullable Nevra old;

  PackageChanges(Straightened source) {
    this.source = source;
  }

  /** {@code NAME OLD -> NEW}, or a NEVRA. */
  void add(List<Token> words, Kind head) {
    Token last = words.get(words.size() - 1);
    if (words.size() == PAIR
        && words.get(2).getText().equals("->")
        && !EvidenceFacts.isCut(source, last)) {
      addPair(words.get(0).getText(), words.get(1).getText(), last.getText(), head);
      return;
    }
    Optional<Nevra> nevra =
        words.size() == 1 ? EvidenceFacts.nevra(source, last) : Optional.empty();
    if (nevra.isPresent()) {
      addPackage(nevra.get(), head);
    } else {
      source.keep(source.sourceAt(last.getStartIndex()));
    }
  }

  /** A NEVRA behind its sign. */
  void addSigned(char sign, Token word) {
    Optional<Nevra> found = EvidenceFacts.nevra(source, word);
    if (found.isEmpty()) {
      source.keep(source.sourceAt(word.getStartIndex()));
      return;
    }
    Nevra nevra = found.get();
    Nevra before = old;
    if (sign == '=' && before != null && before.name().equals(nevra.name())) {
      old = null;
      String from = before.evr().toString();
      String to = nevra.evr().toString();
      add(direction(from, to, Kind.CHANGED), nevra.name(), from, to, nevra.arch());
      return;
    }
    flush();
    switch (sign) {
      case '!' -> old = nevra;
      case '-' -> addPackage(nevra, Kind.REMOVED);
      case '+' -> addPackage(nevra, Kind.ADDED);
      default -> addPackage(nevra, Kind.CHANGED);
    }
  }

  List<PackageChange> finish() {
    flush();
    return changes;
  }

  /** An old version whose new one was left out. */
  private void flush() {
    Nevra before = old;
    if (before != null) {
      add(Kind.CHANGED, before.name(), before.evr().toString(), null, before.arch());
      old = null;
    }
  }

  /** The architecture stands behind both versions or behind neither. */
  private void addPair(String name, String from, String to, Kind head) {
    boolean shown = PackageSigns.architecture(from).isPresent()
        && PackageSigns.architecture(to).isPresent();
    String old = shown ? PackageSigns.withoutArchitecture(from) : from;
    String now = shown ? PackageSigns.withoutArchitecture(to) : to;
    String arch = shown ? PackageSigns.architecture(to).orElse(null) : null;
    add(direction(old, now, head), name, old, now, arch);
  }

  private void addPackage(Nevra nevra, Kind kind) {
    String evr = nevra.evr().toString();
    boolean gone = kind == Kind.REMOVED;
    add(kind, nevra.name(), gone ? evr : null, gone ? null : evr, nevra.arch());
  }

  private void add(
      Kind kind, String name, @Nullable String from, @Nullable String to, @Nullable String arch) {
    changes.add(new PackageChange(
        kind, name, Optional.ofNullable(from), Optional.ofNullable(to), Optional.ofNullable(arch)));
  }

  /** The order of two versions; 0 where one is none. */
  private static int order(String from, String to) {
    try {
      return Evr.parse(from).compareTo(Evr.parse(to));
    } catch (IllegalArgumentException noVersion) {
      return 0;
    }
  }

  /** Which way the version goes; as the head says where it stays, for then the architecture changes. */
  private static Kind direction(String from, String to, Kind head) {
    int order = order(from, to);
    return order == 0 ? head : order < 0 ? Kind.UPGRADED : Kind.DOWNGRADED;
  }
}
