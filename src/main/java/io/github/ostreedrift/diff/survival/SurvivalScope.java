// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import java.util.Optional;

/** Which two deployments are held against each other, where nobody names them. */
public enum SurvivalScope {
  /** The booted deployments of a capture from before the upgrade and of one from after it. */
  UPGRADE,
  /** Of one capture: the deployment before the booted one, and the booted one. */
  LAST_BOOT,
  /** Of one capture: the booted deployment, and the one that boots next, which may be the same. */
  NEXT_BOOT;

  /** The deployment whose items have to be there after, if the capture lists it. */
  public Optional<Deployment> findBefore(Capture capture) {
    return this == LAST_BOOT ? capture.findRollback() : capture.findBooted();
  }

  /** The deployment in which they have to be, if the capture lists it. */
  public Optional<Deployment> findAfter(Capture capture) {
    if (this != NEXT_BOOT) {
      return capture.findBooted();
    }
    return capture.isBootedOnly()
        ? Optional.empty()
        : capture.deployments().stream().findFirst();
  }

  /** Why a capture does not list a deployment that is needed, in words. */
  public String missing(Capture capture) {
    if (capture.deployments().isEmpty()) {
      return "no deployment is listed, so there is nothing to verify";
    } else if (capture.findBooted().isEmpty()) {
      return "no deployment is marked as booted, so it has to be named which ones are meant";
    } else if (this == NEXT_BOOT) {
      return "the capture lists the booted deployment alone; capture it without -b";
    }
    return "there is no deployment to compare the booted one with; a capture from before is needed as well";
  }
}
