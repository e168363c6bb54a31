// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Evr;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** States of a node that a rule can forbid. */
enum ForbiddenState {
  /** {@code /usr} can be written. */
  UNLOCKED("unlocked", value -> !value.equals("none"), DeploymentFacts.UNLOCKED.name()),
  /** Changed while it runs. */
  LIVE("live", value -> !value.equals("none"), DeploymentFacts.LIVE.name()),
  /** The booted deployment is pinned. */
  PINNED("pinned", value -> value.equals("true"), DeploymentFacts.PINNED.name()),
  /** Another deployment waits for a reboot. */
  PENDING("pending", value -> !value.equals("none"), NodeStateExtractor.PENDING),
  /** The remote or the registry can't be asked. */
  REMOTE_ERROR("remote-error", value -> !value.equals("none"), DeploymentFacts.REMOTE_ERROR.name()),
  /** What is booted is no longer maintained. */
  END_OF_LIFE("end-of-life", value -> !value.equals("none"), DeploymentFacts.END_OF_LIFE.name()),
  /** Something of rpm-ostree's keeps bootc from updating the node. */
  INCOMPATIBLE("incompatible", value -> value.equals("true"), DeploymentFacts.INCOMPATIBLE.name()),
  /** The next boot goes back to the deployment before. */
  ROLLBACK_QUEUED(
      "rollback-queued", value -> value.equals("true"), NodeStateExtractor.ROLLBACK_QUEUED),
  /** What is staged waits for somebody to let it boot. */
  DOWNLOAD_ONLY("download-only", value -> value.equals("true"), NodeStateExtractor.DOWNLOAD_ONLY),
  /** No valid signature. */
  UNSIGNED(
      "unsigned", value -> !value.equals(NodeStateExtractor.VALID), NodeStateExtractor.SIGNATURES),
  /** A package is replaced by an older one than the base has. */
  STALE_OVERRIDE("stale-override", ForbiddenState::isStale, DeploymentFacts.REPLACED.name()),
  /** A request or an override that has no effect. */
  INACTIVE(
      "inactive",
      value -> !value.isEmpty(),
      DeploymentFacts.INACTIVE.name(),
      DeploymentFacts.MODULES_INACTIVE.name(),
      DeploymentFacts.INACTIVE_REMOVALS.name(),
      DeploymentFacts.INACTIVE_REPLACEMENTS.name());

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // all of them are functions without a state
  private final Predicate<String> isBad;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<String> facts;

  ForbiddenState(String word, Predicate<String> isBad, String... facts) {
    this.word = word;
    this.isBad = isBad;
    this.facts = List.of(facts);
  }

  /** The word in a rules file. */
  public String word() {
    return word;
  }

  /** The facts that show the state. */
  public List<String> facts() {
    return facts;
  }

  /** The state of this word. */
  public static Optional<ForbiddenState> find(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }

  /** Whether a value of one of the facts is the forbidden state. */
  boolean isBad(String value) {
    return isBad.test(value);
  }

  /** What of a value is bad: of a list its bad elements. */
  String bad(String value) {
    return this == STALE_OVERRIDE
        ? value.lines().filter(ForbiddenState::isStaleElement).collect(Collectors.joining("\n"))
        : value;
  }

  private static boolean isStale(String value) {
    return value.lines().anyMatch(ForbiddenState::isStaleElement);
  }

  private static boolean isStaleElement(String element) {
    String[] words = element.split(" ", -1);
    if (words.length < 4) {
      return false;
    }
    Optional<Evr> base = Evr.find(words[1]);
    Optional<Evr> override = Evr.find(words[3]);
    return base.isPresent() && override.isPresent() && override.get().compareTo(base.get()) < 0;
  }
}
