// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.model.Capture;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as an embedder writes them: to files that are whole, or say why they are not there. */
class ReportTest {
  private static final Report.Head HEAD =
      new Report.Head(Instant.parse("2026-11-01T01:02:03Z"), List.of("x"), List.of("y"), "1.0");
  private static final AuditResult EMPTY = OstreeDrift.auditor().finish();

  @TempDir
  private Path folder;

  @Test
  void aFileIsReplacedWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.md"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    new Report.Markdown(HEAD).write(EMPTY, file);
    assertThat(file)
        .content()
        .contains("Made 2026-11-01T01:02:03Z by ostree-drift 1.0 of x with y.");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("audit.md");
  }

  @Test
  void behindALinkTheFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("audit.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
    new Report.Csv().write(EMPTY, link);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("what,pool,node");
  }

  /** A pipe or a device is no file that could be replaced. */
  @Test
  void aDeviceStays() throws IOException {
    new Report.Csv().write(EMPTY, Path.of("/dev/null"));
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void aFailureLeavesWhatWasThereAndSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("diff.csv"), "old");
    Capture capture = OstreeDrift.readOne(Path.of("testdata/readme/before.txt"));
    ComparedSide side = ComparedSide.of("x", capture, capture.booted());
    StatusDiff diff = StatusDiff.between(capture, capture);
    assertThatThrownBy(() -> new Report.JUnit(HEAD).write(diff, side, side, file))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("there is no JUnit XML of a difference");
    assertThatThrownBy(() -> new Report.Metrics(HEAD).write(diff, side, side, file))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("there are no metrics of a difference");
    assertThat(file).hasContent("old");
    assertThatThrownBy(() -> new Report.Csv().write(EMPTY, folder.resolve("no/x.csv")))
        .isInstanceOf(IOException.class)
        .hasMessage(folder.resolve("no/x.csv") + ": there is no such folder");
    assertThatThrownBy(() -> io.github.ostreedrift.internal.report.NewFile.write(file, out -> {
          out.append("half");
          throw new IOException("No space left on device");
        }))
        .hasMessage(file + ": No space left on device; the file that is there stays as it was");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("diff.csv");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void whatIsTooLongForGithubIsCutAndSaysSo() throws IOException {
    List<AuditResult.NoData> nodes = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      nodes.add(new AuditResult.NoData("node-" + i, "", "reason " + i));
    }
    StringBuilder out = new StringBuilder();
    new Report.Markdown(HEAD)
        .write(new AuditResult(nodes.size(), List.of(), List.of(), nodes), out);
    assertThat(out).hasSizeBetween(900_000, 1 << 20);
    assertThat(out.toString()).matches("(?s).*\\n\\*\\*Cut here: \\d+ more lines are left out.*");
  }

  /** An embedder who has only what it inherits. */
  @Test
  void aMissingLibraryIsNamed() throws Exception {
    List<URL> jars = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      if (!part.contains("fastcsv") && !part.contains("prometheus")) {
        jars.add(Path.of(part).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> there = loader.loadClass(ReportTest.class.getName());
      assertThatThrownBy(() -> call(there, "table"))
          .hasMessage("CSV can't be written without de.siegmar:fastcsv on the class path");
      assertThatThrownBy(() -> call(there, "metrics"))
          .hasMessageStartingWith("metrics can't be written without io.prometheus:");
      assertThat(call(there, "markdown")).asString().startsWith("## Drift audit");
    }
  }

  private static Object call(Class<?> type, String method) throws Exception {
    try {
      var found = type.getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(null);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  static String table() throws IOException {
    StringBuilder out = new StringBuilder();
    new Report.Csv().write(EMPTY, out);
    return out.toString();
  }

  static String metrics() throws IOException {
    StringBuilder out = new StringBuilder();
    new Report.Metrics(HEAD).write(EMPTY, out);
    return out.toString();
  }

  static String markdown() throws IOException {
    StringBuilder out = new StringBuilder();
    new Report.Markdown(HEAD).write(EMPTY, out);
    return out.toString();
  }

  /** All facts of all captures, and no other ones. */
  @Test
  void captures() {
    for (Path file : TestData.files(TestData.ROOT.resolve("samples"), ".*\\.txt")) {
      var rows =
          ReadBack.csv(ReadBack.text(out -> new Report.Csv().write(TestData.read(file), out)));
      long deployments = TestData.captures(TestData.read(file)).stream()
          .mapToLong(capture -> capture.deployments().size())
          .sum();
      assertThat(rows).isNotEmpty();
      assertThat(rows.stream().filter(row -> row.get("fact").equals("index")))
          .as(file.toString())
          .hasSizeLessThanOrEqualTo((int) deployments);
      assertThat(rows.stream()
              .filter(row -> row.get("fact").equals("packages.layered"))
              .filter(row -> !row.get("item").isEmpty()))
          .as(file.toString())
          .hasSize((int) TestData.captures(TestData.read(file)).stream()
              .flatMap(capture -> capture.deployments().stream())
              .mapToLong(deployment -> deployment.layered().orElse(List.of()).size())
              .sum());
    }
  }
}
