// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.line.LeftOut;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.token.LineToken;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Collects the lines above the list of deployments. */
final class HostRows {
  private static final Pattern POLICY =
      Pattern.compile("auto updates (?:(disabled)|enabled \\(([^;)]+)(?:; (.*))?\\))");
  private static final Pattern METHOD = Pattern.compile("(\\w+) (:[\\d.]+) (/\\S+)");
  // a name may end in parentheses of its own, a unit has a type
  private static final Pattern NAME_AND_UNIT =
      Pattern.compile("(.*) \\((\\S+\\.(?:service|timer|socket|target|path|scope|slice))\\)");

  private static final String FINALIZATION = "failed to finalize previous deployment";
  private static final String ADVICE = "check `journalctl -b -1 -u ostree-finalize-staged.service`";
  private static final Pattern UPDATES = Pattern.compile("disabled|[a-z-]+(?:; \\S+: \\S.*)?");

  private final CaptureProblems problems;
  private @Nullable LineToken above;
  private final ReleaseHints hints;
  final Facts.Builder<Capture> facts = CaptureFacts.builder();
  private final List<String> warnings = new ArrayList<>();
  private boolean driver;

  /** The first line that could not be read: what it may have told is not shown. */
  private @Nullable Unread damaged;

  /** Since v2020.2 only {@code -v} says that updates are disabled. */
  boolean disabled;

  /** Whether some line is one that only {@code -v} prints. */
  boolean verbose;

  HostRows(CaptureProblems problems, ReleaseHints hints) {
    this.problems = problems;
    this.hints = hints;
  }

  void take(HostStatusParser.HostRowContext row) {
    LineToken start = (LineToken) row.start;
    takeRow(row);
    above = start;
  }

  private void takeRow(HostStatusParser.HostRowContext row) {
    if (row.exception != null) {
      LineToken token = (LineToken) row.start;
      problems
          .unrecognized()
          .add(new UnrecognizedLine(token.line().number, token.line().raw()));
      hide(token, "it can't be read");
    } else if (row instanceof HostStatusParser.HostDamageContext damage) {
      LineToken token = (LineToken) damage.gap.start;
      boolean mayGoOn = token.getType() != HostStatusLexer.LEFT_OUT;
      if (mayGoOn && above != null) {
        hide(above, "a line below it may be a part of it");
      }
      hide(token, "a line that may tell it can't be read");
      if (token.getType() == HostStatusLexer.NEAR_KEY
          || token.getType() == HostStatusLexer.UNKNOWN_KEY) {
        problems.keep(token.line());
      }
    } else if (row instanceof HostStatusParser.WarningLinesContext warning) {
      List<String> lines =
          warning.lines.stream().map(Token::getText).map(String::strip).toList();
      if (isWholeWarning(lines)) {
        warnings.add(String.join("\n", lines));
        facts.show(CaptureFacts.WARNINGS, List.copyOf(warnings));
      } else {
        LineToken token = (LineToken) row.start;
        problems.keep(
            token.line(), "the lines of this warning may be broken, so warnings are not shown");
        facts.hide(
            CaptureFacts.WARNINGS,
            new Unread(token.line().number, "the lines of a warning may be broken"));
      }
    } else if (row instanceof HostStatusParser.HostLineContext line) {
      String value = line.value.getText().strip();
      boolean isImpossible = line.key.getType() == HostStatusLexer.AUTOMATIC_UPDATES
          && (!UPDATES.matcher(value).matches() || value.indexOf('|') >= 0);
      // What a driver says of its state may hold any sign.
      boolean isTypeset =
          line.key.getType() != HostStatusLexer.DRIVER_STATE && LeftOut.isTypeset(value);
      boolean isAtEdge =
          hints.pageEdge() > 0 && ((LineToken) line.key).line().length() == hints.pageEdge();
      if (LeftOut.isValue(value) || isTypeset || isImpossible || isAtEdge) {
        hide((LineToken) line.key, "its value was left out or made unreadable");
      } else {
        take(line.key.getType(), value);
      }
    }
  }

  /** The warning of several lines has one of its own between the first and the last; the others have one line. */
  private static boolean isWholeWarning(List<String> lines) {
    return lines.get(0).equals(FINALIZATION)
        ? lines.size() <= 3 && lines.get(lines.size() - 1).equals(ADVICE)
        : lines.size() == 1 && !lines.get(0).startsWith(FINALIZATION.substring(0, 6));
  }

  /** A line that can't be read hides what no other line tells. */
  private void hide(LineToken token, String reason) {
    Unread why = new Unread(token.line().number, reason);
    damaged = damaged == null ? why : damaged;
    switch (token.getType()) {
      case HostStatusLexer.STATE -> facts.hide(CaptureFacts.STATE, why);
      case HostStatusLexer.AUTOMATIC_UPDATES -> facts.hide(CaptureFacts.AUTOMATIC_UPDATES, why);
      case HostStatusLexer.UPDATE_DRIVER -> facts.hide(CaptureFacts.UPDATE_DRIVER, why);
      case HostStatusLexer.DRIVER_STATE -> facts.hide(CaptureFacts.UPDATE_DRIVER, why);
      case HostStatusLexer.TRANSACTION,
          HostStatusLexer.INITIATOR,
          HostStatusLexer.TRANSACTION_ADDRESS -> facts.hide(CaptureFacts.TRANSACTION, why);
      default -> {
        // No fact of its own.
      }
    }
  }

  private void take(int key, String value) {
    switch (key) {
      case HostStatusLexer.STATE -> state(value);
      case HostStatusParser.TRANSACTION_ADDRESS -> address(value);
      case HostStatusParser.AUTOMATIC_UPDATES -> automaticUpdates(value);
      case HostStatusParser.UPDATE_DRIVER -> driver(value);
      case HostStatusParser.DRIVER_STATE -> driverState(value);
      case HostStatusParser.TRANSACTION ->
        transaction(Optional.of(value), Optional.empty(), Optional.empty());
      default -> transaction(Optional.empty(), Optional.of(value), Optional.empty());
    }
  }

  /** Takes back what the lines that could not be read may have told. */
  void finish() {
    Unread why = damaged;
    if (why != null) {
      for (FactKey<Capture, ?> key : List.of(
          CaptureFacts.STATE,
          CaptureFacts.TRANSACTION,
          CaptureFacts.AUTOMATIC_UPDATES,
          CaptureFacts.UPDATE_DRIVER,
          CaptureFacts.WARNINGS)) {
        if (!facts.isSettled(key)) {
          facts.hide(key, why);
        }
      }
    }
  }

  private void state(String value) {
    int more = value.indexOf("; auto updates");
    String state = more < 0 ? value : value.substring(0, more);
    if (more >= 0) {
      hints.since(ReleaseHints.V2018_2);
      hints.until(201806);
      inlinePolicy(value.substring(more + 2));
    }
    if (state.startsWith("transaction: ")) {
      hints.until(201801);
      facts.show(CaptureFacts.STATE, "busy");
      String title = state.substring("transaction: ".length());
      Matcher method = METHOD.matcher(title);
      if (method.matches()) {
        transaction(Optional.empty(), Optional.empty(), Optional.of(method.group(1)));
      } else {
        transaction(Optional.of(title), Optional.empty(), Optional.empty());
      }
    } else {
      facts.show(CaptureFacts.STATE, state);
    }
  }

  private void inlinePolicy(String text) {
    Matcher policy = POLICY.matcher(text);
    if (policy.matches()) {
      String word = policy.group(1) != null ? "none" : policy.group(2);
      updates(word, Optional.empty(), Optional.ofNullable(policy.group(3)));
    }
  }

  private void address(String value) {
    verbose = true;
    Matcher method = METHOD.matcher(value);
    if (method.matches()) {
      transaction(Optional.empty(), Optional.empty(), Optional.of(method.group(1)));
    }
  }

  private void automaticUpdates(String value) {
    hints.since(ReleaseHints.V2018_7);
    if (value.equals("disabled")) {
      updates("none", Optional.empty(), Optional.empty());
      disabled = true;
      return;
    }
    int semicolon = value.indexOf("; ");
    if (semicolon < 0) {
      updates(value, Optional.empty(), Optional.empty());
      return;
    }
    String unit = value.substring(semicolon + 2);
    int colon = unit.indexOf(": ");
    updates(
        value.substring(0, semicolon),
        Optional.of(colon < 0 ? unit : unit.substring(0, colon)),
        colon < 0 ? Optional.empty() : Optional.of(unit.substring(colon + 2)));
  }

  private void updates(String policy, Optional<String> unit, Optional<String> status) {
    facts.show(CaptureFacts.AUTOMATIC_UPDATES, new AutomaticUpdates(policy, unit, status));
  }

  private void driver(String value) {
    hints.since(ReleaseHints.V2021_2);
    Matcher parts = NAME_AND_UNIT.matcher(value);
    boolean unit = parts.matches();
    verbose |= unit;
    String name = unit ? parts.group(1) : value;
    Optional<String> service = unit ? Optional.of(parts.group(2)) : Optional.empty();
    facts.show(
        CaptureFacts.UPDATE_DRIVER, Optional.of(new UpdateDriver(name, service, Optional.empty())));
    driver = true;
  }

  private void driverState(String value) {
    if (driver) {
      facts
          .get(CaptureFacts.UPDATE_DRIVER)
          .orElse(Optional.empty())
          .ifPresent(known -> facts.show(
              CaptureFacts.UPDATE_DRIVER,
              Optional.of(new UpdateDriver(known.name(), known.unit(), Optional.of(value)))));
    }
  }

  private void transaction(
      Optional<String> title, Optional<String> initiator, Optional<String> method) {
    Optional<Transaction> known = facts.get(CaptureFacts.TRANSACTION).orElse(Optional.empty());
    facts.show(
        CaptureFacts.TRANSACTION,
        Optional.of(new Transaction(
            title.or(() -> known.flatMap(Transaction::title)),
            initiator.or(() -> known.flatMap(Transaction::initiator)),
            method.or(() -> known.flatMap(Transaction::method)))));
  }
}
