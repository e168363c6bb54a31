// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.fleet.multinode.NodeSet;
import io.github.ostreedrift.internal.fleet.multinode.NodeSet.TooManyException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNamesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      worker-0 worker-1 worker-2 worker-3 worker-7 | worker-[0-3,7]
      worker-9 worker-10                           | worker-[9-10]
      n08 n09 n10 n100 n101                        | n[100-101] n[08-10]
      w0.lab w1.lab w1.edge                        | w1.edge w[0-1].lab
      rack1n1 rack1n2 rack2n1                      | rack1n[1-2] rack2n1
      10.0.0.7 10.0.0.8                            | 10.0.0.[7-8]
      master a[1] b,c                              | a[1] b,c master
      node-1-a node-2-a                            | node-[1-2]-a
      one                                          | one
      """)
  void foldsTheLastNumber(String names, String folded) {
    assertThat(String.join(" ", FoldedNames.of(List.of(names.split(" ")), 80))).isEqualTo(folded);
  }

  @Test
  void dividesWhatIsTooWide() {
    assertThat(FoldedNames.of(List.of("n1", "n3", "n5", "n7"), 8))
        .containsExactly("n[1,3,5]", "n7");
  }

  /** What is folded stands for the same names, and no other. */
  @Test
  void unfolds() throws TooManyException {
    long seed = TestData.seed(FoldedNamesTest.class);
    Random random = new Random(seed);
    List<String> heads = List.of("", "n", "worker-", "rack1n", "10.0.0.", "a-0");
    List<String> tails = List.of("", ".lab", "-a", ".example.com", "x9", ".0.1");
    for (int times = 0; times < 3000; times++) {
      Set<String> names = new TreeSet<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        String number = Integer.toString(random.nextInt(random.nextBoolean() ? 30 : 2000));
        String zeros = random.nextInt(3) == 0 ? "0".repeat(random.nextInt(3)) : "";
        names.add(heads.get(random.nextInt(heads.size()))
            + zeros
            + number
            + tails.get(random.nextInt(tails.size())));
      }
      Set<String> unfolded = new TreeSet<>();
      for (String word : FoldedNames.of(names, 10 + random.nextInt(60))) {
        for (String name : NodeSet.expand(word, 10_000)) {
          assertThat(unfolded.add(name)).as("seed %d: %s twice", seed, name).isTrue();
        }
      }
      assertThat(unfolded).as("seed %d", seed).isEqualTo(names);
    }
  }
}
