// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import io.github.ostreedrift.fleet.InputProblem;
import io.github.ostreedrift.fleet.NoData;
import io.github.ostreedrift.fleet.NoData.Kind;
import io.github.ostreedrift.fleet.NodeCapture.CaptureSource;
import io.github.ostreedrift.internal.fleet.FleetSink;
import io.github.ostreedrift.internal.fleet.InputNames;
import io.github.ostreedrift.internal.fleet.NodeAssembler;
import io.github.ostreedrift.internal.fleet.multinode.MultiNodeLog;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;

/** Reads one input, whatever its bytes are: text, packed text, or an archive. */
public final class InputUnpacker {
  private final FleetSink sink;

  /** A reader that leaves what it finds there. */
  public InputUnpacker(FleetSink sink) {
    this.sink = sink;
  }

  /** Reads all of a stream; never fails, but tells what went wrong. */
  public void read(CaptureSource source, InputNames names, InputStream bytes) {
    PackedInput packed = new PackedInput(bytes);
    try {
      PushbackInputStream in = peekable(packed);
      Packing packing = peek(in);
      if (packing.isForeign()) {
        foreign(source, names, packing);
      } else if (packing == Packing.TAR) {
        archive(source, names, new UnpackedInput(in, null, sink.options().archives()));
      } else if (packing.isCompression()) {
        packed(source, names, packing, in, packed);
      } else {
        text(source, sink.assembler(names), in);
      }
    } catch (IOException e) {
      sink.nothing(source, names, reason(e));
    } catch (NoClassDefFoundError e) {
      sink.nothing(
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
    UnpackedInput unpacked =
        new UnpackedInput(packing.unpack(in), counter, sink.options().archives());
    PushbackInputStream inside = peekable(unpacked);
    Packing content = peek(inside);
    if (content == Packing.TAR) {
      archive(source, names, new UnpackedInput(inside, counter, sink.options().archives()));
    } else if (content != Packing.NONE) {
      foreign(source, names, content);
    } else {
      text(source, sink.assembler(names), inside);
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
    sink.nothing(
        source,
        names,
        NoData.of(
            Kind.UNPARSABLE,
            "unparsable: the input is " + what + ", which is not read: unpack it first"));
  }

  /** Reads text as far as it goes, and tells why it goes no further. */
  private void text(CaptureSource source, NodeAssembler assembler, InputStream in) {
    try {
      MultiNodeLog.read(source, in, sink, assembler);
    } catch (IOException e) {
      sink.problem(
          InputProblem.error(source, reason(e).reason() + "; what was read before is given"));
    }
  }

  private void archive(CaptureSource source, InputNames names, UnpackedInput in) {
    ArchiveReader archive = new ArchiveReader(sink, source, names);
    try {
      archive.read(in);
      archive.finish(null);
    } catch (IOException e) {
      archive.finish(reason(e));
      sink.problem(
          InputProblem.error(source, reason(e).reason() + "; what was read before is given"));
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
