// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.fail;

import io.github.ostreedrift.LineDiff;
import io.github.ostreedrift.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code verify}, {@code diff} and {@code audit} on each folder of {@code testdata/verify}, {@code diff} and
 * {@code audit}, and compares what they print with {@code golden.txt} and {@code golden.json} there. A new case is a
 * folder with its inputs: {@code before.*} and {@code after.*}, {@code left.*} and {@code right.*}, or {@code nodes};
 * a file {@code args} holds what else stands on the command line. {@code -Dgolden.update=true} writes the golden files:
 * read them before you keep them.
 */
class CommandGoldenTest {
  private static final List<String> COMMANDS = List.of("verify", "diff", "audit");

  @TestFactory
  Stream<DynamicTest> golden() {
    return COMMANDS.stream()
        .flatMap(command -> CaseFolder.of(command)
            .flatMap(each -> Stream.of("text", "json")
                .map(form -> DynamicTest.dynamicTest(
                    command + "/" + each.name() + " " + form,
                    each.folder().toUri(),
                    () -> check(command, each, form)))));
  }

  private static void check(String command, CaseFolder each, String form) throws IOException {
    String line = command + arguments(each);
    Run run = each.run(line + " -o " + form);
    boolean json = form.equals("json");
    String actual = json ? run.out() : transcript(line, run);
    Path golden = each.file(json ? "golden.json" : "golden.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
    } else if (!Files.exists(golden)) {
      fail("%s is not there; -Dgolden.update=true writes it, and you read it", golden);
    } else if (!TestData.text(golden).equals(actual)) {
      fail(
          "%s differs (- golden, + printed); -Dgolden.update=true takes what was printed%n%s",
          golden.toAbsolutePath(), LineDiff.between(TestData.text(golden), actual));
    }
  }

  private static String arguments(CaseFolder each) {
    Path file = each.file("args");
    StringBuilder arguments = new StringBuilder();
    Stream.of("before", "after", "capture", "left", "right", "nodes")
        .flatMap(name -> Stream.of("", ".txt", ".json").map(name::concat))
        .filter(name -> Files.exists(each.file(name)))
        .forEach(name -> arguments.append(' ').append(name));
    return Files.exists(file)
        ? arguments + " " + TestData.text(file).strip()
        : arguments.toString();
  }

  /** As a terminal would show it, with what went to standard error behind an exclamation mark. */
  private static String transcript(String line, Run run) {
    StringBuilder text = new StringBuilder("$ ostree-drift ").append(line).append('\n');
    text.append(run.out());
    run.err().lines().forEach(each -> text.append(("! " + each).stripTrailing()).append('\n'));
    return text.append("exit status ").append(run.exit()).append('\n').toString();
  }
}
