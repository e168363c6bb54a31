// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

/** A fault of our own, in one line. */
final class Fault {
  private Fault() {}

  /** What went wrong, where, and what to do. */
  static String describe(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    String place =
        trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
    String message = fault.getMessage() == null ? "" : ": " + fault.getMessage();
    return "a fault of ostree-drift itself (" + fault.getClass().getSimpleName() + place + message
        + "); please report it, with the input if you can";
  }
}
