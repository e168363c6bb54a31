// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

/** A value is not of the type that was asked for. It has been complained of already. */
final class WrongType extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a stack trace: it says nothing, for the complaint does. */
  WrongType() {
    super("a JSON value of the wrong type", null, false, false);
  }
}
