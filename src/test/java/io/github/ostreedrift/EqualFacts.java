// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Whether a fact that a text shows is that of the JSON: equal, but for what the printer of the text itself loses.
 *
 * @param pair the captures that the facts are of: first the text's fact, then the JSON's
 */
record EqualFacts(Pair pair) {

  /** In a C locale a character outside of ASCII may be printed as a question mark. */
  String printed(String text) {
    return pair.ascii() ? text.replaceAll("[^\\x00-\\x7f]", "?") : text;
  }

  boolean text(String text, String json) {
    return text.equals(json) || printed(text).equals(printed(json));
  }

  boolean textOrNone(Optional<String> text, Optional<String> json) {
    return text.map(this::printed).equals(json.map(this::printed));
  }

  /** The order of a list means nothing. */
  boolean texts(List<String> text, List<String> json) {
    return sorted(text, this::printed).equals(sorted(json, this::printed));
  }

  boolean removals(List<Removal> text, List<Removal> json) {
    return sorted(text, Object::toString).equals(sorted(json, Object::toString));
  }

  boolean replacements(List<Replacement> text, List<Replacement> json) {
    return sorted(text, Object::toString).equals(sorted(json, Object::toString));
  }

  boolean inactiveReplacements(List<InactiveReplacement> text, List<InactiveReplacement> json) {
    return texts(
        text.stream().map(InactiveReplacement::toString).toList(),
        json.stream().map(InactiveReplacement::toString).toList());
  }

  /** An unknown origin says nothing. Without an origin, the text shows the deployment's own commit. */
  boolean origin(Origin text, Origin json) {
    if (text instanceof Origin.Unknown) {
      return true;
    } else if (text instanceof Origin.ContainerImage image
        && json instanceof Origin.ContainerImage of) {
      return text(image.reference(), of.reference()) && bothOrOne(image.digest(), of.digest());
    } else if (json instanceof Origin.None) {
      return text instanceof Origin.None || text instanceof Origin.Checksum;
    }
    return printed(text.toString()).equals(printed(json.toString()));
  }

  /** Any run of white space in a notice is one blank. */
  boolean endOfLife(Optional<String> text, Optional<String> json) {
    return textOrNone(text.map(EqualFacts::oneBlank), json.map(EqualFacts::oneBlank));
  }

  private static String oneBlank(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** Before v2020.2 arguments are not quoted, so that blanks part them. */
  boolean initramfs(Optional<Initramfs> text, Optional<Initramfs> json) {
    if (text.isEmpty() || json.isEmpty()) {
      return text.isEmpty() && json.isEmpty();
    }
    Function<List<String>, List<String>> shown = pair.release() < 202002
        ? args -> List.of(String.join(" ", args).strip().split(" +"))
        : args -> args;
    return text.get().regenerate() == json.get().regenerate()
        && shown.apply(text.get().args()).equals(shown.apply(json.get().args()))
        && texts(text.get().etc(), json.get().etc());
  }

  /** What it changes, only the text shows. */
  boolean live(Optional<Live> text, Optional<Live> json) {
    return text.map(Live::commit).equals(json.map(Live::commit))
        && text.map(Live::interrupted).equals(json.map(Live::interrupted));
  }

  boolean signatures(Signatures text, Signatures json) {
    return text.verified() == json.verified()
        && eachInTurn(text.list(), json.list(), this::signature);
  }

  /**
   * Without {@code -v} the text has one word for all that is wrong with a signature; a missing key
   * has its own since v2018.10.
   */
  private boolean signature(Signature text, Signature json) {
    boolean wrong = !json.status().equals("valid")
        && (!json.status().equals("missing-key") || pair.release() < 201810);
    boolean status = pair.isVerbose()
        ? text.status().equals(json.status())
        : text.status().equals(wrong ? "invalid" : json.status());
    boolean key = json.fingerprint().isEmpty() && text.fingerprint().isEmpty()
        || json.fingerprint().orElse("").endsWith(text.fingerprint().orElse("?"));
    return status && key && bothOrOne(text.user(), json.user(), this::text);
  }

  boolean repositories(List<Repository> text, List<Repository> json) {
    return sorted(text, Object::toString).equals(sorted(json, Object::toString));
  }

  /** A count, or the packages: the text does not name the architecture of a package that changes. */
  boolean diff(PackageDiff text, PackageDiff json) {
    return text.upgraded() == json.upgraded()
        && text.downgraded() == json.downgraded()
        && text.removed() == json.removed()
        && text.added() == json.added()
        && bothOrOneShown(text.changes(), json.changes(), EqualFacts::changes);
  }

  private static boolean changes(List<PackageChange> text, List<PackageChange> json) {
    return sorted(text, EqualFacts::change).equals(sorted(json, EqualFacts::change));
  }

  private static String change(PackageChange change) {
    boolean pair = change.from().isPresent() && change.to().isPresent();
    return change.kind() + " " + change.name() + " " + change.from() + " " + change.to() + " "
        + (pair ? "" : change.arch());
  }

  boolean advisories(Advisories text, Advisories json) {
    return text.unknown() == json.unknown()
        && text.low() == json.low()
        && text.moderate() == json.moderate()
        && text.important() == json.important()
        && text.critical() == json.critical()
        && bothOrOneShown(
            text.list(),
            json.list(),
            (one, other) -> sorted(one, this::advisory).equals(sorted(other, this::advisory)));
  }

  /** What an advisory refers to is printed since v2018.10. */
  private String advisory(Advisory advisory) {
    return printed(advisory.id() + " " + advisory.severity() + " "
        + sorted(advisory.packages(), package_ -> package_) + " "
        + (pair.release() < 201810 ? "" : advisory.references()));
  }

  boolean transaction(Optional<Transaction> text, Optional<Transaction> json) {
    return text.isPresent() == json.isPresent()
        && bothOrOne(text.flatMap(Transaction::method), json.flatMap(Transaction::method));
  }

  boolean driver(Optional<UpdateDriver> text, Optional<UpdateDriver> json) {
    return text.map(UpdateDriver::name).equals(json.map(UpdateDriver::name))
        && bothOrOne(text.flatMap(UpdateDriver::unit), json.flatMap(UpdateDriver::unit))
        && text.flatMap(UpdateDriver::unit).isPresent() == (text.isPresent() && pair.isVerbose());
  }

  /** The parts of an update that differ. */
  List<String> update(AvailableUpdate text, AvailableUpdate json) {
    List<String> differences = new ArrayList<>();
    addUnless(bothOrOne(text.version(), json.version()), "version", differences);
    addUnless(bothOrOne(text.timestamp(), json.timestamp()), "timestamp", differences);
    addUnless(bothOrOne(text.checksum(), json.checksum()), "checksum", differences);
    addUnless(
        bothOrOne(text.signatures(), json.signatures(), this::signatures),
        "signatures",
        differences);
    addUnless(
        bothOrNone(text.advisories(), json.advisories(), this::advisories),
        "advisories",
        differences);
    addUnless(bothOrNone(text.diff(), json.diff(), this::diff), "diff", differences);
    addUnless(layers(text.totalLayers(), json.totalLayers()), "total layers", differences);
    addUnless(layers(text.removedLayers(), json.removedLayers()), "removed layers", differences);
    addUnless(layers(text.addedLayers(), json.addedLayers()), "added layers", differences);
    return differences;
  }

  /** The parts of an update that differ from the deployment that is made of it. */
  List<String> update(AvailableUpdate text, Facts<Deployment> json) {
    List<String> differences = new ArrayList<>();
    addUnless(
        bothOrNone(text.advisories(), find(json, DeploymentFacts.ADVISORIES), this::advisories),
        "advisories",
        differences);
    addUnless(
        bothOrNone(text.diff(), find(json, DeploymentFacts.DIFF), this::diff), "diff", differences);
    return differences;
  }

  private static <T> Optional<T> find(Facts<Deployment> facts, FactKey<Deployment, T> key) {
    return facts.get(key).map(Optional::of).orElse(Optional.empty());
  }

  private static void addUnless(boolean equal, String part, List<String> differences) {
    if (!equal) {
      differences.add(part);
    }
  }

  /** Layers are printed since v2023.8. */
  private boolean layers(Optional<LayerChange> text, Optional<LayerChange> json) {
    return pair.release() < 202308 ? text.isEmpty() : bothOrNone(text, json, EqualFacts::layers);
  }

  /** The text rounds the size to a unit. */
  private static boolean layers(LayerChange text, LayerChange json) {
    return text.layers() == json.layers();
  }

  private static <T> boolean bothOrOne(Optional<T> text, Optional<T> json) {
    return bothOrOne(text, json, Object::equals);
  }

  private static <T> boolean bothOrOne(
      Optional<T> text, Optional<T> json, BiPredicate<T, T> equal) {
    return text.isEmpty() || json.isEmpty() || equal.test(text.get(), json.get());
  }

  private static <T> boolean bothOrNone(
      Optional<T> text, Optional<T> json, BiPredicate<T, T> equal) {
    return text.isPresent() == json.isPresent() && bothOrOne(text, json, equal);
  }

  private static <T> boolean bothOrOneShown(Fact<T> text, Fact<T> json, BiPredicate<T, T> equal) {
    return !text.isShown() || !json.isShown() || equal.test(text.require(), json.require());
  }

  private static <T> boolean eachInTurn(List<T> text, List<T> json, BiPredicate<T, T> equal) {
    boolean all = text.size() == json.size();
    for (int i = 0; all && i < text.size(); i++) {
      all = equal.test(text.get(i), json.get(i));
    }
    return all;
  }

  private static <T> List<String> sorted(List<T> list, Function<T, String> printed) {
    return list.stream().map(printed).sorted().toList();
  }
}
