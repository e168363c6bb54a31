// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import static io.github.ostreedrift.model.DeploymentFacts.CUSTOM_ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.ORIGIN;
import static io.github.ostreedrift.model.DeploymentFacts.STATEROOT;
import static io.github.ostreedrift.model.DeploymentFacts.TIMESTAMP;
import static io.github.ostreedrift.model.DeploymentFacts.TITLE;
import static io.github.ostreedrift.model.DeploymentFacts.VERSION;

import io.github.ostreedrift.internal.diff.Equivalence;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Compares where two deployments come from, and which version they are. */
final class BaseComparison {
  private static final String DIGEST = ORIGIN.name() + ".digest";

  private static final ChangeCollector.Plain<String> STATEROOTS =
      plain(ChangeKind.STATEROOT_CHANGED);
  private static final ChangeCollector.Plain<String> TITLES = plain(ChangeKind.TITLE_CHANGED);

  private static final ChangeCollector.Plain<Optional<CustomOrigin>> CUSTOM_ORIGINS =
      new ChangeCollector.Plain<>(
          Change.BaseChange::new,
          ChangeKind.CUSTOM_ORIGIN_CHANGED,
          both(Equivalence::ofCustomOrigin),
          origin -> origin.map(Texts::customOrigin));

  private static final ChangeCollector.Plain<Optional<String>> VERSIONS =
      new ChangeCollector.Plain<>(
          Change.BaseChange::new,
          ChangeKind.BASE_VERSION_CHANGED,
          both(Equivalence::ofText),
          version -> version);

  private static final ChangeCollector.Plain<Instant> TIMES = new ChangeCollector.Plain<>(
      Change.BaseChange::new,
      ChangeKind.BASE_TIMESTAMP_CHANGED,
      Instant::equals,
      time -> Optional.of(time.toString()));

  private final Deployment left;
  private final Deployment right;
  private final ChangeCollector findings;

  BaseComparison(Deployment left, Deployment right, ChangeCollector findings) {
    this.left = left;
    this.right = right;
    this.findings = findings;
  }

  void compare() {
    compare(STATEROOT, STATEROOTS);
    findings.compare(ORIGIN.name(), told(left.origin()), told(right.origin()), this::origins);
    compare(CUSTOM_ORIGIN, CUSTOM_ORIGINS);
    compare(TITLE, TITLES);
    compare(VERSION, VERSIONS);
    if (isOfSameVersion()) {
      compare(TIMESTAMP, TIMES);
    } else {
      findings.note(
          TIMESTAMP.name(), left.timestamp().isShown(), right.timestamp().isShown());
    }
  }

  private <T> void compare(FactKey<Deployment, T> key, ChangeCollector.Plain<T> comparison) {
    comparison.compare(findings, key.name(), left.get(key), right.get(key));
  }

  /** That another version has another time is no news. */
  private boolean isOfSameVersion() {
    return !left.version().isShown()
        || !right.version().isShown()
        || both(Equivalence::ofText)
            .test(left.version().require(), right.version().require());
  }

  /** What the tool itself could not tell is not shown. */
  private static Fact<Origin> told(Fact<Origin> origin) {
    return origin instanceof Fact.Shown<Origin> shown && shown.value() instanceof Origin.Unknown
        ? Fact.notShown()
        : origin;
  }

  private void origins(Origin one, Origin other) {
    if (one instanceof Origin.ContainerImage image
        && other instanceof Origin.ContainerImage second) {
      images(image, second);
    } else if (!sameSource(one, left, other, right)) {
      addOrigin(one, other);
    }
  }

  /** Whether two deployments can be of one origin: that of both is the same, or one can't be told. */
  static boolean sameOrigin(Deployment left, Deployment right) {
    if (!told(left.origin()).isShown() || !told(right.origin()).isShown()) {
      return true;
    }
    Origin one = left.origin().require();
    Origin other = right.origin().require();
    return one.equals(other) || sameSource(one, left, other, right);
  }

  private static boolean sameSource(Origin one, Deployment left, Origin other, Deployment right) {
    if (isOwnCommit(one, left) && isOwnCommit(other, right)) {
      return true;
    }
    return Equivalence.ofOrigin(one, other, baseCommit(one instanceof Origin.None ? right : left));
  }

  /** Whether an origin says nothing but which commit is deployed: there is none, or it is that commit. */
  private static boolean isOwnCommit(Origin origin, Deployment deployment) {
    return origin instanceof Origin.None
        || (origin instanceof Origin.Checksum pinned
            && baseCommit(deployment)
                .filter(base -> Equivalence.ofChecksum(pinned.checksum(), base))
                .isPresent());
  }

  private static Optional<String> baseCommit(Deployment deployment) {
    Fact<String> base = deployment.baseChecksum();
    Fact<String> commit = base.isShown() ? base : deployment.checksum();
    return commit.isShown() ? Optional.of(commit.require()) : Optional.empty();
  }

  private void images(Origin.ContainerImage one, Origin.ContainerImage other) {
    Optional<String> before = digest(one);
    Optional<String> after = digest(other);
    findings.note(DIGEST, before.isPresent(), after.isPresent());
    boolean sameDigest = Equivalence.ofToldChecksum(before, after);
    boolean sameImage = Equivalence.ofReference(name(one), name(other))
        && (!sameDigest || Equivalence.ofReference(one.reference(), other.reference()));
    if (!sameImage) {
      addOrigin(one, other);
    }
    if (!sameDigest) {
      findings.add(new Change.BaseChange(ChangeKind.IMAGE_DIGEST_CHANGED, DIGEST, before, after));
    }
  }

  private void addOrigin(Origin one, Origin other) {
    findings.add(new Change.BaseChange(
        ChangeKind.ORIGIN_CHANGED, ORIGIN.name(), Texts.origin(one), Texts.origin(other)));
  }

  private static String name(Origin.ContainerImage image) {
    int at = image.reference().lastIndexOf('@');
    return at < 0 ? image.reference() : image.reference().substring(0, at);
  }

  /** The digest that the tool shows, or else the one in the reference. */
  private static Optional<String> digest(Origin.ContainerImage image) {
    int at = image.reference().lastIndexOf('@');
    return at < 0
        ? image.digest()
        : image.digest().or(() -> Optional.of(image.reference().substring(at + 1)));
  }

  private static ChangeCollector.Plain<String> plain(ChangeKind kind) {
    return new ChangeCollector.Plain<>(
        Change.BaseChange::new, kind, Equivalence::ofText, Optional::of);
  }

  /** Whether two values are the same, or neither is there. */
  static <T> BiPredicate<Optional<T>, Optional<T>> both(BiPredicate<T, T> same) {
    return (one, other) -> {
      if (one.isEmpty() || other.isEmpty()) {
        return one.isEmpty() && other.isEmpty();
      }
      return same.test(one.get(), other.get());
    };
  }
}
