// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Text and JSON of one state say the same: what both show is equal, what the text must show is there, and what it
 * cannot show is absent, not empty.
 */
class TextEqualsJsonTest {

  @Test
  void rpmOstreeOfTestdata() {
    check(Pair.ofRpmOstree(TestData.ROOT.resolve("rpm-ostree")), TextEqualsJsonTest::rpmOstree);
  }

  @Test
  void ostreeOfTestdata() {
    check(Pair.ofOstree(TestData.ROOT.resolve("ostree")), TextEqualsJsonTest::ostree);
  }

  @Test
  @Tag("slow")
  void rpmOstreeOfTheCorpus() {
    check(Pair.ofRpmOstree(TestData.shared("corpus/rpm-ostree")), TextEqualsJsonTest::rpmOstree);
  }

  @Test
  void ostreeOfTheCorpus() {
    check(Pair.ofOstree(TestData.shared("corpus/ostree")), TextEqualsJsonTest::ostree);
  }

  private interface Check {
    List<String> differences(Pair pair, Capture text, Capture json);
  }

  private static void check(Stream<Pair> pairs, Check check) {
    List<String> differences = pairs
        .flatMap(pair -> differences(pair, check).stream().map(found -> pair + ": " + found))
        .toList();
    assertThat(differences).isEmpty();
  }

  private static List<String> differences(Pair pair, Check check) {
    return check.differences(
        pair, TestData.readWhole(pair.text()), TestData.readWhole(pair.json()));
  }

  private static List<String> rpmOstree(Pair pair, Capture text, Capture json) {
    List<String> differences = new ArrayList<>();
    compare("", text.facts(), json.facts(), hostRules(new EqualFacts(pair)), differences);
    checkHost(pair, text, json, differences);
    List<Deployment> expected = json.deployments().stream()
        .filter(each -> !pair.isBootedOnly() || each.isBooted())
        .toList();
    if (text.deployments().size() != expected.size()) {
      differences.add(text.deployments().size() + " deployments of " + expected.size());
      return differences;
    }
    ShownFacts shown = new ShownFacts(pair, json);
    for (int i = 0; i < expected.size(); i++) {
      Facts<Deployment> facts = text.deployments().get(i).facts();
      Deployment of = expected.get(i);
      compare(i + " ", facts, of.facts(), rules(new EqualFacts(pair)), differences);
      checkShown(i, facts, shown.required(of), shown.forbidden(of), differences);
    }
    return differences;
  }

  private static void checkHost(Pair pair, Capture text, Capture json, List<String> differences) {
    boolean verbose = text.get(CaptureFacts.VERBOSE).require();
    if (verbose != pair.isVerbose() && !text.deployments().isEmpty()) {
      differences.add("verbose: " + verbose);
    }
    if (text.isBootedOnly() != (pair.isBootedOnly() && pair.release() >= 201808)) {
      differences.add("booted-only: " + text.isBootedOnly());
    }
    checkUpdate(pair, text, json, differences);
    for (FactKey<Capture, ?> key : List.of(
        CaptureFacts.STATE,
        CaptureFacts.TRANSACTION,
        CaptureFacts.UPDATE_DRIVER,
        CaptureFacts.WARNINGS)) {
      if (!text.facts().shows(key)) {
        differences.add("does not show " + key);
      }
    }
  }

  private static void checkUpdate(Pair pair, Capture text, Capture json, List<String> differences) {
    if (!text.facts().shows(CaptureFacts.AVAILABLE_UPDATE)) {
      return;
    }
    AvailableUpdate shown = text.get(CaptureFacts.AVAILABLE_UPDATE).require();
    Fact<AvailableUpdate> of = json.get(CaptureFacts.AVAILABLE_UPDATE);
    if (of.isShown()) {
      new EqualFacts(pair)
          .update(shown, of.require())
          .forEach(part -> differences.add("update's " + part + ": " + shown + " is not " + of));
    } else if (pair.isBootedOnly() && !json.deployments().isEmpty()) {
      // it is the first deployment, which this text does not list
      Facts<Deployment> first = json.deployments().get(0).facts();
      new EqualFacts(pair)
          .update(shown, first)
          .forEach(part -> differences.add("update's " + part + ": " + shown + " is not " + first));
    } else {
      differences.add("an update that the JSON has not: " + shown);
    }
  }

  private static void checkShown(
      int index,
      Facts<Deployment> facts,
      Set<FactKey<Deployment, ?>> required,
      Set<FactKey<Deployment, ?>> forbidden,
      List<String> differences) {
    for (FactKey<Deployment, ?> key : DeploymentFacts.ALL) {
      if (required.contains(key) && !facts.shows(key)) {
        differences.add(index + " does not show " + key);
      } else if (forbidden.contains(key)
          && facts.shows(key)
          && !facts.get(key).equals(Fact.of(true))) {
        differences.add(index + " invents " + key + ": " + facts.get(key));
      }
    }
  }

  private static List<String> ostree(Pair pair, Capture text, Capture json) {
    List<String> differences = new ArrayList<>();
    // --verify stops at the first commit that has no good signature
    boolean stops = pair.mode().endsWith("V");
    int count = text.deployments().size();
    if (count > json.deployments().size() || (count < json.deployments().size() && !stops)) {
      differences.add(count + " deployments of " + json.deployments().size());
      return differences;
    }
    boolean booted = text.findBooted().isPresent();
    for (int i = 0; i < count; i++) {
      Facts<Deployment> facts = text.deployments().get(i).facts();
      Facts<Deployment> of = json.deployments().get(i).facts();
      compare(i + " ", facts, of, rules(new EqualFacts(pair)), differences);
      Set<FactKey<Deployment, ?>> forbidden = OstreeShown.forbidden(booted);
      checkShown(i, facts, OstreeShown.required(pair, of), forbidden, differences);
    }
    return differences;
  }

  /** Compares all facts that both show; a fact without a rule is one that only one of them can show. */
  private static <O> void compare(
      String place,
      Facts<O> text,
      Facts<O> json,
      Map<FactKey<O, ?>, BiPredicate<?, ?>> rules,
      List<String> differences) {
    for (FactKey<O, ?> key : text.keys()) {
      if (text.shows(key) && json.shows(key)) {
        if (!rules.containsKey(key)) {
          differences.add(place + key + " is compared by no rule");
        } else if (!isEqual(text.get(key), json.get(key), rules.get(key))) {
          differences.add(place + key + ": " + text.get(key) + " is not " + json.get(key));
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> boolean isEqual(Fact<?> text, Fact<?> json, BiPredicate<?, ?> rule) {
    return ((BiPredicate<Object, Object>) rule).test(text.require(), json.require());
  }

  private static Map<FactKey<Capture, ?>, BiPredicate<?, ?>> hostRules(EqualFacts equal) {
    return new Rules<Capture>()
        .rule(CaptureFacts.STATE, Object::equals)
        .rule(CaptureFacts.TRANSACTION, equal::transaction)
        .rule(CaptureFacts.UPDATE_DRIVER, equal::driver)
        // by their parts
        .rule(CaptureFacts.AVAILABLE_UPDATE, (text, json) -> true)
        .rule(CaptureFacts.DEPLOYMENTS, (text, json) -> true)
        .all();
  }

  private static Map<FactKey<Deployment, ?>, BiPredicate<?, ?>> rules(EqualFacts equal) {
    return new Rules<Deployment>()
        .rule(DeploymentFacts.BOOTED, Object::equals)
        .rule(DeploymentFacts.STATEROOT, equal::text)
        .rule(DeploymentFacts.SERIAL, Object::equals)
        .rule(DeploymentFacts.ORIGIN, equal::origin)
        .rule(DeploymentFacts.CUSTOM_ORIGIN, Object::equals)
        .rule(DeploymentFacts.TITLE, equal::text)
        .rule(DeploymentFacts.VERSION, equal::textOrNone)
        .rule(DeploymentFacts.TIMESTAMP, Object::equals)
        .rule(DeploymentFacts.CHECKSUM, Object::equals)
        .rule(DeploymentFacts.BASE_CHECKSUM, Object::equals)
        .rule(DeploymentFacts.LAYERED, equal::texts)
        .rule(DeploymentFacts.INACTIVE, equal::texts)
        .rule(DeploymentFacts.LOCAL, equal::texts)
        .rule(DeploymentFacts.LOCAL_FILEOVERRIDE, equal::texts)
        .rule(DeploymentFacts.MODULES, equal::texts)
        .rule(DeploymentFacts.MODULES_ENABLED, equal::texts)
        .rule(DeploymentFacts.MODULES_INACTIVE, equal::texts)
        .rule(DeploymentFacts.REMOVED, equal::removals)
        .rule(DeploymentFacts.REPLACED, equal::replacements)
        .rule(DeploymentFacts.INACTIVE_REMOVALS, equal::texts)
        .rule(DeploymentFacts.INACTIVE_REPLACEMENTS, equal::inactiveReplacements)
        .rule(DeploymentFacts.INITRAMFS, equal::initramfs)
        .rule(DeploymentFacts.STAGED, Object::equals)
        .rule(DeploymentFacts.PINNED, Object::equals)
        .rule(DeploymentFacts.PENDING, Object::equals)
        .rule(DeploymentFacts.ROLLBACK, Object::equals)
        .rule(DeploymentFacts.FINALIZATION_LOCKED, Object::equals)
        .rule(DeploymentFacts.SOFT_REBOOT_TARGET, Object::equals)
        .rule(DeploymentFacts.CLIWRAP, Object::equals)
        .rule(DeploymentFacts.UNLOCKED, Object::equals)
        .rule(DeploymentFacts.LIVE, equal::live)
        .rule(DeploymentFacts.SIGNATURES, equal::signatures)
        .rule(DeploymentFacts.REMOTE_ERROR, equal::textOrNone)
        .rule(DeploymentFacts.END_OF_LIFE, equal::endOfLife)
        .rule(DeploymentFacts.REPOSITORIES, equal::repositories)
        .rule(DeploymentFacts.LAYERED_REPOSITORIES, equal::repositories)
        .rule(DeploymentFacts.DIFF, equal::diff)
        .rule(DeploymentFacts.ADVISORIES, equal::advisories)
        .all();
  }

  /** A rule for each fact, of the fact's own type. */
  private static final class Rules<O> {
    private final Map<FactKey<O, ?>, BiPredicate<?, ?>> rules = new java.util.HashMap<>();

    <T> Rules<O> rule(FactKey<O, T> key, BiPredicate<T, T> equal) {
      rules.put(key, equal);
      return this;
    }

    Map<FactKey<O, ?>, BiPredicate<?, ?>> all() {
      return rules;
    }
  }
}
