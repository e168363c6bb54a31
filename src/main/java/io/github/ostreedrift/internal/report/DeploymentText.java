// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Signatures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes one deployment: a head line, and a row for everything that it has. */
final class DeploymentText {
  private static final int INDENT = 4;

  private final StringBuilder out;
  private final Palette palette;
  private final int width;
  private final Rows rows;
  private final Capture capture;
  private final Deployment deployment;

  DeploymentText(
      StringBuilder out, Palette palette, int width, Capture capture, Deployment deployment) {
    this.out = out;
    this.palette = palette;
    this.width = width;
    this.rows = new Rows(out, palette, width, INDENT);
    this.capture = capture;
    this.deployment = deployment;
  }

  /**
   * Writes the deployment.
   *
   * @param notShown what it does not show, in words, but other deployments do
   */
  void write(List<String> notShown) {
    writeHead();
    writeContent();
    writePackages();
    writeHealth();
    rows.addList("not shown", notShown, palette::faint);
  }

  private void writeHead() {
    String head = (deployment.isBooted() ? "● " : "  ") + index() + " " + Visible.of(name());
    List<String> marks = marks();
    out.append(deployment.isBooted() ? palette.strong(head) : head);
    if (!marks.isEmpty()) {
      String words = String.join(", ", marks);
      boolean fits = Columns.of(head) + 2 + Columns.of(words) <= width;
      out.append(fits ? "  " : "\n" + " ".repeat(INDENT))
          .append(deployment.isBooted() ? palette.strong(words) : words);
    }
    out.append('\n');
  }

  /** The place in boot order; bootc does not always tell it. */
  private String index() {
    return deployment.index() == Deployment.NO_INDEX ? "-" : String.valueOf(deployment.index());
  }

  /** What the status itself has in its head line: the custom URL, or the origin. */
  private String name() {
    String url = customOrigin().flatMap(CustomOrigin::url).orElse("");
    return url.isEmpty()
        ? deployment.origin().map(DeploymentText::words).orElse("(origin not shown)")
        : url;
  }

  private Optional<CustomOrigin> customOrigin() {
    return deployment.get(DeploymentFacts.CUSTOM_ORIGIN).orElse(Optional.empty());
  }

  private List<String> marks() {
    List<String> marks = new ArrayList<>();
    mark(marks, deployment.isBooted(), "booted");
    mark(marks, isMarked(DeploymentFacts.PENDING) || isIt(capture.findPending()), "pending");
    mark(marks, isMarked(DeploymentFacts.ROLLBACK) || isIt(capture.findRollback()), "rollback");
    mark(marks, isMarked(DeploymentFacts.STAGED), "staged");
    mark(marks, isMarked(DeploymentFacts.FINALIZATION_LOCKED), "finalization locked");
    mark(marks, isMarked(DeploymentFacts.SOFT_REBOOT_TARGET), "soft reboot");
    mark(marks, isMarked(DeploymentFacts.PINNED), "pinned");
    mark(marks, isMarked(DeploymentFacts.DOWNLOAD_ONLY), "download only");
    mark(marks, isMarked(DeploymentFacts.INCOMPATIBLE), "incompatible");
    mark(marks, isMarked(DeploymentFacts.CLIWRAP), "cliwrap");
    return marks;
  }

  private static void mark(List<String> marks, boolean isMarked, String word) {
    if (isMarked) {
      marks.add(word);
    }
  }

  private boolean isMarked(FactKey<Deployment, Boolean> key) {
    return deployment.get(key).is(true);
  }

  private boolean isIt(Optional<Deployment> found) {
    return found.filter(deployment::equals).isPresent();
  }

  private void writeContent() {
    Optional<CustomOrigin> custom = customOrigin();
    if (custom.filter(origin -> !origin.url().orElse("").isEmpty()).isPresent()) {
      show(DeploymentFacts.ORIGIN, origin -> rows.add("origin", words(origin)));
    }
    custom
        .map(CustomOrigin::description)
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> rows.add("custom origin", words));
    show(DeploymentFacts.ORIGIN, this::writeDigest);
    show(DeploymentFacts.ARCHITECTURE, architecture -> rows.add("architecture", architecture));
    show(
        DeploymentFacts.COMPOSEFS,
        found -> found.ifPresent(composefs -> rows.addList("composefs", words(composefs))));
    show(DeploymentFacts.TITLE, title -> rows.add("title", title));
    writeVersion();
    writeCommit();
    show(DeploymentFacts.STATEROOT, stateroot -> rows.add("stateroot", stateroot));
    show(DeploymentFacts.PENDING_BASE, this::writePendingBase);
    show(DeploymentFacts.HISTORY, history -> rows.addList("history", Phrases.history(history)));
  }

  private static List<String> words(Composefs composefs) {
    List<String> words = new ArrayList<>();
    words.add(Phrases.commit(composefs.verity()));
    composefs.bootType().ifPresent(words::add);
    composefs.bootloader().ifPresent(words::add);
    return words;
  }

  private void writeDigest(Origin origin) {
    if (origin instanceof Origin.ContainerImage image) {
      image.digest().ifPresent(digest -> rows.add("digest", Phrases.digest(digest)));
    }
  }

  private void writeVersion() {
    Optional<Instant> time = found(deployment.timestamp());
    if (deployment.version().isShown()) {
      rows.add("version", Phrases.version(deployment.version().require(), time));
    } else {
      time.ifPresent(at -> rows.add("time", at.toString()));
    }
  }

  private void writeCommit() {
    String serial =
        deployment.get(DeploymentFacts.SERIAL).map(number -> "." + number).orElse("");
    List<String> words = new ArrayList<>();
    found(deployment.checksum())
        .ifPresent(checksum -> words.add(Phrases.commit(checksum) + serial));
    found(deployment.baseChecksum()).ifPresent(base -> words.add("base " + Phrases.commit(base)));
    rows.addList("commit", words);
  }

  private void writePendingBase(PendingBase base) {
    String version =
        base.version().isPresent() ? ", " + Phrases.version(base.version(), base.timestamp()) : "";
    rows.add("newer base", Phrases.commit(base.checksum()) + version);
  }

  private void writePackages() {
    list("layered", DeploymentFacts.LAYERED, Function.identity());
    list("local", DeploymentFacts.LOCAL, Function.identity());
    list("forced", DeploymentFacts.LOCAL_FILEOVERRIDE, Function.identity());
    list("modules", DeploymentFacts.MODULES, Function.identity());
    list("modules enabled", DeploymentFacts.MODULES_ENABLED, Function.identity());
    list("removed", DeploymentFacts.REMOVED, Phrases::removal);
    show(DeploymentFacts.REPLACED, this::writeReplaced);
    if (!deployment.inactive().isShown()) {
      list("requested", DeploymentFacts.REQUESTED, Function.identity());
    }
    rows.addList("inactive", inactive());
    show(
        DeploymentFacts.INITRAMFS,
        initramfs -> initramfs.ifPresent(it -> rows.addList("initramfs", Phrases.initramfs(it))));
    list("repositories", DeploymentFacts.REPOSITORIES, Phrases::repository);
    list("layered repos", DeploymentFacts.LAYERED_REPOSITORIES, Phrases::repository);
    show(DeploymentFacts.DIFF, diff -> rows.addList("diff", Phrases.diff(diff)));
  }

  /** One row for each source; the local ones need no word for it. */
  private void writeReplaced(List<Replacement> replaced) {
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    replaced.forEach(replacement -> bySource
        .computeIfAbsent(replacement.source(), source -> new ArrayList<>())
        .add(Phrases.replacement(replacement)));
    bySource.forEach((source, words) -> rows.addList(
        "replaced",
        source.equals(Replacement.LOCAL) ? "" : source + ":",
        words,
        UnaryOperator.identity()));
  }

  private List<String> inactive() {
    List<String> words = new ArrayList<>(deployment.inactive().orElse(List.of()));
    deployment
        .get(DeploymentFacts.MODULES_INACTIVE)
        .orElse(List.of())
        .forEach(module -> words.add("module " + module));
    deployment
        .get(DeploymentFacts.INACTIVE_REMOVALS)
        .orElse(List.of())
        .forEach(name -> words.add("removal of " + name));
    deployment.get(DeploymentFacts.INACTIVE_REPLACEMENTS).orElse(List.of()).forEach(replacement -> {
      String source =
          replacement.source().equals(Replacement.LOCAL) ? "" : " (" + replacement.source() + ")";
      words.add("replacement " + replacement.packageName() + source);
    });
    return words;
  }

  private void writeHealth() {
    show(
        DeploymentFacts.LIVE,
        live -> live.ifPresent(it -> rows.addList("live", Phrases.live(it), paint(it))));
    show(DeploymentFacts.UNLOCKED, unlocked -> {
      if (!unlocked.equals("none")) {
        rows.add("unlocked", unlocked, palette::warning);
      }
    });
    show(
        DeploymentFacts.SIGNATURES,
        signatures ->
            rows.addList("signatures", Phrases.signatures(signatures), paint(signatures)));
    show(
        DeploymentFacts.ADVISORIES,
        advisories -> rows.addList("advisories", Phrases.advisories(advisories), palette::warning));
    show(
        DeploymentFacts.REMOTE_ERROR,
        error -> error.ifPresent(it -> rows.add("remote error", it, palette::error)));
    show(
        DeploymentFacts.END_OF_LIFE,
        notice -> notice.ifPresent(it -> rows.add("end of life", it, palette::warning)));
    deployment
        .unrecognized()
        .forEach(row -> rows.addList(
            "unrecognized",
            List.of(row.key() + ": " + String.join(" ", row.values())),
            palette::warning));
  }

  private UnaryOperator<String> paint(Live live) {
    return live.interrupted().isPresent() ? palette::error : UnaryOperator.identity();
  }

  private UnaryOperator<String> paint(Signatures signatures) {
    if (signatures.list().stream().anyMatch(signature -> signature.status().equals("invalid"))) {
      return palette::error;
    }
    boolean allValid =
        signatures.list().stream().allMatch(signature -> signature.status().equals("valid"));
    return allValid && !(signatures.verified() && signatures.list().isEmpty())
        ? UnaryOperator.identity()
        : palette::warning;
  }

  private <T> void show(FactKey<Deployment, T> key, Consumer<T> writer) {
    found(deployment.get(key)).ifPresent(writer);
  }

  private <T> void list(
      String label, FactKey<Deployment, List<T>> key, Function<? super T, String> words) {
    show(key, items -> rows.addList(label, items.stream().<String>map(words).toList()));
  }

  private static <T> Optional<T> found(Fact<T> fact) {
    return fact.<Optional<T>>map(Optional::of).orElse(Optional.empty());
  }

  private static String words(Origin origin) {
    if (origin instanceof Origin.Refspec refspec) {
      return refspec.refspec();
    } else if (origin instanceof Origin.ContainerImage image) {
      return image.reference();
    } else if (origin instanceof Origin.Checksum checksum) {
      return checksum.checksum();
    } else if (origin instanceof Origin.Rojig rojig) {
      return rojig.text();
    }
    return origin instanceof Origin.Unknown unknown ? unknown.text() : "(no origin)";
  }
}
