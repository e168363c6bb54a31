// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Nevra;
import java.util.Arrays;
import java.util.Optional;

/** The ways in which a node can carry a package of its own. */
enum PackageKind {
  /** Installed from a repository. */
  LAYERED("layered", DeploymentFacts.LAYERED.name()),
  /** Installed from a file. */
  LOCAL("local", DeploymentFacts.LOCAL.name()),
  /** Installed from a file, in place of files of the base. */
  LOCAL_FILEOVERRIDE("local-fileoverride", DeploymentFacts.LOCAL_FILEOVERRIDE.name()),
  /** A package of the base that is removed. */
  REMOVED("removed", DeploymentFacts.REMOVED.name()),
  /** A package of the base that is replaced. */
  REPLACED("replaced", DeploymentFacts.REPLACED.name()),
  /** A module that is layered. */
  MODULE("module", DeploymentFacts.MODULES.name());

  private final String word;
  private final String fact;

  PackageKind(String word, String fact) {
    this.word = word;
    this.fact = fact;
  }

  /** The word in a rules file. */
  public String word() {
    return word;
  }

  /** The fact that lists the packages. */
  public String fact() {
    return fact;
  }

  /** The kind of this word. */
  public static Optional<PackageKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** The name of the package that an element of the fact is about. */
  String name(String element) {
    return switch (this) {
      case LOCAL, LOCAL_FILEOVERRIDE -> Nevra.nameOf(element);
      case REMOVED, REPLACED -> {
        int blank = element.indexOf(' ');
        yield blank < 0 ? element : element.substring(0, blank);
      }
      case LAYERED, MODULE -> element;
    };
  }

  /** Whether a pattern means an element of the fact: by its name, or as a whole. */
  boolean matches(Glob glob, String element) {
    return glob.matches(name(element)) || glob.matches(element);
  }
}
