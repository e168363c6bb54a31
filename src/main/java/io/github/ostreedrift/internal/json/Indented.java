// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * How all our JSON is printed for people: two blanks a level, each element on a line of its own.
 *
 * <pre>{@code
 * try (JsonGenerator generator = factory.createGenerator(new Indented(), out)) {
 *   generator.writeStartObject();
 *   generator.writeEndObject();
 * }
 * }</pre>
 *
 * <p>One for each generator: it counts the levels.
 */
public final class Indented extends ObjectWriteContext.Base {
  private static final DefaultPrettyPrinter TWO_BLANKS = twoBlanks();

  private final PrettyPrinter printer = TWO_BLANKS.createInstance();

  private static DefaultPrettyPrinter twoBlanks() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators = Separators.createDefaultInstance()
        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter);
  }

  @Override
  public PrettyPrinter getPrettyPrinter() {
    return printer;
  }

  @Override
  public boolean hasPrettyPrinter() {
    return true;
  }
}
