// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one would write in an afternoon, lines and regular expressions: the measure for the reader with the grammar.
 *
 * <p>Reads the same facts of {@code rpm-ostree status} since v2018.5, as long as the text is whole and in its place: no
 * prefix, no lost indentation, no chatter around it, no colour, no problems with their lines and columns.
 */
final class RegexReader {
  private static final Pattern HOST_LINE = Pattern.compile(" {0,2}([A-Za-z]+): ?(.*)");
  private static final Pattern HEADER =
      Pattern.compile("([●*] | {2})(\\S.*?)(?: \\(index: (\\d+)\\))?");
  private static final Pattern TITLE = Pattern.compile(" {2}(?:└─|`-) (.*)");
  private static final Pattern ROW = Pattern.compile(" +([A-Z][A-Za-z]+(?: layers)?): ?(.*)");
  private static final Pattern INLINE_POLICY =
      Pattern.compile("(\\w+); auto updates (?:(disabled)|enabled \\(([^;)]+)(?:; (.*))?\\))");
  private static final Pattern POLICY = Pattern.compile("(\\w+)(?:; ([^:]+): (.*))?");
  private static final Pattern DRIVER = Pattern.compile("(.*?)(?: \\((\\S+\\.\\w+)\\))?");

  private final Facts.Builder<Capture> facts = CaptureFacts.builder();
  private final List<RegexDeployment> deployments = new ArrayList<>();
  private final List<String> warning = new ArrayList<>();
  private RegexDeployment update;
  private RegexDeployment current;
  private boolean listed;
  private boolean inlinePolicy;
  private boolean blankBefore;

  private RegexReader() {}

  /** Reads a status. */
  static Capture read(String text) {
    RegexReader reader = new RegexReader();
    for (String line : text.split("\n")) {
      reader.take(line);
    }
    return reader.finish();
  }

  private void take(String line) {
    if (line.isEmpty()) {
      blankBefore = true;
    } else if (listed) {
      takeListed(line);
      blankBefore = false;
    } else {
      takeHost(line);
    }
  }

  private void takeHost(String line) {
    Matcher match = HOST_LINE.matcher(line);
    if (!match.matches()) {
      warning.add(line.strip());
      return;
    }
    String value = match.group(2).strip();
    switch (match.group(1)) {
      case "State" -> state(value);
      case "Warning" -> warning.add(value);
      case "AutomaticUpdates" -> automaticUpdates(value);
      case "AutomaticUpdatesDriver" -> driver(value);
      case "DriverState" -> driverState(value);
      case "Transaction" -> transaction(Optional.of(value), Optional.empty());
      case "Initiator" ->
        transaction(
            facts.get(CaptureFacts.TRANSACTION).require().flatMap(Transaction::title),
            Optional.of(value));
      default -> {
        listed = true;
        blankBefore = true;
        facts.show(CaptureFacts.BOOTED_ONLY, match.group(1).startsWith("Booted"));
      }
    }
  }

  private void state(String value) {
    Matcher match = INLINE_POLICY.matcher(value);
    if (!match.matches()) {
      facts.show(CaptureFacts.STATE, value);
      return;
    }
    inlinePolicy = true;
    facts.show(CaptureFacts.STATE, match.group(1));
    updates(
        match.group(2) != null ? "none" : match.group(3),
        Optional.empty(),
        Optional.ofNullable(match.group(4)));
  }

  private void automaticUpdates(String value) {
    Matcher match = POLICY.matcher(value);
    if (value.equals("disabled")) {
      updates("none", Optional.empty(), Optional.empty());
    } else if (match.matches()) {
      updates(
          match.group(1), Optional.ofNullable(match.group(2)), Optional.ofNullable(match.group(3)));
    }
  }

  private void updates(String policy, Optional<String> unit, Optional<String> status) {
    facts.show(CaptureFacts.AUTOMATIC_UPDATES, new AutomaticUpdates(policy, unit, status));
  }

  private void driver(String value) {
    Matcher match = DRIVER.matcher(value);
    if (match.matches()) {
      facts.show(
          CaptureFacts.UPDATE_DRIVER,
          Optional.of(new UpdateDriver(
              match.group(1), Optional.ofNullable(match.group(2)), Optional.empty())));
    }
  }

  private void driverState(String value) {
    UpdateDriver driver = facts.get(CaptureFacts.UPDATE_DRIVER).require().orElseThrow();
    facts.show(
        CaptureFacts.UPDATE_DRIVER,
        Optional.of(new UpdateDriver(driver.name(), driver.unit(), Optional.of(value))));
  }

  private void transaction(Optional<String> title, Optional<String> initiator) {
    facts.show(
        CaptureFacts.TRANSACTION, Optional.of(new Transaction(title, initiator, Optional.empty())));
  }

  private void takeListed(String line) {
    if (line.startsWith("Available")) {
      current = update = new RegexDeployment("", false, -1);
      return;
    }
    Matcher row = ROW.matcher(line);
    if (row.matches() && (!blankBefore || current == update)) {
      takeRow(row.group(1), row.group(2));
      return;
    } else if (!blankBefore && current.rows.isNotice()) {
      current.rows.goOn(line.strip());
      return;
    }
    Matcher title = TITLE.matcher(line);
    if (title.matches() && current != null) {
      current.rows.begin("Title", title.group(1));
      return;
    }
    Matcher header = HEADER.matcher(line);
    if (header.matches()) {
      int index = header.group(3) == null ? -1 : Integer.parseInt(header.group(3));
      current = new RegexDeployment(header.group(2), !header.group(1).isBlank(), index);
      deployments.add(current);
    } else if (current != null) {
      current.rows.goOn(line.strip());
    }
  }

  private void takeRow(String key, String value) {
    Matcher glued = ROW.matcher(value);
    if (key.equals("GPGSignature") && glued.matches()) {
      current.rows.begin(key, "");
      current.rows.begin(glued.group(1), glued.group(2));
    } else {
      current.rows.begin(key, value);
    }
  }

  private Capture finish() {
    boolean verbose = false;
    for (RegexDeployment deployment : deployments) {
      deployment.rows.end();
      verbose |= deployment.rows.verbose;
    }
    List<Deployment> list = new ArrayList<>(deployments.size());
    for (RegexDeployment deployment : deployments) {
      list.add(deployment.build(list.size(), verbose));
    }
    facts.show(CaptureFacts.DEPLOYMENTS, list);
    if (inlinePolicy && list.size() == 1 && list.get(0).isBooted()) {
      // Those releases have the same head for the whole list and for the booted deployment alone.
      facts.hide(
          CaptureFacts.BOOTED_ONLY,
          new Unread(1, "the head does not tell whether others were left out"));
    }
    facts.show(CaptureFacts.VERBOSE, verbose);
    if (update != null) {
      update.rows.end();
      facts.show(CaptureFacts.AVAILABLE_UPDATE, update.buildUpdate());
    }
    silence(verbose);
    return new Capture(CaptureFormat.RPM_OSTREE_STATUS, facts.build(), List.of());
  }

  private void silence(boolean verbose) {
    if (!warning.isEmpty()) {
      facts.show(CaptureFacts.WARNINGS, List.of(String.join("\n", warning)));
    }
    facts.showIfAbsent(CaptureFacts.WARNINGS, List.of());
    facts.showIfAbsent(CaptureFacts.UPDATE_DRIVER, Optional.empty());
    if (facts.get(CaptureFacts.STATE).is("idle")) {
      facts.showIfAbsent(CaptureFacts.TRANSACTION, Optional.empty());
    }
    if (verbose && facts.get(CaptureFacts.UPDATE_DRIVER).is(Optional.empty())) {
      facts.showIfAbsent(
          CaptureFacts.AUTOMATIC_UPDATES,
          new AutomaticUpdates("none", Optional.empty(), Optional.empty()));
    }
  }
}
