// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.audit.Audit;
import io.github.ostreedrift.audit.AuditOptions;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.Fleet;
import io.github.ostreedrift.fleet.NodeCapture;

/**
 * Collects the captures of a fleet, one by one, and judges them at the end. Not thread-safe.
 *
 * <pre>{@code
 * Auditor auditor = OstreeDrift.auditor();
 * FleetReader.standard().read(Path.of("fleet"), auditor::add, problem -> {});
 * AuditResult result = auditor.finish();
 * }</pre>
 *
 * @since 0.1
 */
public final class Auditor {
  private final Fleet fleet;
  private final AuditOptions options;

  Auditor(Fleet fleet, AuditOptions options) {
    this.fleet = fleet;
    this.options = options;
  }

  /** Takes a capture of a node, or the reason why there is none. */
  public Auditor add(NodeCapture capture) {
    fleet.add(capture);
    return this;
  }

  /** The result for all that was added; the same for any order. More can be added afterwards. */
  public AuditResult finish() {
    return Audit.of(fleet, options);
  }
}
