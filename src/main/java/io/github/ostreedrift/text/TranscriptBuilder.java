// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.InactiveRequest;
import io.github.ostreedrift.model.PackageChange;
import io.github.ostreedrift.model.PackageChange.Kind;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.Outcome;
import io.github.ostreedrift.text.grammar.TranscriptParser;
import io.github.ostreedrift.text.grammar.TranscriptParser.CheckoutContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.EndingContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.InactiveContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.KeylessChangeContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.PartContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.SectionContext;
import io.github.ostreedrift.text.grammar.TranscriptParser.SignedContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** From the rules of the grammar of transcripts to evidence. */
final class TranscriptBuilder {
  private final Straightened source;
  private final PackageChanges changes;
  private final PackageEvidence.Builder evidence = PackageEvidence.builder();
  private boolean checkout;
  private boolean signed;
  private @Nullable Outcome outcome;

  private TranscriptBuilder(Straightened source) {
    this.source = source;
    this.changes = new PackageChanges(source);
  }

  static Capture build(Straightened source) {
    return new TranscriptBuilder(source).build();
  }

  private Capture build() {
    for (PartContext part : Grammars.transcript(source).parts) {
      if (part.exception == null) {
        take(part);
      }
    }
    boolean ended = outcome != null;
    if (outcome == null && signed) {
      outcome = Outcome.PREVIEW;
    }
    if (outcome != null) {
      evidence.outcome(outcome);
    }
    List<PackageChange> found = changes.finish();
    if (!found.isEmpty() || silenceMeansNone()) {
      evidence.changes(found);
    }
    return EvidenceFacts.capture(CaptureFormat.RPM_OSTREE_TRANSCRIPT, evidence, source, ended);
  }

  /** Releases that put packages on a tree print what changes; the first ones (2014) may not have. */
  private boolean silenceMeansNone() {
    return source.cuts.isEmpty()
        && (outcome == Outcome.UNCHANGED || (checkout && outcome == Outcome.QUEUED));
  }

  private void take(PartContext part) {
    if (part instanceof SectionContext section) {
      Kind kind = kind(section.key);
      section.changes.forEach(change -> changes.add(change.words, kind));
    } else if (part instanceof KeylessChangeContext keyless) {
      changes.add(keyless.changed.words, Kind.CHANGED);
    } else if (part instanceof SignedContext preview) {
      signed = true;
      changes.addSigned(preview.sign.getText().charAt(0), preview.nevra);
    } else if (part instanceof InactiveContext inactive) {
      takeInactive(inactive);
    } else if (part instanceof CheckoutContext) {
      checkout = true;
    } else if (part instanceof EndingContext ending) {
      outcome = outcome(ending.outcome);
    }
  }

  private void takeInactive(InactiveContext inactive) {
    List<String> lines = Words.lines(inactive.lines);
    switch (inactive.key.getType()) {
      case TranscriptParser.INACTIVE_REQUESTS ->
        evidence.inactiveRequests(lines.stream().map(TranscriptBuilder::request).toList());
      case TranscriptParser.INACTIVE_REMOVALS -> evidence.inactiveRemovals(lines);
      default -> evidence.inactiveReplacements(lines);
    }
  }

  private static InactiveRequest request(String line) {
    String[] parts = PackageSection.partsOfRequest(line);
    return new InactiveRequest(parts[0], parts[1]);
  }

  private static Kind kind(Token key) {
    return switch (key.getType()) {
      case TranscriptParser.UPGRADED -> Kind.UPGRADED;
      case TranscriptParser.DOWNGRADED -> Kind.DOWNGRADED;
      case TranscriptParser.REMOVED -> Kind.REMOVED;
      case TranscriptParser.ADDED -> Kind.ADDED;
      default -> Kind.CHANGED;
    };
  }

  private static Outcome outcome(Token token) {
    return switch (token.getType()) {
      case TranscriptParser.QUEUED -> Outcome.QUEUED;
      case TranscriptParser.LIVE -> Outcome.LIVE;
      case TranscriptParser.UNCHANGED -> Outcome.UNCHANGED;
      case TranscriptParser.DRY_RUN -> Outcome.DRY_RUN;
      default -> Outcome.FAILED;
    };
  }
}
