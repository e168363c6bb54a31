// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.capture.Body.Hint;
import io.github.ostreedrift.capture.Body.Weight;
import io.github.ostreedrift.capture.NoData.Kind;
import io.github.ostreedrift.model.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads one input, whatever its bytes are: text, packed text, or an archive. */
final class InputReader {
  private final FleetOptions options;
  private final Pipeline pipeline;
  private final Consumer<NodeCapture> nodes;
  private final Consumer<InputProblem> problems;

  InputReader(
      FleetOptions options,
      Pipeline pipeline,
      Consumer<NodeCapture> nodes,
      Consumer<InputProblem> problems) {
    this.options = options;
    this.pipeline = pipeline;
    this.nodes = nodes;
    this.problems = problems;
  }

  FleetOptions options() {
    return options;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Delivery delivery(InputNames names) {
    return delivery(names, nodes);
  }

  Delivery delivery(InputNames names, Consumer<NodeCapture> sink) {
    return new Delivery(pipeline, names.asked(options), options.read().limits(), sink, problems);
  }

  /** Gives what is wrong with an input, in turn. */
  void problem(InputProblem problem) {
    pipeline.then(() -> problems.accept(problem));
  }

  /** Gives a capture that was held back, at once: to be called in turn. */
  void give(NodeCapture capture) {
    nodes.accept(capture);
  }

  /** Gives a node that has no data. */
  void nothing(CaptureSource source, InputNames names, NoData reason) {
    Delivery delivery = delivery(names);
    delivery.body(Body.unnamed(source, "").weight(Weight.SURE).hint(Hint.of(reason)));
    delivery.end(source);
  }

  /** Reads all of a stream; never fails, but tells what went wrong. */
  void read(CaptureSource source, InputNames names, InputStream bytes) {
    PackedInput packed = new PackedInput(bytes);
    try {
      PushbackInputStream in = peekable(packed);
      Packing packing = peek(in);
      if (packing.isForeign()) {
        foreign(source, names, packing);
      } else if (packing == Packing.TAR) {
        archive(source, names, new UnpackedInput(in, null, options.archives()));
      } else if (packing.isCompression()) {
        packed(source, names, packing, in, packed);
      } else {
        text(source, delivery(names), in);
      }
    } catch (IOException e) {
      nothing(source, names, reason(e));
    } catch (NoClassDefFoundError e) {
      nothing(
          source,
          names,
          NoData.of(
              Kind.UNREADABLE,
              "unreadable: archives need commons-compress and org.tukaani:xz on the class path"));
    }
  }

  private void packed(
      CaptureSource source, InputNames names, Packing packing, InputStream in, PackedInput counter)
      throws IOException {
    UnpackedInput unpacked = new UnpackedInput(packing.unpack(in), counter, options.archives());
    PushbackInputStream inside = peekable(unpacked);
    Packing content = peek(inside);
    if (content == Packing.TAR) {
      archive(source, names, new UnpackedInput(inside, counter, options.archives()));
    } else if (content != Packing.NONE) {
      foreign(source, names, content);
    } else {
      text(source, delivery(names), inside);
    }
  }

  private static PushbackInputStream peekable(InputStream in) {
    return new PushbackInputStream(in, Packing.TELLING) {
      @Override
      public int available() {
        return 1;
      }
    };
  }

  private static Packing peek(PushbackInputStream in) throws IOException {
    byte[] beginning = new byte[Packing.TELLING];
    int count = in.readNBytes(beginning, 0, beginning.length);
    in.unread(beginning, 0, count);
    return Packing.of(Arrays.copyOf(beginning, count));
  }

  private void foreign(CaptureSource source, InputNames names, Packing packing) {
    String kind = packing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String what =
        packing.isCompression() || packing == Packing.TAR ? "packed twice" : "packed as " + kind;
    nothing(
        source,
        names,
        NoData.of(
            Kind.UNPARSABLE,
            "unparsable: the input is " + what + ", which is not read: unpack it first"));
  }

  /** Reads text as far as it goes, and tells why it goes no further. */
  private void text(CaptureSource source, Delivery delivery, InputStream in) {
    try {
      transcript(source, delivery, in);
    } catch (IOException e) {
      problem(InputProblem.error(source, reason(e).reason() + "; what was read before is given"));
    }
  }

  /**
   * Reads text.
   *
   * @throws IOException if that fails; what was read before is given then
   */
  void transcript(CaptureSource source, Delivery delivery, InputStream in) throws IOException {
    Limits limits = options.read().limits();
    BoundedInput bounded = new BoundedInput(in, limits.maxInputBytes());
    Lines lines = new Lines(Decoding.of(bounded), limits.maxLineLength());
    new Transcript(lines, source, options, delivery).read();
    if (bounded.isExceeded()) {
      problem(InputProblem.error(
          source,
          "the input is larger than the limit of " + limits.maxInputBytes()
              + " bytes: the rest is not read; raise it with --max-input-bytes"));
    }
  }

  private void archive(CaptureSource source, InputNames names, UnpackedInput in) {
    ArchiveReader archive = new ArchiveReader(this, source, names);
    try {
      archive.read(in);
      archive.finish(null);
    } catch (IOException e) {
      archive.finish(reason(e));
      problem(InputProblem.error(source, reason(e).reason() + "; what was read before is given"));
    }
  }

  /** What an archive's failure means for the nodes in it. */
  static NoData reason(IOException fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof ArchiveLimitException) {
      return NoData.of(Kind.LIMIT, "limit: " + message);
    }
    boolean cut = fault instanceof EOFException
        || message.startsWith("Truncated")
        || message.contains("Unexpected end");
    return cut
        ? NoData.of(Kind.CUT_OFF, "cut off: the input ends in the middle (" + message + ")")
        : NoData.of(Kind.UNREADABLE, "unreadable: " + message);
  }
}
