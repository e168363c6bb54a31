// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.List;

/**
 * Changes to the initramfs.
 *
 * @param regenerate whether it is built on the host
 * @param args arguments for dracut; before v2020.2 the text does not tell one argument from two
 * @param etc files of {@code /etc} that are tracked
 */
public record Initramfs(boolean regenerate, List<String> args, List<String> etc) {
  /** Copies the lists. */
  public Initramfs {
    args = List.copyOf(args);
    etc = List.copyOf(etc);
  }
}
