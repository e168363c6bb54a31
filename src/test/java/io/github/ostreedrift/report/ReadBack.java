// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;

/** Reports as others read them, and as they must be before they do. */
final class ReadBack {
  private static final Schema JUNIT = schema();
  private static final Pattern SAMPLE = Pattern.compile(
      "([a-z_]+)(?:\\{((?:[a-z_]+=\"(?:[^\"\\\\\n]++|\\\\[\\\\\"n])*+\",?)*)\\})? ([0-9.E]+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\\n]++|\\\\[\\\\\"n])*)\"");

  private ReadBack() {}

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Path.of("testdata/report/junit.xsd").toFile());
    } catch (org.xml.sax.SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that is written. */
  interface Writing {
    void write(Appendable out) throws IOException;
  }

  /** What is written, after it was looked at for what could steer a screen, or is no text at all. */
  static String text(Writing writing) {
    StringBuilder out = new StringBuilder();
    try {
      writing.write(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    String text = out.toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .as("text that UTF-8 can hold")
        .isEqualTo(text);
    assertThat(text.codePoints().filter(ReadBack::isLive).mapToObj(Integer::toHexString))
        .as("characters that steer")
        .isEmpty();
    return text;
  }

  private static boolean isLive(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r';
      case Character.FORMAT -> c != 0x200c && c != 0x200d;
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  /** The suites of JUnit XML, as Surefire reads them, once it is known to be valid. */
  static List<ReportTestSuite> junit(String xml) {
    try {
      JUNIT.newValidator().validate(new StreamSource(new StringReader(xml)));
      return new TestSuiteXmlParser(new NullConsoleLogger())
          .parse(new InputStreamReader(
              new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
              StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e + " in " + xml.substring(0, Math.min(2_000, xml.length())), e);
    }
  }

  /** All cases. */
  static List<ReportTestCase> cases(String xml) {
    List<ReportTestSuite> suites = junit(xml);
    List<ReportTestCase> cases =
        suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum())
        .isEqualTo(cases.size());
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfFailures).sum())
        .isEqualTo(count(cases, ReportTestCase::hasFailure))
        .isEqualTo(attribute(xml, "failures"));
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfErrors).sum())
        .isEqualTo(count(cases, ReportTestCase::hasError))
        .isEqualTo(attribute(xml, "errors"));
    assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfSkipped).sum())
        .isEqualTo(count(cases, ReportTestCase::hasSkipped))
        .isEqualTo(attribute(xml, "skipped"));
    return cases;
  }

  static int count(List<ReportTestCase> cases, java.util.function.Predicate<ReportTestCase> what) {
    return (int) cases.stream().filter(what).count();
  }

  private static int attribute(String xml, String name) {
    Matcher found =
        Pattern.compile("<testsuites [^>]*\\b" + name + "=\"(\\d+)\"").matcher(xml);
    assertThat(found.find()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  /** The rows of a table, by the names of the columns. */
  static List<CSVRecord> csv(String text) {
    assertThat(text).endsWith("\r\n");
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).allMatch(CSVRecord::isConsistent);
      return records;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A sample of a metric.
   *
   * @param labels by name
   */
  record Sample(String name, Map<String, String> labels, double value) {
    boolean has(String label, String word) {
      return word.equals(labels.get(label));
    }
  }

  /** The samples of a text of metrics; each metric has a help text and a type before it. */
  static List<Sample> metrics(String text) {
    List<Sample> samples = new ArrayList<>();
    List<String> helped = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("# HELP ")) {
        assertThat(line).matches("# HELP [a-z_]+ [A-Z0-9].*\\.");
        helped.add(line.split(" ")[2]);
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line).endsWith(" gauge");
      } else if (!line.isEmpty() && !line.equals("# EOF")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher label = LABEL.matcher(String.valueOf(sample.group(2)));
        while (label.find()) {
          labels.put(label.group(1), label.group(2).replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        assertThat(helped).contains(sample.group(1));
        samples.add(new Sample(sample.group(1), labels, Double.parseDouble(sample.group(3))));
      }
    }
    return samples;
  }

  static int sum(List<Sample> samples, String name, String... labels) {
    double sum = 0;
    for (Sample sample : samples) {
      boolean isMeant = sample.name().equals("ostree_drift_" + name);
      for (int i = 0; i < labels.length; i += 2) {
        isMeant &= sample.has(labels[i], labels[i + 1]);
      }
      sum += isMeant ? sample.value() : 0;
    }
    return (int) sum;
  }

  /** The numbers at the head of a page, by their keys. */
  static Map<String, Integer> page(String html) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Pattern.compile("<dd data-count=\"([a-z-]+)\"[^>]*>(\\d+)</dd>")
        .matcher(html)
        .results()
        .forEach(found -> counts.put(found.group(1), Integer.parseInt(found.group(2))));
    return counts;
  }

  /** Whether a program is there. */
  static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
  }

  /** What Prometheus's own tool says of a text of metrics; empty where it is content. */
  static String promtool(Path folder, String text) throws IOException, InterruptedException {
    Path metrics = Files.writeString(folder.resolve("metrics"), text);
    Path said = folder.resolve("said");
    Process process = new ProcessBuilder("promtool", "check", "metrics")
        .redirectInput(metrics.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() == 0 ? Files.readString(said) : "refused: " + Files.readString(said);
  }
}
