// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own JSON: written, held to its schema, and read back. */
class CaptureJsonTest {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream schema = CaptureJson.class.getResourceAsStream(CaptureJson.SCHEMA)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Holds a reading to the laws: what is written is valid, and read back equal. */
  static void holdToLaws(Reading reading) {
    for (CaptureJson layout : CaptureJson.values()) {
      String json = layout.write(reading);
      assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
      assertThat(CaptureJson.read(json)).as(json).isEqualTo(reading);
      assertThat(layout.write(CaptureJson.read(json))).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20_240_501})
  void whateverIsWrittenIsReadBack(long seed) {
    RandomReadings readings = new RandomReadings(seed);
    for (int i = 0; i < 100; i++) {
      holdToLaws(readings.next());
    }
  }

  @Test
  void everyFactHasItsPlaceInTheOrderOfTheModel() {
    assertThat(FactTables.DEPLOYMENT.fields())
        .extracting(FactTable.Field::key)
        .isEqualTo(DeploymentFacts.ALL);
    assertThat(FactTables.CAPTURE.fields())
        .extracting(FactTable.Field::key)
        .isEqualTo(CaptureFacts.ALL);
  }

  @Test
  void compact() {
    assertThat(CaptureJson.COMPACT.write(
            StatusJson.read("é", Samples.quoted("'packages':['a']"), Limits.DEFAULT)
                .reading()))
        .isEqualTo("""
            {"schema-version":1,"input":"é","line":1,"format":"rpm-ostree-status-json","state":"idle",\
            "transaction":null,"update-driver":null,"deployments":[{"index":0,"booted":false,"stateroot":"fedora",\
            "serial":0,"origin":{"kind":"refspec","refspec":"local","ref":"local"},"custom-origin":null,"version":null,\
            "checksum":"c0","packages":{"layered":["a"],"requested":[],"inactive":[],"local":[],\
            "local-fileoverride":[],"modules":[],"modules-enabled":[],"modules-inactive":[]},\
            "overrides":{"removed":[],"replaced":[],"inactive-removals":[],"inactive-replacements":[]},\
            "initramfs":null,"staged":false,"pinned":false,"finalization-locked":false,"cliwrap":false,\
            "unlocked":"none","live":null,"remote-error":null,"end-of-life":null,"repositories":[],"unrecognized":[]}],\
            "unrecognized":[],"problems":[]}""");
  }

  @Test
  void pretty() {
    Reading reading = new Reading(
        "-",
        7,
        Optional.empty(),
        List.of(new Problem(
            Severity.ERROR,
            new SourcePosition(7, 12),
            "bad",
            Optional.of("x"),
            List.of("y", "z"),
            Optional.empty())));
    assertThat(CaptureJson.PRETTY.write(reading)).isEqualTo("""
        {
          "schema-version": 1,
          "input": "-",
          "line": 7,
          "problems": [
            {
              "severity": "error",
              "line": 7,
              "column": 12,
              "message": "bad",
              "found": "x",
              "expected": [
                "y",
                "z"
              ]
            }
          ]
        }""");
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    ByteArrayOutputStream out = new ByteArrayOutputStream() {
      @Override
      public void close() {
        closed.set(true);
      }
    };
    Reading reading = new RandomReadings(5).next();
    CaptureJson.COMPACT.write(reading, out);
    assertThat(closed).isFalse();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(CaptureJson.COMPACT.write(reading));
  }

  @Test
  void passesOnThatTheStreamFails() {
    OutputStream full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("no space left");
      }
    };
    assertThatThrownBy(() -> CaptureJson.COMPACT.write(new RandomReadings(6).next(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"schema-version\":1}",
        "State: idle",
        "{\"schema-version\":1,\"input\":"
      })
  void refusesWhatIsNoReading(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> CaptureJson.read(json));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "schema-version":2,"input":"-","line":1,"problems":[]                    | error | unexpected number 2 at /schema-version, expected version 1 of the schema
      "schema-version":1,"input":"-","problems":[]                             | error | missing "line", expected an integer
      "schema-version":1,"input":"-","line":1,"problems":[],"extra":1          | warning | unknown key /extra, passed over
      "schema-version":1,"input":"-","line":1,"problems":[{"severity":"bad"}]  | error | unexpected string "bad" at /problems/0/severity, expected `error` or `warning`
      "schema-version":1,"input":"-","line":1,"problems":[],"format":"x"       | error | unexpected string "x" at /format, expected a format of captures
      "schema-version":1,"input":"-","line":1,"problems":[],"format":"rpm-ostree-status","state":"x" | error | unexpected string "x" at /state, expected one of idle, busy
      "schema-version":1,"input":"-","line":1,"problems":[],"format":"rpm-ostree-status","deployments":[{"index":0,"packages":5}] | error | unexpected number 5 at /deployments/0/packages, expected an object
      "schema-version":1,"input":"-","line":1,"problems":[],"format":"rpm-ostree-status","deployments":[{"index":0,"timestamp":"now"}] | error | unexpected string "now" at /deployments/0/timestamp, expected a time like 2024-05-01T01:02:03Z
      "schema-version":1,"input":"-","line":1,"problems":[],"format":"rpm-ostree-status","deployments":[{"index":0,"origin":{"kind":"x"}}] | error | unexpected string "x" at /deployments/0/origin/kind, expected a kind of origin
      """)
  void saysWhatIsWrongWithAReading(String members, String severity, String message) {
    Reading reading = CaptureJson.read('{' + members + '}');
    assertThat(reading.problems())
        .extracting(
            Problem::message,
            problem -> problem.severity().name().toLowerCase(java.util.Locale.ROOT))
        .contains(org.assertj.core.groups.Tuple.tuple(message, severity));
    assertThat(reading.input()).isEqualTo("-");
  }

  @Test
  void theOrderOfKeysMeansNothing() {
    Reading reading = CaptureJson.read("""
        {"problems":[],"line":3,"input":"a","format":"rpm-ostree-status","unrecognized":[],
         "deployments":[{"unrecognized":[],"index":0}],"schema-version":1}""");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.capture().orElseThrow().deployments()).hasSize(1);
  }
}
