// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.json;

import static io.github.ostreedrift.model.DeploymentFacts.CUSTOM_ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED_REPOSITORIES;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED_TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.PENDING_BASE;
import static io.github.ostreedrift.model.DeploymentFacts.REPOSITORIES;
import static io.github.ostreedrift.model.DeploymentFacts.SIGNATURES;
import static io.github.ostreedrift.model.DeploymentFacts.TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.TITLE;

import io.github.ostreedrift.model.CustomOrigin;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.PendingBase;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signature;
import io.github.ostreedrift.model.Signatures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What rpm-ostree's JSON says of a deployment's commits: where they come from, when they were made, who signed them. */
final class RpmOstreeCommit {
  private static final String REPOS = "rpmostree.rpmmd-repos";
  private static final String SOURCE_TITLE = "ostree.source-title";

  /** The members of a commit's metadata that are read; there can be any. */
  static final Set<String> METADATA = Set.of(REPOS, SOURCE_TITLE);

  private RpmOstreeCommit() {}

  /** Collects the facts of a deployment. */
  static void collect(Place deployment, FactCollector<Deployment> facts) {
    boolean layered = deployment.at("base-checksum").isThere();
    facts
        .show(ORIGIN, () -> origin(deployment))
        .show(CUSTOM_ORIGIN, () -> customOrigin(deployment.at("custom-origin")))
        .showIfThere(
            PENDING_BASE,
            deployment.at("pending-base-checksum"),
            sum -> pendingBase(deployment, sum))
        // The server wrote these in the other byte order.
        .showIfThere(
            REPOSITORIES,
            deployment.at("base-commit-meta"),
            metadata -> repositories(metadata.at(REPOS), Place::swappedSeconds));
    showTitle(deployment.at("base-commit-meta"), facts);
    showTime(TIMESTAMP, shownTime(deployment, layered), facts);
    if (layered) {
      collectLocal(deployment, facts);
    }
    if (saysSigned(deployment)) {
      facts.show(SIGNATURES, () -> signatures(deployment));
    }
  }

  /** The facts of the commit that was assembled on the host. */
  private static void collectLocal(Place deployment, FactCollector<Deployment> facts) {
    showTime(LAYERED_TIMESTAMP, deployment.at("timestamp"), facts);
    facts.showIfThere(
        LAYERED_REPOSITORIES,
        deployment.at("layered-commit-meta"),
        metadata -> repositories(metadata.at(REPOS), Place::seconds));
  }

  /** Whether there is something to say of signatures: where the remote does not verify, the tool says nothing. */
  static boolean saysSigned(Place commit) {
    Place enabled = commit.at("gpg-enabled");
    // v2016.4 had no such key, and printed all signatures.
    return enabled.isThere() ? isOn(enabled) : commit.at("signatures").isThere();
  }

  /** The signatures of a commit whose remote wants them. */
  static Signatures signatures(Place commit) {
    Place list = commit.at("signatures");
    return new Signatures(true, list.isThere() ? list.list(RpmOstreeCommit::signature) : List.of());
  }

  private static boolean isOn(Place flag) {
    try {
      return flag.flag();
    } catch (WrongType e) {
      return false;
    }
  }

  private static Signature signature(Place place) {
    List<Place> fields = place.items(12);
    String name = fields.get(10).text();
    String mail = fields.get(11).text();
    Optional<String> user =
        name.isEmpty() && mail.isEmpty() ? Optional.empty() : Optional.of(name + " <" + mail + '>');
    Optional<String> fingerprint =
        Optional.of(fields.get(5).text()).filter(text -> !text.isEmpty());
    return new Signature(status(fields), fingerprint, user, List.of());
  }

  /** In the order in which libostree's own description looks at the flags. */
  private static String status(List<Place> fields) {
    boolean valid = fields.get(0).flag();
    boolean expired = fields.get(1).flag();
    boolean keyExpired = fields.get(2).flag();
    boolean keyRevoked = fields.get(3).flag();
    if (fields.get(4).flag()) {
      return "missing-key";
    } else if (valid) {
      return "valid";
    } else if (keyRevoked) {
      return "key-revoked";
    }
    return expired ? "expired" : keyExpired ? "key-expired" : "invalid";
  }

  private static Origin origin(Place deployment) {
    Place reference = deployment.at("container-image-reference");
    if (reference.isThere()) {
      Place digest = deployment.at("container-image-reference-digest");
      return new Origin.ContainerImage(
          reference.text(), digest.isThere() ? Optional.of(digest.text()) : Optional.empty());
    }
    Place origin = deployment.at("origin");
    if (!origin.isThere() || origin.text().isEmpty()) {
      return new Origin.None();
    }
    return origin.text().startsWith("rojig://")
        ? rojig(deployment)
        : Origin.ofRefspec(origin.text());
  }

  /** As the text prints it: the description, if there is one. */
  private static Origin rojig(Place deployment) {
    String printed = deployment.at("origin").text();
    for (String key : List.of("rojig-description", "jigdo-description")) {
      Place description = deployment.at(key);
      if (description.isThere()) {
        String evr = description.at("evr").isThere() ? description.at("evr").text() : "";
        String version =
            evr.isEmpty() ? "" : '-' + evr + '.' + description.at("arch").text();
        printed = description.at("repo").text() + ':' + description.at("name").text() + version;
      }
    }
    return new Origin.Rojig(printed);
  }

  private static Optional<CustomOrigin> customOrigin(Place pair) {
    if (!pair.isThere()) {
      return Optional.empty();
    }
    List<Place> fields = pair.items(2);
    return Optional.of(new CustomOrigin(Optional.of(fields.get(0).text()), fields.get(1).text()));
  }

  private static PendingBase pendingBase(Place deployment, Place checksum) {
    Place version = deployment.at("pending-base-version");
    Place time = deployment.at("pending-base-timestamp");
    return new PendingBase(
        checksum.text(),
        version.isThere()
            ? Optional.of(version.text()).filter(text -> !text.isEmpty())
            : Optional.empty(),
        time.isThere() ? time.seconds() : Optional.empty());
  }

  private static List<Repository> repositories(
      Place list, Function<Place, Optional<Instant>> time) {
    return list.isThere()
        ? list.list(repo -> new Repository(repo.at("id").text(), time.apply(repo.at("timestamp"))))
        : List.of();
  }

  private static void showTitle(Place metadata, FactCollector<Deployment> facts) {
    if (metadata.isObject()) {
      facts.showIfThere(TITLE, metadata.at(SOURCE_TITLE), Place::text);
    }
  }

  /** The place of the time that the status shows: before v2017.4 the local commit's, since then the base commit's. */
  private static Place shownTime(Place deployment, boolean layered) {
    Place base = deployment.at("base-timestamp");
    boolean tellsBase =
        base.isThere() || deployment.at("requested-base-removals").isThere();
    return layered && tellsBase ? base : deployment.at("timestamp");
  }

  /** Shows a time; the tool takes 0 for no time, and calls some others invalid. */
  private static void showTime(
      FactKey<Deployment, Instant> key, Place place, FactCollector<Deployment> facts) {
    if (place.isThere()) {
      facts.showIfFound(key, () -> place.seconds().filter(time -> time.getEpochSecond() > 0));
    }
  }
}
