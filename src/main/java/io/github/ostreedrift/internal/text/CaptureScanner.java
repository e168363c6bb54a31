// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text;

import io.github.ostreedrift.internal.text.admin.AdminReader;
import io.github.ostreedrift.internal.text.bootc.BootcReader;
import io.github.ostreedrift.internal.text.bootc.YamlReader;
import io.github.ostreedrift.internal.text.bootc.YamlReader.Outlined;
import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.legacy.LegacyReader;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.line.Prefix;
import io.github.ostreedrift.internal.text.listing.ListingReader;
import io.github.ostreedrift.internal.text.status.StatusKeys;
import io.github.ostreedrift.internal.text.status.StatusReader;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the captures in any text, in order: a plain status, a transcript, a ticket, a log. Text captures are read at
 * once; JSON is handed on as it stands, for its own reader.
 *
 * <p>Not thread-safe; one scanner reads one input.
 */
public final class CaptureScanner {
  private final LineReader lines;
  private final Limits limits;
  private final Optional<CaptureFormat> only;
  private final ListingReader listings;
  private final Queue<JsonRegion> waiting = new ArrayDeque<>();
  private boolean withEvidence = true;

  /** What stands at one place of the input. */
  public sealed interface Found {
    /** The line at which it begins, 1-based. */
    int line();
  }

  /**
   * A capture that was read.
   *
   * @param line the line at which it begins
   * @param capture what it says
   * @param problems what could not be read, or was repaired
   */
  public record Text(int line, Capture capture, List<Problem> problems) implements Found {}

  /**
   * A JSON object that may be a capture.
   *
   * @param region where it stands and what it says
   */
  public record Json(JsonRegion region) implements Found {
    @Override
    public int line() {
      return region.line();
    }
  }

  /**
   * YAML that may be a capture.
   *
   * @param line the line at which it begins
   * @param outline the same as JSON
   */
  public record Yaml(int line, Outlined outline) implements Found {}

  /**
   * A line that is too long to be read; what stands behind its beginning is not looked at.
   *
   * @param line the line
   * @param problem which limit it meets
   */
  public record TooLong(int line, Problem problem) implements Found {}

  private CaptureScanner(LineReader lines, Limits limits, Optional<CaptureFormat> only) {
    this.lines = lines;
    this.limits = limits;
    this.only = only;
    this.listings =
        new ListingReader(lines, limits, only, (reader, line) -> isStatusAt(reader, line));
  }

  /**
   * A scanner of these lines.
   *
   * @param only the one kind of capture to look for; empty to guess
   */
  public static CaptureScanner of(LineReader lines, Limits limits, Optional<CaptureFormat> only) {
    return new CaptureScanner(lines, limits, only);
  }

  /** Whether a text names what each status of the last ten years names. */
  public static boolean mayHoldStatus(String text) {
    return text.contains(StatusKeys.word(HostStatusLexer.STATE) + ": ")
        || text.contains(StatusKeys.word(HostStatusLexer.DEPLOYMENTS) + ":")
        || text.contains("\"deployments\"")
        || text.contains("BootcHost");
  }

  /** Lists of packages without a head are looked for anywhere, not only in inputs that are nothing else. */
  public void lookForLists() {
    listings.lookForLists();
  }

  /** From here on listings of packages and transcripts are not looked for. */
  public void passOverEvidence() {
    withEvidence = false;
  }

  /**
   * The next capture, or null at the end of the input.
   *
   * @throws IOException if the input can't be read
   */
  public @Nullable Found next() throws IOException {
    if (!waiting.isEmpty()) {
      return new Json(waiting.remove());
    }
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      if (line.cut) {
        lines.next();
        return new TooLong(line.number, LimitProblems.lineLength(line));
      }
      CaptureStart start = CaptureStart.find(lines);
      Found found = null;
      if (start == null) {
        found = withEvidence ? findListing(line) : null;
      } else if (isWanted(start.format())) {
        found = take(line, start);
      }
      if (found != null) {
        passOver(line);
        return found;
      }
      if (lines.peek(0) == line) {
        lines.next();
      }
    }
    return null;
  }

  /** Nothing is read twice, not even by a mistake of ours: an input of any kind has an end. */
  private void passOver(Line line) throws IOException {
    Line next = lines.peek(0);
    if (next != null && next.number == line.number && next.start <= line.start) {
      lines.next();
    }
  }

  private @Nullable Found findListing(Line line) throws IOException {
    TextCapture found = listings.find(line);
    return found == null
        ? null
        : new Text(line.number, found.capture(), found.problems().sorted());
  }

  /** Whether a status begins in the next line: a listing ends there. */
  private static boolean isStatusAt(LineReader reader, Line line) throws IOException {
    CaptureStart start = CaptureStart.find(reader);
    return start != null
        && (start.format() != CaptureFormat.RPM_OSTREE_STATUS_JSON
            || start.position() == line.skipBlanks(line.start));
  }

  private boolean isWanted(CaptureFormat format) {
    if (only.isEmpty()) {
      return true;
    }
    boolean json = only.get() == CaptureFormat.RPM_OSTREE_STATUS_JSON
        || only.get() == CaptureFormat.OSTREE_ADMIN_STATUS_JSON
        || only.get() == CaptureFormat.BOOTC_STATUS_JSON
        || only.get() == CaptureFormat.RPM_OSTREE_DB_DIFF;
    boolean history = only.get() == CaptureFormat.RPM_OSTREE_HISTORY;
    return format == only.get()
        || (json && format == CaptureFormat.RPM_OSTREE_STATUS_JSON)
        || (history && format == CaptureFormat.RPM_OSTREE_STATUS);
  }

  private @Nullable Found take(Line first, CaptureStart start) throws IOException {
    Prefix prefix = usable(start);
    if (start.format() == CaptureFormat.RPM_OSTREE_STATUS_JSON) {
      return takeJson(first, prefix, start.position());
    }
    if (prefix.isNone() && !start.prefix().isNone()) {
      lines.unread(List.of(Objects.requireNonNull(lines.next()).cutBefore(start.position())));
    }
    CaptureLines behind = new CaptureLines(lines, prefix).withoutClosing();
    if (start.format() == CaptureFormat.BOOTC_STATUS_YAML) {
      Optional<Outlined> yaml = YamlReader.read(behind);
      if (!start.prefix().isNone()) {
        yaml.ifPresent(outline -> outline.problems().leftOut(first, prefix));
      }
      return yaml.map(outline -> new Yaml(first.number, outline)).orElse(null);
    }
    Optional<TextCapture> read = read(start, behind);
    if (read.isEmpty()) {
      return null;
    }
    if (!start.prefix().isNone()) {
      read.get().problems().leftOut(first, prefix);
    }
    return new Text(first.number, read.get().capture(), read.get().problems().sorted());
  }

  private @Nullable Found takeJson(Line first, Prefix prefix, int position) throws IOException {
    JsonRegion region;
    if (EscapedJson.isAt(first, position)) {
      lines.next();
      Line raw = first.uncleaned();
      int from = JsonRegion.opening(first, raw, position);
      region = new JsonRegion(first.number, raw.column(from), raw.from(from), false);
    } else {
      region = JsonRegion.take(lines, prefix, position);
    }
    if (region == null) {
      // It is no array of deployments, but each of its items may be something.
      CaptureStart inner =
          first.text[position] == '[' ? CaptureStart.findBehind(lines, first, position) : null;
      return inner == null ? null : take(first, inner);
    }
    List<JsonRegion> inStrings = EscapedJson.find(region);
    waiting.addAll(
        inStrings.isEmpty()
            ? DeploymentStream.of(region, lines, prefix, limits.maxDeployments())
            : inStrings);
    return waiting.isEmpty() ? null : new Json(waiting.remove());
  }

  /** A prefix that the second line lacks is no prefix, but text that happens to stand before the first line. */
  private Prefix usable(CaptureStart start) throws IOException {
    Line second = lines.peek(1);
    Prefix prefix = start.prefix();
    // A row of bootc's may have been folded behind the first line; rpm-ostree's is too short for
    // that.
    boolean isFolded = start.format() == CaptureFormat.BOOTC_STATUS
        && new CaptureLines(lines, prefix).peek(1) != null;
    return second == null || prefix.isNone() || prefix.strip(second) >= 0 || isFolded
        ? prefix
        : Prefix.NONE;
  }

  private Optional<TextCapture> read(CaptureStart start, CaptureLines behind) throws IOException {
    return switch (start.format()) {
      case RPM_OSTREE_STATUS_TABLE -> LegacyReader.readTable(behind, limits);
      case RPM_OSTREE_STATUS_PRETTY -> LegacyReader.readPretty(behind, limits);
      case OSTREE_ADMIN_STATUS -> AdminReader.read(behind, limits);
      case BOOTC_STATUS -> BootcReader.read(behind, limits);
      default -> StatusReader.read(behind, limits, start.isFragment());
    };
  }
}
