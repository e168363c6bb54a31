// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.Seen;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LookupTest {
  private static final Path ADHOC = Seen.WRAPPERS.resolve("04-ansible-adhoc.txt");

  private static NodeLookup.Result find(String reference) {
    return NodeLookup.find(NodeReference.parse(reference).orElseThrow(), FleetOptions.DEFAULT);
  }

  @Test
  void references() {
    assertThat(NodeReference.parse("fleet/#worker-0"))
        .contains(new NodeReference("fleet/", "worker-0"));
    assertThat(NodeReference.parse("a#b#2")).contains(new NodeReference("a#b", "2"));
    assertThat(NodeReference.parse("-#w")).contains(new NodeReference("-", "w"));
    assertThat(NodeReference.parse("status.txt")).isEmpty();
    assertThat(NodeReference.parse("status.txt#")).isEmpty();
    assertThat(NodeReference.parse("#w")).isEmpty();
    assertThat(new NodeReference("f", "2").index()).hasValue(2);
    assertThat(new NodeReference("f", "w2").index()).isEmpty();
    assertThat(new NodeReference("f", "99999999999").index()).isEmpty();
  }

  @Test
  void findsANode() {
    NodeLookup.Result found = find(ADHOC + "#worker-1");
    assertThat(Seen.line(found.capture().orElseThrow()))
        .isEqualTo("worker-1 418.94 [usbguard, kernel-devel]");
    assertThat(found.near()).isEmpty();
  }

  @Test
  void findsANodeWithoutData() {
    assertThat(find(ADHOC + "#worker-2").capture().orElseThrow().noData()).isPresent();
  }

  @Test
  void namesWhatIsNear() {
    NodeLookup.Result found = find(ADHOC + "#worker-9");
    assertThat(found.capture()).isEmpty();
    assertThat(found.near()).containsExactly("worker-0", "worker-1", "worker-2", "worker-3");
    assertThat(find(ADHOC + "#nobody").capture()).isEmpty();
  }

  @Test
  void findsTheOnlyNodeOfAShortName() {
    assertThat(find(ADHOC + "#worker-0.example.com").capture().orElseThrow().node())
        .contains("worker-0");
  }

  @Test
  void readsNoFurtherThanItMust() {
    String line = "{\"node\":\"w0\",\"status\":\"State: idle\\nDeployments:\\n* fedora:x\\n\"}\n";
    InputStream first =
        new java.io.ByteArrayInputStream(line.repeat(10).getBytes(StandardCharsets.UTF_8));
    InputStream endless = new InputStream() {
      private long left = 1L << 24;

      @Override
      public int read() {
        assertThat(left--).isPositive();
        return ' ';
      }
    };
    NodeLookup.Result found = NodeLookup.find(
        new NodeReference("-", "w0"),
        new SequenceInputStream(first, endless),
        FleetOptions.DEFAULT);
    assertThat(found.capture()).isPresent();
  }

  @Test
  void distances() {
    assertThat(NodeLookup.distance("worker-0", "worker-1")).isEqualTo(1);
    assertThat(NodeLookup.distance("", "abc")).isEqualTo(3);
    assertThat(NodeLookup.distance("abc", "abc")).isZero();
    assertThat(NodeLookup.distance("kitten", "sitting")).isEqualTo(3);
  }
}
