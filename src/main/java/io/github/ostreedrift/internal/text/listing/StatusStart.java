// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import java.io.IOException;

/** Where a status begins: nothing that is read as a listing is taken from one. */
public interface StatusStart {
  /** Whether a status begins in a line, which is the next one of these lines. */
  boolean isAt(LineReader lines, Line line) throws IOException;
}
