// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which deployment of a capture is meant.
 *
 * @param word {@code booted}, {@code rollback}, {@code staged}, {@code pending}, or a position in boot order
 */
record DeploymentChoice(String word) {
  private static final List<String> WORDS = List.of("booted", "rollback", "staged", "pending");

  /** The deployment, if the capture lists it. */
  Optional<Deployment> find(Capture capture) {
    return switch (word) {
      case "booted" -> capture.findBooted();
      case "rollback" -> capture.findRollback();
      case "pending" -> capture.findPending();
      case "staged" -> first(capture, deployment -> deployment.staged().is(true));
      default -> first(capture, deployment -> word.equals(Integer.toString(deployment.index())));
    };
  }

  /** Why there is no such deployment, in words. */
  String missing(Capture capture) {
    if (capture.deployments().isEmpty()) {
      return "no deployment is listed, so there is nothing to compare";
    } else if (word.equals("staged")
        && capture.deployments().stream()
            .noneMatch(each -> each.facts().shows(DeploymentFacts.STAGED))) {
      return "the capture does not show which deployment is staged; capture it with -v or --json";
    } else if (capture.isBootedOnly() && !word.equals("booted")) {
      return "there is no deployment '" + word
          + "': the booted one alone is listed; capture it without -b";
    }
    return WORDS.contains(word)
        ? "no deployment is marked as " + word
        : "there is no deployment " + word + ", only 0 to "
            + (capture.deployments().size() - 1);
  }

  private static Optional<Deployment> first(Capture capture, Predicate<Deployment> wanted) {
    return capture.deployments().stream().filter(wanted).findFirst();
  }

  /** From the word of an option. */
  static final class Converter implements ITypeConverter<DeploymentChoice> {
    @Override
    public DeploymentChoice convert(String word) {
      if (WORDS.contains(word) || word.matches("0|[1-9][0-9]{0,8}")) {
        return new DeploymentChoice(word);
      }
      throw new TypeConversionException(
          "expected booted, rollback, staged, pending or an index, but was '" + word + "'");
    }
  }
}
