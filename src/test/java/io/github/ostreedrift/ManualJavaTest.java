// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java in the manual compiles. */
class ManualJavaTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```\\n", Pattern.DOTALL);
  private static final String HEAD = """
      import io.github.ostreedrift.*;
      import io.github.ostreedrift.audit.*;
      import io.github.ostreedrift.capture.*;
      import io.github.ostreedrift.diff.*;
      import io.github.ostreedrift.diff.survival.*;
      import io.github.ostreedrift.fleet.*;
      import io.github.ostreedrift.model.*;
      import io.github.ostreedrift.report.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      """;

  @TempDir
  private Path folder;

  @Test
  void compiles() throws IOException {
    List<Path> files = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(TestData.manual());
    while (blocks.find()) {
      String name = "Snippet" + files.size();
      files.add(Files.writeString(folder.resolve(name + ".java"), program(name, blocks.group(1))));
    }
    assertThat(files).hasSizeGreaterThan(1);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled = compiler
          .getTask(
              messages,
              manager,
              null,
              List.of(
                  "-proc:none",
                  "-d",
                  folder.toString(),
                  "-cp",
                  System.getProperty("java.class.path")),
              null,
              manager.getJavaFileObjectsFromPaths(files))
          .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  /** Imports stay on top; the rest is what a method does with two captures. */
  private static String program(String name, String block) {
    String imports =
        block.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        block.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    return HEAD + imports + "\nclass " + name
        + " {\n  static Capture before;\n  static Capture after;\n  void run() throws Exception {\n"
        + body + "\n  }\n}\n";
  }
}
