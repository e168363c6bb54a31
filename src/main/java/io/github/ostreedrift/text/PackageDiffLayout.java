// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Straightens {@code rpm-ostree db diff}: two heads, and packages below section heads or behind signs. A changelog may
 * hold any text; it ends at an empty line before something that is no text.
 */
final class PackageDiffLayout extends EvidenceLayout {
  private static final String HEAD = "ostree diff commit ";
  private static final String CHANGELOG = "\t\t";
  private static final int TEXT_INDENT = 4;
  private static final Pattern WHOLE_HEAD =
      Pattern.compile(HEAD + "(?:old|from): +(?:[0-9a-f]{64}|.*\\([0-9a-f]{64}\\))");

  private @Nullable PackageSection section;

  /** Whether the line before belongs to a changelog, so that this one does, whatever it looks like. */
  private boolean inChangelog;

  /** Whether this output has changelogs: then a head has to prove itself. */
  private boolean changelogs;

  private PackageDiffLayout(LineReader lines, Prefix prefix, Limits limits) {
    super(lines, prefix, limits);
  }

  /** A first head with its commit, which no changelog has: another difference begins. */
  private static boolean isWholeHead(Line line, int from, int end) {
    return begins(line, from)
        && WHOLE_HEAD.matcher(PackageSigns.text(line, from, end)).matches();
  }

  /** Whether the first head stands at a position. */
  static boolean begins(Line line, int from) {
    return line.startsWith(HEAD + "from: ", from) || line.startsWith(HEAD + "old: ", from);
  }

  /** Reads the difference whose first head is the next line. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    PackageDiffLayout layout = new PackageDiffLayout(lines, prefix, limits);
    layout.readLines();
    return layout.out;
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    if (inChangelog && !blankBefore && !isWholeHead(line, from, end)) {
      out.add(line, CHANGELOG, from, end);
      return true;
    } else if (line.startsWith(HEAD, from)) {
      return takeHead(line, from, end);
    }
    inChangelog = false;
    return takeSection(line, from, end)
        || takePackage(line, from, end)
        || takeAdvisory(line, from, end)
        || takeChangelog(line, from, end)
        || takeElision(line, from, end)
        || keep(line, from, end);
  }

  /** One head each; another one begins another difference. */
  private boolean takeHead(Line line, int from, int end) {
    int colon = line.indexOf(":", from);
    int value = colon < 0 ? end : Math.min(line.skipBlanks(colon + 1), end);
    boolean expected = begins(line, from) ? out.lineCount() == 0 : out.lineCount() == 1;
    if (expected && colon > 0) {
      out.addRow(line, from, colon, value, end);
    }
    return expected && colon > 0;
  }

  private boolean takeSection(Line line, int from, int end) throws IOException {
    PackageSection head = PackageSection.find(line, from, end);
    if (head == null
        || head.isInactive()
        || head == PackageSection.CHANGED
        || !lines.isFollowedBy((next, start, stop) ->
            head.takes(next, start, stop) || (!changelogs && Signs.isElision(next, start, stop)))) {
      return false;
    }
    section = head;
    out.add(line, "", from, end);
    return true;
  }

  private boolean takePackage(Line line, int from, int end) {
    if (PackageSigns.isSigned(line, from, end)) {
      section = null;
      addPackage(line, "", from, end);
      return true;
    }
    boolean item = section != null && section.isOfChanges() && section.takes(line, from, end);
    if (!item && !PackageSigns.isChange(line, from, end)) {
      return false;
    }
    addPackage(line, item ? "\t" : "~ ", from, end);
    return true;
  }

  private boolean takeAdvisory(Line line, int from, int end) throws IOException {
    boolean belongs = section == PackageSection.ADVISORIES
        && (PackageSection.ADVISORIES.takes(line, from, end)
            || lines.isFollowedBy((next, start, stop) -> next.startsWith("http", start)));
    if (belongs) {
      out.addContinuation(line, from, end);
    }
    return belongs;
  }

  /** {@code * DATE NAME - VERSION} below a package begins an entry; after an empty line the text may go on. */
  private boolean takeChangelog(Line line, int from, int end) {
    boolean begins = line.startsWith("* ", from) && hasPackages();
    boolean goesOn = changelogs
        && blankBefore
        && (line.startsWith("- ", from) || lines.indentation(line) >= TEXT_INDENT);
    if (!begins && !goesOn) {
      return false;
    }
    changelogs = true;
    inChangelog = true;
    out.add(line, CHANGELOG, from, end);
    return true;
  }

  private boolean takeElision(Line line, int from, int end) {
    boolean elision = Signs.isElision(line, from, end);
    if (elision) {
      out.cut();
    }
    return elision;
  }

  @Override
  boolean isPart(Line line, int from, int end) {
    PackageSection head = PackageSection.find(line, from, end);
    return (head != null && !head.isInactive())
        || PackageSigns.isSigned(line, from, end)
        || PackageSigns.isChange(line, from, end)
        || PackageSigns.isPackage(line, from, end);
  }
}
