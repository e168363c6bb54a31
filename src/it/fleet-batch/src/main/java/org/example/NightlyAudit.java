// SPDX-License-Identifier: Apache-2.0
package org.example;

import io.github.ostreedrift.Auditor;
import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.fleet.FleetReader;
import java.nio.file.Path;

/** Judges the captures of a night, one file a node. */
public final class NightlyAudit {
  private NightlyAudit() {}

  /** What was found in a folder. */
  public static AuditResult of(Path folder) {
    Auditor auditor = OstreeDrift.auditor();
    FleetReader.standard().read(folder, auditor::add, problem -> {
      throw new IllegalStateException(problem.toString());
    });
    return auditor.finish();
  }
}
