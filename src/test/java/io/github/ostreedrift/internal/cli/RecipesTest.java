// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.ManualBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The recipes of the manual, run by bash in an empty folder. Only the machines are made up: {@code ssh}, {@code oc} and
 * {@code rpm-ostree} answer with what stands in files, and a node that is told to upgrade and to reboot has another
 * status from then on.
 */
class RecipesTest {
  private static final String SSH = """
      case "$*" in
        *" rpm-ostree status --json") cat "$NODE/status.json" ;;
        *" sudo rpm-ostree upgrade") cp "$NODE/staged.json" "$NODE/status.json" ;;
        # The node goes down and takes the connection with it.
        *" sudo systemctl reboot") mv "$NODE/after.json" "$NODE/status.json"; exit 255 ;;
        *) echo "no such command on the node: $*" >&2; exit 127 ;;
      esac
      """;

  private static final String OC = """
      case "$*" in
        "get nodes -o name") for each in "$NODE/$PHASE"/*; do echo "node/$(basename "$each" .json)"; done ;;
        "get nodes") cat "$NODE/nodes.txt" ;;
        "debug -q node/"*" -- chroot /host rpm-ostree status --json") cat "$NODE/$PHASE/${3#node/}.json" ;;
        *) echo "oc knows no such command: $*" >&2; exit 1 ;;
      esac
      """;

  private static final String RPM_OSTREE = """
      case "$*" in
        "status --json") cat "$NODE/status.json" ;;
        "status -v") cat "$NODE/status.txt" ;;
        *) exit 1 ;;
      esac
      """;

  private static final String LOST = status(booted("41.2", "htop"), old("41.1", "htop", "strace"));
  private static final String KEPT =
      status(booted("41.2", "htop", "strace"), old("41.1", "htop", "strace"));
  private static final String BEFORE = status(booted("41.1", "htop", "strace"));

  @TempDir
  private Path folder;

  private Path node;
  private Path work;

  @BeforeEach
  void machines() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("/bin/bash", "/usr/bin/bash").map(Path::of).anyMatch(Files::isExecutable),
        "skipped: there is no bash that could run recipes");
    node = Files.createDirectories(folder.resolve("node"));
    work = Files.createDirectories(folder.resolve("work"));
    Files.createDirectories(folder.resolve("bin"));
    program("ssh", SSH);
    program("oc", OC);
    program("rpm-ostree", RPM_OSTREE);
    program("sleep", ":\n");
    program("ostree-drift", "exec " + java() + " " + Main.class.getName() + " \"$@\"\n");
    Files.writeString(node.resolve("status.json"), BEFORE);
  }

  private void program(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static String java() {
    return "'" + Path.of(System.getProperty("java.home"), "bin", "java")
        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
        + Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .collect(Collectors.joining(java.io.File.pathSeparator))
        + "'";
  }

  /** What a script leaves: its exit status, and all that it printed. */
  private record Ran(int exit, String output) {}

  private Ran bash(Path in, String options, String script, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script"), script);
    List<String> command = new ArrayList<>(List.of("bash", "--noprofile", "--norc"));
    Stream.of(options.split(" ")).filter(each -> !each.isEmpty()).forEach(command::add);
    command.add(file.toString());
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(in.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile());
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("NODE", node.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends: %s", script).isTrue();
    return new Ran(process.exitValue(), Files.readString(output));
  }

  /** The shell blocks below a heading of README. */
  private static List<String> shell(String heading) {
    return ManualBlock.in("sh").stream()
        .filter(block -> block.place().equals("README.md#" + heading))
        .map(ManualBlock::text)
        .toList();
  }

  private static Object yaml(String begin) {
    String text = ManualBlock.in("yml").stream()
        .map(ManualBlock::text)
        .filter(block -> block.startsWith(begin))
        .findFirst()
        .orElseThrow();
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** The steps of the recipe for GitHub, each of which has a shell of its own. */
  private static List<String> steps() {
    return ((List<?>) yaml("- run:"))
        .stream()
            .map(step -> ((Map<?, ?>) step).get("run"))
            .map(String.class::cast)
            .toList();
  }

  /** The lines of the recipe for GitLab, which share a shell. */
  private static List<String> script() {
    Map<?, ?> job = (Map<?, ?>) ((Map<?, ?>) yaml("upgrade:")).get("upgrade");
    return ((List<?>) job.get("script")).stream().map(String.class::cast).toList();
  }

  /** A recipe that nobody runs would be one that nobody knows to work. */
  @Test
  void everyRecipeIsRunHere() throws IOException, InterruptedException {
    assertThat(ManualBlock.in("sh"))
        .extracting(ManualBlock::place)
        .containsExactly(
            "README.md#Install",
            "README.md#Install",
            "README.md#Capture",
            "README.md#OpenShift",
            "README.md#OpenShift",
            "README.md#Fleet",
            "reports.md#JUnit",
            "reports.md#Metrics");
    assertThat(ManualBlock.in("yml"))
        .extracting(ManualBlock::place)
        .containsExactly(
            "README.md#Verify in CI",
            "README.md#Verify in CI",
            "reports.md#JUnit",
            "reports.md#JUnit",
            "reports.md#Metrics");
    List<String> scripts = new ArrayList<>(steps());
    scripts.addAll(script());
    ManualBlock.in("sh").forEach(block -> scripts.add(block.text()));
    for (String each : scripts) {
      assertThat(bash(work, "-n", each, Map.of())).as(each).isEqualTo(new Ran(0, ""));
    }
  }

  /** GitHub starts each step as {@code bash -e}, and the first that fails fails the job. */
  private Ran github() throws IOException, InterruptedException {
    Map<String, String> summary =
        Map.of("GITHUB_STEP_SUMMARY", node.resolve("summary").toString());
    Ran last = new Ran(0, "");
    for (String step : steps()) {
      last = bash(work, "-e", step, summary);
      if (last.exit() != 0) {
        break;
      }
    }
    return last;
  }

  private Ran gitlab() throws IOException, InterruptedException {
    return bash(work, "-e -o pipefail", String.join("\n", script()), Map.of());
  }

  @ParameterizedTest
  @CsvSource({"kept, 0", "lost, 1", "unknown, 2", "gone, 2"})
  void jobsFailWhereSomethingIsLost(String what, int exit)
      throws IOException, InterruptedException {
    String after = switch (what) {
      case "kept" -> KEPT;
      case "lost" -> LOST;
      case "unknown" -> LOST.replaceAll("\"requested-packages\":[^]]*],", "");
      default -> "";
    };
    for (boolean isGithub : new boolean[] {true, false}) {
      Files.writeString(node.resolve("status.json"), BEFORE);
      Files.writeString(
          node.resolve("staged.json"),
          status(staged("41.2", "htop", "strace"), booted("41.1", "htop", "strace")));
      Files.writeString(node.resolve("after.json"), after);
      Ran ran = isGithub ? github() : gitlab();
      assertThat(ran.exit()).as(ran.output()).isEqualTo(exit);
      if (isGithub && exit < 2) {
        assertThat(node.resolve("summary")).content().contains(exit == 1 ? "strace" : "htop");
      } else if (exit == 1) {
        assertThat(ran.output()).contains("Lost: 1 lost, 1 kept.");
      }
    }
  }

  /** What is lost already in what will boot next is told before the node reboots. */
  @Test
  void githubJobFailsBeforeTheReboot() throws IOException, InterruptedException {
    String staged = status(staged("41.2", "htop"), booted("41.1", "htop", "strace"));
    Files.writeString(node.resolve("staged.json"), staged);
    Files.writeString(node.resolve("after.json"), LOST);
    Ran ran = github();
    assertThat(ran.exit()).as(ran.output()).isEqualTo(ExitCode.FOUND);
    assertThat(ran.output()).contains("Lost: 1 lost, 1 kept.");
    assertThat(node.resolve("status.json")).hasContent(staged);
  }

  /** An upgrade that fails is no upgrade that lost nothing. */
  @Test
  void jobsFailWhereTheUpgradeDoes() throws IOException, InterruptedException {
    assertThat(github().exit()).isNotZero();
    assertThat(gitlab().exit()).isNotZero();
  }

  @ParameterizedTest
  @CsvSource({"kept, 0, 2", "lost, 1, 2"})
  void openShift(String what, int verified, int audited) throws IOException, InterruptedException {
    nodes("before", BEFORE, BEFORE);
    nodes("after", KEPT, what.equals("kept") ? KEPT : LOST);
    List<String> blocks = shell("OpenShift");
    String script = blocks.get(0) + "PHASE=after\n" + blocks.get(1);
    Ran ran = bash(work, "", script, Map.of("PHASE", "before"));
    assertThat(ran.exit()).as(ran.output()).isEqualTo(verified);
    assertThat(ran.output())
        .contains(
            verified == 0 ? "2 nodes: 2 survived.\n" : "2 nodes: 1 survived, 1 lost.\n",
            verified == 0 ? "Items: 4 kept.\n" : "Items: 1 lost, 3 kept.\n");

    // One node more than there are captures of: no data, which is trouble.
    Files.writeString(node.resolve("nodes.txt"), """
        NAME       STATUS   ROLES    AGE   VERSION
        worker-0   Ready    worker   1d    v1.31.1
        worker-1   Ready    worker   1d    v1.31.1
        worker-2   Ready    worker   1d    v1.31.1
        """);
    Ran audit = bash(work, "-e", shell("Fleet").get(0), Map.of("PHASE", "after"));
    assertThat(audit.exit()).as(audit.output()).isEqualTo(audited);
    assertThat(audit.output()).contains("no data  worker-2");
  }

  /** A node that does not answer after the upgrade has not survived it. */
  @Test
  void openShiftNodeWithoutAnswer() throws IOException, InterruptedException {
    nodes("before", BEFORE, BEFORE);
    nodes("after", KEPT, "");
    List<String> blocks = shell("OpenShift");
    String script = blocks.get(0) + "PHASE=after\n" + blocks.get(1);
    Ran ran = bash(work, "", script, Map.of("PHASE", "before"));
    assertThat(ran.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(ran.output()).contains("2 nodes: 1 survived, 1 without data.\n");
  }

  /** The reports are there though the job fails, which is when somebody reads them. */
  @Test
  void reports() throws IOException, InterruptedException {
    captures("before", BEFORE, BEFORE);
    captures("after", KEPT, LOST);
    Path summary = node.resolve("summary");
    Map<?, ?> github =
        (Map<?, ?>) ((List<?>) yaml("- run: ostree-drift verify before after")).get(0);
    Ran verified = bash(
        work, "-e", (String) github.get("run"), Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
    assertThat(verified.exit()).as(verified.output()).isEqualTo(ExitCode.FOUND);
    assertThat(verified.output()).contains("2 nodes: 1 survived, 1 lost.");
    assertThat(summary).content().startsWith("**2 nodes: 1 survived, 1 lost.**");
    assertThat(work.resolve("verify.xml")).content().contains("tests=\"4\" failures=\"1\"");

    Map<?, ?> gitlab = (Map<?, ?>) ((Map<?, ?>) yaml("audit:")).get("audit");
    Ran audited =
        bash(work, "-e -o pipefail", (String) ((List<?>) gitlab.get("script")).get(0), Map.of());
    assertThat(audited.exit()).as(audited.output()).isEqualTo(ExitCode.FOUND);
    String told = Files.readString(work.resolve("audit.xml"));
    assertThat(told).contains("<testcase ", "no majority");
    Files.delete(work.resolve("audit.xml"));
    List<String> shell = ManualBlock.in("sh").stream()
        .filter(block -> block.place().startsWith("reports.md#"))
        .map(ManualBlock::text)
        .toList();
    Ran jenkins = bash(work, "-e", shell.get(0), Map.of());
    assertThat(jenkins.exit()).as(jenkins.output()).isZero();
    assertThat(work.resolve("audit.xml")).exists();

    String textfile =
        shell.get(1).replace("/var/lib/prometheus/node-exporter/", work.toString() + "/");
    bash(work, "", textfile, Map.of());
    assertThat(work.resolve("ostree-drift.prom"))
        .content()
        .contains("ostree_drift_no_majority{pool=\"\"} 1.0");
  }

  private void captures(String folder, String... statuses) throws IOException {
    for (int i = 0; i < statuses.length; i++) {
      Path file = Files.createDirectories(work.resolve(folder)).resolve("worker-" + i + ".json");
      Files.writeString(file, statuses[i]);
    }
  }

  /** Prometheus's own tool takes the rules of the alert, and they speak of metrics that there are. */
  @Test
  void alert() throws IOException, InterruptedException {
    String rules = ManualBlock.in("yml").stream()
        .map(ManualBlock::text)
        .filter(block -> block.startsWith("groups:"))
        .findFirst()
        .orElseThrow();
    String metrics =
        Run.of("audit", "testdata/fleet/captures", "-o", "prometheus").out();
    List<String> named = Pattern.compile("ostree_drift_[a-z_]+")
        .matcher(rules)
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
    assertThat(named)
        .hasSize(4)
        .allSatisfy(name -> assertThat(metrics).contains("# TYPE " + name + " gauge"));
    Files.writeString(work.resolve("rules.yml"), rules);
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/promtool")), "skipped: there is no promtool here");
    Ran ran = bash(work, "", "promtool check rules rules.yml", Map.of());
    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("2 rules found");
  }

  private void nodes(String phase, String... statuses) throws IOException {
    Path captures = Files.createDirectories(node.resolve(phase));
    for (int i = 0; i < statuses.length; i++) {
      Files.writeString(captures.resolve("worker-" + i + ".json"), statuses[i]);
    }
  }

  @Test
  void capture() throws IOException, InterruptedException {
    Files.copy(Path.of("testdata/readme/before.txt"), node.resolve("status.txt"));
    assertThat(bash(work, "-e", shell("Capture").get(0), Map.of())).isEqualTo(new Ran(0, ""));
    for (String file : List.of("before.json", "before.txt")) {
      Run parsed = Run.of("parse", work.resolve(file).toString());
      assertThat(parsed.exit()).as(parsed.err()).isEqualTo(ExitCode.OK);
      assertThat(parsed.out()).contains("\"htop\"").doesNotContain("\"problems\": [\n");
    }
  }

  /** All but what Maven does. */
  @Test
  void install() throws IOException, InterruptedException {
    program("mvn", ":\n");
    program("java", "shift 2\nexec " + java() + " " + Main.class.getName() + " \"$@\"\n");
    List<String> blocks = shell("Install");
    Ran built = bash(Path.of("").toAbsolutePath(), "-e", blocks.get(0), Map.of());
    assertThat(built.exit()).isZero();
    // Before it stand the warnings that the marks before the lines were left out.
    assertThat(ManualBlock.in("")).extracting(ManualBlock::text).anyMatch(built.output()::endsWith);

    Path installed = Files.createDirectories(work.resolve("target/ostree-drift-1/bin"));
    Path completion = Files.createDirectories(installed.resolveSibling("completion"));
    Files.copy(folder.resolve("bin/ostree-drift"), installed.resolve("ostree-drift"));
    Files.writeString(
        completion.resolve("ostree-drift.bash"), Run.of("generate-completion").out());
    String pack = "cd target && tar czf ostree-drift-1.tar.gz ostree-drift-1 && cd ..\n"
        + "rm -r target/ostree-drift-1 \"$(command -v ostree-drift)\"\n";
    String check =
        "command -v ostree-drift && complete -p ostree-drift && ostree-drift --version\n";
    Ran ran = bash(work, "-e", pack + blocks.get(1) + check, Map.of());
    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(ran.output())
        .contains(folder.resolve("home/.local/ostree-drift-1/bin/ostree-drift").toString());
  }

  private static String booted(String version, String... packages) {
    return deployment(true, false, version, packages);
  }

  private static String staged(String version, String... packages) {
    return deployment(false, true, version, packages);
  }

  private static String old(String version, String... packages) {
    return deployment(false, false, version, packages);
  }

  /** What {@code rpm-ostree status --json} prints of these deployments. */
  private static String status(String... deployments) {
    return "{\"deployments\": [" + String.join(",\n", deployments)
        + "], \"transaction\": null, \"cached-update\": null, \"update-driver\": null}\n";
  }

  private static String deployment(
      boolean isBooted, boolean isStaged, String version, String... packages) {
    String list =
        Arrays.stream(packages).map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    String digit = version.substring(version.length() - 1);
    return """
        {"id": "fedora-coreos-%1$s.0", "osname": "fedora-coreos", "serial": 0, "booted": %2$s, "staged": %3$s,
         "origin": "fedora:fedora/x86_64/coreos/stable", "checksum": "%1$s", "base-checksum": "%4$s",
         "version": "%5$s", "base-version": "%5$s", "timestamp": 174000000%6$s, "base-timestamp": 174000000%6$s,
         "requested-packages": [%7$s], "packages": [%7$s], "modules": [], "requested-modules": [], "requested-modules-enabled": [],
         "requested-local-packages": [], "requested-local-fileoverride-packages": [],
         "base-removals": [], "requested-base-removals": [], "base-local-replacements": [],
         "requested-base-local-replacements": [], "base-remote-replacements": {}, "requested-base-remote-replacements": [], "initramfs-args": [], "initramfs-etc": [],
         "regenerate-initramfs": false, "pinned": false, "unlocked": "none"}""".formatted(
            ("a" + digit).repeat(32),
            isBooted,
            isStaged,
            ("b" + digit).repeat(32),
            version,
            digit,
            list);
  }
}
