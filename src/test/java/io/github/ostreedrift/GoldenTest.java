// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads each capture of {@code testdata/samples}, {@code seed}, {@code cases}, {@code evidence} and {@code bootc}, and compares the
 * JSON with the file {@code NAME.golden.json} beside it ({@code NAME.yaml.golden.json} of YAML). A new case is those two files. {@code -Dgolden.update=true} writes the second
 * one: read it before you keep it.
 */
class GoldenTest {
  private static final List<String> FOLDERS =
      List.of("samples", "seed", "cases", "evidence", "bootc");

  @TestFactory
  Stream<DynamicTest> golden() {
    return FOLDERS.stream()
        .map(TestData.ROOT::resolve)
        .filter(Files::isDirectory)
        .flatMap(folder -> TestData.files(folder, ".*(?<!\\.golden)\\.(?:txt|yaml|json)").stream())
        .map(input -> DynamicTest.dynamicTest(name(input), input.toUri(), () -> check(input)));
  }

  private static void check(Path input) throws IOException {
    List<Reading> readings = new ArrayList<>();
    try (InputStream bytes = Files.newInputStream(input)) {
      CaptureReader.standard().read(name(input), bytes, readings::add);
    }
    String actual = json(readings);
    readings.forEach(reading -> assertThat(CaptureJson.read(CaptureJson.COMPACT.write(reading)))
        .as("read back what was written of %s", input)
        .isEqualTo(reading));
    Path golden = Path.of(input.toString().replaceFirst("\\.txt$", "") + ".golden.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
    } else if (!Files.exists(golden)) {
      fail("%s is not there; -Dgolden.update=true writes it, and you read it", golden);
    } else if (!TestData.text(golden).equals(actual)) {
      fail(
          "%s differs (- golden, + read); -Dgolden.update=true takes what was read%n%s",
          golden.toAbsolutePath(), LineDiff.between(TestData.text(golden), actual));
    }
  }

  /** As the command line writes it: one pretty object, or one compact object a line. */
  private static String json(List<Reading> readings) {
    CaptureJson form = readings.size() == 1 ? CaptureJson.PRETTY : CaptureJson.COMPACT;
    StringBuilder json = new StringBuilder();
    readings.forEach(reading -> json.append(form.write(reading)).append('\n'));
    return json.toString();
  }

  /** The same on every machine. */
  private static String name(Path input) {
    return TestData.ROOT.relativize(input).toString().replace('\\', '/');
  }
}
