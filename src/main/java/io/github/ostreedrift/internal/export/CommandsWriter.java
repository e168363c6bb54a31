// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.internal.model.ImageReference;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands that bring another host to the same state. */
final class CommandsWriter {
  private final Deployment deployment;
  private final Draft draft;
  private final Layers layers;

  CommandsWriter(Deployment deployment, Draft draft) {
    this.deployment = deployment;
    this.draft = draft;
    this.layers = new Layers(deployment, draft);
  }

  void write() {
    draft.line("#!/bin/sh");
    draft.head("The way to the state", deployment);
    draft.comment(
        "Files of packages are looked for in the working directory. Kernel arguments, /etc and /var are");
    draft.comment(
        "not in a status: `rpm-ostree kargs` tells the first. What the host has layered already is an error");
    draft.comment("here: `rpm-ostree reset` drops it. All is in force after the next boot.");
    draft.line("set -eu");
    origin();
    replacements();
    packages();
    modules();
    initramfs();
    draft.blank();
    if (layers.isNone()) {
      draft.comment("Nothing is layered or overridden.");
    }
    layers.tellInactiveOverrides();
    if (deployment.get(DeploymentFacts.CLIWRAP).is(true)) {
      draft.warn("cliwrap: binaries are wrapped, which `rpm-ostree deploy --ex-cliwrap=true` does");
    }
    layers.tellOthers();
  }

  private void origin() {
    draft.blank();
    Optional<Origin> origin = deployment.origin().toOptional();
    if (origin.isEmpty()) {
      draft.warn("origin: the capture does not show it, so the host stays on the base that it has");
    } else if (origin.get() instanceof Origin.ContainerImage image) {
      draft.comment("Leave this out on a host that follows the image already.");
      image.digest().ifPresent(digest -> draft.comment("The deployment is of " + digest + "."));
      rebase(target(image));
    } else if (origin.get() instanceof Origin.Refspec refspec) {
      draft.comment("Leave this out on a host that follows the branch already.");
      String commit = base();
      if (!commit.isEmpty()) {
        draft.comment("It was at " + commit + ": `rpm-ostree deploy` goes to just that commit.");
      }
      // A branch without a remote is a local one, and a name alone would be one of the host's
      // remote.
      rebase((refspec.refspec().contains(":") ? "" : ":") + refspec.refspec());
    } else if (origin.get() instanceof Origin.Checksum pinned) {
      draft.comment("A commit that is pinned: the host's repository must have it.");
      rebase(pinned.checksum());
    } else {
      draft.warn("origin '" + text(origin.get())
          + "': nothing can be followed, so the host stays on the base that it has");
    }
  }

  /** What rpm-ostree takes for an image, and for no branch. */
  private String target(Origin.ContainerImage image) {
    ImageReference reference = ImageReference.of(image.reference());
    if (reference.signature().isPresent()
        || !Sayable.complaint(image.reference()).isEmpty()) {
      return image.reference();
    }
    draft.warn(
        "origin: what the host asks of the image's signature is not shown; this asks for nothing");
    return (reference.transport().equals("registry") ? "docker://" : reference.transport() + ":")
        + reference.name();
  }

  private static String text(Origin origin) {
    return origin instanceof Origin.Rojig rojig
        ? rojig.text()
        : origin instanceof Origin.Unknown unknown ? unknown.text() : origin.kind();
  }

  private String base() {
    return deployment
        .baseChecksum()
        .toOptional()
        .or(() -> deployment.checksum().toOptional())
        .filter(Origin::isChecksum)
        .orElse("");
  }

  private void rebase(String target) {
    String complaint = Sayable.complaint(target);
    if (complaint.isEmpty()) {
      run("rebase", List.of(), List.of(target));
    } else {
      draft.leave(DeploymentFacts.ORIGIN, target, complaint);
    }
  }

  private void replacements() {
    draft.blank();
    List<String> files = layers.replacingFiles();
    if (!files.isEmpty()) {
      draft.comment("Files that replace packages of the base.");
      draft.line(ShellWords.files("", "rpm-ostree override replace", List.of(), here(files)));
    }
    layers.replacingNames().forEach((source, names) -> {
      draft.comment("Packages that replace ones of the base.");
      run("override replace", List.of("--experimental", "--from=" + source), names);
    });
  }

  private void packages() {
    List<String> removed = layers.removed();
    List<String> layered = layers.packages(DeploymentFacts.LAYERED);
    if (!removed.isEmpty()) {
      draft.comment("Packages of the base that are removed"
          + (layered.isEmpty() ? "." : ", in one step with those that may stand in for them."));
      run("override remove", layered.stream().map(each -> "--install=" + each).toList(), removed);
    } else if (!layered.isEmpty()) {
      draft.comment("Packages that are layered.");
      run("install", List.of(), layered);
    }
    List<String> inactive = layers.packages(DeploymentFacts.INACTIVE);
    if (!inactive.isEmpty()) {
      draft.comment("Requests that have no effect, for the base has the packages.");
      run("install", List.of("--allow-inactive"), inactive);
    }
    files(List.of(), layers.files(DeploymentFacts.LOCAL), "Packages from files.");
    files(
        List.of("--force-replacefiles"),
        layers.files(DeploymentFacts.LOCAL_FILEOVERRIDE),
        "Packages from files that may replace files of the base.");
  }

  private void files(List<String> options, List<String> files, String what) {
    if (!files.isEmpty()) {
      draft.comment(what);
      draft.line(ShellWords.files("", "rpm-ostree install", options, here(files)));
    }
  }

  private static List<String> here(List<String> files) {
    return files.stream().map(file -> "./" + file).toList();
  }

  private void modules() {
    List<String> enabled = layers.words(DeploymentFacts.MODULES_ENABLED);
    if (!enabled.isEmpty()) {
      draft.comment("Streams of modules that are enabled.");
      run("ex module enable", List.of(), enabled);
    }
    List<String> modules = new ArrayList<>(layers.words(DeploymentFacts.MODULES));
    modules.addAll(layers.words(DeploymentFacts.MODULES_INACTIVE));
    if (!modules.isEmpty()) {
      draft.comment("Streams of modules that are layered.");
      run("ex module install", List.of(), modules);
    }
  }

  private void initramfs() {
    Optional<Initramfs> changed = deployment.initramfs().toOptional().flatMap(it -> it);
    if (changed.isEmpty()) {
      return;
    }
    Initramfs initramfs = changed.get();
    List<String> args = layers.words(DeploymentFacts.INITRAMFS, initramfs.args());
    if (initramfs.regenerate()) {
      draft.comment("The initramfs is built on the host.");
      List<String> options = new ArrayList<>(List.of("--enable"));
      args.forEach(argument -> options.add("--arg=" + argument));
      run("initramfs", options, List.of());
    } else if (!args.isEmpty()) {
      draft.warn("initramfs: its arguments have no effect, for it is not built on the host: "
          + String.join(" ", args));
    }
    List<String> etc = layers.words(DeploymentFacts.INITRAMFS, initramfs.etc());
    if (!etc.isEmpty()) {
      draft.comment("Files of /etc that the initramfs has.");
      run("initramfs-etc", etc.stream().map(file -> "--track=" + file).toList(), List.of());
    }
  }

  private void run(String command, List<String> options, List<String> arguments) {
    draft.line(ShellWords.command("", "rpm-ostree " + command, options, arguments));
  }
}
