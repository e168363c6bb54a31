// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are no status, but something that we know: it is named. */
class OtherOutputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ sudo bootc status\n\u25cf Booted image: quay.io/example/os:stable\n        Digest: sha256:aa\n",
        "  Staged image: quay.io/example/os:stable\n",
        "note: not stable\napiVersion: org.containers.bootc/v1alpha1\nkind: BootcHost\n",
        "{\"apiVersion\":\"org.containers.bootc/v1\",\"kind\":\"BootcHost\"}",
        "{\n  \"apiVersion\": \"org.containers.bootc/v1\",\n  \"kind\": \"BootcHost\"\n}\n",
      })
  void bootcStatusIsNamed(String text) {
    assertThat(messages(text))
        .containsExactly("no status was found: this is the output of `bootc status`, which shows no"
            + " packages: capture `rpm-ostree status`");
  }

  @Test
  void theVersionOfAToolIsNamed() {
    assertThat(OtherOutput.describe("rpm-ostree:\n Version: '2024.9'\n Git: abc\n"))
        .hasValueSatisfying(message -> assertThat(message).contains("`rpm-ostree --version`"));
    assertThat(OtherOutput.describe("libostree:\n Version: '2024.9'\n"))
        .hasValueSatisfying(message -> assertThat(message).contains("`ostree --version`"));
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
