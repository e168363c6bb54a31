// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.Locale;

/** What a deployment is on its host. */
enum BootRole {
  BOOTED,
  PENDING,
  ROLLBACK,
  /** Neither, or nothing is marked as booted. */
  OTHER;

  static BootRole of(Capture capture, Deployment deployment) {
    if (deployment.isBooted()) {
      return BOOTED;
    } else if (capture.findBooted().isEmpty()) {
      return OTHER;
    } else if (isBeforeBooted(capture, deployment)) {
      return PENDING;
    }
    return capture
        .findRollback()
        .filter(deployment::equals)
        .map(rollback -> ROLLBACK)
        .orElse(OTHER);
  }

  private static boolean isBeforeBooted(Capture capture, Deployment deployment) {
    return capture.deployments().stream()
        .takeWhile(each -> !each.isBooted())
        .anyMatch(deployment::equals);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of change of a deployment of this role that is the booted one on the right. */
  ChangeKind becameBooted() {
    return switch (this) {
      case PENDING -> ChangeKind.PENDING_BECAME_BOOTED;
      case ROLLBACK -> ChangeKind.ROLLBACK_BECAME_BOOTED;
      case OTHER, BOOTED -> ChangeKind.OTHER_BECAME_BOOTED;
    };
  }
}
