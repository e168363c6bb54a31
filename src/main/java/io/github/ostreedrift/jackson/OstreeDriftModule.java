// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.jackson;

import io.github.ostreedrift.OstreeDrift;
import io.github.ostreedrift.audit.AuditResult;
import io.github.ostreedrift.audit.FleetSurvival;
import io.github.ostreedrift.diff.StatusDiff;
import io.github.ostreedrift.diff.survival.Survival;
import io.github.ostreedrift.internal.json.CaptureJson;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Teaches a mapper of one's own to write readings, captures, differences, survivals and audits in the forms that the
 * command line prints, and to read readings and captures.
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new OstreeDriftModule()).build();
 * String json = mapper.writeValueAsString(Map.of("node", "worker-1", "status", capture));
 * Capture again = mapper.treeToValue(mapper.readTree(json).get("status"), Capture.class);
 * }</pre>
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires databind
public final class OstreeDriftModule extends SimpleModule {
  private static final long serialVersionUID = 1;
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  /** A module for {@code JsonMapper.builder().addModule}. */
  public OstreeDriftModule() {
    super("ostree-drift");
    addSerializer(new Writer<>(Reading.class, OstreeDrift::toJson));
    addSerializer(new Writer<>(
        Capture.class,
        capture -> OstreeDrift.toJson(new Reading("-", 1, Optional.of(capture), List.of()))));
    addSerializer(new Writer<>(StatusDiff.class, OstreeDrift::toJson));
    addSerializer(new Writer<>(Survival.class, OstreeDrift::toJson));
    addSerializer(new Writer<>(FleetSurvival.class, OstreeDrift::toJson));
    addSerializer(new Writer<>(AuditResult.class, OstreeDrift::toJson));
    addDeserializer(Reading.class, new Reader<>(Reading.class, reading -> reading));
    addDeserializer(
        Capture.class, new Reader<>(Capture.class, reading -> reading.capture().orElse(null)));
  }

  private static final class Writer<T> extends StdSerializer<T> {
    private final transient Function<T, String> json;

    Writer(Class<T> type, Function<T, String> json) {
      super(type);
      this.json = json;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      // Not raw: a tree or a document of another format takes the values, too.
      try (JsonParser copy = FACTORY.createParser(ObjectReadContext.empty(), json.apply(value))) {
        copy.nextToken();
        out.copyCurrentStructure(copy);
      }
    }
  }

  private static final class Reader<T> extends StdDeserializer<T> {
    private final transient Function<Reading, T> part;

    Reader(Class<T> type, Function<Reading, T> part) {
      super(type);
      this.part = part;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) {
      String json = context.readTree(in).toString();
      try {
        return part.apply(CaptureJson.read(json));
      } catch (IllegalArgumentException e) {
        throw MismatchedInputException.from(in, handledType(), e.getMessage());
      }
    }
  }
}
