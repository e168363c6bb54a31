// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet.archive;

/**
 * How much an archive may hold before it is refused: each limit stops one way of exhausting the reader. What was read
 * before is given; then comes an error that names the limit and its option. An archive inside of an archive is never
 * read.
 *
 * <pre>{@code
 * ArchiveLimits.DEFAULT.withMaxUnpackedBytes(1L << 30)
 * }</pre>
 *
 * @param maxMembers members of one archive, against endless lists of empty files
 * @param maxUnpackedBytes bytes of one archive when unpacked, against archive bombs
 * @param maxRatio how many times larger than the archive it may be when unpacked, against archive bombs; looked at once
 *     more than a mebibyte is unpacked
 * @param maxMemberBytes bytes of one member, read or not
 * @param maxHeldBytes bytes of one member that is read: it is held in memory
 */
public record ArchiveLimits(
    int maxMembers, long maxUnpackedBytes, int maxRatio, long maxMemberBytes, int maxHeldBytes) {

  /** Default for {@link #maxMembers}: one million. */
  public static final int MAX_MEMBERS = 1_000_000;

  /** Default for {@link #maxUnpackedBytes}: 16 GiB. */
  public static final long MAX_UNPACKED_BYTES = 16L << 30;

  /** Default for {@link #maxRatio}: five hundred; logs reach fifty. */
  public static final int MAX_RATIO = 500;

  /** Default for {@link #maxMemberBytes}: 4 GiB. */
  public static final long MAX_MEMBER_BYTES = 4L << 30;

  /** Default for {@link #maxHeldBytes}: 64 MiB; a real status has less than one. */
  public static final int MAX_HELD_BYTES = 64 << 20;

  /** All defaults. */
  public static final ArchiveLimits DEFAULT = new ArchiveLimits(
      MAX_MEMBERS, MAX_UNPACKED_BYTES, MAX_RATIO, MAX_MEMBER_BYTES, MAX_HELD_BYTES);

  /** Checks that every limit is positive. */
  public ArchiveLimits {
    if (maxMembers < 1
        || maxUnpackedBytes < 1
        || maxRatio < 1
        || maxMemberBytes < 1
        || maxHeldBytes < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }

  /** These limits with another {@link #maxMembers}. */
  public ArchiveLimits withMaxMembers(int value) {
    return new ArchiveLimits(value, maxUnpackedBytes, maxRatio, maxMemberBytes, maxHeldBytes);
  }

  /** These limits with another {@link #maxUnpackedBytes}. */
  public ArchiveLimits withMaxUnpackedBytes(long value) {
    return new ArchiveLimits(maxMembers, value, maxRatio, maxMemberBytes, maxHeldBytes);
  }

  /** These limits with another {@link #maxRatio}. */
  public ArchiveLimits withMaxRatio(int value) {
    return new ArchiveLimits(maxMembers, maxUnpackedBytes, value, maxMemberBytes, maxHeldBytes);
  }

  /** These limits with another {@link #maxMemberBytes}. */
  public ArchiveLimits withMaxMemberBytes(long value) {
    return new ArchiveLimits(maxMembers, maxUnpackedBytes, maxRatio, value, maxHeldBytes);
  }

  /** These limits with another {@link #maxHeldBytes}. */
  public ArchiveLimits withMaxHeldBytes(int value) {
    return new ArchiveLimits(maxMembers, maxUnpackedBytes, maxRatio, maxMemberBytes, value);
  }
}
