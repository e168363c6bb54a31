// SPDX-License-Identifier: Apache-2.0
package org.example;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.diff.survival.Survival;
import java.io.IOException;
import java.nio.file.Path;

/** Tells whether all survived from one capture to another. */
public final class Survived {
  private Survived() {}

  public static void main(String... args) throws IOException {
    Survival survival = OstreeDrift.verify(
        OstreeDrift.readOne(Path.of(args[0])), OstreeDrift.readOne(Path.of(args[1])));
    System.out.println(OstreeDrift.class.getModule());
    System.out.println(survival.isProved());
    System.out.println(OstreeDrift.class.getResource("capture.schema.json") != null);
  }
}
