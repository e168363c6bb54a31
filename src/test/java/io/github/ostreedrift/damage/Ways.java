// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.List;

/** All ways of damage. */
final class Ways {
  private Ways() {}

  /** Those of text. */
  static List<Way> ofText() {
    Way.Collector ways = new Way.Collector();
    Typesetting.addTo(ways);
    Prefixes.addTo(ways);
    Marks.addTo(ways);
    Documents.addTo(ways);
    Chatter.addTo(ways);
    Elisions.addTo(ways);
    Redactions.addTo(ways);
    Misspellings.addTo(ways);
    Cuts.addTo(ways);
    Moves.addTo(ways);
    Wraps.addTo(ways);
    Dressings.addTo(ways);
    Compositions.addTo(ways);
    return ways.all();
  }

  /** Those of JSON. */
  static List<Way> ofJson() {
    Way.Collector ways = new Way.Collector();
    JsonDocuments.addTo(ways);
    JsonEdits.addTo(ways);
    return ways.all();
  }
}
