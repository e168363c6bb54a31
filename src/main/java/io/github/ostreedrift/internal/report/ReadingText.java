// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a reading on one screen, for people to look at: the host, each deployment, and in one line what the capture
 * does not show. A row that is missing, and is not named in that line, means "none".
 *
 * <pre>{@code
 * System.out.print(ReadingText.of(80, Palette.PLAIN).write(reading));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ReadingText {
  private static final int INDENT = 2;
  private static final int MAX_UNRECOGNIZED = 5;

  private final int width;
  private final Palette palette;

  private ReadingText(int width, Palette palette) {
    this.width = width;
    this.palette = palette;
  }

  /**
   * A writer of readings.
   *
   * @param width the columns of the screen; values are wrapped to it
   */
  public static ReadingText of(int width, Palette palette) {
    return new ReadingText(width, palette);
  }

  /** The reading as text, every line of it ended by a line break. */
  public String write(Reading reading) {
    StringBuilder out = new StringBuilder(1024);
    Rows rows = new Rows(out, palette, width, INDENT);
    StringBuilder end = new StringBuilder();
    Rows endRows = new Rows(end, palette, width, INDENT);
    out.append(Visible.of(reading.input())).append(':').append(reading.line());
    if (reading.capture().isPresent()) {
      Capture capture = reading.capture().get();
      out.append("  ").append(title(capture)).append('\n');
      writeHost(rows, capture);
      if (capture.get(CaptureFacts.PACKAGE_EVIDENCE) instanceof Fact.Shown<PackageEvidence> shown) {
        new EvidenceText(rows, palette).write(shown.value());
      }
      Omissions omissions = Omissions.of(capture);
      writeDeployments(out, capture, omissions);
      writeEnd(endRows, capture, omissions);
    } else {
      out.append("  no capture\n");
    }
    writeProblems(endRows, reading);
    out.append(end.isEmpty() || reading.capture().isEmpty() ? "" : "\n");
    return out.append(end).toString();
  }

  private static String title(Capture capture) {
    List<String> words = new ArrayList<>();
    words.add(capture.format().word());
    if (capture.get(CaptureFacts.VERBOSE).is(true)) {
      words.add("-v");
    }
    if (capture.isBootedOnly()) {
      words.add("-b");
    }
    if (capture.get(CaptureFacts.STATE).isShown()) {
      words.add(" " + Visible.of(capture.get(CaptureFacts.STATE).require()));
    }
    return String.join(" ", words);
  }

  private void writeHost(Rows rows, Capture capture) {
    capture
        .get(CaptureFacts.WARNINGS)
        .orElse(List.of())
        .forEach(warning -> rows.addLines("warning", warning, palette::warning));
    capture
        .get(CaptureFacts.TRANSACTION)
        .orElse(Optional.empty())
        .ifPresent(transaction -> rows.addList("transaction", words(transaction)));
    if (capture.get(CaptureFacts.AUTOMATIC_UPDATES) instanceof Fact.Shown<AutomaticUpdates> shown
        && !shown.value().policy().equals("none")) {
      rows.add("updates", words(shown.value()));
    }
    capture
        .get(CaptureFacts.UPDATE_DRIVER)
        .orElse(Optional.empty())
        .ifPresent(driver -> rows.add("driver", words(driver)));
    if (capture.get(CaptureFacts.BACKEND).is("composefs")) {
      rows.add("backend", "composefs");
    }
    if (capture.get(CaptureFacts.ROLLBACK_QUEUED).is(true)) {
      rows.add("next boot", "rollback");
    }
    capture
        .get(CaptureFacts.USR_OVERLAY)
        .orElse(Optional.empty())
        .ifPresent(overlay ->
            rows.add("/usr overlay", overlay.persistence() + ", " + overlay.accessMode()));
  }

  private void writeDeployments(StringBuilder out, Capture capture, Omissions omissions) {
    for (Deployment deployment : capture.deployments()) {
      out.append('\n');
      new DeploymentText(out, palette, width, capture, deployment)
          .write(omissions.ofDeployment(deployment));
    }
    if (capture.get(CaptureFacts.DEPLOYMENTS).is(List.of())) {
      out.append("\nno deployments\n");
    }
  }

  private void writeEnd(Rows rows, Capture capture, Omissions omissions) {
    if (capture.get(CaptureFacts.AVAILABLE_UPDATE).isShown()) {
      writeUpdate(rows, capture.get(CaptureFacts.AVAILABLE_UPDATE).require());
    }
    capture.unrecognized().stream()
        .limit(MAX_UNRECOGNIZED)
        .forEach(line -> rows.add("unrecognized", words(line), palette::warning));
    if (capture.unrecognized().size() > MAX_UNRECOGNIZED) {
      rows.add(
          "",
          "and " + Phrases.count(capture.unrecognized().size() - MAX_UNRECOGNIZED, "more line"));
    }
    String omitted = omissions.ofCapture();
    if (!omitted.isEmpty()) {
      rows.add("not shown", omitted, palette::faint);
    }
  }

  private void writeUpdate(Rows rows, AvailableUpdate update) {
    List<String> words = new ArrayList<>();
    if (update.version().isPresent() || update.timestamp().isPresent()) {
      words.add(Phrases.version(update.version(), update.timestamp()));
    }
    update.checksum().ifPresent(checksum -> words.add("commit " + Phrases.commit(checksum)));
    update.digest().ifPresent(digest -> words.add("digest " + Phrases.digest(digest)));
    update.diff().ifPresent(diff -> words.addAll(Phrases.diff(diff)));
    rows.addList("update", words.isEmpty() ? List.of("available") : words);
    rows.addList("  layers", Phrases.layers(update));
    update
        .signatures()
        .ifPresent(signatures -> rows.addList("  signatures", Phrases.signatures(signatures)));
    update
        .advisories()
        .ifPresent(advisories ->
            rows.addList("  advisories", Phrases.advisories(advisories), palette::warning));
  }

  private void writeProblems(Rows rows, Reading reading) {
    int errors = (int) reading.problems().stream().filter(Problem::isError).count();
    int warnings = reading.problems().size() - errors;
    List<String> words = new ArrayList<>();
    if (errors > 0) {
      words.add(Phrases.count(errors, "error"));
    }
    if (warnings > 0) {
      words.add(Phrases.count(warnings, "warning"));
    }
    rows.addList("problems", words, errors > 0 ? palette::error : palette::warning);
  }

  private static List<String> words(Transaction transaction) {
    return Stream.of(transaction.title(), transaction.method(), transaction.initiator())
        .flatMap(Optional::stream)
        .map(String::strip)
        .toList();
  }

  private static String words(AutomaticUpdates updates) {
    String unit = updates.unit().map(name -> ", " + name).orElse("");
    return updates.policy()
        + unit
        + updates.status().map(status -> ": " + status).orElse("");
  }

  private static String words(UpdateDriver driver) {
    String unit = driver.unit().map(name -> " (" + name + ")").orElse("");
    return driver.name() + unit + driver.state().map(state -> ", " + state).orElse("");
  }

  private static String words(UnrecognizedLine line) {
    return "line " + line.line() + ": " + line.text().strip();
  }
}
