// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.multinode;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.capture.BoundedInput;
import io.github.ostreedrift.internal.capture.Decoding;
import io.github.ostreedrift.internal.fleet.FleetSink;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.NodeOutput;
import io.github.ostreedrift.internal.fleet.NodeOutput.Hint;
import io.github.ostreedrift.internal.fleet.NodeOutput.Weight;
import io.github.ostreedrift.internal.fleet.json.JsonDocuments;
import io.github.ostreedrift.internal.fleet.json.JsonMembers;
import io.github.ostreedrift.internal.fleet.json.JsonParts;
import io.github.ostreedrift.internal.fleet.json.Lines;
import io.github.ostreedrift.internal.fleet.json.Lines.RawLine;
import io.github.ostreedrift.internal.fleet.json.NodeLines;
import io.github.ostreedrift.internal.fleet.multinode.Header.Kind;
import io.github.ostreedrift.internal.json.MalformedJsonException;
import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one input into the parts of its nodes: whatever mixture of plain statuses, JSON documents, and transcripts of the
 * tools that ask many nodes it is.
 */
public final class MultiNodeLog {
  private final Lines lines;
  private final CaptureSource source;
  private final FleetOptions options;
  private final NodeAssembler assembler;
  private final JsonDocuments documents;
  private final PrefixedLines prefixed;
  private final Map<String, Exit> exits = new LinkedHashMap<>();
  private Section section;
  private @Nullable LinePrefix prefix;
  private boolean isPrefixedFull;

  /** What a tool says of a node at last. */
  private record Exit(int line, String message) {
    Exit and(Exit other) {
      return new Exit(line, message + '\n' + other.message);
    }
  }

  private MultiNodeLog(
      Lines lines, int first, CaptureSource source, FleetOptions options, NodeAssembler assembler) {
    this.lines = lines;
    this.source = source;
    this.options = options;
    this.assembler = assembler;
    this.documents = new JsonDocuments(lines, source, options.read().limits(), assembler);
    this.prefixed = new PrefixedLines(options.maxHeldLength());
    this.section = Section.unnamed(first, options.maxBodyLength());
  }

  /**
   * Reads an input.
   *
   * @param source where it lies
   * @param in its bytes
   * @param sink takes what is wrong with it as a whole
   * @param assembler takes its parts
   * @throws IOException if the bytes can't be read; what was read before is given then
   */
  public static void read(
      CaptureSource source, InputStream in, FleetSink sink, NodeAssembler assembler)
      throws IOException {
    Limits limits = sink.options().read().limits();
    BoundedInput bounded = new BoundedInput(in, limits.maxInputBytes());
    NodeLines nodes = new NodeLines(bounded, source, limits, assembler);
    try {
      Reader rest = Decoding.of(nodes.read());
      Lines lines = new Lines(rest, nodes.count(), limits.maxLineLength());
      new MultiNodeLog(lines, nodes.count() + 1, source, sink.options(), assembler).read();
    } finally {
      assembler.end(source);
    }
    bounded.excess().ifPresent(message -> sink.problem(InputProblem.error(source, message)));
  }

  /**
   * Reads to the end; what was read before the input fails is given.
   *
   * @throws IOException if it fails
   */
  private void read() throws IOException {
    try {
      for (RawLine line = lines.peek(0); line != null; line = lines.peek(0)) {
        step(line);
      }
    } catch (IOException e) {
      end();
      throw e;
    }
    end();
  }

  private void end() {
    close(1);
    closePrefixed();
  }

  private void step(RawLine line) throws IOException {
    if (section.isUnnamed() && JournalLine.mayBe(line)) {
      journal(line);
    } else if (section.isUnnamed() && documents.isBegin(line)) {
      document(line);
    } else if (lines.isOpen(line)) {
      lines.complete(line);
    } else if (!line.whole()) {
      lines.next();
      assembler.problem(InputProblem.error(
          source.at(line.number()),
          "this line is longer than the limit and is not read " + Limit.MAX_LINE_LENGTH.mark()));
    } else {
      whole(line);
    }
  }

  /** A record of the journal: its host's line. */
  private void journal(RawLine line) throws IOException {
    Optional<JournalLine> read = JournalLine.read(line.text(), options.read().limits());
    if (read.isEmpty()) {
      document(line);
      return;
    }
    lines.next();
    JournalLine found = read.get();
    found
        .message()
        .lines()
        .forEach(text -> add(new LinePrefix.Line(found.host(), text, 0), line.number()));
  }

  private void document(RawLine line) throws IOException {
    Section before = section;
    if (!before.isEmpty()) {
      close(line.number());
    }
    documents.read(line);
    RawLine next = lines.peek(0);
    section = Section.unnamed(next == null ? 1 : next.number(), options.maxBodyLength());
  }

  private void whole(RawLine line) throws IOException {
    Header header = NodeHeaders.find(lines);
    if (header != null && !section.absorbs(header)) {
      begin(header, line);
      return;
    }
    lines.next();
    if (section.endsBefore(line)) {
      close(line.number());
    }
    add(line);
  }

  private void begin(Header header, RawLine line) throws IOException {
    RawLine last = line;
    for (int i = 0; i < header.lines(); i++) {
      RawLine taken = lines.next();
      last = taken == null ? last : taken;
    }
    if (header.kind() == Kind.EXIT) {
      for (String node : names(header, line.number())) {
        exits.merge(node, new Exit(line.number(), header.hint().message()), Exit::and);
      }
      if (section.isUnnamed()) {
        section.add(new RawLine(line.start(), line.number(), "", true, true));
        return;
      }
    }
    close(line.number());
    int next = last.number() + 1;
    section = header.kind() == Kind.EXIT
        ? Section.unnamed(next, options.maxBodyLength())
        : Section.of(header, next, options.maxBodyLength());
    if (header.kind().isOneLine() || section.isComplete()) {
      close(next);
    }
  }

  private void add(RawLine line) throws IOException {
    if (section.isUnnamed()) {
      if (prefix == null) {
        prefix = prefixOf(line);
        if (prefix != null) {
          replay(prefix);
        }
      }
      if (prefix != null && addPrefixed(prefix, line.text(), line.number())) {
        return;
      }
    }
    if (!section.add(line)) {
      assembler.problem(InputProblem.error(
          source.at(line.number()),
          "the output of one node is longer than the limit of " + options.maxBodyLength()
              + " characters: its rest is not read " + Limit.MAX_BODY_LENGTH.mark()));
    }
    if (section.isComplete()) {
      close(line.number() + 1);
    }
  }

  /** The prefix that a line shows, if the line below it has it too. */
  private @Nullable LinePrefix prefixOf(RawLine line) throws IOException {
    LinePrefix found = LinePrefix.find(NodeHeaders.plain(line.text()));
    RawLine next = found == null ? null : lines.peek(0);
    return next == null
            || found == null
            || found.equals(LinePrefix.COLON)
            || next.text().isBlank()
            || found.split(NodeHeaders.plain(next.text())).isPresent()
        ? found
        : null;
  }

  /** The lines before the one that shows how all are written. */
  private void replay(LinePrefix known) {
    Section before = section;
    section = Section.unnamed(before.firstLine(), options.maxBodyLength());
    int number = before.firstLine();
    for (String text : before.text().lines().toList()) {
      if (!addPrefixed(known, text, number)) {
        section.add(new RawLine(0, number, text, true, true));
      }
      number++;
    }
  }

  private boolean addPrefixed(LinePrefix known, String text, int number) {
    Optional<LinePrefix.Line> line = known.split(NodeHeaders.plain(text));
    line.ifPresent(found -> add(found, number));
    return line.isPresent();
  }

  private void add(LinePrefix.Line line, int number) {
    if (!prefixed.add(line, number) && !isPrefixedFull) {
      isPrefixedFull = true;
      assembler.problem(InputProblem.error(
          source.at(number),
          "the lines of the nodes in this input are longer than the limit of "
              + options.maxHeldLength()
              + " characters: the rest is not read " + Limit.MAX_HELD_LENGTH.mark()));
    }
  }

  /** Gives the section, and begins one that nothing names. */
  private void close(int nextLine) {
    Section done = section;
    section = Section.unnamed(nextLine, options.maxBodyLength());
    Header header = done.header();
    if (header == null) {
      unnamed(done);
    } else if (header.kind() == Kind.ANSIBLE_JSON) {
      result(header, done);
    } else {
      List<String> nodes = names(header, done.firstLine());
      NodeOutput output = done.output(source, nodes);
      assembler.add(header.kind().isOneLine() ? output.text(output.text() + '\n') : output);
    }
  }

  private void unnamed(Section done) {
    if (prefix == null
        && !done.isEmpty()
        && PrefixedLines.isProof(done.text().lines().toList(), exits.keySet())) {
      section = done;
      prefix = LinePrefix.COLON;
      replay(prefix);
      section = Section.unnamed(section.firstLine(), options.maxBodyLength());
    } else if (!done.isEmpty()) {
      assembler.add(done.output(source, List.of()));
    }
  }

  private void result(Header header, Section done) {
    NodeOutput frame =
        done.output(source, List.of(header.name())).hint(header.hint()).text("");
    try {
      Limits limits = options.read().limits();
      JsonMembers members = JsonMembers.of(done.text(), limits);
      new JsonParts(
              limits,
              assembler.names(),
              output -> assembler.add(
                  header.hint().unreachable() ? output.hint(unreachable(output.hint())) : output))
          .result(frame.section(header.name()), members);
    } catch (MalformedJsonException | IOException e) {
      assembler.add(frame.text(done.text()));
    }
  }

  private static Hint unreachable(Hint hint) {
    return new Hint(true, hint.status(), hint.message());
  }

  private List<String> names(Header header, int line) {
    if (!header.kind().isFolded()) {
      return List.of(header.name());
    }
    try {
      return NodeSet.expand(header.name(), options.maxNodeNames());
    } catch (NodeSet.TooManyException e) {
      assembler.problem(InputProblem.error(source.at(line), String.valueOf(e.getMessage())));
      return List.of(header.name());
    }
  }

  private void closePrefixed() {
    int cut = isPrefixedFull ? 1 : 0;
    prefixed.forEach((nodes, said) -> {
      String text = said.text().substring(0, Math.max(0, said.text().length() - cut));
      NodeOutput output =
          NodeOutput.of("", source.at(said.line()), text, Weight.LAST).offset(said.offset());
      List<String> silent =
          nodes.stream().filter(node -> !exits.containsKey(node)).toList();
      if (!silent.isEmpty()) {
        assembler.add(output.named(silent));
      }
      for (String node : nodes) {
        Exit exit = exits.remove(node);
        if (exit != null) {
          assembler.add(output.named(List.of(node)).hint(Hint.message(exit.message())));
        }
      }
    });
    exits.forEach(
        (node, exit) -> assembler.add(NodeOutput.of(node, source.at(exit.line()), "", Weight.LAST)
            .hint(Hint.message(exit.message()))));
  }
}
