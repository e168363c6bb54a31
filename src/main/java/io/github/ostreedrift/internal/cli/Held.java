// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds readings back until there is a capture among them: until then, the input may have to be read otherwise. */
final class Held implements Consumer<Reading> {
  private final Consumer<Reading> sink;
  private final List<Reading> silent = new ArrayList<>();
  private boolean isSilent = true;

  Held(Consumer<Reading> sink) {
    this.sink = sink;
  }

  @Override
  public void accept(Reading reading) {
    if (isSilent && reading.capture().isPresent()) {
      isSilent = false;
      release();
    }
    if (isSilent) {
      silent.add(reading);
    } else {
      sink.accept(reading);
    }
  }

  /** Whether there was no capture so far. */
  boolean isSilent() {
    return isSilent;
  }

  /** Hands on what is held. */
  void release() {
    silent.forEach(sink);
    silent.clear();
  }
}
