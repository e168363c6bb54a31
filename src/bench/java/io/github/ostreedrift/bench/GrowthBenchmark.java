// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One capture of ever more deployments: the time for each of them must not grow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
  /** Of no branch: the kind about which the reader has the most questions to the other deployments. */
  private static final String PLAIN = """
      %s ostree-unverified-registry:quay.io/fedora/fedora-coreos:stable
                         Digest: sha256:9007a4ee8b89197630f4da31dcf48ddc5afc1212ce93e8b15ec45acea01ccdb9
                        Version: 40.%05d.3.0 (2024-05-01T01:02:03Z)
            RemovedBasePackages: firefox firefox-langpacks 124.0.1-1.fc40
                LayeredPackages: fd-find 'gcc-c++' htop strace
                         Pinned: yes
      """;

  private static final String VERBOSE = """
      %s fedora:fedora/40/x86_64/silverblue (index: %2$d)
                        Version: 40.%2$05d.0 (2024-05-01T01:02:03Z)
                     BaseCommit: cd0832e96bce0078ebc611fcdd004c710d96ba8f44b0127bedb7771b3a7b3712
                                 ├─ fedora (2024-04-14T18:51:11Z)
                                 └─ updates (2024-05-01T00:40:29Z)
                         Commit: 9f09846a60e4396c0cb1cd28bcbea7c59b95e33524c9d0472bc95d42ccc92d8e
                                 └─ updates (2024-05-01T00:40:29Z)
                         Staged: no
                      StateRoot: fedora
                 LocalOverrides: moby-engine containerd 2:24.0.5-1.fc40 -> 2:24.0.9-1.fc40
                LayeredPackages: fd-find 'gcc-c++' htop strace
      """;

  @Param({"1", "10", "100", "1000", "10000"})
  public int deployments;

  private String plain;
  private String verbose;

  @Setup
  public void print() {
    plain = capture(PLAIN);
    verbose = capture(VERBOSE);
    check(plain());
    check(verbose());
  }

  private String capture(String deployment) {
    StringBuilder text = new StringBuilder("State: idle\nDeployments:\n");
    for (int i = 0; i < deployments; i++) {
      text.append(i == 0 ? "" : "\n").append(deployment.formatted(i == 0 ? "●" : " ", i));
    }
    return text.toString();
  }

  private void check(List<Reading> readings) {
    int found = readings.get(0).capture().orElseThrow().deployments().size();
    if (found != deployments || !readings.get(0).problems().isEmpty()) {
      throw new IllegalStateException(found + " deployments, " + readings.get(0).problems());
    }
  }

  @Benchmark
  public List<Reading> plain() {
    return CaptureReader.standard().read(plain);
  }

  @Benchmark
  public List<Reading> verbose() {
    return CaptureReader.standard().read(verbose);
  }
}
