// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.capture.ReadOptions;
import io.github.ostreedrift.fleet.archive.ArchiveLimits;
import java.util.Optional;

/**
 * How a fleet is read.
 *
 * <pre>{@code
 * FleetOptions.DEFAULT.withNodePattern(PathPattern.compile("hosts/([^/]+)/")).withThreads(2)
 * }</pre>
 *
 * @param read how each capture is read
 * @param archives how much an archive may hold
 * @param maxNodeNames names that one folded node set such as {@code node[1-100]} may stand for, against sets that stand
 *     for more than there are
 * @param maxBodyLength characters of one node's part of an input, which is held in memory
 * @param maxHeldLength characters of the lines of one input whose nodes are interleaved, which all are held in memory,
 *     equal beginnings once
 * @param nodePattern finds the node's name in the path of a file or archive; it wins over what the file is called and
 *     over the host name inside of an archive, and not over names in a transcript
 * @param poolPattern finds the pool's name in the path; it wins over what stands in the input
 * @param threads threads that read captures; with 1 all is done by the caller's
 */
public record FleetOptions(
    ReadOptions read,
    ArchiveLimits archives,
    int maxNodeNames,
    int maxBodyLength,
    int maxHeldLength,
    Optional<PathPattern> nodePattern,
    Optional<PathPattern> poolPattern,
    int threads) {

  /** Default for {@link #maxNodeNames}: one million. */
  public static final int MAX_NODE_NAMES = 1_000_000;

  /** Default for {@link #maxBodyLength}: 64 Mi characters. */
  public static final int MAX_BODY_LENGTH = 64 << 20;

  /** Default for {@link #maxHeldLength}: 128 Mi characters. */
  public static final int MAX_HELD_LENGTH = 128 << 20;

  /** All defaults; everything is done by the caller's thread. */
  public static final FleetOptions DEFAULT = new FleetOptions(
      ReadOptions.DEFAULT,
      ArchiveLimits.DEFAULT,
      MAX_NODE_NAMES,
      MAX_BODY_LENGTH,
      MAX_HELD_LENGTH,
      Optional.empty(),
      Optional.empty(),
      1);

  /** Checks that every number is positive. */
  public FleetOptions {
    if (maxNodeNames < 1 || maxBodyLength < 1 || maxHeldLength < 1 || threads < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }

  /** These options with other ones for each capture. */
  public FleetOptions withRead(ReadOptions other) {
    return new FleetOptions(
        other,
        archives,
        maxNodeNames,
        maxBodyLength,
        maxHeldLength,
        nodePattern,
        poolPattern,
        threads);
  }

  /** These options with other limits for archives. */
  public FleetOptions withArchives(ArchiveLimits other) {
    return new FleetOptions(
        read, other, maxNodeNames, maxBodyLength, maxHeldLength, nodePattern, poolPattern, threads);
  }

  /** These options with another {@link #maxNodeNames}. */
  public FleetOptions withMaxNodeNames(int value) {
    return new FleetOptions(
        read, archives, value, maxBodyLength, maxHeldLength, nodePattern, poolPattern, threads);
  }

  /** These options with another {@link #maxBodyLength}. */
  public FleetOptions withMaxBodyLength(int value) {
    return new FleetOptions(
        read, archives, maxNodeNames, value, maxHeldLength, nodePattern, poolPattern, threads);
  }

  /** These options with another {@link #maxHeldLength}. */
  public FleetOptions withMaxHeldLength(int value) {
    return new FleetOptions(
        read, archives, maxNodeNames, maxBodyLength, value, nodePattern, poolPattern, threads);
  }

  /** These options with a pattern for the names of nodes. */
  public FleetOptions withNodePattern(PathPattern pattern) {
    return new FleetOptions(
        read,
        archives,
        maxNodeNames,
        maxBodyLength,
        maxHeldLength,
        Optional.of(pattern),
        poolPattern,
        threads);
  }

  /** These options with a pattern for the names of pools. */
  public FleetOptions withPoolPattern(PathPattern pattern) {
    return new FleetOptions(
        read,
        archives,
        maxNodeNames,
        maxBodyLength,
        maxHeldLength,
        nodePattern,
        Optional.of(pattern),
        threads);
  }

  /** These options with another number of {@link #threads}. */
  public FleetOptions withThreads(int value) {
    return new FleetOptions(
        read,
        archives,
        maxNodeNames,
        maxBodyLength,
        maxHeldLength,
        nodePattern,
        poolPattern,
        value);
  }
}
