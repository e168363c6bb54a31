// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schemas that come with the library. */
public final class Schemas {
  private Schemas() {}

  /** What is wrong with a JSON document, by the schema of this resource. */
  public static List<String> problems(String resource, String json) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      return schema.validate(json, InputFormat.JSON).stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
