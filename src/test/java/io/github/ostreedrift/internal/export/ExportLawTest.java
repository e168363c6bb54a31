// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Of deployments that hold anything: what is exported says all that can be said, and nothing of a capture runs. */
class ExportLawTest {
  private static final int STATES = 200;

  private static final List<Deployment> ALL =
      ExportedStates.of(TestData.seed(ExportLawTest.class), STATES);

  @TempDir
  Path folder;

  /** What is told to be left out, and nothing else. */
  private static boolean isWord(String text) {
    return !text.isBlank()
        && !text.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}].*")
        && !text.contains("<<");
  }

  private static boolean isPackage(String text) {
    return isWord(text) && !text.contains("://") && !text.endsWith(".rpm");
  }

  private static Set<String> only(Stream<String> all, Predicate<String> wanted) {
    return all.filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packages(List<String> all) {
    return only(all.stream(), ExportLawTest::isPackage);
  }

  private static Set<String> words(List<String> all) {
    return only(all.stream(), ExportLawTest::isWord);
  }

  private static Set<String> files(String before, List<String> nevras) {
    return only(
        nevras.stream()
            .filter(nevra -> nevra.matches("[\\w.+~^:-]+") && nevra.contains("."))
            .map(Nevra::parse)
            .map(nevra -> before + nevra.name() + "-" + nevra.evr().version() + "-"
                + nevra.evr().release() + "." + nevra.arch() + ".rpm"),
        file -> true);
  }

  private static Set<String> replacingFiles(String before, Deployment deployment) {
    return only(
        deployment.replaced().require().stream()
            .filter(each -> each.source().equals(Replacement.LOCAL))
            .map(each -> each.name() + "-" + each.to().replaceFirst("^[^:]*:", ""))
            .filter(name -> name.matches("\\w[\\w.+~^-]*"))
            .map(name -> before + name + ".*.rpm"),
        file -> true);
  }

  private static Map<String, Set<String>> replacingNames(Deployment deployment) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Replacement each : deployment.replaced().require()) {
      if (!each.source().equals(Replacement.LOCAL)
          && isPackage(each.name())
          && isWord(each.source())) {
        names.computeIfAbsent(each.source(), key -> new TreeSet<>()).add(each.name());
      }
    }
    return names;
  }

  private static Set<String> removed(Deployment deployment) {
    return packages(deployment.removed().require().stream().map(Removal::name).toList());
  }

  private static String target(Origin origin) {
    String target = "";
    if (origin instanceof Origin.Refspec refspec) {
      target = (refspec.remote().isPresent() ? "" : ":") + refspec.refspec();
    } else if (origin instanceof Origin.ContainerImage image) {
      target = image.reference();
      // A name alone would be one of a branch.
      if (isWord(target) && !target.startsWith("ostree-")) {
        target = "docker://" + target;
      }
    } else if (origin instanceof Origin.Checksum pinned) {
      target = pinned.checksum();
    }
    return isWord(target) ? target : "";
  }

  /** Mostly the one in which it is fast. */
  private static String shell(Deployment deployment) {
    return ALL.indexOf(deployment) % 10 == 0 ? "sh" : "bash";
  }

  @Test
  void commandsBringTheStateBack() throws IOException, InterruptedException {
    for (Deployment deployment : ALL) {
      Exporter export = Exporter.commands(deployment);
      Played played = Played.of(folder, shell(deployment), export.text());
      assertThat(played.origin).isEqualTo(target(deployment.origin().require()));
      assertThat(played.layered).isEqualTo(packages(deployment.layered().require()));
      assertThat(played.inactive).isEqualTo(packages(deployment.inactive().require()));
      assertThat(played.local).isEqualTo(files("./", deployment.local().require()));
      assertThat(played.forced)
          .isEqualTo(files("./", deployment.localFileoverride().require()));
      assertThat(played.removed).isEqualTo(removed(deployment));
      assertThat(played.replacing).isEqualTo(replacingFiles("./", deployment));
      assertThat(played.replacingFrom).isEqualTo(replacingNames(deployment));
      assertThat(played.modules).isEqualTo(words(deployment.modules().require()));
      assertThat(played.modulesEnabled)
          .isEqualTo(words(deployment.get(DeploymentFacts.MODULES_ENABLED).require()));
      Initramfs initramfs =
          deployment.initramfs().require().orElse(new Initramfs(false, List.of(), List.of()));
      assertThat(played.regenerate).isEqualTo(initramfs.regenerate());
      assertThat(played.args)
          .isEqualTo(
              initramfs.regenerate()
                  ? initramfs.args().stream().filter(ExportLawTest::isWord).toList()
                  : List.of());
      assertThat(played.etc).isEqualTo(words(initramfs.etc()));
    }
  }

  @Test
  void stepsHaveTheSameWords() throws IOException, InterruptedException {
    for (Deployment deployment : ALL) {
      String text = Exporter.containerfile(deployment).text();
      String steps = instructions(text).stream()
          .filter(step -> step.startsWith("RUN rpm-ostree ") && !step.contains(" cleanup "))
          .map(step -> step.substring(4))
          .collect(Collectors.joining("\n"));
      Played played = Played.of(folder, shell(deployment), "set -eu\n" + steps + "\n");
      assertThat(played.layered).isEqualTo(packages(deployment.layered().require()));
      assertThat(played.inactive).isEqualTo(packages(deployment.inactive().require()));
      assertThat(played.local).isEqualTo(files("/tmp/rpms/", deployment.local().require()));
      assertThat(played.forced)
          .isEqualTo(files("/tmp/rpms/", deployment.localFileoverride().require()));
      assertThat(played.removed).isEqualTo(removed(deployment));
      assertThat(played.replacing).isEqualTo(replacingFiles("/tmp/rpms/", deployment));
      assertThat(played.replacingFrom).isEqualTo(replacingNames(deployment));
    }
  }

  /** Instructions as builders find them: a comment is a line, and a line goes on behind a backslash. */
  private static List<String> instructions(String containerfile) {
    List<String> instructions = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : containerfile.split("\n", -1)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        open.append(line);
        if (line.endsWith("\\")) {
          open.append('\n');
        } else {
          instructions.add(open.toString());
          open.setLength(0);
        }
      }
    }
    assertThat(open).isEmpty();
    return instructions;
  }

  @Test
  void aBuilderTakesEachContainerfile() {
    assumeTrue(isThere("buildah"), "skipped: no buildah here");
    Map<String, Integer> expected = new LinkedHashMap<>();
    for (Deployment deployment : ALL) {
      String text = Exporter.containerfile(deployment).text();
      List<String> instructions = instructions(text);
      assertThat(instructions)
          .allMatch(step -> step.matches("(?s)(?:FROM|RUN|COPY|ARG) .*"))
          .filteredOn(step -> step.startsWith("FROM "))
          .hasSize(1);
      int steps =
          (int) instructions.stream().filter(step -> !step.startsWith("ARG ")).count();
      expected.put(text, steps);
    }
    // Whether its parser sees just these steps; the image itself is nowhere, so it ends at the
    // first one.
    List<String> wrong = expected.entrySet().parallelStream()
        .filter(each -> !parsed(each.getKey()).contains("STEP 1/" + each.getValue() + ": FROM"))
        .map(each -> parsed(each.getKey()) + each.getValue() + "\n" + each.getKey())
        .toList();
    assertThat(wrong).isEmpty();
  }

  /** What buildah says when it has parsed a Containerfile, and can't find the image. */
  private String parsed(String text) {
    try {
      Path work = Files.createTempDirectory(folder, "build");
      Path file = Files.writeString(work.resolve("Containerfile"), text);
      Process builder = new ProcessBuilder(
              "buildah",
              "--storage-driver",
              "vfs",
              "--root",
              work + "/root",
              "--runroot",
              work + "/run",
              "build",
              "--pull=never",
              "--build-arg",
              "BASE=localhost/nowhere",
              "-f",
              file.toString(),
              work.toString())
          .redirectErrorStream(true)
          .start();
      String said = new String(builder.getInputStream().readAllBytes());
      builder.waitFor();
      return said;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shellcheckFindsNothing() throws IOException, InterruptedException {
    assumeTrue(isThere("shellcheck"), "skipped: no shellcheck here");
    List<String> command = new ArrayList<>(List.of("shellcheck"));
    for (int i = 0; i < ALL.size(); i++) {
      Path file = folder.resolve("script" + i + ".sh");
      Files.writeString(file, Exporter.commands(ALL.get(i)).text());
      command.add(file.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void treefilesHaveTheSameWords() {
    for (Deployment deployment : ALL) {
      String text = Exporter.treefile(deployment).text();
      Map<?, ?> tree = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
      List<String> requests = Stream.of(deployment.layered(), deployment.inactive())
          .flatMap(fact -> fact.require().stream())
          .toList();
      Set<String> entries = new TreeSet<>();
      for (Object entry : list(tree, "packages")) {
        String word = (String) entry;
        boolean isQuoted = word.startsWith("'") && word.endsWith("'");
        entries.add(isQuoted ? word.substring(1, word.length() - 1) : word);
      }
      assertThat(entries)
          .as(text)
          .isEqualTo(packages(requests).stream()
              .filter(word ->
                  !word.contains("'") || (!word.startsWith("'") && !word.matches("(?U).*\\s.*")))
              .collect(Collectors.toCollection(TreeSet::new)));
      assertThat(new TreeSet<>(list(tree, "override-remove"))).isEqualTo(removed(deployment));
      Map<String, Set<String>> replaced = new LinkedHashMap<>();
      for (Object each : list(tree, "ex-override-replace")) {
        Map<?, ?> group = (Map<?, ?>) each;
        String repository = (String) ((Map<?, ?>) group.get("from")).get("repo");
        replaced.put(
            "repo=" + repository,
            ((List<?>) group.get("packages"))
                .stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new)));
      }
      assertThat(replaced).isEqualTo(replacingNames(deployment));
      Optional<Initramfs> initramfs = deployment.initramfs().require();
      assertThat(tree.containsKey("initramfs")).isEqualTo(initramfs.isPresent());
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Map<?, ?> tree, String key) {
    return tree.containsKey(key) ? (List<Object>) tree.get(key) : List.of();
  }

  /** What can't be said is told, and each warning stands in the text as one line. */
  @Test
  void whatIsLeftOutIsTold() {
    for (Deployment deployment : ALL) {
      long left = deployment.layered().require().stream()
          .filter(word -> !isPackage(word))
          .count();
      for (Exporter export : List.of(
          Exporter.commands(deployment),
          Exporter.containerfile(deployment),
          Exporter.treefile(deployment))) {
        assertThat(export.notShown()).isEmpty();
        assertThat(export.text()).doesNotContain("PARTIAL");
        assertThat(export.text().lines().filter(line -> line.startsWith("# NOT HERE: ")))
            .hasSameSizeAs(export.warnings());
        assertThat(export.warnings())
            .filteredOn(warning -> warning.startsWith("packages.layered "))
            .hasSizeGreaterThanOrEqualTo((int) left);
        assertThat(export.warnings())
            .allMatch(warning -> warning.codePoints().allMatch(Sayable::isPlain));
      }
    }
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
  }
}
