// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.time.Instant;
import java.util.Map;

/**
 * How a fleet is judged.
 *
 * <pre>{@code
 * AuditOptions.at(Instant.now()).withQuorum(0.8)
 * }</pre>
 *
 * @param now the moment at which an ignore is expired or not, and since which a deployment waits for a reboot
 * @param quorum the share of the nodes that can be told apart, from 0 to 1, which the largest group must hold to be the
 *     reference
 * @param reference with what the nodes of each pool are compared
 * @param rules what is asked besides
 * @param bootcReady whether nodes that a bootc upgrade would refuse are findings
 */
public record AuditOptions(
    Instant now, double quorum, Reference.Choice reference, Rules rules, boolean bootcReady) {

  /** Default for {@link #quorum}. */
  public static final double QUORUM = 0.6;

  /** Checks the share. */
  public AuditOptions {
    if (!(quorum > 0 && quorum <= 1)) {
      throw new IllegalArgumentException(
          "a quorum is a share of more than 0 and at most 1, not " + quorum);
    }
  }

  /** All defaults: consensus, and the ready-made rules. */
  public static AuditOptions at(Instant now) {
    Reference.Choice consensus = new Reference.Choice(new Reference.Consensus(), Map.of());
    return new AuditOptions(now, QUORUM, consensus, Rules.NONE, false);
  }

  /** These options with another {@link #quorum}. */
  public AuditOptions withQuorum(double value) {
    return new AuditOptions(now, value, reference, rules, bootcReady);
  }

  /** These options with another {@link #reference}. */
  public AuditOptions withReference(Reference.Choice value) {
    return new AuditOptions(now, quorum, value, rules, bootcReady);
  }

  /** These options with other {@link #rules}. */
  public AuditOptions withRules(Rules value) {
    return new AuditOptions(now, quorum, reference, value, bootcReady);
  }

  /** These options with another {@link #bootcReady}. */
  public AuditOptions withBootcReady(boolean value) {
    return new AuditOptions(now, quorum, reference, rules, value);
  }
}
