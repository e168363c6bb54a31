// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.Schemas;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.report.AuditJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit} as scripts and people call it. */
class AuditCommandTest {
  private static final Path SEED = TestData.ROOT.resolve("seed");
  private static final String OTHER = Captures.STATUS.replace("htop", "strace");

  @TempDir
  private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    for (int i = 0; i < 4; i++) {
      write("fleet/worker-" + i + ".txt", Captures.STATUS);
    }
    write("drift/worker-0.txt", Captures.STATUS);
    write("drift/worker-1.txt", Captures.STATUS);
    write("drift/worker-2.txt", OTHER);
    write("broken/worker-0.txt", Captures.STATUS);
    write("broken/worker-1.txt", "bash: rpm-ostree: command not found\n");
    write("inventory.csv", "node,pool\nworker-0,worker\nworker-1,worker\nworker-2,worker\n");
    write("rules.yaml", "rules: [{rule: no-strace, severity: error, forbid-packages: strace}]\n");
    write("bad.yaml", "rules: [{rule: x}]\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run audit(String... arguments) {
    List<String> all = new ArrayList<>(List.of("audit"));
    for (String argument : arguments) {
      all.add(argument.replace("@", folder + "/"));
    }
    return Run.of(all.toArray(String[]::new));
  }

  private static JsonNode json(Run run) {
    assertThat(Schemas.problems(AuditJson.SCHEMA, run.out())).isEmpty();
    return JsonMapper.shared().readTree(run.out());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @fleet                                           | 0 | 4 nodes in 1 pool: 0 outliers, 0 without data, 0 findings that count
      @drift                                           | 1 | 3 nodes in 1 pool: 1 outlier, 0 without data, 1 finding that counts
      @broken                                          | 2 | 2 nodes in 1 pool: 0 outliers, 1 without data, 0 findings that count
      @fleet --inventory @inventory.csv                | 0 | 4 nodes in 2 pools: 0 outliers
      @broken --inventory @inventory.csv               | 2 | 3 nodes in 1 pool: 0 outliers, 2 without data
      @drift --quorum 70                               | 1 | 1 pool without a majority
      @drift --reference none                          | 0 | 0 findings that count
      @drift --reference @drift/worker-2.txt           | 1 | 2 findings that count
      @drift --reference @drift#worker-2               | 1 | 2 findings that count
      @drift --reference worker:none                   | 1 | 1 finding that counts
      @drift --pool-pattern (worker) --reference worker:none | 0 | 0 findings that count
      @drift --rules @rules.yaml                       | 1 | 2 findings that count
      @drift --node-pattern worker-(.)                 | 1 | 3 nodes
      """)
  void tellsByItsExitCode(String arguments, int exit, String words) {
    Run run = audit(arguments.split(" +"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(words);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(audit((arguments + " -o json").split(" +")).exit()).isEqualTo(exit);
    json(audit((arguments + " -o json").split(" +")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      @nowhere                               | no such file
      @fleet --quorum 0                      | expected a share of 1 to 100 percent, such as 60 or 60%, but was '0'
      @fleet --quorum 0.6                    | such as 60 or 60%, but was '0.6'
      @fleet --as-of 2026-02-30              | expected a day of the calendar, such as 2026-12-31, but was '2026-02-30'
      @fleet --as-of 1.2.2026                | such as 2026-12-31, but was '1.2.2026'
      @fleet --reference concensus           | no such file; a reference is consensus, none, previous=FILE
      - -                                    | standard input can be read once only
      - --reference -                        | standard input can be read once only
      @fleet -o json=@no/x                   | no/x: there is no such folder
      @fleet --write-baseline @no/x          | no/x: there is no such folder
      @fleet --max-line-length 20            | (raise it with --max-line-length)
      @fleet --node-pattern (                | not a regular expression
      @fleet -o text -o json                 | only one -o can go to standard output
      @fleet -o xml                          | expected one of text, json, markdown, html, junit, prometheus, csv, but was 'xml'
      @fleet -o json=                        | the name of a file is missing after 'json='
      @fleet --rules @nowhere                | no such file
      @fleet --rules @bad.yaml               | bad.yaml:1:9: error: a rule needs something to ask
      @fleet --inventory @nowhere            | no such file
      @fleet --reference @nowhere            | no such file
      @fleet --reference previous=@nowhere   | no such file
      @fleet --reference previous=@bad.yaml  | bad.yaml:1:
      """)
  void saysWhatIsWrong(String arguments, String words) {
    Run run = audit(arguments.split(" +"));
    assertThat(run.err() + run.out()).contains(words).doesNotContain("\tat ");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void readsOneFileOnce() throws IOException {
    Path file = folder.resolve("drift/worker-0.txt");
    Files.createSymbolicLink(folder.resolve("link.txt"), file);
    Run once = audit("@drift/worker-0.txt");
    Run more = audit("@drift/worker-0.txt", "@drift/../drift/worker-0.txt", "@link.txt");
    assertThat(more.out()).isEqualTo(once.out());
    assertThat(more.exit()).isEqualTo(once.exit());
    assertThat(more.err().lines())
        .hasSize(2)
        .allMatch(line ->
            line.endsWith("warning: given twice, at first as " + file + "; it is read once"));
  }

  @Test
  void aFailureOfAFileIsSaidThoughTheOutputIsPiped() {
    Run run =
        new Run.Setup().piped().run("audit", folder + "/fleet", "-o", "json=" + folder + "/no/x");
    assertThat(run.err()).contains("the output can't be written: ").doesNotContain("Optional");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  /** The walkthrough's cluster: two pools of three, and one worker that has got its packages already. */
  @Test
  void sixNodesOfTheWalkthrough() throws IOException {
    String before = TestData.text(TestData.files(SEED, "06-.*\\.txt").get(0));
    String ahead = TestData.text(TestData.files(SEED, "08-.*\\.txt").get(0));
    Path nodes = TestData.files(SEED, "05-.*\\.txt").get(0);
    List<String> names = TestData.text(nodes)
        .lines()
        .filter(line -> line.contains("compute.internal"))
        .map(line -> line.replace("#", "").strip().split(" ")[0])
        .toList();
    assertThat(names).hasSize(6);
    for (String name : names) {
      write("cluster/" + name + ".txt", name.startsWith("ip-10-0-215") ? ahead : before);
    }
    Run run = audit("@cluster", "--inventory", nodes.toString(), "-o", "json");
    JsonNode pools = json(run).path("pools");
    assertThat(pools)
        .extracting(pool -> pool.path("pool").asString())
        .containsExactly("master", "worker");
    assertThat(pools).extracting(pool -> pool.path("nodes").asInt()).containsExactly(3, 3);
    assertThat(pools.path(0).path("groups")).hasSize(1);
    assertThat(pools.path(1).path("groups")).hasSize(2);
    assertThat(pools.path(1).path("groups").path(1).path("nodes").path(0).asString())
        .isEqualTo("ip-10-0-215-151.us-east-2.compute.internal");
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void severalOutputsAtOnce() throws IOException {
    Run run = audit("@drift", "-o", "json=@a.json", "-o", "markdown=@a.md");
    assertThat(run.out()).isEmpty();
    assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(Files.readString(folder.resolve("a.md")))
        .startsWith("## Drift audit\n\n**3 nodes in 1 pool: 1 outlier")
        .contains(
            "| warning |  | `worker-2` | `differs-from-reference` | packages.layered | `htop` | `strace` |  |");
    assertThat(Schemas.problems(AuditJson.SCHEMA, Files.readString(folder.resolve("a.json"))))
        .isEmpty();
    Run again = audit("@drift", "--reference", "previous=@a.json");
    assertThat(again.out()).contains("0 findings that count");
    assertThat(again.exit()).isEqualTo(ExitCode.OK);
    write("drift/worker-1.txt", OTHER);
    Files.delete(folder.resolve("drift/worker-0.txt"));
    Run changed = audit("@drift", "--reference", "previous=@a.json");
    assertThat(changed.out())
        .contains("warning  changed-since-previous  worker-1  packages.layered: -htop  +strace")
        .contains("no data  worker-0  it is in the previous audit, and in no input now");
    assertThat(changed.exit()).isEqualTo(ExitCode.TROUBLE);
  }

  @Test
  void aBaselinePasses() throws IOException {
    assertThat(audit("@drift", "--write-baseline", "@base.yaml").exit()).isEqualTo(ExitCode.FOUND);
    Run run = audit("@drift", "--rules", "@base.yaml");
    assertThat(run.out()).contains(" 0 findings that count");
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
    write("drift/worker-3.txt", Captures.STATUS.replace("htop", "nano"));
    assertThat(audit("@drift", "--rules", "@base.yaml").exit()).isEqualTo(ExitCode.FOUND);
  }

  /** Names come from anywhere: none of them steers a terminal, ends a cell, or is read as HTML. */
  @Test
  void hostileNamesAreHarmless() {
    String name = "a\u001b[31m|`<script>\u202e\nb";
    String line = JsonMapper.shared()
        .writeValueAsString(java.util.Map.of("node", name, "status", Captures.STATUS));
    for (String kind : List.of("text", "json", "markdown")) {
      Run run = new Run.Setup().input(line + "\n").run("audit", "-o", kind);
      assertThat(run.out()).doesNotContain("\u001b").doesNotContain("\u202e").contains("script");
      assertThat(run.exit()).isEqualTo(ExitCode.OK);
      if (kind.equals("markdown")) {
        assertThat(run.out()).contains("\\|'<script>").doesNotContain("|`<");
      }
    }
  }

  @Test
  void manyNodesWithoutDataAreTold() {
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      input.append("{\"node\":\"n").append(i).append("\",\"status\":\"\"}\n");
    }
    Run run = new Run.Setup().input(input.toString()).run("audit");
    assertThat(run.exit()).isEqualTo(ExitCode.TROUBLE);
    assertThat(run.out()).contains("100000 nodes in 0 pools: 0 outliers, 100000 without data");
    assertThat(run.outLines()).hasSizeLessThan(20);
    assertThat(run.err().lines()).hasSizeLessThan(100);
  }

  @Test
  void aBareStatusIsANodeToo() {
    Run run = new Run.Setup().input(Captures.STATUS).run("audit");
    assertThat(run.out()).contains("1 node in 1 pool: 0 outliers");
    assertThat(run.exit()).isEqualTo(ExitCode.OK);
  }
}
