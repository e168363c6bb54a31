// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.TestData;
import io.github.ostreedrift.internal.text.grammar.ListingParser;
import io.github.ostreedrift.internal.text.line.Line;
import io.github.ostreedrift.internal.text.line.LineReader;
import io.github.ostreedrift.internal.text.token.CaptureTokens;
import io.github.ostreedrift.internal.text.token.TextCapture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.PackageEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.DiagnosticErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The grammar of listings: what the scanners hand it is read without a complaint and without any ambiguity. */
class ListingGrammarTest {
  private static final StatusStart NO_STATUS = (lines, line) -> false;

  private static List<Path> files(String folder, String pattern) {
    return TestData.files(TestData.ROOT.resolve(folder), pattern);
  }

  private static List<Path> differences() {
    List<Path> files = new ArrayList<>(files("evidence", "dbdiff-.*\\.txt"));
    files.addAll(files("samples", "\\d+-dbdiff-.*\\.txt"));
    return files;
  }

  private static List<Path> transcripts() {
    List<Path> files = new ArrayList<>(files("evidence", "transcript-.*\\.txt"));
    files.addAll(files("samples", "(?:32|\\d+-transcript)-.*\\.txt"));
    files.addAll(files("seed", "(?:02|09)-.*\\.txt"));
    return files;
  }

  private static CaptureTokens scan(Path file, CaptureFormat format) throws IOException {
    LineReader lines = LineReader.of(TestData.text(file), Limits.DEFAULT);
    ListingReader reader = new ListingReader(lines, Limits.DEFAULT, Optional.of(format), NO_STATUS);
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      ListingStart found = ListingStart.find(lines, line, Optional.of(format));
      if (found != null) {
        return CaptureTokens.of(reader.scanner(found));
      }
      lines.next();
    }
    throw new AssertionError("nothing begins in " + file);
  }

  private static void parse(Path file, CaptureFormat format) throws IOException {
    List<String> complaints = new ArrayList<>();
    CaptureTokens tokens = scan(file, format);
    ListingParser parser = new ListingParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new DiagnosticErrorListener(true) {
      @Override
      public void syntaxError(
          Recognizer<?, ?> recognizer,
          Object offending,
          int line,
          int column,
          String message,
          RecognitionException cause) {
        complaints.add(message);
      }
    });
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.listing();
    assertThat(complaints).as(file + ": " + tokens.getText()).isEmpty();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
  }

  @Test
  void allFormats() throws IOException {
    assertThat(differences()).hasSizeGreaterThan(8);
    for (Path file : differences()) {
      parse(file, CaptureFormat.RPM_OSTREE_DB_DIFF);
    }
    for (Path file : files("evidence", "dblist-.*\\.txt")) {
      parse(file, CaptureFormat.RPM_OSTREE_DB_LIST);
    }
    assertThat(transcripts()).hasSizeGreaterThan(12);
    for (Path file : transcripts()) {
      parse(file, CaptureFormat.RPM_OSTREE_TRANSCRIPT);
    }
  }

  private static List<PackageEvidence> read(String text) throws IOException {
    LineReader lines = LineReader.of(text, Limits.DEFAULT);
    ListingReader reader = new ListingReader(lines, Limits.DEFAULT, Optional.empty(), NO_STATUS);
    List<PackageEvidence> found = new ArrayList<>();
    for (Line line = lines.peek(0); line != null; line = lines.peek(0)) {
      TextCapture listing = reader.find(line);
      if (listing != null) {
        found.add(listing.capture().get(CaptureFacts.PACKAGE_EVIDENCE).require());
      }
      if (lines.peek(0) == line) {
        lines.next();
      }
    }
    return found;
  }

  private static Set<String> packages(PackageEvidence evidence) {
    return Stream.of(evidence.installed().orElse(List.of()), evidence.changes().orElse(List.of()))
        .flatMap(List::stream)
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  /** A damaged listing has no package that it did not have; if it has fewer, it is not complete. */
  @Test
  void whatIsLeftOutIsNotAbsent() throws IOException {
    List<Path> files = new ArrayList<>(differences());
    files.addAll(transcripts());
    files.removeIf(file -> file.toString().contains("changelog"));
    for (Path file : files) {
      String text = TestData.text(file);
      List<PackageEvidence> before = read(text);
      String[] lines = text.split("\n");
      for (int i = 0; i < lines.length; i++) {
        for (String mark : List.of("...", "[...]", "<snip>", "[redacted]")) {
          check(before, lines, i, mark);
        }
        String[] words = lines[i].split("(?<=\\S )");
        for (int j = 0; j < words.length; j++) {
          String[] masked = words.clone();
          masked[j] = masked[j].replaceAll("\\S+", "XXXX");
          check(before, lines, i, String.join("", masked));
        }
      }
    }
  }

  private static void check(List<PackageEvidence> before, String[] lines, int at, String instead)
      throws IOException {
    String[] damaged = lines.clone();
    damaged[at] = instead;
    String text = String.join("\n", Arrays.asList(damaged)) + "\n";
    List<PackageEvidence> after = read(text);
    for (int i = 0; i < after.size() && after.size() == before.size(); i++) {
      Set<String> known = packages(before.get(i));
      assertThat(known).as(text).containsAll(packages(after.get(i)));
      boolean isSilent = !after.get(i).changes().isShown();
      assertThat(
              isSilent || packages(after.get(i)).equals(known) || !after.get(i).complete())
          .as(text)
          .isTrue();
    }
  }
}
