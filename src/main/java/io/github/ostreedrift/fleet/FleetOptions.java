// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import io.github.ostreedrift.capture.ReadOptions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

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

  /**
   * A regular expression that finds a name in the path of an input: its group called {@code node} or {@code pool}, else
   * its first group, else all that it matches. Folders are separated by {@code /} on every system.
   *
   * <pre>{@code
   * PathPattern.compile("cases/[^/]+/(.+)-status").find("cases/4711/worker-0-status.txt"); // worker-0
   * }</pre>
   */
  public static final class PathPattern {
    private static final Pattern NAMED = Pattern.compile("\\(\\?<(node|pool)>");

    private final Pattern pattern;
    private final Optional<String> name;

    private PathPattern(Pattern pattern, Optional<String> name) {
      this.pattern = pattern;
      this.name = name;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PathPattern compile(String expression) {
      try {
        Matcher named = NAMED.matcher(expression);
        return new PathPattern(
            Pattern.compile(expression),
            named.find() ? Optional.of(named.group(1)) : Optional.empty());
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "not a regular expression: " + e.getDescription() + " at " + (e.getIndex() + 1) + " in "
                + expression,
            e);
      }
    }

    /** The name in a path, if the expression matches somewhere and the name is not empty. */
    public Optional<String> find(String path) {
      Matcher matcher = pattern.matcher(path.replace('\\', '/'));
      if (!matcher.find()) {
        return Optional.empty();
      }
      String found = name.isPresent()
          ? matcher.group(name.get())
          : matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      return Optional.ofNullable(found).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
      return pattern.pattern();
    }
  }

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
}
