// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.PositionOffset;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.fleet.multinode.Header.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of a transcript that belong to one header, or that stand before the first one. */
final class Section {
  private static final String STDERR = "Stderr: ";
  private static final int INDENT = 4;

  private final @Nullable Header header;
  private final int maxLength;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();
  private int firstLine;
  private boolean isFull;
  private boolean hasText;
  private boolean inErrors;
  private boolean sawPod;

  private Section(@Nullable Header header, int firstLine, int maxLength) {
    this.header = header;
    this.firstLine = firstLine;
    this.maxLength = maxLength;
  }

  /** Lines that no header names a node for. */
  static Section unnamed(int firstLine, int maxLength) {
    return new Section(null, firstLine, maxLength);
  }

  static Section of(Header header, int firstLine, int maxLength) {
    Section section = new Section(header, firstLine, maxLength);
    section.sawPod = header.kind() == Kind.DEBUG_POD;
    section.text.append(header.text());
    section.firstLine -= header.text().isEmpty() && !header.kind().isOneLine() ? 0 : 1;
    return section;
  }

  boolean isUnnamed() {
    return header == null;
  }

  /** Whether a line can't belong to it any more. */
  boolean endsBefore(RawLine line) {
    return header != null
        && (header.kind() == Kind.SALT || header.kind() == Kind.PLAYBOOK)
        && !line.text().isBlank()
        && !line.text().startsWith(header.kind() == Kind.SALT ? "    " : "  ");
  }

  /** Whether it is complete: a result in JSON is as soon as its closing brace is there. */
  boolean isComplete() {
    if (header == null || header.kind() != Kind.ANSIBLE_JSON) {
      return false;
    }
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    boolean closed = end > 1 && text.charAt(end - 1) == '}';
    return closed && (text.indexOf("\n") < 0 || text.charAt(end - 2) == '\n');
  }

  /** Whether another header only says what this one has said. */
  boolean absorbs(Header other) {
    return header != null
        && !hasText
        && other.kind() == Kind.DEBUG_POD
        && squeezed(header.name()).startsWith(squeezed(other.name()));
  }

  /** The name of a pod: without dots, and cut where it is too long for one. */
  private static String squeezed(String name) {
    String squeezed = name.replace(".", "").toLowerCase(Locale.ROOT);
    return squeezed.length() > 50 ? squeezed.substring(0, 50) : squeezed;
  }

  /** Adds a line; false if there is no room for it. */
  boolean add(RawLine line) {
    sawPod |= line.text().contains("Starting pod/");
    hasText |= !line.text().isBlank() && !line.text().contains("Starting pod/");
    boolean startsErrors =
        header != null && header.kind() == Kind.PSSH && line.text().startsWith(STDERR);
    inErrors |= startsErrors;
    StringBuilder target = inErrors ? errors : text;
    if (isFull || target.length() + line.text().length() >= maxLength) {
      boolean first = !isFull;
      isFull = true;
      return !first;
    }
    boolean isSalt = header != null && header.kind() == Kind.SALT;
    int from = startsErrors ? STDERR.length() : isSalt ? INDENT : 0;
    target.append(line.text(), Math.min(from, line.text().length()), line.text().length());
    if (line.terminated()) {
      target.append('\n');
    }
    return true;
  }

  /** The lines so far, the number of the first one, and an empty section in its place. */
  String text() {
    if (isFull && text.length() > 0 && text.charAt(text.length() - 1) == '\n') {
      // Without its last line break it is seen to be cut.
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  /** What the node said: of a result in YAML only the text of its output. */
  private String said(Header of) {
    return of.kind() == Kind.PLAYBOOK ? YamlResult.output(text()) : text();
  }

  int firstLine() {
    return firstLine;
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  @Nullable
  Header header() {
    return header;
  }

  /** The part of the input that these lines are. */
  NodeOutput output(CaptureSource input, List<String> nodes) {
    CaptureSource source = input.at(firstLine);
    if (header == null) {
      return NodeOutput.unnamed(source, text());
    }
    Weight weight = switch (header.kind()) {
      case SALT -> Weight.CONFIRMED;
      case PLAYBOOK -> header.hint().isFailure() ? Weight.LAST : Weight.OPTIONAL;
      case DEBUG_COMMAND, LOOP -> sawPod ? Weight.LAST : Weight.OPTIONAL;
      default -> Weight.LAST;
    };
    NodeOutput.Hint hint = header.hint();
    if (errors.length() > 0) {
      hint = new NodeOutput.Hint(
          hint.unreachable(),
          hint.status(),
          hint.message().isEmpty() ? "" : hint.message() + '\n' + errors);
    }
    return new NodeOutput(
        nodes,
        header.pools(),
        source,
        PositionOffset.from(firstLine, 1),
        said(header),
        hint,
        weight);
  }
}
