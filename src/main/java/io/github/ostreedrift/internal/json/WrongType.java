// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Fact;

/** A value is not of the type that was asked for. It has been complained of already. */
final class WrongType extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a stack trace: it says nothing, for the complaint does. */
  WrongType() {
    super("a JSON value of the wrong type", null, false, false);
  }

  /** Why the fact that it would tell is not shown. */
  Fact.Unread unread() {
    return new Fact.Unread(0, "its value is of the wrong type");
  }
}
