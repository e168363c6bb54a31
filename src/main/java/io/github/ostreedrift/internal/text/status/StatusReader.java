// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.LineRecovery;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.internal.text.token.TokenNames;
import io.github.ostreedrift.model.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rpm-ostree status} in its key/value form: lines, tokens, grammar, capture. */
public final class StatusReader {
  private static final String PACKAGE = "a package";
  private static final String CHECKSUM = "a checksum";
  private static final String TIME = "a time";

  private static final TokenNames NAMES = new TokenNames(
      Map.of(
          HostStatusLexer.VALUE, "a value",
          HostStatusLexer.WORD, "a name",
          HostStatusLexer.END, "end of line",
          HostStatusLexer.NEXT, "a further line",
          HostStatusLexer.ARROW, "->",
          HostStatusLexer.COMMA, "a comma",
          HostStatusLexer.BRANCH, "a branch"),
      Map.ofEntries(
          Map.entry(HostStatusLexer.VERSION, "a version"),
          Map.entry(HostStatusLexer.PENDING_VERSION, "a version"),
          Map.entry(HostStatusLexer.PENDING_BASE_VERSION, "a version"),
          Map.entry(HostStatusLexer.TIMESTAMP, TIME),
          Map.entry(HostStatusLexer.BOOT_TIMESTAMP, TIME),
          Map.entry(HostStatusLexer.CREATE_TIMESTAMP, TIME),
          Map.entry(HostStatusLexer.COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.BASE_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.BOOTED_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.BOOTED_BASE_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.LIVE_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.INTERRUPTED_LIVE, CHECKSUM),
          Map.entry(HostStatusLexer.PENDING_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.PENDING_BASE_COMMIT, CHECKSUM),
          Map.entry(HostStatusLexer.DIGEST, "a digest"),
          Map.entry(HostStatusLexer.STAGED, "yes or no"),
          Map.entry(HostStatusLexer.PINNED, "yes or no"),
          Map.entry(HostStatusLexer.STATE, "idle or busy"),
          Map.entry(HostStatusLexer.STATEROOT, "the name of a stateroot"),
          Map.entry(HostStatusLexer.OSNAME, "the name of a stateroot"),
          Map.entry(HostStatusLexer.PACKAGES, PACKAGE),
          Map.entry(HostStatusLexer.LAYERED_PACKAGES, PACKAGE),
          Map.entry(HostStatusLexer.LOCAL_PACKAGES, PACKAGE),
          Map.entry(HostStatusLexer.FORCED_PACKAGES, PACKAGE),
          Map.entry(HostStatusLexer.REQUESTED, PACKAGE),
          Map.entry(HostStatusLexer.INACTIVE_REQUESTS, PACKAGE),
          Map.entry(HostStatusLexer.REMOVED_BASE, PACKAGE),
          Map.entry(HostStatusLexer.REPLACED_BASE, PACKAGE),
          Map.entry(HostStatusLexer.LOCAL_OVERRIDES, PACKAGE),
          Map.entry(HostStatusLexer.INACTIVE_REMOVALS, PACKAGE),
          Map.entry(HostStatusLexer.INACTIVE_REPLACEMENTS, PACKAGE),
          Map.entry(HostStatusLexer.INACTIVE_LOCAL, PACKAGE),
          Map.entry(HostStatusLexer.UPGRADED, PACKAGE),
          Map.entry(HostStatusLexer.DOWNGRADED, PACKAGE),
          Map.entry(HostStatusLexer.REMOVED, PACKAGE),
          Map.entry(HostStatusLexer.ADDED, PACKAGE),
          Map.entry(HostStatusLexer.UNLOCKED, "development, hotfix or transient"),
          Map.entry(HostStatusLexer.LAYERED_MODULES, "a module"),
          Map.entry(HostStatusLexer.ENABLED_MODULES, "a module"),
          Map.entry(HostStatusLexer.INITRAMFS_ETC, "a path"),
          Map.entry(HostStatusLexer.BOOTED, "an origin"),
          Map.entry(HostStatusLexer.UNBOOTED, "an origin")));

  private static final Set<Integer> PARTS =
      Set.of(HostStatusParser.RULE_packageLine, HostStatusParser.RULE_remoteSource);

  private StatusReader() {}

  /**
   * Reads the capture that begins at the next line.
   *
   * @param isFragment whether it begins with the header of a deployment, the lines of the host being left out
   * @return empty where no line of a capture is there
   */
  public static Optional<TextCapture> read(CaptureLines lines, Limits limits, boolean isFragment) {
    StatusScanner scanner = new StatusScanner(lines, limits, isFragment);
    CaptureTokens tokens = CaptureTokens.of(scanner);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    HostStatusParser parser = LineRecovery.prepare(
        new HostStatusParser(tokens), scanner.problems, HostStatusLexer.END, PARTS, NAMES);
    return Optional.of(new TextCapture(
        StatusBuilder.build(
            parser.status(),
            scanner.problems,
            new ReleaseHints(scanner.layout().valueColumn(), PageEdge.of(tokens))),
        scanner.problems));
  }
}
