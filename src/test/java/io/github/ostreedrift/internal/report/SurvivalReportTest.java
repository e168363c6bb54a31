// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.ostreedrift.TestData;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.ComparedSide;
import io.github.ostreedrift.diff.Upgrade;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.diff.survival.Survival.Verdict;
import io.github.ostreedrift.diff.survival.SurvivalItem;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reports of {@code verify}. */
class SurvivalReportTest {
  private static final String BEFORE = """
      State: idle
      Deployments:
      * fedora:fedora/40/x86_64/silverblue
        Version: 40.1 (2024-05-01T00:00:00Z)
        Commit: 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
        LayeredPackages: htop strace tmux
        LocalPackages: zoom-6.0-1.x86_64
        RemovedBasePackages: firefox 125.0-1.fc40
      """;

  private static final String AFTER = BEFORE
      .replace("40.1 (2024-05", "40.2 (2024-06")
      .replace("7e382b11", "8e382b11")
      .replace(" tmux", "");

  private static final String LIST = """
      bash-5.2.26-3.fc40.x86_64
      glibc-2.39-8.fc40.x86_64
      htop-3.3.0-4.fc40.x86_64
      tmux-3.4-2.fc40.x86_64
      zoom-6.0-1.x86_64
      """;

  private static final String TEXT = schemaText();
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12)
      .getSchema(TEXT, InputFormat.JSON);

  private static String schemaText() {
    try (InputStream schema = SurvivalJson.class.getResourceAsStream(SurvivalJson.SCHEMA)) {
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A way to write a result. */
  private interface Report {
    String write(Survival survival);
  }

  private static Capture read(String text) {
    return CaptureReader.standard().read(text).get(0).capture().orElseThrow();
  }

  private static ComparedSide side(String name, Capture capture) {
    return ComparedSide.of(name, capture, deployment(capture));
  }

  private static io.github.ostreedrift.model.Deployment deployment(Capture capture) {
    return capture.findBooted().orElse(capture.deployments().get(0));
  }

  private static Reading listing(String name, Capture list) {
    return new Reading(name, 1, Optional.of(list), List.of());
  }

  private static String report(Report report) {
    ComparedSide after =
        side("after.txt", read(AFTER)).withPackages(listing("rpm-qa.txt", read(LIST)));
    return report.write(
        Survival.between(side("before.txt", read(BEFORE)), after, SurvivalOptions.DEFAULT));
  }

  private static String plain(String before, String after) {
    Survival survival = Survival.between(
        side("before.txt", read(before)), side("after.txt", read(after)), SurvivalOptions.DEFAULT);
    return SurvivalText.of(80, Palette.PLAIN).write(survival);
  }

  @Test
  void text() {
    String text = report(SurvivalText.of(80, Palette.PLAIN)::write);
    assertThat(text).isEqualTo("""
        Upgraded: 40.1 → 40.2
        Packages after: rpm-qa.txt (rpm-qa, 5 packages)

        lost        layered            strace
                                       recorded, but not installed: it is not among the
                                       packages that are listed after
        kept        layered            htop-3.3.0-4.fc40.x86_64  tmux-3.4-2.fc40.x86_64
        kept        local              zoom-6.0-1.x86_64
        kept        removal            firefox

        Lost: 1 lost, 4 kept.
        """);
  }

  @Test
  void aReasonIsToldOnceForAllItsItems() {
    String before =
        BEFORE.replace("LayeredPackages: htop strace tmux", "LayeredPackages: a b c htop");
    assertThat(plain(before, AFTER.replaceAll("(?m)^ *Removed.*\n", ""))).isEqualTo("""
        Upgraded: 40.1 → 40.2

        unknown     layered            a  b  c
                                       lost, or absorbed by the base: the capture after
                                       does not show inactive requests; capture it with
                                       `rpm-ostree status -v` or `--json`
        unknown     removal            firefox
                                       no longer in effect, or not recorded any more:
                                       the capture after does not show inactive base
                                       removals; capture it with `rpm-ostree status -v`
                                       or `--json`
        kept        layered            htop
        kept        local              zoom-6.0-1.x86_64
        added       layered            strace

        Unknown: 4 unknown, 2 kept; not shown after: packages.inactive, overrides.inactive-removals.
        """);
  }

  @Test
  void aCommitIsNotToldBesideAnImage() {
    String image = "ostree-unverified-registry:q/i:1\n    Digest: sha256:" + "c".repeat(64)
        + "\n    Version: 1 (2024-05-01T00:00:00Z)\n";
    String header = "State: idle\nDeployments:\n* ";
    assertThat(plain(header + image, header + image + "    BaseCommit: " + "d".repeat(64) + "\n"))
        .startsWith("No upgrade, the base is the same: 1\n");
  }

  @Test
  void whatIsNotShownIsNamedOnce() {
    String admin = "* fedora 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5.0\n"
        + "    Version: 40.1\n    origin refspec: fedora:fedora/40/x86_64/silverblue\n";
    assertThat(plain(admin, admin)).isEqualTo("""
            No upgrade, the base is the same: 40.1

            not shown   by the capture before:
                        packages.layered, packages.local, packages.local-fileoverride,
                        overrides.removed, overrides.replaced, packages.modules,
                        packages.modules-enabled, initramfs

            Unknown: the capture before does not show what was there.
            """);
  }

  @Test
  void equalVersionsOfTwoBasesAreToldApart() {
    assertThat(plain(BEFORE, AFTER.replace("40.2", "40.1")))
        .startsWith("Upgraded: 40.1 (7e382b11d2) → 40.1 (8e382b11d2)\n");
  }

  @Test
  void json() {
    String json = report(SurvivalJson::write);
    assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    Golden.check("report/verify.json.txt", json);
  }

  @Test
  void markdown() {
    Golden.check("report/verify.md.txt", report(SurvivalMarkdown::write));
  }

  @Test
  void schemaKnowsTheWords() {
    assertThat(words("verdict", 6)).containsExactlyInAnyOrderElementsOf(words(Verdict.values()));
    assertThat(words("upgrade", 6)).containsExactlyInAnyOrderElementsOf(words(Upgrade.values()));
    assertThat(words("outcome", 12))
        .containsExactlyElementsOf(words(SurvivalItem.Outcome.values()));
    assertThat(TEXT.substring(TEXT.indexOf("\"kind\": {\n      \"type\""))
            .lines()
            .filter(line -> line.matches(" {8}\"[a-z-]+\",?"))
            .map(line -> line.replaceAll("[\", ]", "")))
        .containsExactlyElementsOf(words(SurvivalItem.Kind.values()));
    String formats = Arrays.stream(CaptureFormat.values())
        .filter(CaptureFormat::isPackageEvidence)
        .map(format -> "\"" + format + "\"")
        .collect(Collectors.joining(", "));
    assertThat(TEXT).contains("\"enum\": [" + formats + "]");
  }

  private static List<String> words(Object[] values) {
    return Arrays.stream(values).map(Object::toString).toList();
  }

  /** The enumerated words of a property. */
  private static List<String> words(String property, int indent) {
    String part = TEXT.substring(TEXT.indexOf("\n" + " ".repeat(indent - 2) + "\"" + property));
    String list = part.substring(part.indexOf("\"enum\": [") + 9, part.indexOf(']'));
    return Stream.of(list.split(","))
        .map(word -> word.replaceAll("[\\[\" ]", ""))
        .toList();
  }

  @Test
  void everyJsonIsValid() {
    List<Capture> captures = new ArrayList<>();
    for (Path file : TestData.captures()) {
      captures.addAll(TestData.captures(TestData.read(file)));
    }
    List<Capture> listings = captures.stream()
        .filter(capture -> capture.format().isPackageEvidence())
        .toList();
    captures.removeIf(capture -> capture.deployments().isEmpty());
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      Capture before = captures.get(random.nextInt(captures.size()));
      Capture after = captures.get(random.nextInt(captures.size()));
      ComparedSide side = side("after", after);
      SurvivalOptions options = SurvivalOptions.DEFAULT.withRequired(List.of("bash"));
      if (i % 2 == 0 && !listings.isEmpty()) {
        Capture listing = listings.get(random.nextInt(listings.size()));
        side = side.withPackages(listing("listing", listing));
      }
      String json = SurvivalJson.write(Survival.between(side("before", before), side, options));
      assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
  }

  @Test
  void nothingThatAnInputSaysSteersATerminal() {
    Capture hostile = read(
        "{\"deployments\":[{\"osname\":\"o\",\"booted\":true,\"version\":\"\\u001b[2J\\u202e\","
            + "\"packages\":[\"\\u0007|`\"]}],\"transaction\":null}");
    ComparedSide side = side("in", hostile).withPackages(listing("\u001b[3J", read(LIST)));
    for (Report report : List.<Report>of(
        SurvivalText.of(80, Palette.PLAIN)::write, SurvivalMarkdown::write, SurvivalJson::write)) {
      assertThat(report
              .write(Survival.between(side, side, SurvivalOptions.DEFAULT))
              .replace("\n", "")
              .codePoints())
          .noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x202e);
    }
  }
}
