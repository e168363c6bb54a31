// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final CaptureReader reader = CaptureReader.standard();
  private final Repeats repeats = new Repeats(reader);

  @Test
  void readsEachFileAsIfItWereAlone() throws IOException {
    List<String> contents = List.of(
        Captures.STATUS,
        Captures.OSTREE,
        Captures.WITH_ERROR,
        Captures.STATUS + Captures.OSTREE,
        "",
        CaptureJson.PRETTY.write(reader.read(Captures.STATUS).get(0)));
    for (int i = 0; i < 100; i++) {
      String content = contents.get(i % contents.size());
      assertThat(read("node-" + i, content)).isEqualTo(readAlone("node-" + i, content));
    }
  }

  @Test
  void readsAContentOnce() throws IOException {
    Reading first = read("a", Captures.STATUS).get(0);
    Reading second = read("b", Captures.STATUS).get(0);
    assertThat(second.input()).isEqualTo("b");
    assertThat(second.capture().orElseThrow()).isSameAs(first.capture().orElseThrow());
  }

  @Test
  void keepsOnlySoMuch() throws IOException {
    Reading first = read("a", Captures.STATUS).get(0);
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      read("x", Long.toString(random.nextLong()).repeat(5000));
    }
    assertThat(read("b", Captures.STATUS).get(0).capture().orElseThrow())
        .isEqualTo(first.capture().orElseThrow())
        .isNotSameAs(first.capture().orElseThrow());
  }

  private List<Reading> read(String name, String content) throws IOException {
    List<Reading> readings = new ArrayList<>();
    repeats.read(name, content.getBytes(StandardCharsets.UTF_8), readings::add);
    return readings;
  }

  private List<Reading> readAlone(String name, String content) throws IOException {
    List<Reading> readings = new ArrayList<>();
    reader.read(
        name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), readings::add);
    return readings;
  }
}
