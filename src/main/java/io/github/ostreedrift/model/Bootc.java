// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.Optional;

/** What {@code bootc status} alone tells. */
public final class Bootc {
  private Bootc() {}

  /**
   * A deployment of the composefs backend (since v1.9).
   *
   * @param verity the fs-verity digest, which identifies the deployment: 128 hexadecimal digits
   * @param bootType {@code bls} or {@code uki}, in lower case
   * @param bootloader {@code grub}, {@code systemd}, {@code none}, in lower case
   * @param bootDigest the digest of kernel and initramfs (since v1.11)
   * @param missingVerityAllowed whether it boots where the file system knows no fs-verity (since v1.15.2)
   */
  public record Composefs(
      String verity,
      Optional<String> bootType,
      Optional<String> bootloader,
      Optional<String> bootDigest,
      Optional<Boolean> missingVerityAllowed) {}

  /**
   * What is mounted over {@code /usr} (since v1.14).
   *
   * @param accessMode {@code read-only} or {@code read-write}
   * @param persistence {@code transient} or {@code persistent}
   */
  public record UsrOverlay(String accessMode, String persistence) {}
}
