// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ostreedrift.audit.AuditResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What reads our reports in the end, where it is installed: a spreadsheet, and Prometheus behind a node_exporter. */
class RealReadersTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private Path folder;

  private final List<Process> running = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : running) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private Process start(Path log, String... command) throws IOException {
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    running.add(process);
    return process;
  }

  /** A spreadsheet finds all rows and columns, the words in them as they are, and nothing to calculate. */
  @Test
  void aSpreadsheetOpensTables() throws Exception {
    assumeTrue(ReadBack.isThere("soffice"), "skipped: no LibreOffice here");
    String csv = ReadBack.text(out -> new Report.Csv().write(HostileReportTest.audit(), out));
    Path table = Files.writeString(folder.resolve("audit.csv"), csv);
    Path log = folder.resolve("log");
    Process office = start(
        log,
        "soffice",
        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
        "--headless",
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "fods",
        "--outdir",
        folder.toString(),
        table.toString());
    assertThat(office.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("audit.fods")).as(Files.readString(log)).exists();
    List<List<String>> rows = cells(folder.resolve("audit.fods"));
    List<CSVRecord> written = ReadBack.csv(csv);
    List<String> names = written.get(0).getParser().getHeaderNames();
    assertThat(rows).hasSize(written.size() + 1);
    assertThat(rows.get(0)).isEqualTo(names);
    for (int i = 0; i < written.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i + 1));
      row.addAll(java.util.Collections.nCopies(names.size() - row.size(), ""));
      assertThat(row).isEqualTo(List.of(written.get(i).values()));
    }
  }

  /** The texts of the cells of a sheet, trailing empty ones aside. */
  private static List<List<String>> cells(Path sheet) throws IOException, XMLStreamException {
    List<List<String>> rows = new ArrayList<>();
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(sheet)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in, "UTF-8");
      StringBuilder cell = null;
      boolean isText = false;
      int times = 1;
      while (reader.hasNext()) {
        int event = reader.next();
        String name = reader.isStartElement() || reader.isEndElement() ? reader.getLocalName() : "";
        if (reader.isStartElement() && name.equals("table-row")) {
          rows.add(new ArrayList<>());
        } else if (reader.isStartElement() && name.equals("table-cell")) {
          assertThat(attribute(reader, "formula")).as("something to calculate").isEmpty();
          times = attribute(reader, "number-columns-repeated")
              .map(Integer::parseInt)
              .orElse(1);
          cell = new StringBuilder();
        } else if (cell != null && reader.isStartElement() && name.equals("p")) {
          cell.append(cell.length() > 0 ? "\n" : "");
          isText = true;
        } else if (reader.isEndElement() && name.equals("p")) {
          isText = false;
        } else if (cell != null && reader.isStartElement() && name.equals("s")) {
          cell.append(" ".repeat(attribute(reader, "c").map(Integer::parseInt).orElse(1)));
        } else if (cell != null && isText && event == XMLStreamReader.CHARACTERS) {
          cell.append(reader.getText());
        } else if (cell != null && reader.isEndElement() && name.equals("table-cell")) {
          String text = cell.toString();
          List<String> row = rows.get(rows.size() - 1);
          for (int i = 0; i < Math.min(times, 100); i++) {
            row.add(text);
          }
          cell = null;
        }
      }
    }
    rows.forEach(row -> {
      while (!row.isEmpty() && row.get(row.size() - 1).isEmpty()) {
        row.remove(row.size() - 1);
      }
    });
    while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }

  private static Optional<String> attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  /** Each sample comes out of the database as it was written: its labels, and its number. */
  @Test
  void prometheusScrapesMetrics() throws Exception {
    assumeTrue(ReadBack.isThere("prometheus"), "skipped: no Prometheus here");
    assumeTrue(ReadBack.isThere("prometheus-node-exporter"), "skipped: no node_exporter here");
    AuditResult audit = HostileReportTest.audit();
    Report metrics = new Report.Metrics(
            new Report.Head(java.time.Instant.EPOCH, List.of("captures"), List.of(), "0.1.0"))
        .withNodeNames();
    Path files = Files.createDirectory(folder.resolve("textfiles"));
    metrics.write(audit, files.resolve("ostree-drift.prom"));
    int exporter = freePort();
    int database = freePort();
    start(
        folder.resolve("exporter.log"),
        "prometheus-node-exporter",
        "--collector.disable-defaults",
        "--collector.textfile",
        "--collector.textfile.directory=" + files,
        "--web.listen-address=127.0.0.1:" + exporter);
    Path config = Files.writeString(folder.resolve("prometheus.yml"), """
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        scrape_configs:
          - job_name: node
            static_configs:
              - targets: ["127.0.0.1:%d"]
        """.formatted(exporter));
    start(
        folder.resolve("prometheus.log"),
        "prometheus",
        "--config.file=" + config,
        "--storage.tsdb.path=" + folder.resolve("data"),
        "--web.listen-address=127.0.0.1:" + database);
    Map<String, Double> scraped = scraped(database);
    Map<String, Double> written = new TreeMap<>();
    ReadBack.metrics(ReadBack.text(out -> metrics.write(audit, out))).forEach(sample -> {
      sample.labels().values().removeIf(String::isEmpty);
      written.put(series(sample.name(), sample.labels()), sample.value());
    });
    assertThat(scraped).isEqualTo(written);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Map<String, Double> scraped(int port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI query = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
        + URLEncoder.encode("{__name__=~\"ostree_drift_.*\"}", StandardCharsets.UTF_8));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        String answer = client
            .send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString())
            .body();
        JsonNode samples = JsonMapper.shared().readTree(answer).path("data").path("result");
        if (!samples.isEmpty()) {
          Map<String, Double> found = new TreeMap<>();
          samples.forEach(sample -> {
            Map<String, String> labels = new TreeMap<>();
            sample
                .path("metric")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asString()));
            String name = labels.remove("__name__");
            labels.keySet().removeAll(List.of("job", "instance"));
            found.put(
                series(name, labels),
                Double.valueOf(sample.path("value").path(1).asString()));
          });
          return found;
        }
      } catch (IOException | tools.jackson.core.JacksonException e) {
        // It is still starting.
      }
      Thread.sleep(200);
    }
    throw new AssertionError(
        "nothing was scraped: " + Files.readString(folder.resolve("exporter.log"))
            + Files.readString(folder.resolve("prometheus.log")));
  }

  private static String series(String name, Map<String, String> labels) {
    return name + new TreeMap<>(labels);
  }
}
