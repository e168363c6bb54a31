// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Straightens what rpm-ostree prints while it works: sections of packages, and how it ended, among messages. Of these
 * only the one about the tree is kept.
 */
final class TranscriptLayout extends EvidenceLayout {
  private @Nullable PackageSection section;
  private boolean messages;
  private boolean sections;
  private boolean changes;
  private boolean ended;
  private boolean foreign;

  private TranscriptLayout(LineReader lines, Prefix prefix, Limits limits) {
    super(lines, prefix, limits);
  }

  /** Reads the transcript that begins at the next line; empty where it tells nothing of packages. */
  static Straightened straighten(LineReader lines, Prefix prefix, Limits limits)
      throws IOException {
    TranscriptLayout layout = new TranscriptLayout(lines, prefix, limits);
    layout.readLines();
    boolean tells = layout.sections || layout.hasPackages() || (layout.messages && layout.ended);
    return tells && !layout.foreign ? layout.out : new Straightened();
  }

  /** Whether a head stands here with an item below it, as dnf never prints it. */
  static boolean isSection(Line head, int from, Line item, int start) {
    PackageSection section = PackageSection.find(head, from, head.trimmedEnd(from));
    return section != null && isItem(section, item, start, item.trimmedEnd(start));
  }

  /** An item of a section; below `Upgraded:` dnf prints a NEVRA, rpm-ostree always both versions. */
  private static boolean isItem(PackageSection section, Line line, int from, int end) {
    return switch (section) {
      case UPGRADED, DOWNGRADED -> PackageSigns.isChange(line, from, end);
      case ADVISORIES -> false;
      default -> section.takes(line, from, end);
    };
  }

  @Override
  boolean take(Line line, int from, int end) throws IOException {
    return !ended
        && (takeSection(line, from, end)
            || takeItem(line, from, end)
            || takeOutcome(line, from, end)
            || takeMessage(line, from, end)
            || takeElision(line, from, end)
            || takeOther(line, from, end));
  }

  private boolean takeSection(Line line, int from, int end) throws IOException {
    PackageSection head = PackageSection.find(line, from, end);
    if (head == null
        || !lines.isFollowedBy((next, start, stop) ->
            isItem(head, next, start, stop) || Signs.isElision(next, start, stop))) {
      return false;
    }
    section = head;
    sections = true;
    changes |= head.isOfChanges();
    out.add(line, "", from, end);
    return true;
  }

  private boolean takeItem(Line line, int from, int end) {
    if (PackageSigns.isSigned(line, from, end)) {
      changes = true;
      addPackage(line, "", from, end);
      return true;
    }
    boolean item = section != null
        && isItem(section, line, from, end)
        && !TranscriptMessages.isMessage(line, from, end);
    if (item || PackageSigns.isChange(line, from, end)) {
      changes |= !item;
      addPackage(line, item ? "\t" : "~ ", from, end);
      return true;
    }
    return false;
  }

  private boolean takeOutcome(Line line, int from, int end) {
    ended = TranscriptMessages.isOutcome(line, from, end);
    if (ended) {
      out.add(line, "", from, end);
    }
    return ended;
  }

  /** A message ends a list; after the changes it comes from another transaction. */
  private boolean takeMessage(Line line, int from, int end) {
    if (!TranscriptMessages.isMessage(line, from, end)) {
      return false;
    }
    if (changes && line.indexOf("override reset", from) < 0) {
      return false;
    }
    messages |= TranscriptMessages.begins(line, from);
    section = null;
    if (TranscriptMessages.isCheckout(line, from)) {
      out.add(line, "", from, end);
    }
    return true;
  }

  /** In place of packages; before the first head it may stand for messages alone. */
  private boolean takeElision(Line line, int from, int end) throws IOException {
    boolean elision = Signs.isElision(line, from, end);
    boolean ofMessages = !sections
        && lines.isFollowedBy(
            (next, start, stop) -> PackageSection.find(next, start, stop) != null);
    if (elision && !ofMessages) {
      out.cut();
    }
    return elision;
  }

  /** Before the changes anything may be said, scriptlets are heard, too; among them it is kept. */
  private boolean takeOther(Line line, int from, int end) throws IOException {
    String text = PackageSigns.text(line, from, end);
    foreign |= !messages && (text.equals("Complete!") || text.equals("Installed:"));
    if (EvidenceBeginning.isSure(line, from)) {
      return false;
    } else if (changes) {
      return keepAmongChanges(line, from, end);
    }
    return !Signs.isPrompt(line, from, end) && goesOn();
  }

  private boolean keepAmongChanges(Line line, int from, int end) throws IOException {
    PackageSection open = section;
    boolean inside = !Signs.isPrompt(line, from, end)
        && lines.goesOn((next, start, stop) -> (open != null && isItem(open, next, start, stop))
            || (isPart(next, start, stop) && !TranscriptMessages.isMessage(next, start, stop)));
    if (inside) {
      out.keep(line);
    }
    return inside;
  }

  @Override
  boolean isPart(Line line, int from, int end) {
    return PackageSection.find(line, from, end) != null
        || TranscriptMessages.isMessage(line, from, end)
        || TranscriptMessages.isOutcome(line, from, end)
        || PackageSigns.isSigned(line, from, end)
        || PackageSigns.isChange(line, from, end);
  }
}
