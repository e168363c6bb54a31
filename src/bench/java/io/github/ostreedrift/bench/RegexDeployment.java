// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A deployment as {@link RegexReader} reads it: its header, and what its rows and their silence say together. */
final class RegexDeployment {
  private static final Pattern CHECKSUM = Pattern.compile("(?:ostree://)?([0-9a-f]{64})");
  private static final Pattern IMAGE = Pattern.compile(
      "(?:ostree-(?:unverified|image-signed|remote)[a-z-]*|docker|containers-storage|registry):.*");
  private static final Pattern ROJIG = Pattern.compile("rojig://.*|[^:/]+:[^/]+-\\d[^/]*\\.\\w+");
  private static final Pattern REFSPEC =
      Pattern.compile("(?:ostree://)?(?:[^:/]+:)?[^:/@ ]+/[^:@ ]+");

  final RegexRows rows = new RegexRows();
  private final String header;
  private final boolean booted;
  private final int index;

  RegexDeployment(String header, boolean booted, int index) {
    this.header = header;
    this.booted = booted;
    this.index = index;
  }

  Deployment build(int position, boolean verbose) {
    Facts.Builder<Deployment> facts = rows.facts;
    facts.show(DeploymentFacts.BOOTED, booted);
    origin(facts);
    silence(facts);
    if (verbose) {
      verboseSilence(facts);
    }
    return new Deployment(index < 0 ? position : index, facts.build(), List.of());
  }

  /** A custom URL stands in the place of the origin, which then is not shown. */
  private void origin(Facts.Builder<Deployment> facts) {
    String description = rows.customOrigin;
    boolean checksum = CHECKSUM.matcher(header).matches();
    boolean url = description != null
        && !checksum
        && !IMAGE.matcher(header).matches()
        && !REFSPEC.matcher(header).matches();
    if (!url) {
      facts.show(DeploymentFacts.ORIGIN, origin());
    }
    if (description != null && (url || checksum)) {
      facts.show(
          DeploymentFacts.CUSTOM_ORIGIN,
          Optional.of(new CustomOrigin(Optional.of(url ? header : ""), description)));
    } else if (description == null && rows.digest == null && !header.startsWith("(")) {
      facts.show(DeploymentFacts.CUSTOM_ORIGIN, Optional.empty());
    }
  }

  private Origin origin() {
    if (rows.digest != null || IMAGE.matcher(header).matches()) {
      return new Origin.ContainerImage(header, Optional.ofNullable(rows.digest));
    } else if (ROJIG.matcher(header).matches()) {
      return new Origin.Rojig(header);
    } else if (header.startsWith("(")
        || (header.contains("://") && !header.startsWith("ostree://"))) {
      return new Origin.Unknown(header);
    }
    return Origin.ofRefspec(header);
  }

  private static void silence(Facts.Builder<Deployment> facts) {
    facts.showIfAbsent(DeploymentFacts.LAYERED, List.of());
    facts.showIfAbsent(DeploymentFacts.LOCAL, List.of());
    facts.showIfAbsent(DeploymentFacts.LOCAL_FILEOVERRIDE, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES_ENABLED, List.of());
    facts.showIfAbsent(DeploymentFacts.INITRAMFS, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.PINNED, false);
    facts.showIfAbsent(DeploymentFacts.CLIWRAP, false);
    facts.showIfAbsent(DeploymentFacts.UNLOCKED, "none");
    facts.showIfAbsent(DeploymentFacts.LIVE, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.REMOTE_ERROR, Optional.empty());
    facts.showIfAbsent(DeploymentFacts.END_OF_LIFE, Optional.empty());
  }

  private static void verboseSilence(Facts.Builder<Deployment> facts) {
    facts.showIfAbsent(DeploymentFacts.INACTIVE, List.of());
    facts.showIfAbsent(DeploymentFacts.MODULES_INACTIVE, List.of());
    facts.showIfAbsent(DeploymentFacts.INACTIVE_REMOVALS, List.of());
    facts.showIfAbsent(DeploymentFacts.INACTIVE_REPLACEMENTS, List.of());
    facts.showIfAbsent(DeploymentFacts.STAGED, false);
    boolean base = facts.get(DeploymentFacts.BASE_CHECKSUM).isShown();
    boolean commit = facts.get(DeploymentFacts.CHECKSUM).isShown();
    if (base || commit) {
      facts.showIfAbsent(DeploymentFacts.REPOSITORIES, List.of());
    }
    if (base && commit) {
      facts.showIfAbsent(DeploymentFacts.LAYERED_REPOSITORIES, List.of());
    }
  }

  AvailableUpdate buildUpdate() {
    Facts<Deployment> facts = rows.facts.build();
    return new AvailableUpdate(
        facts.get(DeploymentFacts.VERSION).orElse(Optional.empty()),
        find(facts, DeploymentFacts.TIMESTAMP),
        find(facts, DeploymentFacts.CHECKSUM),
        find(facts, DeploymentFacts.SIGNATURES),
        find(facts, DeploymentFacts.ADVISORIES),
        find(facts, DeploymentFacts.DIFF),
        Optional.ofNullable(rows.layers.get("Total layers")),
        Optional.ofNullable(rows.layers.get("Removed layers")),
        Optional.ofNullable(rows.layers.get("Added layers")));
  }

  private static <T> Optional<T> find(Facts<Deployment> facts, FactKey<Deployment, T> key) {
    Fact<T> fact = facts.get(key);
    return fact.isShown() ? Optional.of(fact.require()) : Optional.empty();
  }
}
