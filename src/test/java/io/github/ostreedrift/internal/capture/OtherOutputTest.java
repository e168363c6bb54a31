// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that are no status, but something that we know: it is named. */
class OtherOutputTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR Status: Querying root privilege: This command requires root privileges"
            + "| an error of `bootc`, which has to be run as root",
        "error: Status: Preparing for write: Querying root privilege: This command must be executed as the root user"
            + "| an error of `bootc`, which has to be run as root",
        "error: Status: Initializing storage: Acquiring Sysroot: No space left on device"
            + "| an error of `bootc status`, which could not tell the state of the host",
        "ERROR Reading manifest data from commit: Missing ostree.manifest-digest metadata on merge commit"
            + "| an error of `bootc status`, which could not tell the state of the host",
        "error: Upgrading: Deployment contains local rpm-ostree modifications; cannot upgrade via bootc."
            + "| an error of `bootc upgrade`, which does not update a host with layered packages or overrides",
        "No changes in quay.io/example/os:1 => sha256:0618bf4feab4"
            + "| the output of `bootc upgrade`, `switch` or `rollback`, which shows no deployments",
        "Update available for: docker://quay.io/example/os:1"
            + "| the output of `bootc upgrade`, `switch` or `rollback`, which shows no deployments",
        "Next boot: rollback deployment"
            + "| the output of `bootc upgrade`, `switch` or `rollback`, which shows no deployments",
        "bootc.booted.version: stream10.20241230.0"
            + "| the output of `subscription-manager facts`, which shows no deployments",
      })
  void whatBootcPrintsBesidesItsStatusIsNamed(String text, String what) {
    assertThat(messages(text + "\n"))
        .containsExactly("no status was found: this is " + what + ": capture `rpm-ostree status`");
  }

  @Test
  void theVersionOfAToolIsNamed() {
    assertThat(OtherOutput.describe("rpm-ostree:\n Version: '2024.9'\n Git: abc\n"))
        .hasValueSatisfying(message -> assertThat(message).contains("`rpm-ostree --version`"));
    assertThat(OtherOutput.describe("libostree:\n Version: '2024.9'\n"))
        .hasValueSatisfying(message -> assertThat(message).contains("`ostree --version`"));
    assertThat(OtherOutput.describe("ostree diff commit from: rollback deployment (aa)\n"))
        .hasValueSatisfying(message -> assertThat(message).contains("`rpm-ostree db diff`"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      `rpm -qa`             | bash-5.1-1.fc41.x86_64%nhtop-3.2-1.fc41.noarch%n
      `podman images`       | REPOSITORY  TAG  IMAGE ID  CREATED  SIZE%n
      `oc get nodes`        | NAME  STATUS  ROLES  AGE  VERSION%n
      `oc get nodes`        | {"apiVersion": "v1", "items": [{"kind": "Node"}]}
      `journalctl`          | -- Logs begin at Mon 2024-01-01 --%n
      `journalctl`          | Jan 01 10:00:00 n systemd[1]: a%nJan 01 10:00:00 n kernel: b%n
      `dnf list`            | Installed packages%nbash.x86_64 5.1-1 @x%n
      error of `rpm-ostree` | error: Failed to start rpm-ostreed.service: Unit not found%n
      error of `rpm-ostree` | Job for rpm-ostreed.service failed because%n
      without systemd       | System has not been booted with systemd as init system (PID 1). Can't operate.%n
      did not boot          | error: This system is not booted via libostree; cannot operate%n
      found no `rpm-ostree` | bash: rpm-ostree: command not found%n
      web page              | <!doctype html><html>
      web page              | <?xml version="1.0"?>%n<html xmlns="x">
      PDF                   | %%PDF-1.4
      """)
  void otherOutputsAreNamed(String name, String text) {
    assertThat(messages(text.replace("%%", "%").replace("%n", "\n")))
        .singleElement()
        .asString()
        .contains("this is ", name, ": capture `rpm-ostree status`");
  }

  @Test
  void binaryFilesAreNamed() throws IOException {
    assertThat(ofBytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')).contains("an image");
    assertThat(ofBytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F')).contains("an image");
    assertThat(ofBytes(0x1f, 0x8b, 8, 0, 0)).contains("a packed file");
    assertThat(ofBytes('P', 'K', 3, 4, 20)).contains("a packed file");
    assertThat(ofBytes(0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0)).contains("a binary file");
  }

  private static String ofBytes(int... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    List<Reading> readings = new ArrayList<>();
    CaptureReader.standard().read("x", new ByteArrayInputStream(bytes), readings::add);
    return readings.get(0).problems().get(0).message();
  }

  @Test
  void whatIsNotKnownIsNotNamed() {
    assertThat(OtherOutput.describe("kind: Node\napiVersion: v1\n")).isEmpty();
    assertThat(OtherOutput.describe("")).isEmpty();
  }

  @Test
  void ourOwnJsonWithoutACaptureSaysSo() {
    assertThat(messages("{\"schema-version\":1,\"input\":\"-\",\"line\":1,\"problems\":[]}"))
        .containsExactly("this is what `ostree-drift parse` wrote of an input without a capture");
  }

  private static List<String> messages(String text) {
    return CaptureReader.standard().read(text).stream()
        .map(Reading::problems)
        .flatMap(List::stream)
        .map(Problem::message)
        .toList();
  }
}
