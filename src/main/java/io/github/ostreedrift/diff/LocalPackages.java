// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Nevra;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares packages from local RPM files: those of one name and architecture belong together first, then those of one
 * name.
 *
 * @param added the kind of change of a package that only the right has
 * @param removed ... that only the left has
 * @param upgraded ... that is newer on the right
 * @param downgraded ... that is older on the right
 * @param changed ... of one version and two builds
 */
record LocalPackages(
    ChangeKind added,
    ChangeKind removed,
    ChangeKind upgraded,
    ChangeKind downgraded,
    ChangeKind changed) {

  static final LocalPackages LOCAL = new LocalPackages(
      ChangeKind.LOCAL_PACKAGE_ADDED,
      ChangeKind.LOCAL_PACKAGE_REMOVED,
      ChangeKind.LOCAL_PACKAGE_UPGRADED,
      ChangeKind.LOCAL_PACKAGE_DOWNGRADED,
      ChangeKind.LOCAL_PACKAGE_CHANGED);

  static final LocalPackages FORCED = new LocalPackages(
      ChangeKind.FORCED_PACKAGE_ADDED,
      ChangeKind.FORCED_PACKAGE_REMOVED,
      ChangeKind.FORCED_PACKAGE_UPGRADED,
      ChangeKind.FORCED_PACKAGE_DOWNGRADED,
      ChangeKind.FORCED_PACKAGE_CHANGED);

  /** A package taken apart; what is no NEVRA is a name. */
  private record Local(String name, String version, Optional<Nevra> nevra) {
    private static final Comparator<Local> ORDER = Comparator.comparing(Local::name)
        .thenComparing(local -> local.nevra().isPresent())
        .thenComparing((one, other) -> one.nevra().isPresent() && other.nevra().isPresent()
            ? one.nevra().get().evr().compareTo(other.nevra().get().evr())
            : 0)
        .thenComparing(Local::version);

    static Local of(String text) {
      return Nevra.findKnown(text)
          .map(nevra ->
              new Local(nevra.name(), nevra.evr() + "." + nevra.arch(), Optional.of(nevra)))
          .orElseGet(() -> new Local(text, text, Optional.empty()));
    }

    String nameAndArch() {
      return name + " " + nevra.map(Nevra::arch).orElse("");
    }
  }

  /** Compares what only the left has with what only the right has. */
  void compare(List<String> onlyLeft, List<String> onlyRight, ChangeCollector findings) {
    List<Local> gone = sorted(onlyLeft);
    List<Local> come = sorted(onlyRight);
    ByName.Pairs<Local> pairs = (name, one, other) -> {
      String subject = ByName.fuller(one.name(), other.name());
      findings.add(change(
          kind(one, other), subject, Optional.of(one.version()), Optional.of(other.version())));
    };
    ByName.pair(gone, come, Local::nameAndArch, pairs);
    ByName.pair(gone, come, Local::name, pairs);
    gone.forEach(one ->
        findings.add(change(removed, one.name(), Optional.of(one.version()), Optional.empty())));
    come.forEach(one ->
        findings.add(change(added, one.name(), Optional.empty(), Optional.of(one.version()))));
  }

  private static List<Local> sorted(List<String> texts) {
    List<Local> locals = new ArrayList<>();
    texts.forEach(text -> locals.add(Local.of(text)));
    locals.sort(Local.ORDER);
    return locals;
  }

  private ChangeKind kind(Local one, Local other) {
    if (one.nevra().isEmpty() || other.nevra().isEmpty()) {
      return changed;
    }
    int order = one.nevra().get().evr().compareTo(other.nevra().get().evr());
    return order == 0 ? changed : order < 0 ? upgraded : downgraded;
  }

  private static Change change(
      ChangeKind kind, String name, Optional<String> from, Optional<String> to) {
    return new Change.LocalPackageChange(kind, name, from, to);
  }
}
