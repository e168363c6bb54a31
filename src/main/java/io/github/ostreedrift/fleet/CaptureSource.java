// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import java.util.Optional;

/**
 * Where a capture comes from.
 *
 * @param input the path as given or as found in a folder; {@code -} for standard input
 * @param member the member of the archive, under the name that it has there; not to be used as a path
 * @param section the place in a document whose text this is, such as {@code plays[0].tasks[0].hosts.worker-0.stdout};
 *     lines and columns count from the beginning of that text then
 * @param line the line at which the node's part begins, 1-based
 */
public record CaptureSource(
    String input, Optional<String> member, Optional<String> section, int line) {

  /** A whole file or stream. */
  public static CaptureSource of(String input) {
    return new CaptureSource(input, Optional.empty(), Optional.empty(), 1);
  }

  public CaptureSource member(String name) {
    return new CaptureSource(input, Optional.of(name), section, line);
  }

  public CaptureSource at(int other) {
    return new CaptureSource(input, member, section, other);
  }

  public CaptureSource section(String name) {
    return new CaptureSource(input, member, Optional.of(name), line);
  }

  /** The input, and the member where there is one: {@code sosreport.tar.xz!/sosreport-worker-0/hostname}. */
  public String path() {
    return member.map(name -> input + "!/" + name).orElse(input);
  }

  /** The path, and the section where there is one: {@code run.json#plays[0].tasks[0].hosts.worker-0.stdout}. */
  @Override
  public String toString() {
    return path() + section.map(name -> "#" + name).orElse("");
  }
}
