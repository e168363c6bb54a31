// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Reading;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings of packages and transcripts, for people. */
class EvidenceTextTest {
  private static String write(Reading reading) {
    return ReadingText.of(80, Palette.PLAIN).write(reading);
  }

  @ParameterizedTest
  @CsvSource({
    "evidence/rpm-qa.txt, evidence-list",
    "evidence/transcript-inactive.txt, evidence-transcript",
    "samples/30-dbdiff-block-advisories-v2021.4.txt, evidence-difference",
    "evidence/dbdiff-nothing.txt, evidence-no-difference"
  })
  void texts(String input, String name) {
    Reading reading = CaptureReader.standard()
        .read(TestData.text(TestData.ROOT.resolve(input)))
        .get(0);
    Golden.check("report/" + name + ".txt", write(reading));
  }

  @Test
  void aLongListOfChangesIsCutForTheScreen() {
    String changes = IntStream.range(0, 45)
        .mapToObj(i -> "  p" + i + "-1-1.noarch\n")
        .collect(Collectors.joining("", "Checking out tree 1234567... done\nAdded:\n", "...\n"));
    assertThat(write(CaptureReader.standard().read(changes).get(0)))
        .contains(" p39 1-1, and 5 more\n", "incomplete      more may be there than is shown\n");
  }
}
