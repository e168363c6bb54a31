// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.status;

import io.github.ostreedrift.internal.text.grammar.HostStatusLexer;
import io.github.ostreedrift.internal.text.grammar.HostStatusParser;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.internal.text.value.Words;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.Optional;

/** The block of an available update: rows like a deployment's, and the layers of a container image. */
final class UpdateRows {
  private UpdateRows() {}

  static AvailableUpdate read(
      HostStatusParser.AvailableUpdateContext update,
      CaptureProblems problems,
      ReleaseHints hints) {
    DeploymentRows rows = new DeploymentRows(problems, hints);
    update.rows.forEach(rows::take);
    rows.finish();
    Facts<Deployment> facts = rows.facts.build();
    return new AvailableUpdate(
        facts.get(DeploymentFacts.VERSION).orElse(Optional.empty()),
        find(facts, DeploymentFacts.TIMESTAMP),
        find(facts, DeploymentFacts.CHECKSUM),
        find(facts, DeploymentFacts.SIGNATURES),
        find(facts, DeploymentFacts.ADVISORIES),
        find(facts, DeploymentFacts.DIFF),
        layers(update, HostStatusParser.TOTAL_LAYERS),
        layers(update, HostStatusParser.REMOVED_LAYERS),
        layers(update, HostStatusParser.ADDED_LAYERS));
  }

  private static <T> Optional<T> find(Facts<Deployment> facts, FactKey<Deployment, T> key) {
    Fact<T> fact = facts.get(key);
    return fact.isShown() ? Optional.of(fact.require()) : Optional.empty();
  }

  private static Optional<LayerChange> layers(
      HostStatusParser.AvailableUpdateContext update, int key) {
    return update.layers.stream()
        .filter(row -> row.exception == null
            && row.key.getType() == key
            && row.size != null
            && ValueForms.isWhole(HostStatusLexer.SIZE, row.size.getText())
            && Words.isNumber(row.count.getText(), 0, row.count.getText().length()))
        .map(row -> new LayerChange(
            Integer.parseInt(row.count.getText()), row.size.getText().replace('\u00a0', ' ')))
        .findFirst();
  }
}
