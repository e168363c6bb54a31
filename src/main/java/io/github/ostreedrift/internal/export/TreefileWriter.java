// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Initramfs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A fragment of a treefile, in the keys of rpm-ostree's own. */
final class TreefileWriter {
  /** What no YAML reader takes for anything but a text. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.+/-]*");

  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");
  private static final String REPOSITORY = "repo=";
  private static final String OF_A_FILE =
      "a treefile names no files of packages; have a repository serve it";

  private final Deployment deployment;
  private final Draft draft;
  private final Layers layers;
  private boolean isEmpty = true;

  TreefileWriter(Deployment deployment, Draft draft) {
    this.deployment = deployment;
    this.draft = draft;
    this.layers = new Layers(deployment, draft);
  }

  void write() {
    draft.head("The layers", deployment);
    draft.comment(
        "On a host, it goes into /etc/rpm-ostree/origin.d, for `rpm-ostree ex rebuild`. In a compose, `packages`");
    draft.comment(
        "and `modules` hold as they are, and what is removed is left out of `packages` there.");
    draft.blank();
    packages();
    list("override-remove", layers.removed());
    replacements();
    modules();
    initramfs();
    if (deployment.get(DeploymentFacts.CLIWRAP).is(true)) {
      key("cliwrap: true");
    }
    if (isEmpty) {
      draft.comment(
          layers.isNone()
              ? "Nothing is layered or overridden."
              : "Nothing that is shown and can be said here is layered or overridden.");
      draft.line("{}");
    }
    draft.blank();
    tellFiles(DeploymentFacts.LOCAL);
    tellFiles(DeploymentFacts.LOCAL_FILEOVERRIDE);
    layers.replacingFiles().forEach(file -> draft.leave(DeploymentFacts.REPLACED, file, OF_A_FILE));
    layers.tellInactiveOverrides();
    layers.tellOthers();
  }

  private void packages() {
    List<String> requests = new ArrayList<>(layers.packages(DeploymentFacts.LAYERED));
    requests.addAll(layers.packages(DeploymentFacts.INACTIVE));
    List<String> entries = new ArrayList<>();
    for (String request : requests) {
      boolean isOneWord = request
          .codePoints()
          .noneMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each));
      if (isOneWord && !request.startsWith("'")) {
        entries.add(request);
      } else if (request.indexOf('\'') < 0) {
        // An entry is split at its blanks, unless it has quotes of its own.
        entries.add("'" + request + "'");
      } else {
        draft.leave(DeploymentFacts.LAYERED, request, "a treefile can't quote it");
      }
    }
    list("packages", entries);
  }

  private void replacements() {
    Map<String, List<String>> names = layers.replacingNames();
    boolean isBegun = false;
    for (Map.Entry<String, List<String>> source : names.entrySet()) {
      if (!source.getKey().startsWith(REPOSITORY)) {
        source
            .getValue()
            .forEach(name -> draft.leave(
                DeploymentFacts.REPLACED,
                name + " from " + source.getKey(),
                "it is from no repository"));
        continue;
      }
      if (!isBegun) {
        key("ex-override-replace:");
        isBegun = true;
      }
      draft.line("  - from:");
      draft.line("      repo: " + scalar(source.getKey().substring(REPOSITORY.length())));
      draft.line("    packages:");
      source.getValue().forEach(name -> draft.line("      - " + scalar(name)));
    }
  }

  private void modules() {
    List<String> enabled = layers.words(DeploymentFacts.MODULES_ENABLED);
    List<String> installed = new ArrayList<>(layers.words(DeploymentFacts.MODULES));
    installed.addAll(layers.words(DeploymentFacts.MODULES_INACTIVE));
    if (!enabled.isEmpty() || !installed.isEmpty()) {
      key("modules:");
      inner("enable", enabled);
      inner("install", installed);
    }
  }

  private void initramfs() {
    Optional<Initramfs> changed = deployment.initramfs().toOptional().flatMap(it -> it);
    if (changed.isPresent()) {
      Initramfs initramfs = changed.get();
      key("initramfs:");
      draft.line("  regenerate: " + initramfs.regenerate());
      inner("args", layers.words(DeploymentFacts.INITRAMFS, initramfs.args()));
      inner("etc", layers.words(DeploymentFacts.INITRAMFS, initramfs.etc()));
    }
  }

  private void tellFiles(FactKey<Deployment, List<String>> fact) {
    layers.files(fact).forEach(file -> draft.leave(fact, file, OF_A_FILE));
  }

  private void key(String line) {
    isEmpty = false;
    draft.line(line);
  }

  private void list(String key, List<String> items) {
    if (!items.isEmpty()) {
      key(key + ":");
      items.forEach(item -> draft.line("  - " + scalar(item)));
    }
  }

  private void inner(String key, List<String> items) {
    if (!items.isEmpty()) {
      draft.line("  " + key + ":");
      items.forEach(item -> draft.line("    - " + scalar(item)));
    }
  }

  /** A text as YAML has it. What is said has no character that would need an escape of its own. */
  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(lower(text))
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
