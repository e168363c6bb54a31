// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nscuro.versatile.spi.Version;
import io.github.nscuro.versatile.version.RpmVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares our order with that of others, on random versions. */
class EvrOracleTest {
  private static final int VERSATILE_PAIRS = 1_000_000;
  private static final int RPM_PAIRS = 10_000;

  /** Not by their VersionFactory, which asks Java for the services again for every version. */
  private static final RpmVersion.Provider VERSATILE = new RpmVersion.Provider();

  private static final long SEED = RandomVersions.seed();

  private record Pair(Evr left, Evr right) {
    static Pair random(RandomVersions random) {
      Evr left = random.evr();
      return new Pair(left, random.evrNear(left));
    }

    int order() {
      return Integer.signum(left.compareTo(right));
    }

    @Override
    public String toString() {
      return left + " and " + right + " (-Dseed=" + SEED + ")";
    }
  }

  @BeforeAll
  static void printSeed() {
    System.out.println("EvrOracleTest: -Dseed=" + SEED);
  }

  @Test
  void agreesWithVersatile() {
    RandomVersions random = new RandomVersions(SEED);
    for (int i = 0; i < VERSATILE_PAIRS; i++) {
      Pair pair = Pair.random(random);
      int theirs = Integer.signum(versatile(pair.left()).compareTo(versatile(pair.right())));
      // Not asserted at once: AssertJ takes longer than both comparisons.
      if (theirs != pair.order()) {
        assertThat(pair.order()).as("%s", pair).isEqualTo(theirs);
      }
    }
  }

  /** One process for all pairs: rpm's own Lua reads them from a file. */
  @Test
  void agreesWithRpm(@TempDir Path dir) throws IOException, InterruptedException {
    requireRpm(dir);
    RandomVersions random = new RandomVersions(SEED);
    List<Pair> pairs = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    for (int i = 0; i < RPM_PAIRS; i++) {
      Pair pair = Pair.random(random);
      pairs.add(pair);
      input.append(pair.left()).append('\t').append(pair.right()).append('\n');
    }
    List<String> theirs = rpmOrders(dir, input.toString());
    assertThat(theirs).hasSize(RPM_PAIRS);
    for (int i = 0; i < RPM_PAIRS; i++) {
      assertThat(pairs.get(i).order())
          .as("%s", pairs.get(i))
          .isEqualTo(Integer.parseInt(theirs.get(i)));
    }
  }

  /** What versatile cannot hold is replaced: a large epoch by an int, no release by one below all. */
  private static Version versatile(Evr evr) {
    String epoch = evr.epoch().length() > 9 ? "1999999999" : evr.epoch();
    String release = evr.release().isEmpty() ? "~~~~~~~~~~~~~~~~~~~~~~~~" : evr.release();
    return VERSATILE.getVersion(
        "rpm", (epoch.isEmpty() ? "0" : epoch) + ":" + evr.version() + "-" + release);
  }

  private static void requireRpm(Path dir) throws IOException, InterruptedException {
    try {
      // Older rpm's Lua compares versions alone, and takes the epoch for a part of them.
      assumeTrue(
          rpmOrders(dir, "1:1\t2\n1^\t1\n1\t1-1\n").equals(List.of("1", "1", "-1")),
          "skipped: this rpm is too old to compare epochs and carets");
    } catch (IOException e) {
      abort("skipped: no rpm here; install Debian's or Fedora's package rpm to compare with it");
    }
  }

  private static List<String> rpmOrders(Path dir, String input)
      throws IOException, InterruptedException {
    // Not writeString, which refuses half a surrogate pair: it shall become a "?", which separates
    // as well.
    Files.write(dir.resolve("pairs"), input.getBytes(UTF_8));
    Files.writeString(dir.resolve("compare.lua"), """
        for line in io.lines("pairs") do
          io.write(rpm.vercmp(line:match("^(.*)\\t(.*)$")), "\\n")
        end
        """);
    Process rpm = new ProcessBuilder("rpm", "--eval", "%{lua:dofile('compare.lua')}")
        .directory(dir.toFile())
        .redirectOutput(dir.resolve("orders").toFile())
        .redirectErrorStream(true)
        .start();
    try {
      assertThat(rpm.waitFor(60, TimeUnit.SECONDS))
          .as("rpm is done in a minute")
          .isTrue();
    } finally {
      rpm.destroyForcibly();
    }
    return Files.readString(dir.resolve("orders"), UTF_8).strip().lines().toList();
  }
}
