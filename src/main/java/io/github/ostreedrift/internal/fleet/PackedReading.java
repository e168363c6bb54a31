// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.internal.json.StatusJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A capture and its problems in few bytes, to be kept by the hundred thousand and to be sent: its JSON, and beside it
 * why facts could not be read, which the JSON does not tell. Equal if and only if the same was read, whatever the input
 * was called.
 *
 * <pre>{@code
 * Reading again = PackedReading.of(capture, problems).unpack("before/worker-0.json");
 * }</pre>
 */
public final class PackedReading implements Serializable, Comparable<PackedReading> {
  @Serial
  private static final long serialVersionUID = 1;

  /** What was read once is within the limits that its reader had. */
  private static final Limits ANY =
      Limits.DEFAULT.withMaxDeployments(Integer.MAX_VALUE).withMaxPackages(Integer.MAX_VALUE);

  /** The place of a fact of the host, in the list of deployments. */
  private static final int HOST = -1;

  private static final String NAME = "-";

  private final byte[] bytes;
  private final boolean damaged;
  private final int hash;

  private PackedReading(byte[] bytes, boolean damaged) {
    this.bytes = bytes;
    this.damaged = damaged;
    this.hash = Arrays.hashCode(bytes);
  }

  /** A fact that could not be read, and of which deployment it is. */
  private record Gap(int place, String fact, Unread unread) {}

  /** Packs what was read. */
  public static PackedReading of(Capture capture, List<Problem> problems) {
    List<Gap> gaps = new ArrayList<>(gaps(HOST, capture.facts()));
    for (int i = 0; i < capture.deployments().size(); i++) {
      gaps.addAll(gaps(i, capture.deployments().get(i).facts()));
    }
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(2048);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, deflater))) {
      text(out, CaptureJson.COMPACT.write(new Reading(NAME, 1, Optional.of(capture), problems)));
      out.writeInt(gaps.size());
      for (Gap gap : gaps) {
        out.writeInt(gap.place());
        text(out, gap.fact());
        out.writeInt(gap.unread().line());
        text(out, gap.unread().reason());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return new PackedReading(packed.toByteArray(), !gaps.isEmpty());
  }

  private static <O> List<Gap> gaps(int place, Facts<O> facts) {
    List<Gap> gaps = new ArrayList<>();
    for (FactKey<O, ?> key : facts.keys()) {
      facts.get(key).findUnread().ifPresent(unread -> gaps.add(new Gap(place, key.name(), unread)));
    }
    return gaps;
  }

  /** The reading, of an input of this name. */
  public Reading unpack(String input) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      Reading reading = StatusJson.read(NAME, text(in), ANY).reading();
      List<Gap> gaps = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        gaps.add(new Gap(in.readInt(), text(in), new Unread(in.readInt(), text(in))));
      }
      Capture capture =
          reading.capture().orElseThrow(() -> new IllegalStateException("a capture was packed"));
      return new Reading(
          input,
          reading.line(),
          Optional.of(gaps.isEmpty() ? capture : with(gaps, capture)),
          reading.problems());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capture with(List<Gap> gaps, Capture capture) {
    List<Deployment> deployments = new ArrayList<>();
    for (Deployment each : capture.deployments()) {
      deployments.add(new Deployment(
          each.index(), hidden(deployments.size(), gaps, each.facts()), each.unrecognized()));
    }
    Facts<Capture> facts = hidden(HOST, gaps, capture.facts());
    return new Capture(
        capture.format(),
        facts.shows(CaptureFacts.DEPLOYMENTS)
            ? facts.toBuilder().show(CaptureFacts.DEPLOYMENTS, deployments).build()
            : facts,
        capture.unrecognized());
  }

  private static <O> Facts<O> hidden(int place, List<Gap> gaps, Facts<O> facts) {
    Facts.Builder<O> builder = facts.toBuilder();
    for (Gap gap : gaps) {
      if (gap.place() == place) {
        facts.keys().stream()
            .filter(key -> key.name().equals(gap.fact()))
            .forEach(key -> builder.hide(key, gap.unread()));
      }
    }
    return builder.build();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  /** Whether some fact could not be read, so that what is said of it names the input. */
  public boolean isDamaged() {
    return damaged;
  }

  /** How many bytes it takes. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PackedReading that
            && hash == that.hash
            && Arrays.equals(bytes, that.bytes));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Any order that does not depend on anything else. */
  @Override
  public int compareTo(PackedReading other) {
    return Arrays.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
