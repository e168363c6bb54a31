// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * How much an input may hold before it is refused: each limit stops one way of exhausting the reader, and meeting it
 * is a {@link Problem} of its own.
 *
 * <pre>{@code
 * Limits.DEFAULT.withMaxDeployments(100)
 * }</pre>
 *
 * @param maxInputBytes bytes of one input, against endless streams
 * @param maxLineLength characters of one line, against files without line breaks
 * @param maxCaptures captures of one input, against forged transcripts
 * @param maxDeployments deployments of one capture, against forged captures
 * @param maxJsonDepth nesting of JSON, against stack exhaustion
 * @param maxPackages packages of one listing, against forged listings
 */
public record Limits(
    long maxInputBytes,
    int maxLineLength,
    int maxCaptures,
    int maxDeployments,
    int maxJsonDepth,
    int maxPackages) {

  /** Default for {@link #maxInputBytes}: 4 GiB. */
  public static final long MAX_INPUT_BYTES = 4L << 30;

  /** Default for {@link #maxLineLength}: 16 Mi characters. */
  public static final int MAX_LINE_LENGTH = 16 << 20;

  /** Default for {@link #maxCaptures}: ten million. */
  public static final int MAX_CAPTURES = 10_000_000;

  /** Default for {@link #maxDeployments}: ten thousand; a real host has fewer than ten. */
  public static final int MAX_DEPLOYMENTS = 10_000;

  /** Default for {@link #maxJsonDepth}: two hundred; a real status has fewer than twelve. */
  public static final int MAX_JSON_DEPTH = 200;

  /** Default for {@link #maxPackages}: a hundred thousand; a real host has some thousands. */
  public static final int MAX_PACKAGES = 100_000;

  /** All defaults. */
  public static final Limits DEFAULT = new Limits(
      MAX_INPUT_BYTES,
      MAX_LINE_LENGTH,
      MAX_CAPTURES,
      MAX_DEPLOYMENTS,
      MAX_JSON_DEPTH,
      MAX_PACKAGES);

  /** Limits with the default {@link #maxPackages}. */
  public Limits(
      long maxInputBytes,
      int maxLineLength,
      int maxCaptures,
      int maxDeployments,
      int maxJsonDepth) {
    this(maxInputBytes, maxLineLength, maxCaptures, maxDeployments, maxJsonDepth, MAX_PACKAGES);
  }

  /** Checks that every limit is positive. */
  public Limits {
    if (maxInputBytes < 1
        || maxLineLength < 1
        || maxCaptures < 1
        || maxDeployments < 1
        || maxJsonDepth < 1
        || maxPackages < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }

  /** These limits with another {@link #maxInputBytes}. */
  public Limits withMaxInputBytes(long value) {
    return new Limits(value, maxLineLength, maxCaptures, maxDeployments, maxJsonDepth, maxPackages);
  }

  /** These limits with another {@link #maxLineLength}. */
  public Limits withMaxLineLength(int value) {
    return new Limits(maxInputBytes, value, maxCaptures, maxDeployments, maxJsonDepth, maxPackages);
  }

  /** These limits with another {@link #maxCaptures}. */
  public Limits withMaxCaptures(int value) {
    return new Limits(
        maxInputBytes, maxLineLength, value, maxDeployments, maxJsonDepth, maxPackages);
  }

  /** These limits with another {@link #maxDeployments}. */
  public Limits withMaxDeployments(int value) {
    return new Limits(maxInputBytes, maxLineLength, maxCaptures, value, maxJsonDepth, maxPackages);
  }

  /** These limits with another {@link #maxJsonDepth}. */
  public Limits withMaxJsonDepth(int value) {
    return new Limits(
        maxInputBytes, maxLineLength, maxCaptures, maxDeployments, value, maxPackages);
  }

  /** These limits with another {@link #maxPackages}. */
  public Limits withMaxPackages(int value) {
    return new Limits(
        maxInputBytes, maxLineLength, maxCaptures, maxDeployments, maxJsonDepth, value);
  }
}
