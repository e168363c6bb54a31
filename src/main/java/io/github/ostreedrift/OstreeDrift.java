// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.diff.survival.SurvivalScope;
import io.github.ostreedrift.fleet.NodeCapture;
import io.github.ostreedrift.internal.export.Exporter;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.internal.report.AuditJson;
import io.github.ostreedrift.internal.report.AuditText;
import io.github.ostreedrift.internal.report.DiffJson;
import io.github.ostreedrift.internal.report.FleetSurvivalJson;
import io.github.ostreedrift.internal.report.FleetSurvivalText;
import io.github.ostreedrift.internal.report.MissingFacts;
import io.github.ostreedrift.internal.report.Palette;
import io.github.ostreedrift.internal.report.SurvivalJson;
import io.github.ostreedrift.internal.report.SurvivalText;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one class from which all is discovered: reads what {@code rpm-ostree status}, {@code ostree admin status} and their
 * kin print, in any release and as text or JSON; compares captures; tells whether all survived an upgrade; audits
 * fleets.
 *
 * <pre>{@code
 * Capture before = OstreeDrift.readOne(Path.of("before.txt"));
 * Capture after = OstreeDrift.readOne(Path.of("after.txt"));
 * Survival survival = OstreeDrift.verify(before, after);
 * if (!survival.isProved()) {
 *   System.err.println(OstreeDrift.explain(survival));
 * }
 * }</pre>
 *
 * <p>All methods are thread-safe. They take no options; the classes behind them do: {@link CaptureReader}, {@link
 * Survival}, {@link StatusDiff}, {@link Audit}. Null is refused with a {@link NullPointerException}.
 *
 * @since 0.1
 */
public final class OstreeDrift {
  private static final int WIDTH = 100;

  private OstreeDrift() {}

  /**
   * All captures of a text, in order, with what was met on the way.
   *
   * @return at least one reading; one without a capture where none was found
   */
  public static List<Reading> read(CharSequence text) {
    return CaptureReader.standard().read(text);
  }

  /**
   * All captures of a file, in order, with what was met on the way.
   *
   * @return at least one reading; one without a capture where none was found
   * @throws IOException if the file can't be read
   */
  public static List<Reading> read(Path file) throws IOException {
    return CaptureReader.standard().read(file);
  }

  /**
   * The one capture of a text. Warnings are passed over: they hide facts, and say so in the facts themselves.
   *
   * @throws CaptureException if there is none, or more than one, or an error
   */
  public static Capture readOne(CharSequence text) {
    return only(CaptureReader.TEXT_NAME, read(text));
  }

  /**
   * The one capture of a file. Warnings are passed over: they hide facts, and say so in the facts themselves.
   *
   * @throws CaptureException if there is none, or more than one, or an error
   * @throws IOException if the file can't be read
   */
  public static Capture readOne(Path file) throws IOException {
    return only(file.toString(), read(file));
  }

  private static Capture only(String input, List<Reading> readings) {
    List<Problem> problems = new ArrayList<>();
    readings.forEach(reading -> problems.addAll(reading.problems()));
    List<Reading> captures =
        readings.stream().filter(reading -> reading.capture().isPresent()).toList();
    if (captures.size() == 1 && problems.stream().noneMatch(Problem::isError)) {
      return captures.get(0).capture().orElseThrow();
    }
    if (captures.size() > 1) {
      Reading second = captures.get(1);
      problems.add(Problem.of(
          Severity.ERROR,
          second.line(),
          1,
          "another capture begins here: " + captures.size()
              + " are in this input, and one was wanted; read() gives all of them"));
    } else if (problems.stream().noneMatch(Problem::isError)) {
      problems.add(Problem.of(Severity.ERROR, 1, 1, "no capture was found"));
    }
    throw new CaptureException(input, problems);
  }

  /**
   * What differs between the booted deployments, the hosts, and the lists of deployments of two captures. Where a capture
   * marks no deployment as booted, its first one is compared.
   */
  public static StatusDiff diff(Capture left, Capture right) {
    return StatusDiff.between(left, right);
  }

  /**
   * Whether every package, override and setting of the booted deployment before an upgrade is there in the booted one
   * after it, judged as the command line does: swapped captures and unread lines make it unknown.
   *
   * @throws CaptureException if a capture marks no deployment as booted
   */
  public static Survival verify(Capture before, Capture after) {
    return verify(
        SurvivalScope.UPGRADE,
        new Reading("before", 1, Optional.of(before), List.of()),
        new Reading("after", 1, Optional.of(after), List.of()));
  }

  /**
   * The same of readings, whose errors count.
   *
   * @throws CaptureException if there is no capture in a reading, or it marks no deployment as booted
   */
  public static Survival verify(Reading before, Reading after) {
    return verify(SurvivalScope.UPGRADE, before, after);
  }

  /**
   * Whether everything of the booted deployment is there in the one that boots next.
   *
   * @throws CaptureException if the capture marks no deployment as booted, or lists that one alone
   */
  public static Survival verifyNext(Capture capture) {
    Reading reading = new Reading("capture", 1, Optional.of(capture), List.of());
    return verify(SurvivalScope.NEXT_BOOT, reading, reading);
  }

  /**
   * Whether everything survived on each node of a fleet: nodes are paired by their names, full or short, and each is
   * judged by itself. For more than memory holds, and for parts on several machines, there is {@link
   * FleetSurvival.Pairs}.
   */
  public static FleetSurvival verifyFleet(
      Iterable<NodeCapture> before, Iterable<NodeCapture> after) {
    FleetSurvival.Pairs pairs = new FleetSurvival.Pairs();
    before.forEach(pairs::before);
    after.forEach(pairs::after);
    return pairs.result();
  }

  private static Survival verify(SurvivalScope scope, Reading before, Reading after) {
    return Survival.between(
        side(before, scope::findBefore, scope),
        side(after, scope::findAfter, scope),
        SurvivalOptions.DEFAULT);
  }

  private static ComparedSide side(
      Reading reading, Function<Capture, Optional<Deployment>> choice, SurvivalScope scope) {
    Capture capture = reading
        .capture()
        .orElseThrow(() -> new CaptureException(reading.input(), reading.problems()));
    return ComparedSide.of(reading, find(reading.input(), capture, choice, scope.missing(capture)));
  }

  private static Deployment find(
      String input,
      Capture capture,
      Function<Capture, Optional<Deployment>> choice,
      String missing) {
    return choice
        .apply(capture)
        .orElseThrow(
            () -> new CaptureException(input, List.of(Problem.of(Severity.ERROR, 0, 0, missing))));
  }

  /** What the command line prints of a survival: what is lost, what is unknown and why, and what is proved. */
  public static String explain(Survival survival) {
    return SurvivalText.of(WIDTH, Palette.PLAIN).write(survival);
  }

  /** What the command line prints of a fleet's survival: what is lost with all its nodes, what is unknown, the counts. */
  public static String explain(FleetSurvival fleet) {
    return FleetSurvivalText.write(fleet, WIDTH, Palette.PLAIN);
  }

  /** What the command line prints of an audit. */
  public static String explain(AuditResult result) {
    return AuditText.write(result, Palette.PLAIN, WIDTH);
  }

  /** Groups the nodes of a fleet, and finds those that drift, as of now and by the built-in rules. */
  public static AuditResult audit(Iterable<NodeCapture> captures) {
    Auditor auditor = auditor();
    captures.forEach(auditor::add);
    return auditor.finish();
  }

  /** An accumulator for a fleet: memory grows with the number of different states, not with that of captures. */
  public static Auditor auditor() {
    return new Auditor(new Fleet(), AuditOptions.at(Instant.now()));
  }

  /** What {@link #export} writes. */
  public enum ExportForm {
    /** A Containerfile: from the image of the origin, with all that is layered as steps. */
    CONTAINERFILE,
    /** The commands of rpm-ostree that bring another host to the same state. */
    COMMANDS,
    /** A fragment of a treefile, as YAML. */
    TREEFILE
  }

  /**
   * A deployment in a form that others build on. Nothing that the capture says can run in it: its words are quoted, and
   * what can't be said is left out, which a comment and a warning tell.
   *
   * @param text what is to be run or read
   * @param warnings what the form can't say
   * @param notShown what the capture does not show of that which matters: the text lacks it, and says so
   */
  public record Export(String text, List<String> warnings, List<FactKey<Deployment, ?>> notShown) {
    /** Copies the lists. */
    public Export {
      warnings = List.copyOf(warnings);
      notShown = List.copyOf(notShown);
    }
  }

  /**
   * The way out of layering: what a deployment is made of, for others to build on.
   *
   * @throws CaptureException if the capture does not show all that matters; the message says what, and what to capture
   */
  public static Export export(Deployment deployment, ExportForm form) {
    Export export = exportPartial(deployment, form);
    if (!export.notShown().isEmpty()) {
      String message = MissingFacts.sentence(deployment, export.notShown());
      throw new CaptureException("capture", List.of(Problem.of(Severity.ERROR, 0, 0, message)));
    }
    return export;
  }

  /** The same, without what the capture does not show: {@link Export#notShown()} and a comment tell what is missing. */
  public static Export exportPartial(Deployment deployment, ExportForm form) {
    Exporter exported = switch (form) {
      case CONTAINERFILE -> Exporter.containerfile(deployment);
      case COMMANDS -> Exporter.commands(deployment);
      case TREEFILE -> Exporter.treefile(deployment);
    };
    return new Export(exported.text(), exported.warnings(), exported.notShown());
  }

  /** A reading as the JSON that {@code ostree-drift parse} prints, on one line. */
  public static String toJson(Reading reading) {
    return CaptureJson.COMPACT.write(reading);
  }

  /** A difference as the JSON that {@code ostree-drift diff -o json} prints, its inputs named left and right. */
  public static String toJson(StatusDiff diff) {
    return DiffJson.write(diff);
  }

  /** A survival as the JSON that {@code ostree-drift verify -o json} prints. */
  public static String toJson(Survival survival) {
    return SurvivalJson.write(survival);
  }

  /** A fleet's survival as the JSON that {@code ostree-drift verify -o json} prints of many nodes. */
  public static String toJson(FleetSurvival fleet) {
    return text(out -> FleetSurvivalJson.write(fleet, out));
  }

  /** The result of an audit as the JSON that {@code ostree-drift audit -o json} prints. */
  public static String toJson(AuditResult result) {
    return text(out -> AuditJson.write(result, out));
  }

  /** Writes to a stream. */
  private interface Writing {
    void write(OutputStream out) throws IOException;
  }

  private static String text(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.write(bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory can be written", impossible);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
