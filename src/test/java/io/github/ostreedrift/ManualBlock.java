// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of the manual.
 *
 * @param page the file
 * @param heading what stands above it
 * @param language what its fence says; empty where it says nothing
 * @param text its lines
 */
public record ManualBlock(Path page, String heading, String language, String text) {
  private static final Pattern PART =
      Pattern.compile("(?m)^#+ (.*)\\n|^```(\\w*)\\n((?:.*\\n)*?)```\\n");

  /** All blocks of README and the pages, in order. */
  public static List<ManualBlock> all() {
    return TestData.pages().stream().flatMap(ManualBlock::of).toList();
  }

  private static Stream<ManualBlock> of(Path page) {
    List<ManualBlock> blocks = new ArrayList<>();
    String heading = "";
    Matcher parts = PART.matcher(TestData.text(page));
    while (parts.find()) {
      if (parts.group(1) != null) {
        heading = parts.group(1);
      } else {
        blocks.add(new ManualBlock(page, heading, parts.group(2), parts.group(3)));
      }
    }
    return blocks.stream();
  }

  /** The blocks of a language. */
  public static List<ManualBlock> in(String language) {
    return all().stream().filter(block -> block.language.equals(language)).toList();
  }

  /** Where it stands. */
  public String place() {
    return page.getFileName() + "#" + heading;
  }
}
