// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

/**
 * The name and type of one fact: the key under which {@link Facts} holds it.
 *
 * <p>The keys of deployments are the constants of {@link DeploymentFacts}, those of a whole capture the
 * constants of {@link CaptureFacts}. The owner keeps the two apart: a deployment can't be asked for a fact of the host.
 *
 * @param <O> what the fact is told of: {@link Deployment} or {@link Capture}
 * @param <T> the type of the fact's value
 */
@SuppressWarnings(
    "UnusedTypeParameter") // they tie a key to its owner, and to the type of its value
public final class FactKey<O, T> {
  private final int ordinal;
  private final String name;
  private final Fact<T> notShown;

  FactKey(int ordinal, String name) {
    this.ordinal = ordinal;
    this.name = name;
    this.notShown = Fact.<T>notShown().named(name);
  }

  /** The fact, where no line tells it. */
  Fact<T> notShown() {
    return notShown;
  }

  /** The place of the fact among those of its kind: the order in which they are written. */
  public int ordinal() {
    return ordinal;
  }

  /**
   * The name, as in the JSON of {@code parse}: kebab-case, {@code group.name} for a fact inside of an object
   * ({@code packages.layered}).
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
