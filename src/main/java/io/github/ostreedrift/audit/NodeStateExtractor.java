// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Signatures;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The state of a node from a capture of it: the facts of its booted deployment that are the same on equal nodes.
 *
 * <p>Left out is what differs between equal nodes: serials, the time and the checksum of a locally assembled commit,
 * the repositories at that time, what a pending deployment would change.
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

  /** The value of {@link #PENDING} where there is one. */
  static final String WAITS = "waits for a reboot";

  /** The value of the signatures where one is valid. */
  static final String VALID = "valid";

  /** The value of a fact that is shown, and is nothing. */
  static final String NONE = "none";

  /** Facts of a node that are looked at, but by which nodes are not grouped. */
  static final List<String> BESIDE = List.of(PENDING, PENDING_VERSION, PENDING_SINCE, SIGNATURES);

  private final SortedMap<String, String> facts = new TreeMap<>();

  private NodeStateExtractor() {}

  /** The state that a capture shows; empty where no deployment is marked as booted. */
  public static Optional<NodeState> find(Capture capture) {
    return capture.findBooted().map(booted -> {
      NodeStateExtractor state = new NodeStateExtractor();
      state.base(capture, booted);
      state.packages(booted);
      state.overrides(booted);
      state.settings(booted);
      state.beside(capture, booted);
      return NodeState.of(state.facts);
    });
  }

  private void base(Capture capture, Deployment booted) {
    put(booted, DeploymentFacts.STATEROOT, Function.identity());
    put(booted, DeploymentFacts.VERSION, version -> version.orElse(NONE));
    put(booted, DeploymentFacts.TIMESTAMP, Object::toString);
    boolean tellsUrl = booted
        .get(DeploymentFacts.CUSTOM_ORIGIN)
        .map(custom -> custom.isEmpty() || custom.get().url().isPresent())
        .orElse(false);
    if (tellsUrl) {
      put(
          booted,
          DeploymentFacts.CUSTOM_ORIGIN,
          custom -> custom.flatMap(CustomOrigin::url).orElse(NONE));
    }
    capture
        .findBaseCommit(booted)
        .filter(base -> base.length() == 64)
        .ifPresent(base -> facts.put("base-commit", base));
    if (booted.origin() instanceof Fact.Shown<Origin> origin) {
      origin(origin.value(), capture.findBaseCommit(booted));
    }
  }

  private void origin(Origin origin, Optional<String> base) {
    if (origin instanceof Origin.Refspec refspec) {
      facts.put("origin", refspec.refspec());
    } else if (origin instanceof Origin.ContainerImage image) {
      facts.put("origin", image.reference());
      image.digest().ifPresent(digest -> facts.put("image-digest", digest));
    } else if (origin instanceof Origin.Checksum checksum) {
      facts.put("origin", checksum.checksum());
    } else if (origin instanceof Origin.Rojig rojig) {
      facts.put("origin", rojig.text());
    } else if (origin instanceof Origin.None) {
      facts.put("origin", base.orElse(NONE));
    }
  }

  private void packages(Deployment booted) {
    for (FactKey<Deployment, List<String>> key : List.of(
        DeploymentFacts.LAYERED,
        DeploymentFacts.INACTIVE,
        DeploymentFacts.LOCAL,
        DeploymentFacts.LOCAL_FILEOVERRIDE,
        DeploymentFacts.MODULES,
        DeploymentFacts.MODULES_ENABLED,
        DeploymentFacts.MODULES_INACTIVE)) {
      put(booted, key, NodeStateExtractor::lines);
    }
  }

  private void overrides(Deployment booted) {
    put(
        booted,
        DeploymentFacts.REMOVED,
        list -> lines(list, removal -> removal.name() + " " + removal.evr()));
    put(booted, DeploymentFacts.REPLACED, list -> lines(list, NodeStateExtractor::text));
    put(booted, DeploymentFacts.INACTIVE_REMOVALS, NodeStateExtractor::lines);
    put(
        booted,
        DeploymentFacts.INACTIVE_REPLACEMENTS,
        list -> lines(list, NodeStateExtractor::text));
  }

  private static String text(Replacement replacement) {
    return replacement.name() + " " + replacement.from() + " -> " + replacement.to() + " "
        + replacement.source();
  }

  private static String text(InactiveReplacement replacement) {
    return replacement.packageName() + " " + replacement.source();
  }

  private void settings(Deployment booted) {
    put(
        booted,
        DeploymentFacts.INITRAMFS,
        initramfs -> initramfs.map(NodeStateExtractor::text).orElse(NONE));
    put(booted, DeploymentFacts.CLIWRAP, Object::toString);
    put(booted, DeploymentFacts.UNLOCKED, Function.identity());
    put(booted, DeploymentFacts.LIVE, live -> live.map(NodeStateExtractor::text).orElse(NONE));
    put(booted, DeploymentFacts.PINNED, Object::toString);
    put(booted, DeploymentFacts.REMOTE_ERROR, error -> error.orElse(NONE));
    put(
        booted,
        DeploymentFacts.END_OF_LIFE,
        notice -> notice.map(NodeStateExtractor::oneLine).orElse(NONE));
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

  /** What the rules ask for besides. */
  private void beside(Capture capture, Deployment booted) {
    boolean listsAll = capture.deployments().size() > 1
        || capture.facts().get(CaptureFacts.BOOTED_ONLY).is(false);
    if (!capture.format().isOstreeAdmin() && listsAll) {
      facts.put(PENDING, capture.findPending().isPresent() ? WAITS : NONE);
      capture.findPending().ifPresent(this::pending);
    }
    put(booted, DeploymentFacts.SIGNATURES, signatures -> text(signatures));
  }

  private void pending(Deployment pending) {
    if (pending.version() instanceof Fact.Shown<Optional<String>> version) {
      facts.put(PENDING_VERSION, version.value().orElse(NONE));
    }
    if (pending.timestamp() instanceof Fact.Shown<Instant> since) {
      facts.put(PENDING_SINCE, since.value().toString());
    }
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

  private <T> void put(Deployment booted, FactKey<Deployment, T> key, Function<T, String> text) {
    if (booted.get(key) instanceof Fact.Shown<T> shown) {
      facts.put(key.name(), text.apply(shown.value()));
    }
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
