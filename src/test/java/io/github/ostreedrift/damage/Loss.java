// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

/** What a capture loses in a way of damage. */
enum Loss {
  /** Nothing: what it says is all there, and any reader sees it. */
  NOTHING,
  /** Nothing, but it is so disguised that a reader may give it up. */
  SIGHT,
  /** Something: a fact may be gone, and none may be another. */
  SOMETHING,
  /** Whole deployments perhaps: those that are left are some of those that there were, in their order. */
  DEPLOYMENTS
}
