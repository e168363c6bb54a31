// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;

/**
 * A row of a deployment whose key this release of the library does not know.
 *
 * @param line where it stands, 1-based; 0 in JSON, where lines mean nothing
 * @param key the key, without the colon
 * @param values the values, one a line, as printed
 */
public record UnrecognizedRow(int line, String key, List<String> values) {
  /** Copies the list. */
  public UnrecognizedRow {
    values = List.copyOf(values);
  }
}
