// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.internal.model.ImageReference;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Signatures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a node from a capture of it: the facts of its booted deployment that are the same on equal nodes.
 *
 * <p>Left out is what differs between equal nodes: serials, the time and the checksum of a locally assembled commit,
 * the repositories at that time, what a pending deployment would change.
 *
 * <p>Not thread-safe.
 */
final class NodeStateExtractor {
  /** The name of the fact that tells whether another deployment boots next. Nodes are not grouped by it. */
  public static final String PENDING = "pending";

  /** The name of the fact that tells the version of the deployment that waits. Nodes are not grouped by it. */
  public static final String PENDING_VERSION = "pending-version";

  /** The name of the fact that tells the states of the commit's signatures. Nodes are not grouped by it. */
  public static final String SIGNATURES = "signatures";

  /** The name of the fact that tells the time of the deployment that waits. Nodes are not grouped by it. */
  public static final String PENDING_SINCE = "pending-since";

  /** The name of the fact that names the image, however its signature is checked. Nodes are not grouped by it. */
  static final String IMAGE = "image";

  /** The name of the fact that tells the image's digest. */
  static final String DIGEST = "image-digest";

  /** The name of the fact that tells whether the rollback boots next. Nodes are not grouped by it. */
  static final String ROLLBACK_QUEUED = CaptureFacts.ROLLBACK_QUEUED.name();

  /** The name of the fact that tells whether what is staged must not boot yet. Nodes are not grouped by it. */
  static final String DOWNLOAD_ONLY = DeploymentFacts.DOWNLOAD_ONLY.name();

  /** The value of {@link #PENDING} where there is one. */
  static final String WAITS = "waits for a reboot";

  /** The value of the signatures where one is valid. */
  static final String VALID = "valid";

  /** The value of a fact that is shown, and is nothing. */
  static final String NONE = "none";

  /** Facts of a node that are looked at, but by which nodes are not grouped. */
  static final List<String> BESIDE = List.of(
      PENDING, PENDING_VERSION, PENDING_SINCE, SIGNATURES, IMAGE, ROLLBACK_QUEUED, DOWNLOAD_ONLY);

  /** The facts, by name. */
  private static final List<Told<?>> FACTS = Stream.of(
          told(DeploymentFacts.STATEROOT, Function.identity()),
          told(DeploymentFacts.VERSION, version -> version.orElse(NONE)),
          told(DeploymentFacts.TIMESTAMP, Object::toString),
          told(DeploymentFacts.CUSTOM_ORIGIN.name(), NodeStateExtractor::url, Function.identity()),
          told("base-commit", NodeStateExtractor::base, Function.identity()),
          told("origin", NodeStateExtractor::origin, Function.identity()),
          told(DIGEST, NodeStateExtractor::digest, Function.identity()),
          told(IMAGE, NodeStateExtractor::image, Function.identity()),
          told(
              ROLLBACK_QUEUED,
              (capture, booted) -> capture.get(CaptureFacts.ROLLBACK_QUEUED),
              Object::toString),
          told(DOWNLOAD_ONLY, NodeStateExtractor::downloadOnly, Object::toString),
          told(DeploymentFacts.LAYERED, NodeStateExtractor::lines),
          told(DeploymentFacts.INACTIVE, NodeStateExtractor::lines),
          told(DeploymentFacts.LOCAL, NodeStateExtractor::lines),
          told(DeploymentFacts.LOCAL_FILEOVERRIDE, NodeStateExtractor::lines),
          told(DeploymentFacts.MODULES, NodeStateExtractor::lines),
          told(DeploymentFacts.MODULES_ENABLED, NodeStateExtractor::lines),
          told(DeploymentFacts.MODULES_INACTIVE, NodeStateExtractor::lines),
          told(
              DeploymentFacts.REMOVED,
              list -> lines(list, removal -> removal.name() + " " + removal.evr())),
          told(DeploymentFacts.REPLACED, list -> lines(list, NodeStateExtractor::text)),
          told(DeploymentFacts.INACTIVE_REMOVALS, NodeStateExtractor::lines),
          told(
              DeploymentFacts.INACTIVE_REPLACEMENTS, list -> lines(list, NodeStateExtractor::text)),
          told(
              DeploymentFacts.INITRAMFS,
              initramfs -> initramfs.map(NodeStateExtractor::text).orElse(NONE)),
          told(DeploymentFacts.CLIWRAP, Object::toString),
          told(DeploymentFacts.ARCHITECTURE, Function.identity()),
          told(DeploymentFacts.INCOMPATIBLE, Object::toString),
          told(
              DeploymentFacts.COMPOSEFS,
              composefs -> composefs.map(Deployment.Composefs::verity).orElse(NONE)),
          told(DeploymentFacts.UNLOCKED, Function.identity()),
          told(DeploymentFacts.LIVE, live -> live.map(NodeStateExtractor::text).orElse(NONE)),
          told(DeploymentFacts.PINNED, Object::toString),
          told(DeploymentFacts.REMOTE_ERROR, error -> error.orElse(NONE)),
          told(
              DeploymentFacts.END_OF_LIFE,
              notice -> notice.map(NodeStateExtractor::oneLine).orElse(NONE)),
          told(PENDING, NodeStateExtractor::pending, Function.identity()),
          told(
              PENDING_VERSION,
              (capture, booted) -> next(capture, booted, Deployment::version),
              version -> version.orElse(NONE)),
          told(
              PENDING_SINCE,
              (capture, booted) -> next(capture, booted, Deployment::timestamp),
              Instant::toString),
          told(DeploymentFacts.SIGNATURES, NodeStateExtractor::text))
      .sorted(Comparator.comparing(Told::name))
      .toList();

  private static final int MOST_TEXTS = 1024;

  /** For each fact, the texts of values by what they are: where captures share a value, it is written once. */
  private final List<IdentityHashMap<Object, String>> texts =
      FACTS.stream().map(fact -> new IdentityHashMap<Object, String>()).toList();

  private final SharedTexts shared = new SharedTexts();

  /**
   * A fact that equal nodes share.
   *
   * @param find where it stands
   * @param text its canonical text
   */
  private record Told<T>(
      String name, BiFunction<Capture, Deployment, Fact<T>> find, Function<T, String> text) {

    @Nullable
    String of(Capture capture, Deployment booted, IdentityHashMap<Object, String> texts) {
      if (!(find.apply(capture, booted) instanceof Fact.Shown<T> shown)) {
        return null;
      } else if (shown.value() instanceof String) {
        return text.apply(shown.value());
      } else if (texts.size() > MOST_TEXTS) {
        texts.clear();
      }
      return texts.computeIfAbsent(shown.value(), any -> text.apply(shown.value()));
    }
  }

  private static <T> Told<T> told(FactKey<Deployment, T> key, Function<T, String> text) {
    return new Told<>(key.name(), (capture, booted) -> booted.get(key), text);
  }

  private static <T> Told<T> told(
      String name, BiFunction<Capture, Deployment, Fact<T>> find, Function<T, String> text) {
    return new Told<>(name, find, text);
  }

  /** The state that a capture shows; empty where no deployment is marked as booted. */
  Optional<NodeState> find(Capture capture) {
    return capture.findBooted().map(booted -> {
      String[] names = new String[FACTS.size()];
      String[] values = new String[FACTS.size()];
      int count = 0;
      for (int i = 0; i < names.length; i++) {
        String value = FACTS.get(i).of(capture, booted, texts.get(i));
        if (value != null) {
          names[count] = FACTS.get(i).name();
          values[count++] = shared.apply(value);
        }
      }
      return NodeState.of(Arrays.copyOf(names, count), Arrays.copyOf(values, count));
    });
  }

  private static Fact<String> url(Capture capture, Deployment booted) {
    return booted
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .flatMap(custom -> custom.isEmpty() ? Fact.of(NONE) : shown(custom.get().url()));
  }

  private static Fact<String> base(Capture capture, Deployment booted) {
    return shown(capture.findBaseCommit(booted).filter(base -> base.length() == 64));
  }

  private static Fact<String> origin(Capture capture, Deployment booted) {
    return booted.origin().flatMap(origin -> {
      if (origin instanceof Origin.Refspec refspec) {
        return Fact.of(refspec.refspec());
      } else if (origin instanceof Origin.ContainerImage image) {
        ImageReference reference = ImageReference.of(image.reference());
        // Bootc's plain text does not tell how signatures are checked, and that is a part of the
        // origin.
        boolean isHalf = capture.format() == CaptureFormat.BOOTC_STATUS
            && reference.signature().isEmpty();
        return isHalf || image.reference().isEmpty()
            ? Fact.notShown()
            : Fact.of(reference.canonical());
      } else if (origin instanceof Origin.Checksum checksum) {
        return Fact.of(checksum.checksum());
      } else if (origin instanceof Origin.Rojig rojig) {
        return Fact.of(rojig.text());
      }
      return origin instanceof Origin.None
          ? Fact.of(capture.findBaseCommit(booted).orElse(NONE))
          : Fact.notShown();
    });
  }

  private static Fact<String> digest(Capture capture, Deployment booted) {
    return booted
        .origin()
        .flatMap(origin -> origin instanceof Origin.ContainerImage image
            ? shown(image.digest())
            : Fact.notShown());
  }

  private static Fact<String> image(Capture capture, Deployment booted) {
    return booted
        .origin()
        .flatMap(origin ->
            origin instanceof Origin.ContainerImage image && !image.reference().isEmpty()
                ? Fact.of(ImageReference.of(image.reference()).place())
                : Fact.notShown());
  }

  /** Of what is staged; where nothing is, it is not so. */
  private static Fact<Boolean> downloadOnly(Capture capture, Deployment booted) {
    return capture.deployments().stream()
        .filter(each -> each.staged().is(true))
        .findFirst()
        .map(staged -> staged.get(DeploymentFacts.DOWNLOAD_ONLY))
        .orElseGet(() -> booted.get(DeploymentFacts.DOWNLOAD_ONLY));
  }

  private static Fact<String> pending(Capture capture, Deployment booted) {
    boolean listsAll = capture.deployments().size() > 1
        || capture.facts().get(CaptureFacts.BOOTED_ONLY).is(false);
    return capture.format().isOstreeAdmin() || !listsAll
        ? Fact.notShown()
        : Fact.of(capture.findPending().isPresent() ? WAITS : NONE);
  }

  /** A fact of the deployment that waits, where it is told whether one does. */
  private static <T> Fact<T> next(
      Capture capture, Deployment booted, Function<Deployment, Fact<T>> fact) {
    return pending(capture, booted).is(WAITS)
        ? capture.findPending().map(fact).orElse(Fact.notShown())
        : Fact.notShown();
  }

  private static <T> Fact<T> shown(Optional<T> value) {
    return value.map(Fact::of).orElse(Fact.notShown());
  }

  private static String text(Replacement replacement) {
    return replacement.name() + " " + replacement.from() + " -> " + replacement.to() + " "
        + replacement.source();
  }

  private static String text(InactiveReplacement replacement) {
    return replacement.packageName() + " " + replacement.source();
  }

  private static String text(Initramfs initramfs) {
    String args = String.join(" ", initramfs.args());
    String etc = lines(initramfs.etc()).replace("\n", " ");
    return (initramfs.regenerate() ? "regenerate " : "")
        + args
        + (etc.isEmpty() ? "" : " etc: " + etc);
  }

  private static String text(Live live) {
    return live.commit().orElse("")
        + live.interrupted().map(commit -> " interrupted " + commit).orElse("");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /** What every form of a capture tells alike: why a signature is not valid, some do not say. */
  private static String text(Signatures signatures) {
    if (signatures.list().isEmpty()) {
      return "unsigned";
    }
    boolean isValid =
        signatures.list().stream().anyMatch(signature -> signature.status().equals(VALID));
    return isValid ? VALID : "invalid";
  }

  private static String lines(Collection<String> list) {
    if (list.size() < 2) {
      return list.isEmpty() ? "" : list.iterator().next();
    }
    String[] sorted = list.toArray(String[]::new);
    Arrays.sort(sorted);
    return String.join("\n", sorted);
  }

  private static <T> String lines(Collection<T> list, Function<T, String> text) {
    return list.isEmpty() ? "" : lines(list.stream().map(text).toList());
  }
}
