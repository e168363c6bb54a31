// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.PackageChange.Kind;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.text.grammar.PackageDiffParser;
import io.github.ostreedrift.text.grammar.PackageDiffParser.AdvisoriesContext;
import io.github.ostreedrift.text.grammar.PackageDiffParser.KeylessChangeContext;
import io.github.ostreedrift.text.grammar.PackageDiffParser.PartContext;
import io.github.ostreedrift.text.grammar.PackageDiffParser.SectionContext;
import io.github.ostreedrift.text.grammar.PackageDiffParser.SignedContext;
import org.antlr.v4.runtime.Token;

/** From the rules of the grammar of {@code rpm-ostree db diff} to evidence. */
final class PackageDiffBuilder {
  private final Straightened source;
  private final PackageChanges changes;
  private final PackageEvidence.Builder evidence = PackageEvidence.builder();

  private PackageDiffBuilder(Straightened source) {
    this.source = source;
    this.changes = new PackageChanges(source);
  }

  static Capture build(Straightened source) {
    return new PackageDiffBuilder(source).build();
  }

  private Capture build() {
    PackageDiffParser.DiffContext diff = Grammars.packageDiff(source);
    if (diff.from != null && diff.from.exception == null) {
      evidence.from(EvidenceFacts.commit(diff.from.commit));
    }
    if (diff.to != null && diff.to.exception == null) {
      evidence.commit(EvidenceFacts.commit(diff.to.commit));
    }
    for (PartContext part : diff.parts) {
      if (part.exception == null) {
        take(part);
      }
    }
    evidence.changes(changes.finish());
    return EvidenceFacts.capture(CaptureFormat.RPM_OSTREE_DB_DIFF, evidence, source, false);
  }

  private void take(PartContext part) {
    if (part instanceof SectionContext section) {
      Kind kind = kind(section.key);
      section.changes.forEach(change -> changes.add(change.words, kind));
    } else if (part instanceof KeylessChangeContext keyless) {
      changes.add(keyless.changed.words, Kind.CHANGED);
    } else if (part instanceof SignedContext signed) {
      changes.addSigned(signed.sign.getText().charAt(0), signed.nevra);
    } else if (part instanceof AdvisoriesContext advisories) {
      evidence.advisories(AdvisoryLines.read(Words.lines(advisories.lines)));
    }
  }

  private static Kind kind(Token key) {
    return switch (key.getType()) {
      case PackageDiffParser.UPGRADED -> Kind.UPGRADED;
      case PackageDiffParser.DOWNGRADED -> Kind.DOWNGRADED;
      case PackageDiffParser.REMOVED -> Kind.REMOVED;
      default -> Kind.ADDED;
    };
  }
}
