// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/** How bad a problem is. */
public enum Severity {
  /** Something could not be read: the result is not to be trusted as whole. */
  ERROR,
  /** Something was repaired, or kept without being understood. */
  WARNING
}
