// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.diff.ChangeKind;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.model.Capture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@code diff} prints, in each form. */
class DiffReportTest {
  private static final String LEFT = """
      State: idle
      Deployments:
      * fedora:fedora/40/x86_64/silverblue
                        Version: 40.1 (2024-04-14T18:22:53Z)
                         Commit: 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
                LayeredPackages: htop strace
                  LocalPackages: zed-1.0-1.x86_64
      """;
  private static final String RIGHT = LEFT.replace("htop strace", "htop")
      .replace("zed-1.0-1", "zed-1.10-1")
      .replace("40.1 (2024-04-14", "40.2 (2024-05-14")
      .replace("7e38", "8f49");

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream schema = DiffJson.class.getResourceAsStream(DiffJson.SCHEMA)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A report of one form. */
  private interface Report {
    String write(StatusDiff diff, ComparedSide left, ComparedSide right);
  }

  private static String report(Report report, String left, String right) {
    Capture one = TestData.captures(left).get(0);
    Capture other = TestData.captures(right).get(0);
    return report.write(
        StatusDiff.between(one, other), side("left.txt", one), side("right.txt", other));
  }

  private static ComparedSide side(String input, Capture capture) {
    return ComparedSide.of(
        input,
        capture,
        capture.findBooted().orElseGet(() -> capture.deployments().get(0)));
  }

  private static Report text(int width) {
    return DiffText.of(width, Palette.PLAIN)::write;
  }

  @Test
  void textIsAlignedAndBeginsWithTheGravest() {
    assertThat(report(text(80), LEFT, RIGHT)).isEqualTo("""
        left   left.txt, deployment 0 (booted): 40.1
        right  right.txt, deployment 0 (booted): 40.2

        alert
          layered package removed  strace

        notice
          local package upgraded  zed  1.0-1.x86_64 → 1.10-1.x86_64
          base version changed    40.1 → 40.2

        info
          base commit changed  7e382b11d2 → 8f492b11d2

        4 differences (1 alert, 2 notice, 1 info).
        """);
  }

  @Test
  void narrowTextPutsLongValuesBelow() {
    String left = LEFT.replace("fedora:fedora/40/x86_64/silverblue", "fedora:" + "a".repeat(40));
    String right = LEFT.replace("fedora:fedora/40/x86_64/silverblue", "fedora:" + "b".repeat(40));
    assertThat(report(text(60), left, right)).contains("""
        warning
          origin changed
              fedora:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            → fedora:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
        """);
  }

  @Test
  void textSaysWhatIsNotShown() {
    String admin = "* fedora 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5.0\n"
        + "    Version: 40.1\n    origin refspec: fedora:fedora/40/x86_64/silverblue\n";
    assertThat(report(text(80), admin, LEFT))
        .contains("not shown\n  by the left     custom-origin, timestamp, packages.layered, ")
        .contains("\n  by the right    stateroot\n")
        .endsWith("facts could not be compared.\n")
        .contains("\nNo difference in what both show; ");
    assertThat(report(text(80), LEFT, LEFT)).endsWith("(booted): 40.1\n\nNo difference.\n");
  }

  @Test
  void colourSetsOffTheGravest() {
    String text = report(DiffText.of(80, Palette.ANSI)::write, LEFT, RIGHT);
    assertThat(text).contains("\u001b[31malert\u001b[0m\n");
    assertThat(text.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(report(text(80), LEFT, RIGHT));
  }

  @Test
  void markdownIsATable() {
    String left = LEFT.replace("strace", "'a|b`c'");
    assertThat(report(DiffMarkdown::write, left, RIGHT)).isEqualTo("""
        **4 differences (1 alert, 2 notice, 1 info).**

        - left: `left.txt, deployment 0 (booted): 40.1`
        - right: `right.txt, deployment 0 (booted): 40.2`

        | severity | change | what | left | right |
        |---|---|---|---|---|
        | alert | layered package removed | `a\\|b'c` |  |  |
        | notice | local package upgraded | `zed` | `1.0-1.x86_64` | `1.10-1.x86_64` |
        | notice | base version changed |  | `40.1` | `40.2` |
        | info | base commit changed |  | `7e382b11d2` | `8f492b11d2` |
        """);
  }

  @Test
  void jsonHasItsKeysInOrder() {
    String right = LEFT.replace("strace", "").replace("4-14T", "4-15T");
    assertThat(report(DiffJson::write, LEFT, right)).isEqualTo("""
        {
          "schema-version": 1,
          "left": {
            "input": "left.txt",
            "deployment": 0
          },
          "right": {
            "input": "right.txt",
            "deployment": 0
          },
          "changes": [
            {
              "kind": "layered-package-removed",
              "subject": "strace",
              "from": "layered",
              "to": null,
              "severity": "alert"
            },
            {
              "kind": "base-timestamp-changed",
              "subject": "timestamp",
              "from": "2024-04-14T18:22:53Z",
              "to": "2024-04-15T18:22:53Z",
              "severity": "info"
            }
          ],
          "not-shown": [],
          "summary": {
            "layered-package-removed": 1,
            "base-timestamp-changed": 1
          },
          "problems": []
        }
        """);
  }

  @Test
  void schemaKnowsTheKinds() throws IOException {
    try (InputStream schema = DiffJson.class.getResourceAsStream(DiffJson.SCHEMA)) {
      String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
      String kinds = text.substring(text.indexOf("\"kind\": {\n      \"type\""));
      assertThat(kinds
              .lines()
              .filter(line -> line.matches(" {8}\"[a-z-]+\",?"))
              .map(line -> line.replaceAll("[\", ]", "")))
          .containsExactlyElementsOf(
              Arrays.stream(ChangeKind.values()).map(ChangeKind::word).toList());
    }
  }

  @Test
  void nothingThatAnInputSaysSteersATerminal() {
    String hostile =
        "{'deployments':[{'osname':'o','booted':true,'version':'\\u001b[2J\\u009b1m\\u202e|`\\u2028\\n','packages':['\\u0007']}],'transaction':null}";
    String left = hostile.replace('\'', '"');
    String right = left.replace("2J", "3J").replace("0007", "0008");
    for (Report report : List.<Report>of(text(80), DiffMarkdown::write, DiffJson::write)) {
      assertThat(report(report, left, right).replace("\n", "").codePoints())
          .noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e || c == 0x2028);
    }
    assertThat(report(DiffJson::write, left, right))
        .contains("\\u001B[2J\\u009B1m\\u202E|`\\u2028\\n");
  }

  @Test
  void everyJsonIsValid() {
    List<Capture> captures = new ArrayList<>();
    for (Path file : TestData.captures()) {
      captures.addAll(TestData.captures(TestData.read(file)));
    }
    captures.removeIf(capture -> capture.deployments().isEmpty());
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Capture left = captures.get(random.nextInt(captures.size()));
      Capture right = captures.get(random.nextInt(captures.size()));
      String json =
          DiffJson.write(StatusDiff.between(left, right), side("l", left), side("r", right));
      assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
  }
}
