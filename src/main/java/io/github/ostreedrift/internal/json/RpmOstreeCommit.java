// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.model.DeploymentFacts.CUSTOM_ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED_REPOSITORIES;
import static io.github.ostreedrift.model.DeploymentFacts.LAYERED_TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.PENDING_BASE;
import static io.github.ostreedrift.model.DeploymentFacts.REPOSITORIES;
import static io.github.ostreedrift.model.DeploymentFacts.SIGNATURES;
import static io.github.ostreedrift.model.DeploymentFacts.TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.TITLE;

import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
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
  static final Set<String> METADATA = Set.of(REPOS, SOURCE_TITLE, "version");

  private RpmOstreeCommit() {}

  /** Reads the facts of a deployment. */
  static void read(DeploymentReader deployment) {
    JsonCursor enabled = deployment.at("gpg-enabled");
    String origin =
        deployment.has("container-image-reference") ? "container-image-reference" : "origin";
    String signed = enabled.isThere() && !enabled.isFilled() ? "gpg-enabled" : "signatures";
    JsonCursor metadata = deployment.at("base-commit-meta");
    deployment
        .find(ORIGIN, () -> origin(deployment), origin)
        .read(CUSTOM_ORIGIN, "custom-origin", RpmOstreeCommit::customOrigin)
        .find(
            PENDING_BASE,
            () -> pendingBase(deployment),
            "pending-base-checksum",
            "pending-base-version",
            "pending-base-timestamp")
        .find(TITLE, () -> metadata.at(SOURCE_TITLE).find(JsonCursor::text))
        // The server wrote these in the other byte order.
        .find(REPOSITORIES, () -> repositories(deployment, metadata, JsonCursor::swappedSeconds))
        .find(
            SIGNATURES,
            () -> signatures(enabled, deployment.at("signatures")),
            "gpg-enabled",
            signed);
    readTimes(deployment);
  }

  private static void readTimes(DeploymentReader deployment) {
    JsonCursor timestamp = deployment.at("timestamp");
    if (!deployment.has("base-checksum")) {
      deployment.find(TIMESTAMP, timestamp::findTime, "base-checksum");
      return;
    }
    // Before v2017.4 the status showed the local commit's time, since then the base commit's.
    boolean tellsBase =
        deployment.has("base-timestamp") || deployment.has("requested-base-removals");
    JsonCursor shown = tellsBase ? deployment.at("base-timestamp") : timestamp;
    JsonCursor metadata = deployment.at("layered-commit-meta");
    deployment
        .find(TIMESTAMP, shown::findTime, "base-timestamp")
        .find(LAYERED_TIMESTAMP, timestamp::findTime)
        .find(LAYERED_REPOSITORIES, () -> repositories(deployment, metadata, JsonCursor::seconds));
  }

  /** The signatures of a commit; empty where its origin is none that could verify. */
  static Optional<Signatures> signatures(JsonCursor enabled, JsonCursor list) {
    // v2016.4 had no such key, and printed all signatures.
    boolean verified = enabled.find(JsonCursor::flag).orElse(list.isThere());
    return verified
        ? Optional.of(new Signatures(
            true, list.find(all -> all.list(RpmOstreeCommit::signature)).orElse(List.of())))
        : enabled.find(off -> new Signatures(false, List.of()));
  }

  private static Signature signature(JsonCursor place) {
    List<JsonCursor> fields = place.items(12);
    String name = fields.get(10).text();
    String mail = fields.get(11).text();
    Optional<String> user =
        name.isEmpty() && mail.isEmpty() ? Optional.empty() : Optional.of(name + " <" + mail + '>');
    Optional<String> fingerprint =
        Optional.of(fields.get(5).text()).filter(text -> !text.isEmpty());
    return new Signature(status(fields), fingerprint, user, List.of());
  }

  /** In the order in which libostree's own description looks at the flags. */
  private static String status(List<JsonCursor> fields) {
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

  private static Optional<Origin> origin(DeploymentReader deployment) {
    JsonCursor reference = deployment.at("container-image-reference");
    if (reference.isThere()) {
      return Optional.of(new Origin.ContainerImage(
          reference.text(),
          deployment.at("container-image-reference-digest").find(JsonCursor::text)));
    }
    String origin = deployment.at("origin").findText().orElse("");
    if (origin.startsWith("rojig://")) {
      return rojig(deployment, origin);
    }
    return Optional.of(origin.isEmpty() ? new Origin.None() : Origin.ofRefspec(origin));
  }

  /** As the text prints it: the description, if there is one. */
  private static Optional<Origin> rojig(DeploymentReader deployment, String origin) {
    for (String key : List.of("jigdo-description", "rojig-description")) {
      JsonCursor description = deployment.at(key);
      if (description.isThere()) {
        String version = description
            .at("evr")
            .findText()
            .map(evr -> '-' + evr + '.' + description.at("arch").text())
            .orElse("");
        String name = description.at("name").text();
        return Optional.of(new Origin.Rojig(description.at("repo").text() + ':' + name + version));
      }
    }
    return deployment.isReduced() ? Optional.empty() : Optional.of(new Origin.Rojig(origin));
  }

  private static Optional<CustomOrigin> customOrigin(JsonCursor pair) {
    List<JsonCursor> fields = pair.items(2);
    return Optional.of(
        new CustomOrigin(Optional.of(fields.get(0).text()), fields.get(1).text()));
  }

  private static Optional<PendingBase> pendingBase(DeploymentReader deployment) {
    return deployment
        .at("pending-base-checksum")
        .find(checksum -> new PendingBase(
            checksum.text(),
            deployment.at("pending-base-version").findText(),
            deployment
                .at("pending-base-timestamp")
                .find(JsonCursor::seconds)
                .flatMap(time -> time)));
  }

  private static Optional<List<Repository>> repositories(
      DeploymentReader deployment,
      JsonCursor metadata,
      Function<JsonCursor, Optional<Instant>> time) {
    Optional<List<Repository>> found = metadata
        .at(REPOS)
        .find(all -> all.list(
            repo -> new Repository(repo.at("id").text(), time.apply(repo.at("timestamp")))));
    return deployment.isReduced() ? found : found.or(() -> metadata.find(none -> List.of()));
  }
}
