// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.internal.model.ImageReference;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.ContainerImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps from an image to what a deployment has: the layers become a part of the image. */
final class ContainerfileWriter {
  private static final String RUN = "RUN ";
  private static final String FOLDER = "/tmp/rpms/";

  private final Deployment deployment;
  private final Draft draft;
  private final Layers layers;

  ContainerfileWriter(Deployment deployment, Draft draft) {
    this.deployment = deployment;
    this.draft = draft;
    this.layers = new Layers(deployment, draft);
  }

  void write() {
    draft.head("Steps to the content", deployment);
    draft.comment("Kernel arguments, /etc and /var are not in a status.");
    from();
    if (layers.isNone()) {
      draft.blank();
      draft.comment("Nothing is layered or overridden.");
      layers.tellOthers();
      return;
    }
    List<String> replacing = layers.replacingFiles();
    List<String> local = layers.files(DeploymentFacts.LOCAL);
    List<String> forced = layers.files(DeploymentFacts.LOCAL_FILEOVERRIDE);
    boolean hasFiles = copy(replacing, local, forced);
    replacements(replacing);
    packages();
    files(List.of(), local);
    files(List.of("--force-replacefiles"), forced);
    others();
    draft.blank();
    draft.line(RUN + (hasFiles ? "rm -r " + FOLDER + " && " : "")
        + "rpm-ostree cleanup -m && ostree container commit");
    draft.comment("Of an image without bootc, leave this out.");
    draft.line("RUN bootc container lint");
  }

  private void from() {
    draft.blank();
    Optional<Origin> origin = deployment.origin().toOptional();
    if (origin.isPresent() && origin.get() instanceof ContainerImage image) {
      Optional<ImageName> name = ImageName.of(ImageReference.of(image.reference()));
      if (name.isPresent()) {
        from(name.get(), image.digest().filter(digest -> digest.matches("sha256:[0-9a-f]{64}")));
        return;
      }
      draft.warn("origin '" + image.reference() + "': no builder takes it as the name of an image");
    } else {
      tellOther(origin);
    }
    Optional<String> published = origin
        .filter(Origin.Refspec.class::isInstance)
        .flatMap(branch -> published(((Origin.Refspec) branch).ref()));
    draft.comment("So the image has to be named"
        + (published.isPresent() ? ", as the one that Fedora makes of the branch" : "")
        + ": podman build --build-arg BASE=" + published.orElse("quay.io/NAME:TAG") + " .");
    draft.line("ARG BASE");
    draft.line("FROM ${BASE}");
  }

  private void from(ImageName name, Optional<String> digest) {
    if (!name.isRemote()) {
      draft.warn("origin '" + name.from()
          + "': the image is on that host alone; build where it is, or push it somewhere");
    }
    if (digest.isPresent() && !name.isPinned()) {
      draft.comment("The deployment is of " + digest.get() + ".");
      if (name.isRemote()) {
        draft.comment("To build on just that: FROM " + name.at(digest.get()));
      }
    }
    draft.line("FROM " + name.from());
  }

  private void tellOther(Optional<Origin> origin) {
    if (origin.isEmpty()) {
      draft.warn("origin: the capture does not show it");
    } else if (origin.get() instanceof Origin.Refspec refspec) {
      draft.warn("origin '" + refspec.refspec() + "': it is a branch, and no image");
    } else if (origin.get() instanceof Origin.Checksum pinned) {
      draft.warn("origin '" + pinned.checksum() + "': it is a commit, and no image");
    } else {
      draft.warn("origin '" + origin.get().kind() + "': it is no image");
    }
  }

  /** Fedora publishes its branches as images, too. */
  private static Optional<String> published(String ref) {
    if (ref.matches("fedora/\\w+/coreos/[a-z-]+")) {
      return Optional.of("quay.io/fedora/fedora-coreos:" + ref.substring(ref.lastIndexOf('/') + 1));
    } else if (ref.matches("fedora/\\d+/\\w+/(?:silverblue|kinoite|sericea|onyx)")) {
      String[] parts = ref.split("/", -1);
      return Optional.of("quay.io/fedora-ostree-desktops/" + parts[3] + ":" + parts[1]);
    }
    return Optional.empty();
  }

  private boolean copy(List<String> replacing, List<String> local, List<String> forced) {
    Set<String> files = new LinkedHashSet<>(replacing);
    files.addAll(local);
    files.addAll(forced);
    if (files.isEmpty()) {
      return false;
    }
    draft.blank();
    draft.comment("These came from files, which are in no status: put them beside this file.");
    if (!replacing.isEmpty()) {
      draft.comment("A star stands for an architecture that is not shown.");
    }
    for (String file : files) {
      draft.line("COPY " + file + " " + FOLDER);
    }
    return true;
  }

  private void replacements(List<String> files) {
    draft.blank();
    if (!files.isEmpty()) {
      draft.comment("Files that replace packages of the base.");
      draft.line(ShellWords.files(RUN, "rpm-ostree override replace", List.of(), there(files)));
    }
    layers.replacingNames().forEach((source, names) -> {
      draft.comment("Packages that replace ones of the base.");
      run("override replace", List.of("--experimental", "--from=" + source), names);
    });
  }

  private void packages() {
    List<String> removed = layers.removed();
    List<String> wanted = layers.packages(DeploymentFacts.LAYERED);
    if (!removed.isEmpty()) {
      draft.comment("Packages of the base that are removed"
          + (wanted.isEmpty() ? "." : ", in one step with those that may stand in for them."));
      run("override remove", wanted.stream().map(each -> "--install=" + each).toList(), removed);
    } else if (!wanted.isEmpty()) {
      draft.comment("Packages that are layered.");
      run("install", List.of(), wanted);
    }
    List<String> inactive = layers.packages(DeploymentFacts.INACTIVE);
    if (!inactive.isEmpty()) {
      draft.comment("The base has these: they are asked for, should a later one lack them.");
      run("install", List.of("--allow-inactive"), inactive);
    }
  }

  private void files(List<String> options, List<String> files) {
    if (!files.isEmpty()) {
      draft.comment("Packages from files.");
      draft.line(ShellWords.files(RUN, "rpm-ostree install", options, there(files)));
    }
  }

  private static List<String> there(List<String> files) {
    return files.stream().map(file -> FOLDER + file).toList();
  }

  private void others() {
    draft.blank();
    for (var fact : List.of(
        DeploymentFacts.MODULES_ENABLED,
        DeploymentFacts.MODULES,
        DeploymentFacts.MODULES_INACTIVE)) {
      for (String module : layers.words(fact)) {
        draft.leave(fact, module, "streams of modules are enabled on hosts; install its packages");
      }
    }
    Optional<Initramfs> initramfs = deployment.initramfs().toOptional().flatMap(it -> it);
    initramfs.ifPresent(this::tell);
    layers.tellInactiveOverrides();
    if (deployment.get(DeploymentFacts.CLIWRAP).is(true)) {
      draft.warn("cliwrap: binaries are wrapped; see `rpm-ostree cliwrap`");
    }
    layers.tellOthers();
  }

  private void tell(Initramfs initramfs) {
    if (initramfs.regenerate()) {
      String arguments = initramfs.args().isEmpty()
          ? ""
          : ", with the arguments '" + String.join(" ", initramfs.args()) + "'";
      draft.warn("initramfs: the host builds it" + arguments
          + "; in an image, put a file into /usr/lib/dracut/dracut.conf.d and run dracut");
    }
    if (!initramfs.etc().isEmpty()) {
      draft.warn("initramfs: it has files of the host's /etc, " + String.join(" ", initramfs.etc())
          + "; in an image, copy them, and have dracut install them");
    }
  }

  private void run(String command, List<String> options, List<String> arguments) {
    draft.line(ShellWords.command(RUN, "rpm-ostree " + command, options, arguments));
  }
}
