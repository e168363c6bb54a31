// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.bootc.BootcReader;
import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.line.CaptureLines;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LinePatterns;
import io.github.ostreedrift.internal.text.token.LimitProblems;
import io.github.ostreedrift.internal.text.token.LineScanner;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts {@code rpm-ostree status} in its key/value form into tokens: finds the end of a capture that begins at the next
 * line, and tells headers, titles, rows, the lines that go on with a row, and damage by signs that survive a paste.
 *
 * <p>Each line becomes tokens, damaged ones too: {@code LEFT_OUT}, {@code ORPHAN}, {@code STRAY}, {@code NEAR_KEY},
 * {@code UNKNOWN_KEY}, {@code CUT}. So the builder knows of everything that it does not understand.
 */
final class StatusScanner extends LineScanner {
  private static final int INDENTATION = 8;
  private static final int LOOK_AHEAD = 8;
  private static final int HEADER_AHEAD = 16;
  private static final int MOST_VALUES = 256;

  private final CaptureLines lines;
  private final Limits limits;
  private final HeaderFinder headers;
  private final Layout layout;
  private final RowTokens rows = new RowTokens(this::emit);

  private Part part;
  private @Nullable OpenRow row;
  private boolean isRowOpen;
  private int rowStart;
  private @Nullable Line last;
  private int deployments;
  private boolean hasVersion;
  private String version = "";
  private boolean titleAllowed;
  private boolean blankBefore;
  private int tight;
  private int spaced;
  private boolean warnedOfBreaks;
  private boolean isBeyondLimit;

  private enum Part {
    HOST,
    HEADER,
    ROWS,
    UPDATE
  }

  StatusScanner(CaptureLines lines, Limits limits, boolean isFragment) {
    this.lines = lines;
    this.limits = limits;
    this.headers = new HeaderFinder(lines);
    this.layout = new Layout(lines);
    this.part = isFragment ? Part.HEADER : Part.HOST;
  }

  Layout layout() {
    return layout;
  }

  @Override
  protected boolean scanLine() throws IOException {
    Line line = lines.peek(0);
    if (line == null) {
      return false;
    }
    int from = lines.start(line);
    int end = line.trimmedEnd(from);
    boolean taken;
    if (line.cut) {
      problems.add(LimitProblems.lineLength(line));
      taken = damage(HostStatusLexer.LEFT_OUT, line, from, Math.max(from, end));
    } else if (from >= end) {
      taken = isWide(line) || scanBlank();
    } else if (BootcReader.isHeader(line, from, end)) {
      // People capture both tools at once.
      return false;
    } else {
      problems.checkDecoded(line);
      taken = scanText(line, from, end);
    }
    if (taken) {
      lines.take();
      if (from < end) {
        tight += blankBefore || last == null ? 0 : 1;
        spaced += blankBefore ? 1 : 0;
        last = line;
      }
      blankBefore = from >= end && (blankBefore || !isWide(line));
    }
    return taken;
  }

  /** Whether a line of blanks is the indentation of a row that was broken behind it: no printer parts rows by such. */
  private boolean isWide(Line line) {
    return line.terminated && line.end - lines.begin(line) >= INDENTATION;
  }

  /** Whether empty lines part all lines, and so mean nothing. */
  private boolean isDoubleSpaced() {
    return tight == 0 && spaced >= (part == Part.HOST ? 1 : 2);
  }

  private boolean isParted() {
    return blankBefore && !isDoubleSpaced();
  }

  /** An empty line belongs to the capture if what follows does. */
  private boolean scanBlank() throws IOException {
    int at = lines.textAt(1);
    Line next = at < 0 ? null : lines.peek(at);
    if (next == null) {
      return false;
    }
    if (part == Part.HOST || part == Part.HEADER || isDoubleSpaced()) {
      return true;
    }
    int from = lines.start(next);
    int end = next.trimmedEnd(from);
    boolean isValue = layout.isAtValues(next, from);
    if (isValue || headers.isHeader(next, at, true, true) || LeftOut.isLine(next, from, end)) {
      return true;
    }
    KeyedLine keyed = KeyedLine.find(next, from);
    if (keyed != null) {
      KeyPlace place = KeyPlace.of(keyed.type());
      return place != KeyPlace.HOST && place != KeyPlace.LIST && !isOthers(keyed, next, at);
    }
    KeyedLine near = KeyedLine.findAny(next, from, layout.isAtRows(next, from));
    return (row != null
            && (layout.goesOnOverBlank(row, next, from, end)
                || (near != null && layout.isAtRows(next, from))))
        || rowsFollow(at)
        || (!isForeign(next, from, end) && isBeforeHeader());
  }

  /** Whether rows of the same deployment follow soon, where the printer put them: what stands above them parts nothing. */
  private boolean rowsFollow(int from) throws IOException {
    for (int i = from; i < from + LOOK_AHEAD && part == Part.ROWS; i++) {
      Line line = lines.peek(i);
      int start = line == null ? 0 : lines.start(line);
      KeyedLine keyed = line == null ? null : KeyedLine.find(line, start);
      boolean isText = line != null && start < line.end;
      if (line == null || (isText && headers.isHeader(line, i, true, false))) {
        return false;
      } else if (keyed != null) {
        KeyPlace place = KeyPlace.of(keyed.type());
        return place == KeyPlace.ROW
            ? layout.isAtValueColumn(line, keyed.value())
            : place == KeyPlace.FIRST_ROW && !hasVersion && !isOthers(keyed, line, i);
      }
    }
    return false;
  }

  /** Whether a row is that of another program, by its value and by its column. */
  private boolean isOthers(KeyedLine keyed, Line line, int at) throws IOException {
    return !layout.isAtValueColumn(line, keyed.value()) && headers.isOthers(keyed, line, at);
  }

  private boolean scanText(Line line, int from, int end) throws IOException {
    if (part != Part.ROWS && line.startsWith(StatusKeys.word(HostStatusLexer.NO_HISTORY), from)) {
      closeRow();
      emit(HostStatusLexer.NO_HISTORY, line, from, end);
      emit(HostStatusLexer.END, line, end, end);
      return true;
    }
    KeyedLine keyed = KeyedLine.find(line, from);
    if (keyed != null && !isOthers(keyed, line, 0)) {
      return scanKey(keyed, line, end);
    }
    if (LeftOut.isLine(line, from, end) && !goesOnWithNotice(line, from)) {
      return scanLeftOut(line, from, end);
    }
    return scanKeyless(line, from, end);
  }

  private boolean goesOnWithNotice(Line line, int from) {
    return row != null
        && row.shape() == RowShape.NOTICE
        && LinePatterns.beginsWithWord(line, from)
        && !line.startsWith("lines ", from);
  }

  /** A mark of what was left out: of rows, of a header, or of whole deployments. */
  private boolean scanLeftOut(Line line, int from, int end) throws IOException {
    Line next = lines.text(1);
    KeyedLine below = next == null ? null : KeyedLine.find(next, lines.start(next));
    boolean isHeader = (part == Part.HEADER || (part == Part.ROWS && isParted()))
        && below != null
        && KeyPlace.of(below.type()).isRow();
    if (isHeader) {
      return header(HostStatusLexer.UNMARKED, line, end, end);
    }
    return damage(HostStatusLexer.LEFT_OUT, line, from, end);
  }

  private boolean scanKey(KeyedLine keyed, Line line, int end) throws IOException {
    KeyPlace place = KeyPlace.of(keyed.type());
    if (place == KeyPlace.LIST && part == Part.HEADER && deployments == 0) {
      return keep(line);
    }
    boolean fits = switch (place) {
      case HOST -> part == Part.HOST && (keyed.type() != HostStatusLexer.STATE || count() == 0);
      case LIST -> part == Part.HOST;
      case UPDATE -> true;
      case HISTORY -> part != Part.ROWS || blankBefore;
      case LAYERS -> part == Part.UPDATE;
      default -> part != Part.HOST;
    };
    if (!fits && keyed.type() == HostStatusLexer.WARNING && goesOn()) {
      return damage(HostStatusLexer.STRAY, line, keyed.start(), end);
    }
    if (!fits) {
      return row != null
          && row.shape() == RowShape.NOTICE
          && !isParted()
          && keyed.type() != HostStatusLexer.STATE
          && part != Part.HOST
          && !row.isLeft()
          && goOn(line, keyed.start(), end);
    }
    if (place.isRow() && part != Part.UPDATE && isHeaderMissing(keyed, line, end)) {
      emitHeader(HostStatusLexer.UNMARKED, line, keyed.start(), keyed.start());
    }
    part = switch (place) {
      case LIST -> Part.HEADER;
      case UPDATE -> Part.UPDATE;
      case HISTORY ->
        keyed.type() == HostStatusLexer.BOOT_TIMESTAMP || keyed.type() == HostStatusLexer.BOOT_COUNT
            ? Part.HOST
            : Part.HEADER;
      default -> part;
    };
    return row(keyed.type(), keyed, line, end);
  }

  /** Whether a row can't belong to the deployment above it: rows that stand first came already. */
  private boolean isHeaderMissing(KeyedLine keyed, Line line, int end) throws IOException {
    if (part == Part.HEADER) {
      return true;
    } else if (!hasVersion || KeyPlace.of(keyed.type()) != KeyPlace.FIRST_ROW) {
      return false;
    }
    return RowKinds.isVersion(keyed.type())
        ? !new String(line.text, keyed.value(), Math.max(0, end - keyed.value())).equals(version)
        : headers.isBeforeVersion();
  }

  /** A row, and the rows that were glued to its end. */
  private boolean row(int type, KeyedLine keyed, Line line, int end) throws IOException {
    closeRow();
    int value = Math.min(keyed.value(), Math.max(end, keyed.end() + 1));
    KeyedLine glued = GluedRow.find(type, line, value, end);
    int valueEnd = glued == null ? Math.max(end, value) : trimmed(line, value, glued.start());
    if (RowKinds.isVersion(type)) {
      hasVersion = true;
      version = new String(line.text, value, valueEnd - value);
    }
    titleAllowed &= KeyPlace.of(type) == KeyPlace.FIRST_ROW && !RowKinds.isVersion(type);
    int from = keyed.start();
    if (!isBeyondLimit) {
      rowStart = count();
      emit(type, line, from, keyed.end());
      rows.value(type, line, value, valueEnd);
      isRowOpen = true;
    }
    KeyPlace place = KeyPlace.of(type);
    if (place == KeyPlace.UPDATE) {
      layout.beginUpdate();
    }
    layout.row(
        type,
        line,
        from,
        value,
        valueEnd,
        keyed.marks(line),
        (part == Part.ROWS || part == Part.UPDATE) && place.isRow() && glued == null);
    row = layout.open(type, line, from, value, valueEnd);
    if (type == HostStatusLexer.DEPLOYMENTS || type == HostStatusLexer.BOOTED_DEPLOYMENT) {
      return valueEnd <= value
          || scanText(line, value, valueEnd)
          || damage(HostStatusLexer.STRAY, line, value, valueEnd);
    }
    return glued == null
        || scanKey(glued, line, end)
        || damage(HostStatusLexer.STRAY, line, glued.start(), end);
  }

  private static int trimmed(Line line, int from, int end) {
    int position = end;
    while (position > from && Line.isBlank(line.text[position - 1])) {
      position--;
    }
    return position;
  }

  private boolean scanKeyless(Line line, int from, int end) throws IOException {
    OpenRow open = row;
    if (open != null
        && open.lacksValue()
        && !isParted()
        && ValueForms.isWhole(open.key(), new String(line.text, from, end - from))) {
      return scanMay(open, line, from, end);
    }
    boolean place = part == Part.HEADER || part == Part.ROWS;
    KeyedLine glued = place ? headers.firstRowBehind(line, from, end) : null;
    if (glued != null) {
      return scanHeader(line, from, trimmed(line, from, glued.start()))
          && scanKey(glued, line, end);
    }
    boolean isValue = open != null && layout.isAtValues(line, from);
    if (place
        && !isValue
        && headers.isHeader(
            line,
            0,
            part == Part.HEADER || isParted() || isDoubleSpaced(),
            part == Part.HEADER || hasVersion)) {
      return scanHeader(line, from, end);
    }
    int title = LinePatterns.afterLastBranch(line, from);
    if (titleAllowed && title >= 0) {
      closeRow();
      emit(HostStatusLexer.TITLE, line, from, title);
      emit(HostStatusLexer.VALUE, line, title, end);
      isRowOpen = true;
      row = layout.open(HostStatusLexer.TITLE, line, from, title, end);
      titleAllowed = false;
      return true;
    }
    Going going = row == null ? Going.CANNOT : layout.going(row, line, from, end, isParted());
    if (going == Going.MUST && row != null && !row.isLeft()) {
      return goOn(line, from, end);
    } else if (going != Going.CANNOT && row != null) {
      return scanMay(row, line, from, end);
    }
    return scanForeign(line, from, end);
  }

  /** A line that may go on with the row above: it does where the two together are what the row wants. */
  private boolean scanMay(OpenRow open, Line line, int from, int end) throws IOException {
    boolean mayBeRow = layout.isAtRows(line, from) || !layout.isAligned();
    KeyedLine keyed = mayBeRow ? KeyedLine.findAny(line, from, true) : null;
    if (keyed != null
        && keyed.type() == HostStatusLexer.NEAR_KEY
        && keyed.value() < end
        && (layout.isAtRows(line, from) || line.startsWith(":", keyed.end()))) {
      return scanNear(keyed, line, end);
    }
    boolean isOneLine = open.shape() == RowShape.TEXT
        || (open.shape() == RowShape.TREE
            && layout.isAtRows(line, from)
            && LinePatterns.beginsWithWord(line, from));
    if (isOneLine
        && !open.lacksValue()
        && isRowOpen
        && ValueForms.isWhole(open.key(), lastToken().getText())) {
      return scanForeign(line, from, end);
    }
    // Elsewhere it may be the row of another list whose key is gone, or what another command
    // printed.
    if (isRowOpen
        && !open.isLeft()
        && !layout.isAtRows(line, from)
        && areNevras(open, line, from, end)) {
      return goOn(line, from, end);
    }
    if (!open.isLeft() && ValueForms.completes(open, lastToken().getText(), line, from, end)) {
      if (!warnedOfBreaks) {
        problems.warn(
            line, from, "this value stands on a line of its own; it was joined with its key");
        warnedOfBreaks = true;
      }
      if (open.valueLength() > 0) {
        String joined = lastToken().getText() + " " + new String(line.text, from, end - from);
        Line first = lastToken().line();
        int start = lastToken().getStartIndex();
        takeBack(count() - 1);
        emitJoined(HostStatusLexer.VALUE, first, start, joined);
      } else {
        rows.value(open.key(), line, from, end);
      }
      if (RowKinds.isVersion(open.key())) {
        version = lastToken().getText();
      }
      row = layout.longer(open, line, from, end);
      return true;
    }
    if (layout.isLikely(open, line, from, end) && isSurelyMore(open, line, from, end)) {
      return goOn(line, from, end);
    }
    boolean isOver = isForeign(line, from, end)
        && !goesOn()
        && (LinePatterns.isPrompt(line, from, end) || !isBeforeHeader());
    KeyedLine near = KeyedLine.findAny(line, from, layout.isAtRows(line, from));
    if (near != null && !isOver) {
      return scanNear(near, line, end);
    }
    damage(HostStatusLexer.ORPHAN, line, from, end);
    row = open.left();
    return !isOver;
  }

  /** Whether a line below a list of NEVRAs holds such, to the last: it can be nothing else. */
  private static boolean areNevras(OpenRow open, Line line, int from, int end) {
    if (open.shape() != RowShape.LIST || !RowKinds.listsNevras(open.key())) {
      return false;
    }
    for (String word : new String(line.text, from, end - from).split(" +", -1)) {
      if (!ValueForms.isWhole(open.key(), word)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the command that prints a status begins another capture there. */
  private static boolean isNextCommand(Line line, int from, int end) {
    return line.indexOf(" status", from) >= 0 && LinePatterns.isPrompt(line, from, end);
  }

  private boolean isForeign(Line line, int from, int end) {
    // Advisories and notices have links of their own.
    boolean isOwn = row != null
        && (row.shape() == RowShape.ADVISORIES || row.shape() == RowShape.NOTICE)
        && LinePatterns.isLink(line, from);
    return LinePatterns.isPrompt(line, from, end)
        || (!isOwn && LinePatterns.isMarkup(line, from, end));
  }

  /** Whether more of the capture, or the order of a sorted list, shows that a line is part of the list above it. */
  private boolean isSurelyMore(OpenRow open, Line line, int from, int end) throws IOException {
    if (open.shape() != RowShape.LIST) {
      return open.shape() == RowShape.OVERRIDES
          || goesOn()
          || (open.shape() == RowShape.NOTICE && isBeforeHeader());
    }
    List<String> words = words();
    return !ListWords.breaksOrder(words, line, from, end)
        && (goesOn() || ListWords.goOnSorted(words, line, from, end));
  }

  /** Whether the header of another deployment, or the available update, follows soon. */
  private boolean isBeforeHeader() throws IOException {
    for (int i = 1; i < HEADER_AHEAD; i++) {
      Line line = lines.peek(i);
      if (line == null) {
        return false;
      }
      int from = lines.start(line);
      if (from < line.end) {
        int marked = LinePatterns.afterBullet(line, from);
        boolean isRef = LinePatterns.isRefLike(line, Math.max(marked, from), line.trimmedEnd(from));
        KeyedLine keyed = KeyedLine.find(line, from);
        if (isRef && headers.isHeader(line, i, true, true)) {
          return headers.isAboveFirstRow(i);
        } else if (keyed != null || isForeign(line, from, line.trimmedEnd(from))) {
          return keyed != null && KeyPlace.of(keyed.type()) == KeyPlace.UPDATE;
        }
      }
    }
    return false;
  }

  /** The words of the row so far. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = rowStart; i < count(); i++) {
      if (token(i).getType() == HostStatusLexer.WORD) {
        words.add(token(i).getText());
      }
    }
    return words;
  }

  /** A line that does not belong to the row above: of a newer tool, or of no tool. */
  private boolean scanForeign(Line line, int from, int end) throws IOException {
    boolean rowsFollow = rowsFollow(1);
    boolean goesOn = goesOn() || rowsFollow;
    if (isForeign(line, from, end) && (!goesOn || isNextCommand(line, from, end))) {
      // What a pager or a page puts between two deployments is not the end.
      return part == Part.ROWS
          && !LinePatterns.isPrompt(line, from, end)
          && isBeforeHeader()
          && damage(HostStatusLexer.STRAY, line, from, end);
    }
    boolean isInHost = part == Part.HOST;
    if (isInHost && line.text[end - 1] == ':' && isAboveHeader()) {
      problems.warn(line, from, "this line was read as the head of the list of deployments");
      return scanKey(new KeyedLine(HostStatusLexer.DEPLOYMENTS, from, end - 1, end), line, end);
    }
    KeyedLine near = KeyedLine.findAny(line, from, layout.isAtRows(line, from));
    if (near != null && (!isParted() || isInHost || layout.isAtRows(line, from))) {
      boolean isRow = near.type() == HostStatusLexer.NEAR_KEY
          && (near.value() < end || isInHost)
          && !isOthers(near.as(meant(near, line)), line, 0);
      if (isRow || goesOn() || layout.isAtRows(line, from)) {
        return scanNear(near, line, end);
      }
    }
    if (isParted() && part != Part.HOST && !layout.isAtValues(line, from)) {
      return rowsFollow
          ? damage(HostStatusLexer.STRAY, line, from, end)
          : isBeforeHeader() && keep(line);
    }
    boolean inside =
        (part == Part.ROWS && (layout.isAtRows(line, from) || layout.isAtValues(line, from)))
            || goesOn()
            || (part == Part.ROWS && !isForeign(line, from, end) && isBeforeHeader());
    if (!inside) {
      boolean mayBeRow = isCutLine(line) || (part == Part.ROWS && !layout.isAligned());
      return mayBeRow && damage(HostStatusLexer.STRAY, line, from, end);
    }
    return damage(HostStatusLexer.STRAY, line, from, end);
  }

  private boolean isAboveHeader() throws IOException {
    int at = lines.textAt(1);
    Line next = at < 0 ? null : lines.peek(at);
    return next != null && headers.isHeader(next, at, true, true) && headers.isAboveFirstRow(at);
  }

  /** Whether a line is the last of an input that ends in its midst. */
  private boolean isCutLine(Line line) {
    return !line.terminated && !isParted();
  }

  /** The key that is meant where only blanks or case differ. */
  private static int meant(KeyedLine near, Line line) {
    return near.type() == HostStatusLexer.NEAR_KEY && line.startsWith(":", near.end())
        ? StatusKeys.likeBlanksOrCase(
            new String(line.text, near.start(), near.end() - near.start()))
        : StatusKeys.NONE;
  }

  /** A row whose key is nearly a known one: read where only blanks or case differ. */
  private boolean scanNear(KeyedLine near, Line line, int end) throws IOException {
    String word = new String(line.text, near.start(), near.end() - near.start());
    int meant = meant(near, line);
    boolean isHead = part == Part.HOST
        && near.value() >= end
        && near.type() == HostStatusLexer.NEAR_KEY
        && StatusKeys.near(word).stream().allMatch(type -> KeyPlace.of(type) == KeyPlace.LIST);
    if (isHead) {
      problems.warn(
          line, near.start(), "this line was read as the head of the list of deployments");
      return scanKey(near.as(StatusKeys.near(word).get(0)), line, end);
    }
    boolean isRow = near.value() < end
        && meant != StatusKeys.NONE
        && !isOthers(near.as(meant), line, 0)
        && (part == Part.HOST
            ? KeyPlace.of(meant) == KeyPlace.HOST
            : KeyPlace.of(meant).isRow());
    if (isRow) {
      problems.warn(line, near.start(), "this key was read as `" + StatusKeys.word(meant) + "`");
      return scanKey(near.as(meant), line, end);
    }
    closeRow();
    emit(near.type(), line, near.start(), near.end());
    if (near.value() < end) {
      emit(HostStatusLexer.VALUE, line, near.value(), end);
    }
    isRowOpen = true;
    row = layout.open(near.type(), line, near.start(), Math.min(near.value(), end), end);
    return true;
  }

  private boolean scanHeader(Line line, int from, int end) throws IOException {
    int marked = LinePatterns.afterBullet(line, from);
    if (marked < 0 && headers.isLoneMark(line, from, end)) {
      lines.take();
      Line text = lines.peek(0);
      int start = text == null ? from : lines.start(text);
      return text != null && header(HostStatusLexer.BOOTED, text, start, text.trimmedEnd(start));
    }
    if (marked >= 0) {
      layout.marked();
      return header(HostStatusLexer.BOOTED, line, marked, end);
    }
    int sign = LinePatterns.afterSign(line, from);
    boolean isPlain = sign < 0 && layout.mayShowMark(line, from);
    return header(
        isPlain ? HostStatusLexer.UNBOOTED : HostStatusLexer.UNMARKED,
        line,
        Math.max(from, sign),
        end);
  }

  private boolean header(int mark, Line line, int from, int end) throws IOException {
    emitHeader(mark, line, from, end);
    layout.header(line, from, end, lines.start(line) < from);
    Line next = lines.peek(1);
    if (next != null && HeaderFinder.isIndex(next, lines.start(next))) {
      String index = next.from(lines.start(next)).strip();
      lines.take();
      takeBack(count() - 1);
      emitJoined(
          HostStatusLexer.VALUE, line, from, new String(line.text, from, end - from) + " " + index);
    }
    return true;
  }

  private void emitHeader(int mark, Line line, int from, int end) {
    closeRow();
    deployments++;
    if (deployments > limits.maxDeployments() && !isBeyondLimit) {
      problems.add(LimitProblems.deployments(line, limits));
      isBeyondLimit = true;
    }
    if (!isBeyondLimit) {
      emit(mark, line, Math.min(lines.start(line), from), from);
      emit(HostStatusLexer.VALUE, line, from, end);
      isRowOpen = true;
    }
    part = Part.ROWS;
    row = null;
    hasVersion = false;
    titleAllowed = true;
  }

  /** A line that goes on with the row above. */
  private boolean goOn(Line line, int from, int end) {
    OpenRow open = row;
    if (open == null) {
      return false;
    }
    if (!isBeyondLimit) {
      if (open.shape() != RowShape.CHANGES
          && open.shape() != RowShape.OVERRIDES
          && open.shape() != RowShape.NOTICE
          && LinePatterns.isChange(line, from, end)) {
        closeRow();
        emit(HostStatusLexer.KEYLESS_CHANGE, line, from, from);
        rows.value(HostStatusLexer.KEYLESS_CHANGE, line, from, end);
        isRowOpen = true;
        open = layout.open(HostStatusLexer.KEYLESS_CHANGE, line, from, from, end);
      } else {
        emit(HostStatusLexer.NEXT, line, from, from);
        rows.more(open.key(), line, from, end);
      }
    }
    row = layout.longer(open, line, from, end);
    return true;
  }

  /** A line between two deployments that belongs to neither. */
  private boolean keep(Line line) {
    problems.keep(line);
    return true;
  }

  /** A line of damage: a token of its own, and the line is kept. */
  private boolean damage(int type, Line line, int from, int end) {
    closeRow();
    emit(type, line, from, from);
    emit(HostStatusLexer.VALUE, line, from, end);
    emit(HostStatusLexer.END, line, end, end);
    if (type == HostStatusLexer.LEFT_OUT) {
      problems.warn(line, from, "lines were left out here: what they may have told is not shown");
    } else if (type == HostStatusLexer.ORPHAN) {
      problems.keep(
          line,
          "this line may go on with the row above, which is not shown therefore; it is kept as it is");
    } else {
      problems.keep(line, "this line is not understood; it is kept as it is");
    }
    titleAllowed &= type == HostStatusLexer.LEFT_OUT;
    row = type == HostStatusLexer.ORPHAN ? row : null;
    return true;
  }

  private void closeRow() {
    if (isRowOpen) {
      Line line = lastToken().line();
      emit(HostStatusLexer.END, line, line.end, line.end);
      isRowOpen = false;
    }
  }

  private boolean isSurelyValue(Line line, int from) {
    return layout.isAtValues(line, from)
        || (row != null
            && row.shape() == RowShape.ADVISORIES
            && (line.startsWith("CVE-", from) || LinePatterns.isLink(line, from)));
  }

  /** Whether a known row or another part of the same capture follows before the next empty line. */
  private boolean goesOn() throws IOException {
    int most = LOOK_AHEAD;
    for (int i = 1; i < most; i++) {
      Line line = lines.peek(i);
      int from = line == null ? 0 : lines.start(line);
      if (line == null || (from >= line.end && !isWide(line) && !isDoubleSpaced())) {
        return false;
      }
      if (from < line.end) {
        // Where values stand, it is the capture that goes on, however long the row is.
        most += most < MOST_VALUES && isSurelyValue(line, from) ? 1 : 0;
        int end = line.trimmedEnd(from);
        KeyedLine keyed = KeyedLine.find(line, from);
        if (keyed != null && isOthers(keyed, line, i)) {
          return false;
        } else if (keyed != null) {
          KeyPlace place = KeyPlace.of(keyed.type());
          return part == Part.HOST
              ? place == KeyPlace.HOST || place == KeyPlace.LIST
              : place != KeyPlace.HOST && place != KeyPlace.LIST;
        } else if (isForeign(line, from, end)) {
          return false;
        }
      }
    }
    return false;
  }

  /** Tells where the input ends in the middle of a row, a header, or the blanks before one. */
  @Override
  protected void scanEnd() throws IOException {
    boolean isCut = lines.peek(0) == null
        ? lines.endsInPrefix()
            || isBrokenOff()
            || (last != null && !last.terminated && !endsWhole())
        : lines.endsInBlanks() || endsInHeader() || endsInMidst();
    closeRow();
    Line end = last;
    if (isCut && end != null) {
      emit(HostStatusLexer.CUT, end, end.end, end.end);
      problems.warn(
          end,
          end.trimmedEnd(end.start),
          "the input ends in the middle: what would have come next is not shown; end the file with a line break if it"
              + " is whole");
    }
  }

  /** Whether a row, or the value of one, stands where the prefix of the lines ends: the last of them was broken. */
  private boolean isBrokenOff() throws IOException {
    Line line = lines.peekBare();
    if (line == null) {
      return false;
    }
    int from = line.skipBlanks(line.start);
    KeyedLine keyed = KeyedLine.find(line, from);
    return from < line.end
        && (from - line.start >= INDENTATION
            || (keyed != null && KeyPlace.of(keyed.type()).isRow()));
  }

  /** Whether the input ends soon behind what may be another header, or a part of one: one word behind a mark or blanks. */
  private boolean endsInHeader() throws IOException {
    Line line = lines.text(0);
    if (line == null || part == Part.HOST || !endsSoon()) {
      return false;
    }
    int from = lines.start(line);
    int marked = LinePatterns.afterBullet(line, from);
    int word = Math.max(from, marked);
    int end = line.trimmedEnd(from);
    return (marked >= 0 || lines.column(line, from) == 2)
        && OpenRow.firstWord(line, word, end) == end - word;
  }

  /**
   * Whether what follows may be the rest of a row: it stands below a line of blanks, which no printer prints, or directly
   * below a row that is known neither by its column nor by its words.
   */
  private boolean endsInMidst() throws IOException {
    Line line = lines.peek(0);
    OpenRow open = row;
    if (line == null || open == null || part == Part.HOST) {
      return false;
    }
    boolean isBlank = lines.isBlank(line);
    Line next = isBlank ? lines.text(1) : line;
    int from = next == null ? 0 : lines.start(next);
    boolean isList = open.shape() == RowShape.LIST || open.shape() == RowShape.OVERRIDES;
    return next != null
        && (isBlank ? hasBlanks(line) : !isParted() && !isList)
        && !isForeign(next, from, next.trimmedEnd(from))
        && KeyedLine.find(next, from) == null
        && !endsWhole();
  }

  /** Whether a line without text is one of blanks, but for the one that may stand behind a prefix. */
  private boolean hasBlanks(Line line) {
    int begin = lines.begin(line);
    return line.end - begin > (begin > line.start ? 1 : 0);
  }

  private boolean endsSoon() throws IOException {
    for (int i = 0; i < LOOK_AHEAD; i++) {
      Line line = lines.peek(i);
      if (line == null || !line.terminated) {
        return line != null;
      }
    }
    return false;
  }

  private boolean endsWhole() {
    OpenRow open = row;
    Line end = last;
    if (open == null || end == null || !isRowOpen) {
      return false;
    }
    // An empty list of signatures is a key and a blank, without a line break.
    boolean isKey = count() - 1 == rowStart;
    String value = isKey ? "" : lastToken().getText();
    return (!isKey || (Line.isBlank(end.text[end.end - 1]) && end.text[end.end - 2] == ':'))
        && ((ValueForms.isClosed(open.key(), value) && !lacksArrow(open)) || hasTwin(open));
  }

  /** Whether a row of changes ends with the version before its arrow. */
  private boolean lacksArrow(OpenRow open) {
    return RowKinds.isChange(open.key()) && token(count() - 2).getType() != HostStatusLexer.ARROW;
  }

  /** Whether another deployment has the same row, to its end: then nothing of this one is missing. */
  private boolean hasTwin(OpenRow open) {
    int length = count() - rowStart;
    for (int start = 0; start + length < rowStart; start++) {
      if (token(start).getType() == open.key()
          && token(start + length).getType() == HostStatusLexer.END
          && isTwin(start, length)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTwin(int start, int length) {
    for (int i = 1; i < length; i++) {
      if (token(start + i).getType() != token(rowStart + i).getType()
          || !token(start + i).getText().equals(token(rowStart + i).getText())) {
        return false;
      }
    }
    return true;
  }
}
