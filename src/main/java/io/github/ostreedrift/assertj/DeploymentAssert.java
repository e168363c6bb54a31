// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.assertj;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about a deployment. A fact that the capture does not show fails each of them, and the failure says what to
 * capture instead.
 *
 * @since 0.1
 */
@SuppressWarnings("exports") // who uses it requires AssertJ
public final class DeploymentAssert extends AbstractAssert<DeploymentAssert, Deployment> {
  DeploymentAssert(Deployment actual) {
    super(actual, DeploymentAssert.class);
  }

  /** Fails unless all of these packages are layered. */
  public DeploymentAssert hasLayered(String... packages) {
    isNotNull();
    return holds("layered packages", shown(actual.layered()), packages);
  }

  /** Fails unless all of these local packages are there, each with its version. */
  public DeploymentAssert hasLocal(String... packages) {
    isNotNull();
    return holds("local packages", shown(actual.local()), packages);
  }

  /** Fails unless nothing was added to the base, taken from it or replaced. */
  public DeploymentAssert isPristine() {
    isNotNull();
    isEmpty("layered packages", shown(actual.layered()));
    isEmpty("local packages", shown(actual.local()));
    isEmpty("removed base packages", shown(actual.removed()));
    return isEmpty("replaced base packages", shown(actual.replaced()));
  }

  /** Fails unless the base has this version. */
  public DeploymentAssert hasVersion(String version) {
    isNotNull();
    Optional<String> shown = shown(actual.version());
    if (!shown.equals(Optional.of(version))) {
      failWithMessage("Expected version %s, but it is %s", version, shown.orElse("none"));
    }
    return this;
  }

  private DeploymentAssert holds(String what, List<String> there, String... wanted) {
    List<String> missing =
        Arrays.stream(wanted).filter(each -> !there.contains(each)).toList();
    if (!missing.isEmpty()) {
      failWithMessage("Expected %s %s, but only %s are there", what, missing, there);
    }
    return this;
  }

  private DeploymentAssert isEmpty(String what, List<?> there) {
    if (!there.isEmpty()) {
      failWithMessage("Expected no %s, but there are %s", what, there);
    }
    return this;
  }

  private <T> T shown(Fact<T> fact) {
    if (!fact.isShown()) {
      failWithMessage("Expected a fact that is shown, but %s", notShown(fact));
    }
    return fact.require();
  }

  private static String notShown(Fact<?> fact) {
    try {
      fact.require();
    } catch (java.util.NoSuchElementException e) {
      return String.valueOf(e.getMessage());
    }
    return "";
  }
}
