// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InputReaderTest {
  @TempDir
  private Path folder;

  @Test
  void keepsTheOrderOfInputs() throws IOException, InterruptedException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      String name = "%04d.txt".formatted(i);
      // Now and then one that is large, and one with several captures.
      String text = i % 97 == 50 ? Captures.STATUS + "\n".repeat(1 << 20) : Captures.STATUS;
      Files.writeString(folder.resolve(name), i % 31 == 7 ? text + "\n" + text : text);
      expected.add(name);
      if (i % 31 == 7) {
        expected.add(name);
      }
    }
    List<String> names = read(List.of(folder.toString()), reading -> {
      assertThat(reading.capture()).as(reading.input()).isPresent();
      return Path.of(reading.input()).getFileName().toString();
    });
    assertThat(names).containsExactlyElementsOf(expected);
  }

  @Test
  void readsTheSameFromLargeAndSmallFilesAndStandardInput()
      throws IOException, InterruptedException {
    String large = Captures.STATUS + "\n".repeat(2 << 20);
    Path file = Files.writeString(folder.resolve("large.txt"), large);
    Path small = Files.writeString(folder.resolve("small.txt"), Captures.STATUS);
    List<Object> facts = read(
        List.of(file.toString(), small.toString(), "-"),
        new ByteArrayInputStream(Captures.STATUS.getBytes(StandardCharsets.UTF_8)),
        reading -> reading.capture().orElseThrow().facts());
    assertThat(facts).hasSize(3).containsOnly(facts.get(1));
  }

  @Test
  void readsWhatHasNoSize() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("x"), Captures.STATUS);
    // Since it was looked at, it has grown from nothing, or has become large.
    for (long size : new long[] {0, 5, 3 << 20, -1}) {
      List<Reading> readings = new ArrayList<>();
      new InputReader<>(
              new InputOptions(),
              InputStream.nullInputStream(),
              Function.<Reading>identity(),
              readings::add)
          .read(List.<Input>of(new Input.OnDisk("x", file, size)).iterator());
      assertThat(readings).singleElement().matches(reading -> reading.capture().isPresent());
    }
  }

  @Test
  void goesOnAfterWhatCannotBeRead() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("x"), Captures.STATUS);
    List<String> messages = read(
        List.of(folder + "/gone", file.toString(), folder + "/gone"),
        reading -> reading.problems().stream().map(Problem::message).findFirst().orElse("fine"));
    assertThat(messages).containsExactly("no such file", "fine", "no such file");

    List<Reading> vanished = new ArrayList<>();
    Input gone = new Input.OnDisk("gone", folder.resolve("gone"), 1);
    new InputReader<>(
            new InputOptions(),
            InputStream.nullInputStream(),
            Function.<Reading>identity(),
            vanished::add)
        .read(List.of(gone, new Input.OnDisk("x", file, 1)).iterator());
    assertThat(vanished).extracting(Reading::hasErrors).containsExactly(true, false);
  }

  @Test
  void tellsOfAStreamThatFails() throws InterruptedException {
    InputStream failing = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("Input/output error");
      }
    };
    assertThat(read(List.of("-"), failing, reading -> reading.problems().get(0).message()))
        .containsExactly("can't be read: Input/output error");
  }

  @Test
  void takesAFaultForOneInputOnly() throws IOException, InterruptedException {
    List<String> files = files(100);
    List<String> messages = read(files, reading -> {
      if (reading.input().endsWith("/42") && reading.capture().isPresent()) {
        throw new IllegalStateException("forty-two");
      } else if (reading.input().endsWith("/43") && reading.capture().isPresent()) {
        throw new StackOverflowError();
      }
      return reading.problems().stream().map(Problem::message).findFirst().orElse("");
    });
    assertThat(messages).hasSize(100);
    assertThat(messages.get(42))
        .contains("a fault of ostree-drift itself (IllegalStateException at InputReaderTest.java:");
    assertThat(messages.get(43)).isEqualTo("nested too deeply to be read");
    assertThat(messages.stream().filter(message -> !message.isEmpty())).hasSize(2);
  }

  @Test
  void endsWhenMemoryDoes() throws IOException {
    List<String> files = files(100);
    assertThatThrownBy(() -> read(files, reading -> {
          throw new OutOfMemoryError("test");
        }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void endsWhenTheOutputDoes() throws IOException {
    List<String> files = files(1000);
    int[] taken = {0};
    InputReader<Reading> reader = new InputReader<>(
        new InputOptions(), InputStream.nullInputStream(), Function.identity(), reading -> {
          taken[0]++;
          new Output(new java.io.OutputStream() {
                @Override
                public void write(int one) throws IOException {
                  throw new IOException("Broken pipe");
                }
              })
              .write(new byte[] {1});
        });
    assertThatThrownBy(() -> reader.read(new InputWalk(files))).isInstanceOf(Output.Failed.class);
    assertThat(taken[0]).isEqualTo(1);
  }

  private List<String> files(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> {
          try {
            return Files.writeString(folder.resolve(Integer.toString(number)), Captures.STATUS)
                .toString();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }

  private static <R> List<R> read(List<String> inputs, Function<Reading, R> work)
      throws InterruptedException {
    return read(inputs, InputStream.nullInputStream(), work);
  }

  private static <R> List<R> read(
      List<String> inputs, InputStream standardInput, Function<Reading, R> work)
      throws InterruptedException {
    List<R> results = new ArrayList<>();
    new InputReader<>(new InputOptions(), standardInput, work, results::add)
        .read(new InputWalk(inputs));
    return Stream.of(results).flatMap(List::stream).toList();
  }
}
