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
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 *
 * <p>The digests in it are kept apart: of hosts that differ in nothing else, the rest can be one object.
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

  private final Form form;

  /** One behind the other, in the order in which they stand in the text. */
  private final String digests;

  private PackedReading(Form form, String digests) {
    this.form = form;
    this.digests = digests;
  }

  /** What is left of a reading without its digests. */
  public static final class Form implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private final boolean damaged;
    private final int hash;

    private Form(byte[] bytes, boolean damaged) {
      this.bytes = bytes;
      this.damaged = damaged;
      this.hash = Arrays.hashCode(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || (other instanceof Form that && hash == that.hash && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** A fact that could not be read, and of which deployment it is. */
  private record Gap(int place, String fact, Unread unread) {}

  /** Packs what was read. */
  public static PackedReading of(Capture capture, List<Problem> problems) {
    List<Gap> gaps = new ArrayList<>(gaps(HOST, capture.facts()));
    for (int i = 0; i < capture.deployments().size(); i++) {
      gaps.addAll(gaps(i, capture.deployments().get(i).facts()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
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
    }
    DigestText text = DigestText.ofAll(bytes.toByteArray());
    List<String> places = IntStream.range(0, text.digests().size())
        .mapToObj(number -> String.format("%064x", number))
        .toList();
    return new PackedReading(
        new Form(deflated(text.with(places)), !gaps.isEmpty()), String.join("", text.digests()));
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(2048);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
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
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole()))) {
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

  /** What was packed, with its digests. */
  private byte[] whole() throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(form.bytes))) {
      return DigestText.ofAll(in.readAllBytes()).with(digestList());
    }
  }

  /** Whether no digest stands anywhere in another way. */
  boolean isRenamable() {
    try {
      return DigestText.ofAll(whole()).isWhole();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The different digests that were read, one behind the other. */
  public String digests() {
    return digests;
  }

  /** The same in a list. */
  List<String> digestList() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < digests.length(); i += DigestText.LENGTH) {
      all.add(digests.substring(i, i + DigestText.LENGTH));
    }
    return all;
  }

  /** Which digest of another reading each of this one is equal to, as characters that stand for numbers. */
  public String equalDigests(PackedReading other) {
    StringBuilder equal = new StringBuilder();
    for (int i = 0; i < digests.length(); i += DigestText.LENGTH) {
      int j = 0;
      while (j < other.digests.length()
          && !digests.regionMatches(i, other.digests, j, DigestText.LENGTH)) {
        j += DigestText.LENGTH;
      }
      equal.append((char) (j / DigestText.LENGTH));
    }
    return equal.toString();
  }

  /** The same of other digests, as many. */
  PackedReading with(List<String> others) {
    return new PackedReading(form, String.join("", others));
  }

  /** What is left without the digests. */
  public Form form() {
    return form;
  }

  /** The same with this object for its form, which must be equal. */
  @SuppressWarnings("ReferenceEquality") // that is the point
  public PackedReading with(Form equal) {
    return form == equal ? this : new PackedReading(equal, digests);
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
    return form.damaged;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PackedReading that
            && digests.equals(that.digests)
            && form.equals(that.form));
  }

  @Override
  public int hashCode() {
    return 31 * form.hash + digests.hashCode();
  }

  /** Any order that does not depend on anything else. */
  @Override
  public int compareTo(PackedReading other) {
    int order = Arrays.compare(form.bytes, other.form.bytes);
    return order == 0 ? digests.compareTo(other.digests) : order;
  }

  @Override
  public String toString() {
    return form.bytes.length + " bytes, " + digestList().size() + " digests";
  }
}
