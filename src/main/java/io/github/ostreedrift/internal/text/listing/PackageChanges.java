// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.grammar.ListingLexer;
import io.github.ostreedrift.internal.text.grammar.ListingParser.ChangeContext;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Collects the changes of a listing or a transcript. */
final class PackageChanges {
  private final List<PackageChange> changes = new ArrayList<>();

  /** The package of a {@code !} that waits for its {@code =}. */
  private @Nullable Nevra old;

  private boolean isBroken;

  /** The NEVRA that the scanner found a word to be. */
  static Nevra nevra(Token word) {
    return PackageForms.nevra(word.getText())
        .orElseThrow(() -> new IllegalStateException("no package: " + word.getText()));
  }

  /** {@code NAME OLD -> NEW}, or a NEVRA. */
  void add(ChangeContext change, Kind head) {
    if (change.from != null) {
      addPair(change.name.getText(), change.from.getText(), change.to.getText(), head);
    } else {
      addPackage(nevra(change.name), head);
    }
  }

  /** A NEVRA behind its sign; a sign whose other one is missing tells nothing. */
  void addSigned(int sign, Token word) {
    Nevra nevra = nevra(word);
    Nevra before = old;
    boolean isPair =
        sign == ListingLexer.NEW && before != null && before.name().equals(nevra.name());
    isBroken |= isPair ? false : before != null || sign == ListingLexer.NEW;
    old = sign == ListingLexer.OLD ? nevra : null;
    if (sign == ListingLexer.MINUS) {
      addPackage(nevra, Kind.REMOVED);
    } else if (sign == ListingLexer.PLUS) {
      addPackage(nevra, Kind.ADDED);
    } else if (isPair && before != null) {
      String from = before.evr().toString();
      String to = nevra.evr().toString();
      Kind kind = Kind.between(from, to, Kind.CHANGED);
      add(kind, nevra.name(), from, to, nevra.arch());
    }
  }

  List<PackageChange> finish() {
    isBroken |= old != null;
    return changes;
  }

  /** Whether a sign lacks the other one of its pair. */
  boolean isBroken() {
    return isBroken;
  }

  /** The architecture stands behind both versions or behind neither. */
  private void addPair(String name, String from, String to, Kind head) {
    boolean shown = PackageForms.architecture(from).isPresent()
        && PackageForms.architecture(to).isPresent();
    String old = shown ? PackageForms.withoutArchitecture(from) : from;
    String now = shown ? PackageForms.withoutArchitecture(to) : to;
    String arch = shown ? PackageForms.architecture(to).orElse(null) : null;
    add(Kind.between(old, now, head), name, old, now, arch);
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
}
