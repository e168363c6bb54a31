// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import java.util.Optional;

/** The values that the tables of 2014 to 2016 and {@code ostree admin status} share. */
public final class OstreeFacts {
  private OstreeFacts() {}

  /** A refspec, or one of the words that stand for a missing one. */
  public static void showOrigin(String text, Facts.Builder<Deployment> facts) {
    facts.show(
        DeploymentFacts.ORIGIN,
        switch (text) {
          case "none", "(null)", "" -> new Origin.None();
          case "<unknown origin type>" -> new Origin.Unknown(text);
          default -> Origin.ofRefspec(text);
        });
  }

  /** A version; an empty one is none. */
  public static void showVersion(String text, Facts.Builder<Deployment> facts) {
    facts.show(DeploymentFacts.VERSION, text.isEmpty() ? Optional.empty() : Optional.of(text));
  }
}
