// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.json.JsonDocument.Kind;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Reads the JSON of a status: {@code rpm-ostree status --json} of any release (since v2016.4), {@code rpm-ostree ex
 * history --json}, {@code ostree admin status --json} (since v2025.3), {@code bootc status --json}, and our own; also {@code rpm-ostree db diff
 * --format=json} (since v2019.5), and bills of materials.
 *
 * <pre>{@code
 * JsonDocument document = StatusJson.read("node-1.json", text, Limits.DEFAULT);
 * document.reading().capture().orElseThrow().booted();
 * }</pre>
 *
 * <p>Thread-safe: it holds no state.
 */
public final class StatusJson {
  /** Keys of the outermost object that are read; those of other documents are passed over. */
  static final Set<String> KEYS = keys();

  private static final String DEPLOYMENTS = "deployments";

  private final String input;
  private final String text;
  private final int offset;
  private final SourcePosition start;
  private final Limits limits;
  private final CaptureFormat bootc;
  private final ProblemCollector complaints;

  private StatusJson(
      String input,
      String text,
      int offset,
      SourcePosition start,
      Limits limits,
      CaptureFormat bootc) {
    this.bootc = bootc;
    this.input = input;
    this.text = text;
    this.offset = offset;
    this.start = start;
    this.limits = limits;
    this.complaints = new ProblemCollector(text, offset, start);
  }

  /** Reads the JSON value that a text begins with. */
  public static JsonDocument read(String input, String text, Limits limits) {
    return read(input, text, 0, new SourcePosition(1, 1), limits);
  }

  /**
   * Reads the JSON value that begins at an offset of a text; more text may follow. Never throws because of what the
   * text says. Of the entries that {@code rpm-ostree ex history} writes one after the other, all are read as one
   * document.
   *
   * @param input the name of the input, for the reading
   * @param text the text
   * @param offset where the value begins, or blanks before it
   * @param start the line and column of the offset, for problems
   * @param limits depth and number of deployments that are read
   */
  public static JsonDocument read(
      String input, String text, int offset, SourcePosition start, Limits limits) {
    return new StatusJson(input, text, offset, start, limits, CaptureFormat.BOOTC_STATUS_JSON)
        .read();
  }

  /**
   * Reads what bootc wrote in another form, as JSON.
   *
   * @param line the line at which the text begins
   * @param format the form
   */
  public static JsonDocument readOutline(
      String input, String text, int line, CaptureFormat format, Limits limits) {
    return new StatusJson(input, text, 0, new SourcePosition(line, 1), limits, format).read();
  }

  private JsonDocument read() {
    try (Reader reader = new StringReader(text)) {
      reader.skip(offset);
      try (JsonParser parser =
          JsonFactories.reading(limits).createParser(ObjectReadContext.empty(), reader)) {
        return read(parser, new JsonTree(parser, offset, limits.maxDeployments()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string can't fail", e);
    }
  }

  private JsonDocument read(JsonParser parser, JsonTree tree) {
    try {
      JsonCursor document = JsonCursor.root(tree.read(parser.nextToken()), complaints);
      if (RpmOstreeHistory.isEntry(document)) {
        return history(document, parser, tree);
      }
      return document(document, end(parser));
    } catch (JacksonException e) {
      Set<String> keys = tree.outermostKeys();
      Json part = tree.part();
      JsonCursor document = part == null ? null : JsonCursor.root(part, complaints);
      return document != null && BootcKeys.isStatus(document)
          ? bootc(Kind.BROKEN, document, complain(e))
          : broken(e, keys);
    }
  }

  private JsonDocument document(JsonCursor document, int end) {
    if (!document.isObject()) {
      return status(document, end);
    } else if (document.at(ReadingCodec.VERSION_KEY).isGiven()
        && document.at(ReadingCodec.INPUT_KEY).isGiven()) {
      return new JsonDocument(
          Kind.READING, end, ReadingCodec.read(document, reading(null), limits));
    } else if (RpmOstreeDbDiff.is(document)) {
      return new JsonDocument(Kind.STATUS, end, reading(RpmOstreeDbDiff.read(document, limits)));
    } else if (BillOfMaterials.is(document)) {
      Capture bill = BillOfMaterials.read(document, limits);
      return new JsonDocument(bill == null ? Kind.BROKEN : Kind.STATUS, end, reading(bill));
    }
    return status(document, end);
  }

  private JsonDocument status(JsonCursor document, int end) {
    // The array of what a JSON path matches.
    List<JsonCursor> matches = document.isArray() ? document.items(0) : List.of();
    JsonCursor status = matches.size() == 1 && matches.get(0).isArray() ? matches.get(0) : document;
    if (BootcKeys.isStatus(document)) {
      return bootc(Kind.STATUS, document, end);
    }
    return switch (Tool.of(status)) {
      case RPM_OSTREE ->
        new JsonDocument(Kind.STATUS, end, reading(RpmOstreeStatus.read(status, limits)));
      case OSTREE ->
        new JsonDocument(Kind.STATUS, end, reading(OstreeAdminStatus.read(status, limits)));
      case OTHER -> other(document, end);
    };
  }

  private JsonDocument bootc(Kind kind, JsonCursor document, int end) {
    return new JsonDocument(kind, end, reading(BootcStatus.read(document, bootc, limits)));
  }

  private JsonDocument history(JsonCursor first, JsonParser parser, JsonTree tree) {
    List<JsonCursor> entries = new ArrayList<>();
    int end = end(parser);
    JsonCursor entry = first;
    while (entry != null && RpmOstreeHistory.isEntry(entry)) {
      entries.add(entry);
      end = end(parser);
      entry = next(parser, tree);
    }
    return new JsonDocument(
        Kind.STATUS, end, reading(RpmOstreeHistory.read(entries, limits, complaints)));
  }

  /** The next object of a stream; null where no more JSON follows. */
  private @Nullable JsonCursor next(JsonParser parser, JsonTree tree) {
    try {
      JsonToken token = parser.nextToken();
      return token == JsonToken.START_OBJECT ? JsonCursor.root(tree.read(token), complaints) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private JsonDocument other(JsonCursor document, int end) {
    document.wrong("the JSON of a status");
    return new JsonDocument(Kind.OTHER, end, reading(null));
  }

  private JsonDocument broken(JacksonException cause, Set<String> keys) {
    int end = complain(cause);
    boolean isOurs = keys.contains(DEPLOYMENTS)
        || keys.contains(ReadingCodec.VERSION_KEY)
        || keys.contains(RpmOstreeDbDiff.CHANGES)
        || keys.stream().anyMatch(BillOfMaterials.SIGNS::contains);
    return new JsonDocument(isOurs ? Kind.BROKEN : Kind.NOT_JSON, end, reading(null));
  }

  /** Says what is wrong with the text, and gives the offset at which it is. */
  private int complain(JacksonException cause) {
    JsonFault.Fault fault = JsonFault.find(text, offset, limits)
        .orElseGet(() -> new JsonFault.Fault(
            offset, String.valueOf(cause.getOriginalMessage()), Optional.empty(), List.of()));
    complaints.error(fault.offset(), fault.message(), fault.found(), fault.expected());
    return Math.min(Math.max(fault.offset(), offset + 1), text.length());
  }

  private Reading reading(@Nullable Capture capture) {
    return new Reading(input, start.line(), Optional.ofNullable(capture), complaints.problems());
  }

  private int end(JsonParser parser) {
    return offset + (int) parser.currentLocation().getCharOffset();
  }

  private static Set<String> keys() {
    Set<String> keys = new HashSet<>(ReadingCodec.KEYS);
    keys.addAll(RpmOstreeKeys.ALL);
    keys.addAll(OstreeAdminDeployment.KEYS);
    keys.addAll(RpmOstreeHistory.KEYS);
    keys.addAll(RpmOstreeDbDiff.KEYS);
    keys.addAll(BillOfMaterials.KEYS);
    keys.addAll(BootcKeys.OUTERMOST);
    return Set.copyOf(keys);
  }

  /** The tool that wrote an array of deployments. */
  private enum Tool {
    RPM_OSTREE,
    OSTREE,
    OTHER;

    static Tool of(JsonCursor document) {
      if (!DeploymentList.isStatus(document)) {
        List<JsonCursor> items = document.isArray() ? document.items(0) : List.of(document);
        return items.stream()
            .map(Tool::ofPart)
            .distinct()
            .reduce((a, b) -> OTHER)
            .orElse(OTHER);
      }
      JsonCursor deployments = document.at(DEPLOYMENTS);
      boolean fromRpmOstree =
          RpmOstreeStatus.KEYS.stream().anyMatch(key -> document.at(key).isGiven());
      if (fromRpmOstree || !deployments.isArray()) {
        return RPM_OSTREE;
      }
      List<JsonCursor> items = deployments.items(0);
      return items.isEmpty()
          ? document.keys().size() == 1 ? OSTREE : OTHER
          : items.stream()
              .filter(JsonCursor::isObject)
              .findFirst()
              .map(Tool::ofItem)
              .orElse(RPM_OSTREE);
    }

    /** The tool of a deployment in a status. */
    private static Tool ofItem(JsonCursor item) {
      boolean isCommit = item.at("checksum").isGiven();
      boolean isRpmOstree = item.at("osname").isGiven()
          || item.at("base-commit-meta").isGiven()
          || item.at("requested-packages").isGiven()
          || item.at("container-image-reference").isGiven()
          || (isCommit && item.at("booted").isGiven() && !item.at("stateroot").isGiven());
      return isRpmOstree ? RPM_OSTREE : isCommit && item.at("stateroot").isGiven() ? OSTREE : OTHER;
    }

    /** The tool of a deployment that stands for itself: many things have a checksum and a version. */
    private static Tool ofPart(JsonCursor part) {
      if (!part.isObject()) {
        return OTHER;
      } else if (OstreeAdminDeployment.isWhole(part)) {
        return OSTREE;
      }
      boolean isDeployment = part.at("osname").isText()
          && part.at("checksum").isText()
          && part.at("booted").isGiven();
      return isDeployment ? RPM_OSTREE : OTHER;
    }
  }
}
