// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.fleet.FleetOptions;
import io.github.ostreedrift.fleet.FleetOptions.ArchiveLimits;
import io.github.ostreedrift.fleet.FleetReader;
import io.github.ostreedrift.fleet.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that break off, and archives made to do harm. */
class BadArchiveTest {
  private static final String PLAIN = "worker-0 418.94 [usbguard]";
  private static final String FIRST = Archives.SOS + Archives.JSON_STATUS;
  private static final ArchiveLimits SMALL = ArchiveLimits.DEFAULT
      .withMaxUnpackedBytes(8 << 20)
      .withMaxMemberBytes(4 << 20)
      .withMaxHeldBytes(1 << 20)
      .withMaxMembers(100);

  private static String json;

  @BeforeAll
  static void samples() throws IOException {
    json = Files.readString(Seen.WRAPPERS.resolve("01-json-single.txt"));
  }

  private static Seen seen(byte[] archive, ArchiveLimits limits) {
    return Seen.of("sosreport-worker-0.tar", archive, FleetOptions.DEFAULT.withArchives(limits));
  }

  private static void assertGivenAndRefused(Seen seen, String reason) {
    assertThat(seen.lines()).containsExactly(PLAIN);
    assertThat(seen.messages()).singleElement().asString().contains(reason);
    assertThat(seen.problems().get(0).problem().isError()).isTrue();
  }

  @Test
  void aBombIsRefusedByItsRatio() {
    byte[] tar = Archives.tar(archive ->
        archive.file(FIRST, json).file(Archives.SOS + "var/log/zeros", new byte[30 << 20]));
    for (byte[] bomb : List.of(Archives.gz(tar), Archives.xz(tar))) {
      assertGivenAndRefused(seen(bomb, ArchiveLimits.DEFAULT), "(limit max-archive-ratio)");
    }
  }

  @Test
  void aBombIsRefusedByItsSize() {
    byte[] noise = new byte[3 << 20];
    new Random(7).nextBytes(noise);
    byte[] tar = Archives.tar(archive -> {
      archive.file(FIRST, json);
      for (int i = 0; i < 4; i++) {
        archive.file(Archives.SOS + "var/log/" + i, noise);
      }
    });
    assertGivenAndRefused(seen(Archives.gz(tar), SMALL), "(limit max-unpacked-bytes)");
    assertGivenAndRefused(seen(tar, SMALL), "(limit max-unpacked-bytes)");
  }

  @Test
  void aPackedTextIsABombAsWell() {
    byte[] bomb = Archives.gz(new byte[64 << 20]);
    Seen seen = seen(bomb, ArchiveLimits.DEFAULT);
    assertThat(seen.messages()).anyMatch(message -> message.contains("(limit max-archive-ratio)"));
  }

  @Test
  void tooManyMembers() {
    byte[] tar = Archives.tar(archive -> {
      archive.file(FIRST, json);
      for (int i = 0; i < 100; i++) {
        archive.file(Archives.SOS + "proc/" + i, "");
      }
    });
    assertGivenAndRefused(seen(tar, SMALL), "(limit max-archive-members)");
  }

  /** Its header says ten gibibytes; nothing behind it is asked for. */
  @Test
  void aHugeMemberIsRefusedByItsHeader() throws IOException {
    byte[] begin = Archives.tar(archive -> archive.file(FIRST, json));
    byte[] huge = Archives.headerOnly(Archives.SOS + "var/log/journal", 10L << 30);
    byte[] both = Arrays.copyOf(begin, 1024 + huge.length);
    System.arraycopy(huge, 0, both, 1024, huge.length);
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(both), new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read on");
      }
    });
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    FleetReader.standard().read("a.tar", in, seen.nodes()::add, seen.problems()::add);
    assertGivenAndRefused(seen, "has 10737418240 bytes, more than the limit of 4294967296");
  }

  @Test
  void aStatusTooLargeToBeHeldIsNoData() {
    byte[] tar = Archives.tar(archive -> archive.file(FIRST, " ".repeat((1 << 20) + 1)));
    assertThat(seen(tar, SMALL).lines())
        .singleElement()
        .asString()
        .startsWith("worker-0 limit: the member has 1048577 bytes")
        .contains("(limit max-held-bytes)");
  }

  @Test
  void aDescriptionWithoutEndIsRefused() throws IOException {
    byte[] begin = Archives.tar(archive -> archive.file(FIRST, json));
    byte[] name = Archives.headerOnly("././@LongLink", 100 << 20);
    name[156] = 'L';
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(begin, 0, 1024);
    bytes.writeBytes(checked(name));
    bytes.writeBytes(new byte[100 << 20]);
    assertThat(seen(bytes.toByteArray(), ArchiveLimits.DEFAULT).lines()).containsExactly(PLAIN);
    assertThat(seen(bytes.toByteArray(), ArchiveLimits.DEFAULT).messages())
        .singleElement()
        .asString()
        .contains("describes a member in more than a mebibyte");
  }

  /** The header with the checksum that it must have. */
  private static byte[] checked(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte one : header) {
      sum += one & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, header, 148, 8);
    return header;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../sos_commands/rpmostree/rpm-ostree_status",
        "/etc/sos_commands/rpmostree/rpm-ostree_status",
        "a/../../x.txt",
        "C:/x.txt",
        "..\\x.txt",
        "a/.."
      })
  void membersThatClimbOutAreNamedAndNotRead(String name) {
    byte[] tar = Archives.tar(archive -> archive.file(name, json).file(FIRST, json));
    Seen seen = seen(tar, SMALL);
    assertThat(seen.lines()).containsExactly(PLAIN);
    assertThat(seen.messages()).singleElement().asString().contains("`" + name + "` leads out of");
    assertThat(seen.problems().get(0).problem().isError()).isFalse();
  }

  @Test
  void linksAndDevicesAreNamedAndNotRead() {
    byte[] tar = Archives.tar(archive -> archive
        .symbolicLink(Archives.SOS + "sos_commands/rpmostree/rpm-ostree_status", "/etc/shadow")
        .hardLink(Archives.SOS + "sos_commands/ostree/ostree_admin_status", "/etc/passwd")
        .device(Archives.SOS + "dev/sda")
        .file(FIRST, json));
    Seen seen = seen(tar, SMALL);
    assertThat(seen.lines()).containsExactly(PLAIN);
    assertThat(seen.messages())
        .hasSize(3)
        .anyMatch(message -> message.contains("a link to `/etc/shadow`"))
        .anyMatch(message -> message.contains("a link to `/etc/passwd`"))
        .anyMatch(message -> message.contains("dev/sda` is no file"));
  }

  @Test
  void warningsAreFew() {
    byte[] tar = Archives.tar(archive -> {
      archive.file(FIRST, json);
      for (int i = 0; i < 90; i++) {
        archive.file("../" + i, "");
      }
    });
    assertThat(seen(tar, SMALL).messages())
        .hasSize(20)
        .last()
        .asString()
        .contains("there may be more");
  }

  /** Whatever is there is given, an error says that there was more, and the node is never forgotten. */
  @Test
  void everyTruncation() {
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    byte[] tar = Archives.tar(archive -> archive
        .file(Archives.SOS + "a", noise)
        .file(FIRST, json)
        .file(Archives.SOS + "b", noise)
        .file(Archives.SOS + "hostname", "worker-0\n"));
    for (byte[] archive : List.of(tar, Archives.gz(tar), Archives.xz(tar))) {
      for (int length = 1; length < archive.length; length += 1024) {
        Seen seen = seen(Arrays.copyOf(archive, length), ArchiveLimits.DEFAULT);
        assertThat(seen.nodes()).as("%s of %s", length, archive.length).hasSize(1);
        String line = seen.lines().get(0);
        boolean hasError = seen.problems().stream().anyMatch(p -> p.problem().isError());
        assertThat(line.equals(PLAIN)).isEqualTo(seen.nodes().get(0).noData().isEmpty());
        assertThat(hasError || seen.nodes().get(0).noData().isPresent())
            .as(line)
            .isTrue();
        assertThat(line).startsWith("worker-0 ");
      }
    }
  }

  @Test
  void everyFlippedByteEndsWell() {
    byte[] tar = Archives.tar(
        archive -> archive.file(FIRST, json).file(Archives.SOS + "hostname", "worker-0\n"));
    Random random = new Random(3);
    for (byte[] archive : List.of(tar, Archives.gz(tar), Archives.xz(tar))) {
      for (int i = 0; i < 400; i++) {
        byte[] broken = archive.clone();
        broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        Seen seen = seen(broken, SMALL);
        assertThat(seen.nodes().size() + seen.problems().size()).isPositive();
      }
    }
  }
}
