// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.Body.Hint;
import io.github.ostreedrift.capture.Body.Weight;
import io.github.ostreedrift.capture.Header.Kind;
import io.github.ostreedrift.capture.Lines.RawLine;
import io.github.ostreedrift.json.MalformedJsonException;
import io.github.ostreedrift.model.Limits;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts one input into the parts of its nodes: whatever mixture of plain statuses, JSON documents, and transcripts of the
 * tools that ask many nodes it is.
 */
final class Transcript {
  private final Lines lines;
  private final CaptureSource source;
  private final FleetOptions options;
  private final Delivery delivery;
  private final JsonDocuments documents;
  private final PrefixedLines prefixed;
  private final Map<String, Exit> exits = new LinkedHashMap<>();
  private Section section;
  private boolean isPrefixed;
  private boolean isPrefixedFull;

  /** What a tool says of a node at last. */
  private record Exit(int line, String message) {
    Exit and(Exit other) {
      return new Exit(line, message + '\n' + other.message);
    }
  }

  Transcript(Lines lines, CaptureSource source, FleetOptions options, Delivery delivery) {
    this.lines = lines;
    this.source = source;
    this.options = options;
    this.delivery = delivery;
    this.documents = new JsonDocuments(lines, source, options.read().limits(), delivery);
    this.prefixed = new PrefixedLines(options.maxHeldLength());
    this.section = Section.unnamed(1, options.maxBodyLength());
  }

  /**
   * Reads to the end; what was read before the input fails is given.
   *
   * @throws IOException if it fails
   */
  void read() throws IOException {
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
    delivery.end(source);
  }

  private void step(RawLine line) throws IOException {
    if (section.isUnnamed() && documents.isBegin(line)) {
      document(line);
    } else if (lines.isOpen(line)) {
      lines.complete(line);
    } else if (!line.whole()) {
      lines.next();
      delivery.problem(InputProblem.error(
          source.at(line.number()),
          "this line is longer than the limit and is not read; raise it with --max-line-length"));
    } else {
      whole(line);
    }
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
    Header header = Headers.find(lines);
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

  private void begin(Header header, RawLine line) {
    RawLine last = line;
    try {
      for (int i = 0; i < header.lines(); i++) {
        RawLine taken = lines.next();
        last = taken == null ? last : taken;
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("these lines were looked at", impossible);
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

  private void add(RawLine line) {
    if (section.isUnnamed()) {
      if (!isPrefixed && PrefixedLines.isProof(Headers.plain(line.text()))) {
        isPrefixed = true;
        replay();
      }
      if (isPrefixed && addPrefixed(line.text(), line.number())) {
        return;
      }
    }
    if (!section.add(line)) {
      delivery.problem(InputProblem.error(
          source.at(line.number()),
          "the output of one node is longer than the limit of " + options.maxBodyLength()
              + " characters: its rest is not read; raise it with --max-body-length"));
    }
    if (section.isComplete()) {
      close(line.number() + 1);
    }
  }

  /** The lines before the one that shows how all are written. */
  private void replay() {
    Section before = section;
    section = Section.unnamed(before.firstLine(), options.maxBodyLength());
    int number = before.firstLine();
    for (String text : before.text().lines().toList()) {
      if (!addPrefixed(text, number)) {
        section.add(new RawLine(0, number, text, true, true));
      }
      number++;
    }
  }

  private boolean addPrefixed(String text, int number) {
    Optional<PrefixedLines.Prefixed> line = PrefixedLines.split(Headers.plain(text));
    if (line.isPresent() && !prefixed.add(line.get(), number) && !isPrefixedFull) {
      isPrefixedFull = true;
      delivery.problem(InputProblem.error(
          source.at(number),
          "the lines of the nodes in this input are longer than the limit of "
              + options.maxHeldLength()
              + " characters: the rest is not read; raise it with --max-held-length"));
    }
    return line.isPresent();
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
      Body body = done.body(source, nodes);
      delivery.body(header.kind().isOneLine() ? body.text(body.text() + '\n') : body);
    }
  }

  private void unnamed(Section done) {
    if (!isPrefixed
        && !done.isEmpty()
        && PrefixedLines.isProof(done.text().lines().toList(), exits.keySet())) {
      section = done;
      isPrefixed = true;
      replay();
      section = Section.unnamed(section.firstLine(), options.maxBodyLength());
    } else if (!done.isEmpty()) {
      delivery.body(done.body(source, List.of()));
    }
  }

  private void result(Header header, Section done) {
    Body frame = done.body(source, List.of(header.name())).hint(header.hint()).text("");
    try {
      Limits limits = options.read().limits();
      JsonMembers members = JsonMembers.of(done.text(), limits);
      new JsonParts(
              limits,
              delivery.names(),
              body -> delivery.body(
                  header.hint().unreachable() ? body.hint(unreachable(body.hint())) : body))
          .result(frame.section(header.name()), members);
    } catch (MalformedJsonException | IOException e) {
      delivery.body(frame.text(done.text()));
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
      delivery.problem(InputProblem.error(source.at(line), String.valueOf(e.getMessage())));
      return List.of(header.name());
    }
  }

  private void closePrefixed() {
    int cut = isPrefixedFull ? 1 : 0;
    prefixed.forEach((nodes, said) -> {
      String text = said.text().substring(0, Math.max(0, said.text().length() - cut));
      Body body = Body.of("", source.at(said.line()), text, Weight.LAST).shift(said.shift());
      List<String> silent =
          nodes.stream().filter(node -> !exits.containsKey(node)).toList();
      if (!silent.isEmpty()) {
        delivery.body(body.named(silent));
      }
      for (String node : nodes) {
        Exit exit = exits.remove(node);
        if (exit != null) {
          delivery.body(body.named(List.of(node)).hint(Hint.message(exit.message())));
        }
      }
    });
    exits.forEach((node, exit) -> delivery.body(
        Body.of(node, source.at(exit.line()), "", Weight.LAST).hint(Hint.message(exit.message()))));
  }
}
