// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet.archive;

/** What {@code oc adm must-gather} collects. */
public final class MustGather {
  public static final String MESSAGE =
      "this is a must-gather, which holds no `rpm-ostree status` of any node; collect one with"
          + " `sos collect --cluster-type ocp` or with a loop of `oc debug node/NAME -- chroot /host rpm-ostree status`";

  private MustGather() {}
}
