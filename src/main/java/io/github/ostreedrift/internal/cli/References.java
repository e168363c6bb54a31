// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.audit.NodeState;
import io.github.ostreedrift.audit.Reference;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.internal.fleet.NodeReference;
import io.github.ostreedrift.internal.report.PreviousAudit;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@code --reference} names. */
final class References {
  private static final String PREVIOUS = "previous=";

  private final InputOptions options;
  private final Streams streams;
  private final ProblemCollector problems;

  References(InputOptions options, Streams streams, ProblemCollector problems) {
    this.options = options;
    this.streams = streams;
    this.problems = problems;
  }

  /** The references of the pools. */
  Reference.Choice read(List<String> words) {
    Reference all = new Reference.Consensus();
    Map<String, Reference> pools = new HashMap<>();
    for (String word : words) {
      int colon = word.indexOf(':');
      if (colon <= 0 || Files.exists(Path.of(word)) || word.startsWith(PREVIOUS)) {
        all = one(word);
      } else {
        pools.put(word.substring(0, colon), one(word.substring(colon + 1)));
      }
    }
    return new Reference.Choice(all, pools);
  }

  private Reference one(String word) {
    if (word.equals("consensus")) {
      return new Reference.Consensus();
    } else if (word.equals("none")) {
      return new Reference.None();
    } else if (word.startsWith(PREVIOUS)) {
      return previous(word.substring(PREVIOUS.length()));
    }
    if (!OneCapture.exists(word) && NodeReference.parse(word).isEmpty()) {
      problems.fatal(
          word,
          problem(
              "no such file; a reference is consensus, none, previous=FILE, or a capture in a file"
                  + Near.question(word, List.of("consensus", "none"))));
      return new Reference.None();
    }
    return golden(word);
  }

  private Reference previous(String file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      return PreviousAudit.read(file, in);
    } catch (IOException e) {
      boolean isPlaced = String.valueOf(e.getMessage()).matches("\\d+:\\d+: .*");
      problems.fatal(
          isPlaced ? file + ":" + e.getMessage() : file,
          problem(isPlaced ? "this is no earlier audit" : FileAccess.sentence(e)));
      return new Reference.Previous(file, new TreeMap<>());
    }
  }

  private Reference golden(String argument) {
    OneCapture capture = OneCapture.read(argument, options, streams.in());
    capture.problems().forEach(problem -> problems.fatal(argument, problem));
    Optional<Reference> golden =
        capture.capture().flatMap(shown -> Reference.golden(argument, shown));
    if (golden.isEmpty() && capture.capture().isPresent()) {
      problems.fatal(
          argument, problem("no deployment is marked as booted, so this can't be a reference"));
    }
    return golden.orElseGet(() -> new Reference.Golden(argument, NodeState.of(new TreeMap<>())));
  }

  private static Problem problem(String message) {
    return Problem.of(Severity.ERROR, 0, 0, message);
  }
}
