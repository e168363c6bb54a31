// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageEvidence.InactiveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What evidence says of one package: the reasoning behind {@link PackageEvidence#isInstalled}. */
final class EvidenceQuery {
  private final PackageEvidence evidence;

  EvidenceQuery(PackageEvidence evidence) {
    this.evidence = evidence;
  }

  /** The packages of a name that are there in the end. */
  List<Nevra> find(String name) {
    List<Nevra> found = new ArrayList<>();
    for (Nevra nevra : evidence.installed().orElse(List.of())) {
      if (nevra.name().equals(name)) {
        found.add(nevra);
      }
    }
    for (PackageChange change : changes()) {
      if (change.name().equals(name)) {
        nevra(change).ifPresent(found::add);
      }
    }
    for (InactiveRequest inactive : inactiveRequests()) {
      Nevra.findKnown(inactive.providedBy())
          .filter(nevra -> nevra.name().equals(name) && !found.contains(nevra))
          .ifPresent(found::add);
    }
    return found;
  }

  /** The packages that a request asks for and that are there in the end. */
  List<Nevra> findRequested(String request) {
    List<Nevra> found = new ArrayList<>();
    for (Nevra nevra : evidence.installed().orElse(List.of())) {
      if (matches(request, nevra)) {
        found.add(nevra);
      }
    }
    for (PackageChange change : changes()) {
      nevra(change).filter(nevra -> matches(request, nevra)).ifPresent(found::add);
    }
    for (InactiveRequest inactive : inactiveRequests()) {
      if (provides(inactive, request)) {
        Nevra.findKnown(inactive.providedBy())
            .filter(nevra -> !found.contains(nevra))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  Fact<Boolean> isInstalled(String request) {
    if (inactiveRequests().stream().anyMatch(each -> provides(each, request))) {
      return Fact.of(true);
    } else if (!isOfPackage(request)) {
      return Fact.notShown();
    } else if (evidence.installed().isShown()) {
      return inList(request, evidence.installed().require());
    }
    return inChanges(request);
  }

  private Fact<Boolean> inList(String request, List<Nevra> installed) {
    boolean found = installed.stream().anyMatch(nevra -> matches(request, nevra));
    return found || evidence.isWhole() ? Fact.of(found) : Fact.notShown();
  }

  /** A change tells of its package alone; and of an architecture that it does not show, it tells nothing. */
  private Fact<Boolean> inChanges(String request) {
    Fact<Boolean> answer = Fact.notShown();
    for (PackageChange change : changes()) {
      if (matches(request, change, change.to())) {
        return Fact.of(true);
      }
      boolean decided =
          change.kind() == PackageChange.Kind.REMOVED || change.to().isPresent();
      if (decided
          && change.from().isPresent()
          && matches(request, change, change.from())
          && !leavesOthers(request, change)) {
        answer = Fact.of(false);
      }
    }
    return answer;
  }

  /** Whether a package of the name may be left all the same: another architecture's. */
  private static boolean leavesOthers(String request, PackageChange change) {
    boolean second = change.arch().filter(EvidenceQuery::isSecondArchitecture).isPresent();
    return second && request.equals(change.name());
  }

  /** The architecture that stands beside {@code x86_64} on one host. */
  private static boolean isSecondArchitecture(String arch) {
    return arch.length() == 4 && arch.charAt(0) == 'i' && arch.endsWith("86");
  }

  private List<PackageChange> changes() {
    return evidence.isEffective() ? evidence.changes().orElse(List.of()) : List.of();
  }

  private List<InactiveRequest> inactiveRequests() {
    return evidence.inactiveRequests().orElse(List.of());
  }

  private static boolean provides(InactiveRequest inactive, String request) {
    return inactive.request().equals(request)
        || (isOfPackage(request)
            && Nevra.findKnown(inactive.providedBy())
                .filter(nevra -> matches(request, nevra))
                .isPresent());
  }

  /** Whether a request names a package: no file, capability, condition or pattern. */
  private static boolean isOfPackage(String request) {
    return !request.isEmpty()
        && request.chars().noneMatch(c -> c <= ' ' || "/()*?[]<>=".indexOf(c) >= 0);
  }

  private static boolean matches(String request, Nevra nevra) {
    return matches(request, nevra.name(), nevra.evr(), "." + nevra.arch());
  }

  private static boolean matches(String request, PackageChange change, Optional<String> version) {
    Optional<Evr> evr = version.flatMap(Evr::findKnown);
    if (evr.isEmpty()) {
      return version.isPresent() && request.equals(change.name());
    } else if (change.arch().isPresent()) {
      return matches(request, change.name(), evr.get(), "." + change.arch().get());
    }
    // The version proves it, whichever architecture the request names.
    Optional<Nevra> full = Nevra.find(request);
    String plain =
        full.map(nevra -> request.substring(0, request.lastIndexOf('.'))).orElse(request);
    return matches(plain, change.name(), evr.get(), "");
  }

  /** Whether a request asks for this package: by its name or more. */
  private static boolean matches(String request, String name, Evr evr, String arch) {
    if (!request.startsWith(name)) {
      return false;
    }
    String rest = request.substring(name.length());
    if (!arch.isEmpty() && rest.endsWith(arch)) {
      rest = rest.substring(0, rest.length() - arch.length());
    }
    return rest.isEmpty() || (rest.charAt(0) == '-' && asksFor(rest.substring(1), evr));
  }

  /** Whether a version, with or without epoch and release, is the wanted one. */
  private static boolean asksFor(String wanted, Evr evr) {
    int colon = wanted.indexOf(':');
    String epoch = colon < 0 ? "" : wanted.substring(0, colon);
    String rest = wanted.substring(colon + 1);
    boolean epochFits = epoch.isEmpty() || evr.epoch().isEmpty() || sameNumber(epoch, evr.epoch());
    return epochFits
        && (rest.equals(evr.version()) || rest.equals(evr.version() + "-" + evr.release()));
  }

  private static boolean sameNumber(String one, String other) {
    return Evr.compareVersions(one, other) == 0;
  }

  private static Optional<Nevra> nevra(PackageChange change) {
    Optional<Evr> evr = change.to().flatMap(Evr::findKnown);
    try {
      return evr.isPresent() && change.arch().isPresent()
          ? Optional.of(new Nevra(change.name(), evr.get(), change.arch().get()))
          : Optional.empty();
    } catch (IllegalArgumentException noNevra) {
      return Optional.empty();
    }
  }
}
