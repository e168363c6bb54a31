// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.text.legacy;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact.Unread;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.text.line.LeftOut;
import io.github.ostreedrift.text.value.OstreeFacts;
import java.util.List;

/** The facts of one deployment; what was left out or made unreadable is not shown. */
final class LegacyFacts {
  private final Facts.Builder<Deployment> facts = DeploymentFacts.builder();

  <T> void show(FactKey<Deployment, T> key, T value) {
    facts.show(key, value);
  }

  <T> void showOrHide(FactKey<Deployment, T> key, T value, boolean isWhole, int line) {
    if (isWhole) {
      facts.show(key, value);
    } else {
      facts.hide(key, new Unread(line, "its value is left out"));
    }
  }

  void text(FactKey<Deployment, String> key, String text, int line) {
    showOrHide(key, text, !LeftOut.isValue(text), line);
  }

  /** A version; an empty one is none. */
  void version(String text, int line) {
    OstreeFacts.showVersion(text, facts);
    hideLeftOut(DeploymentFacts.VERSION, text, line);
  }

  /** A refspec, or the word for a missing one. */
  void origin(String text, int line) {
    OstreeFacts.showOrigin(text, facts);
    if (facts.get(DeploymentFacts.ORIGIN).orElse(new Origin.None()) instanceof Origin.Refspec) {
      hideLeftOut(DeploymentFacts.ORIGIN, text, line);
    }
  }

  private void hideLeftOut(FactKey<Deployment, ?> key, String text, int line) {
    if (LeftOut.isValue(text)) {
      facts.hide(key, new Unread(line, "its value is left out"));
    }
  }

  Deployment build(int index) {
    return new Deployment(index, facts.build(), List.of());
  }
}
