// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.CaptureFacts.DEPLOYMENTS;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import java.util.List;

/** {@code ostree admin status --json} (since v2025.3). */
final class OstreeAdminStatus {
  private OstreeAdminStatus() {}

  /** Reads a status, an array of its deployments, or one of them. */
  static Capture read(JsonCursor status, Limits limits) {
    FactCollector<Capture> facts = new FactCollector<>(CaptureFacts.builder());
    facts.show(DEPLOYMENTS, () -> {
      List<JsonCursor> items = DeploymentList.items(status, limits);
      boolean reduced = !items.stream().allMatch(OstreeAdminDeployment::isWhole);
      return DeploymentList.read(
          items, item -> OstreeAdminDeployment.read(item, reduced), OstreeAdminDeployment::knows);
    });
    RpmOstreeStatus.markBooted(status, facts);
    if (DeploymentList.isStatus(status)) {
      for (String key : status.keys()) {
        if (!key.equals("deployments")) {
          status.at(key).keep("%s");
        }
      }
    }
    return new Capture(
        CaptureFormat.OSTREE_ADMIN_STATUS_JSON,
        facts.build(),
        status.complaints().unrecognized());
  }
}
