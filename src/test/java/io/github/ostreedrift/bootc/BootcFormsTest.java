// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bootc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.bootc.BootcState.Release;
import io.github.ostreedrift.bootc.BootcState.Slot;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin.ContainerImage;
import io.github.ostreedrift.model.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text, {@code -v}, YAML and JSON of one state show equal facts, as far as each shows them. */
class BootcFormsTest {
  private static final int STATES = 1000;

  @ParameterizedTest
  @EnumSource(Release.class)
  void formsAreEqual(Release release) {
    Random random = new Random(TestData.seed(BootcFormsTest.class) + release.ordinal());
    int compared = 0;
    for (int i = 0; i < STATES; i++) {
      BootcState state = BootcState.any(release, random);
      Capture json = read(BootcPrinter.json(state), CaptureFormat.BOOTC_STATUS_JSON);
      Capture yaml = read(BootcPrinter.yaml(state), CaptureFormat.BOOTC_STATUS_YAML);
      assertThat(yaml.facts()).as(BootcPrinter.yaml(state)).isEqualTo(json.facts());
      assertThat(json.deployments()).hasSameSizeAs(state.entries());
      assertThat(json.findBooted()).isPresent();
      if (release.isSince(Release.V1_1_0)) {
        compared += compare(state, json, BootcPrinter.text(state, false));
      }
      if (release.isSince(Release.V1_5)) {
        compared += compare(state, json, BootcPrinter.text(state, true));
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(release == Release.V0_1_14 ? 0 : 5 * STATES);
  }

  /** People capture both tools at once, and nothing stands between what they print. */
  @ParameterizedTest
  @EnumSource(Release.class)
  void standsBesideRpmOstree(Release release) {
    Random random = new Random(TestData.seed(BootcFormsTest.class) + release.ordinal());
    List<Path> files = TestData.files(
        TestData.ROOT.resolve("rpm-ostree"), "\\d+\\.(?:plain|verbose)\\.utf8\\.txt");
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      BootcState state = BootcState.any(release, random);
      String other = TestData.text(file);
      List<String> forms =
          new ArrayList<>(List.of(BootcPrinter.json(state) + "\n", BootcPrinter.yaml(state)));
      if (release.isSince(Release.V1_1_0)) {
        forms.add(BootcPrinter.text(state, random.nextBoolean()));
      }
      for (String form : forms) {
        check(form, other, TestData.captures(other + form), 1);
        check(form, other, TestData.captures(form + other), 0);
      }
    }
  }

  /** What stands open at the end of a capture that no prompt closes is not shown; but nothing goes over to the other one. */
  private static void check(String form, String other, List<Capture> both, int place) {
    Capture bootc = TestData.captures(form).get(0);
    Capture rpmOstree = TestData.captures(other).get(0);
    assertThat(both)
        .as(form + other)
        .hasSize(2)
        .element(1 - place)
        .satisfies(capture -> assertThat(capture.format()).isEqualTo(rpmOstree.format()))
        .satisfies(
            capture -> assertThat(capture.deployments()).hasSameSizeAs(rpmOstree.deployments()))
        .satisfies(capture -> assertThat(capture.findBooted().map(Deployment::origin))
            .isEqualTo(rpmOstree.findBooted().map(Deployment::origin)));
    assertThat(both.get(place).facts()).as(form + other).isEqualTo(bootc.facts());
  }

  private static Capture read(String printed, CaptureFormat format) {
    List<Reading> readings = TestData.read(printed);
    assertThat(readings).as(printed).hasSize(1);
    assertThat(readings.get(0).problems()).as(printed).isEmpty();
    Capture capture = readings.get(0).capture().orElseThrow();
    assertThat(capture.format()).isEqualTo(format);
    assertThat(capture.unrecognized()).isEmpty();
    return capture;
  }

  private static int compare(BootcState state, Capture json, String printed) {
    Capture text = read(printed, CaptureFormat.BOOTC_STATUS);
    int compared = 0;
    for (FactKey<Capture, ?> key : CaptureFacts.ALL) {
      boolean isOne = key != CaptureFacts.DEPLOYMENTS;
      if (isOne && text.facts().shows(key) && json.facts().shows(key)) {
        compared++;
        assertThat(isEqual(text.get(key), json.get(key)))
            .as("%s: %s and %s of%n%s", key, text.get(key), json.get(key), printed)
            .isTrue();
      }
    }
    List<Deployment> told = slots(state, json.deployments());
    assertThat(text.deployments()).as(printed).hasSameSizeAs(told);
    for (int i = 0; i < told.size(); i++) {
      Deployment one = text.deployments().get(i);
      Deployment other = told.get(i);
      if (one.index() != Deployment.NO_INDEX && other.index() != Deployment.NO_INDEX) {
        assertThat(one.index()).as(printed).isEqualTo(other.index());
      }
      for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
        if (one.facts().shows(key) && other.facts().shows(key)) {
          compared++;
          assertThat(isEqual(one.get(key), other.get(key)))
              .as("%s: %s and %s of%n%s", key, one.get(key), other.get(key), printed)
              .isTrue();
        }
      }
    }
    return compared;
  }

  /** The text does not tell that the rollback is queued. */
  private static List<Deployment> slots(BootcState state, List<Deployment> deployments) {
    List<Deployment> slots = new ArrayList<>(deployments);
    if (state.queued()) {
      int first = state.find(Slot.STAGED).isPresent() ? 1 : 0;
      Collections.swap(slots, first, first + 1);
    }
    return slots;
  }

  private static boolean isEqual(Fact<?> text, Fact<?> json) {
    Object one = text.require();
    Object other = json.require();
    if (one instanceof ContainerImage image && other instanceof ContainerImage known) {
      // Without -v it is not told how the image is verified.
      return image.digest().equals(known.digest())
          && (image.reference().startsWith("ostree-")
              ? image.reference().equals(known.reference())
              : known.reference().endsWith(image.reference())
                  || known.reference().endsWith(":" + image.reference()));
    } else if (one instanceof AvailableUpdate update && other instanceof AvailableUpdate known) {
      // Without a version the text has no time.
      return update.digest().equals(known.digest())
          && update.version().equals(known.version())
          && (update.timestamp().isEmpty() || update.timestamp().equals(known.timestamp()));
    } else if (one instanceof Optional<?> some
        && some.isPresent()
        && some.get() instanceof Composefs composefs
        && other instanceof Optional<?> all) {
      return all.get() instanceof Composefs known
          && composefs.verity().equals(known.verity())
          && (composefs.missingVerityAllowed().isEmpty()
              || composefs.missingVerityAllowed().equals(known.missingVerityAllowed()));
    }
    return one.equals(other);
  }
}
