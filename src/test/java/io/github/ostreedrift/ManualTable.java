// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the manual that is made of the code: the rows below a head that its page has once. {@code
 * -Dgolden.update=true} writes the rows into the page instead of comparing them.
 */
public final class ManualTable {
  private final Path page;
  private final String head;

  /** The table with this first row. */
  public ManualTable(String page, String head) {
    this.page = Path.of(page);
    this.head = head;
  }

  /** Each row that the page has. */
  public List<String> rows() {
    String text = TestData.text(page);
    return text.substring(start(text))
        .lines()
        .takeWhile(row -> row.startsWith("|"))
        .toList();
  }

  /** The cells of each row, without blanks around them. */
  public List<List<String>> cells() {
    return rows().stream()
        .map(row ->
            List.of(row.substring(1).split("\\|")).stream().map(String::strip).toList())
        .toList();
  }

  /** Compares the rows, all of them. */
  public void holds(List<String> expected) {
    if (Boolean.getBoolean("golden.update")) {
      update(expected);
    }
    assertThat(rows())
        .as("%s, %s: mvn test -Dtest='Manual*' -Dgolden.update=true writes it anew", page, head)
        .containsExactlyElementsOf(expected);
  }

  private void update(List<String> expected) {
    String text = TestData.text(page);
    int start = start(text);
    String old = rows().stream().map(row -> row + "\n").collect(Collectors.joining());
    String rows = expected.stream().map(row -> row + "\n").collect(Collectors.joining());
    try {
      Files.writeString(
          page, text.substring(0, start) + rows + text.substring(start + old.length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The place behind the head and the line below it. */
  private int start(String text) {
    String line = "\n" + head + "\n";
    assertThat(text).as(page.toString()).containsOnlyOnce(line);
    return text.indexOf('\n', text.indexOf(line) + line.length()) + 1;
  }
}
