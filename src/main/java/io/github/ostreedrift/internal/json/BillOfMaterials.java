// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.internal.model.Limit;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Limits;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.PackageEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A software bill of materials as a list of packages: CycloneDX or SPDX 2, as JSON. Its packages of RPM are those whose
 * package URL says so; all else in it is passed over. It counts as whole only where each entry could be told for a
 * package or for something else, where the bill itself does not say that something is missing, and where it is one of
 * a host: else the lack of a package would prove something that is not so.
 */
final class BillOfMaterials {
  private static final String FORMAT = "bomFormat";
  private static final String COMPONENTS = "components";
  private static final String COMPOSITIONS = "compositions";
  private static final String SPDX_VERSION = "spdxVersion";
  private static final String PACKAGES = "packages";
  private static final String DESCRIBED = "documentDescribes";
  private static final String MAY_BE_THERE = "; so what the list lacks may be there all the same";

  /** The keys of the outermost object that are read. */
  static final Set<String> KEYS =
      Set.of(FORMAT, COMPONENTS, COMPOSITIONS, SPDX_VERSION, PACKAGES, DESCRIBED);

  /** The keys that say what the document is. */
  static final Set<String> SIGNS = Set.of(FORMAT, SPDX_VERSION);

  private final JsonCursor document;
  private final Limits limits;
  private final List<BillEntry> entries = new ArrayList<>();
  private final Map<String, Doubt> doubts = new LinkedHashMap<>();
  private boolean isComplete = true;

  private BillOfMaterials(JsonCursor document, Limits limits) {
    this.document = document;
    this.limits = limits;
  }

  static boolean is(JsonCursor document) {
    return isCycloneDx(document) || isSpdx(document);
  }

  private static boolean isCycloneDx(JsonCursor document) {
    return BillEntry.text(document, FORMAT).equals("CycloneDX");
  }

  private static boolean isSpdx(JsonCursor document) {
    return BillEntry.text(document, SPDX_VERSION).startsWith("SPDX-2.");
  }

  /** The packages of a bill; null, and a complaint, where it lists none of RPM, or those of several hosts. */
  static @Nullable Capture read(JsonCursor document, Limits limits) {
    BillOfMaterials bill = new BillOfMaterials(document, limits);
    if (isCycloneDx(document)) {
      bill.components(document.at(COMPONENTS), true);
      bill.compositions(document.at(COMPOSITIONS));
      return bill.capture(CaptureFormat.CYCLONEDX_JSON);
    }
    bill.packages(document.at(PACKAGES));
    return bill.capture(CaptureFormat.SPDX_JSON);
  }

  private @Nullable Capture capture(CaptureFormat format) {
    Set<String> roots = new TreeSet<>(
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    entries.forEach(entry -> roots.addAll(entry.roots()));
    String root = roots.stream().findFirst().orElse("");
    Set<Nevra> installed = installed(root);
    String complaint = complaint(installed, root, roots);
    if (!complaint.isEmpty()) {
      error(complaint);
      return null;
    }
    doubts.values().forEach(Doubt::tell);
    isComplete &= doubts.isEmpty();
    if (installed.stream().map(Nevra::name).noneMatch(BillOfMaterials::isKernel)) {
      isComplete = false;
      document
          .complaints()
          .warning(
              document.offset(),
              "this bill of materials lists no kernel, as that of a host would" + MAY_BE_THERE);
    }
    List<Nevra> packages = new ArrayList<>(installed);
    if (packages.size() > limits.maxPackages()) {
      packages = packages.subList(0, limits.maxPackages());
      isComplete = false;
      error("more than " + limits.maxPackages() + " packages in one listing: the rest is not read "
          + Limit.MAX_PACKAGES.mark());
    }
    PackageEvidence evidence =
        PackageEvidence.builder().installed(List.copyOf(packages)).build(isComplete);
    return new Capture(
        format,
        CaptureFacts.builder().show(CaptureFacts.PACKAGE_EVIDENCE, evidence).build(),
        document.complaints().unrecognized());
  }

  private void error(String message) {
    document.complaints().error(document.offset(), message, Optional.empty(), List.of());
  }

  /** Why this is no list of the packages of one host; empty where it may be one. */
  private String complaint(Set<Nevra> installed, String root, Set<String> roots) {
    if (installed.isEmpty()) {
      return entries.isEmpty()
          ? "this bill of materials lists no packages of RPM"
          : "this bill of materials lists files of packages, and none that is installed";
    }
    Set<String> machines = new TreeSet<>();
    installed.forEach(nevra -> machines.add(BillEntry.machine(nevra)));
    machines.remove("noarch");
    if (machines.size() > 1) {
      return "this bill of materials lists packages of " + String.join(" and ", machines)
          + ", so it is one of several images; take that of the one image";
    }
    return roots.stream()
        .filter(each -> !each.equals(root) && !each.startsWith(root + "/"))
        .findFirst()
        .map(each ->
            "this bill of materials lists packages of several hosts, in " + root + " and " + each)
        .orElse("");
  }

  /**
   * The packages in the database of the image itself. A bill of a host or of an image may also have those of
   * containers and of other deployments inside of it, whose databases lie further down.
   */
  private Set<Nevra> installed(String root) {
    Set<Nevra> installed = new LinkedHashSet<>();
    for (BillEntry entry : entries) {
      boolean isHere = entry.roots().isEmpty() || entry.roots().contains(root);
      if (isHere && !entry.isFile()) {
        installed.addAll(entry.packages());
      }
    }
    return installed;
  }

  /** Every host has one, and a container has none. */
  private static boolean isKernel(String name) {
    return name.matches("kernel|kernel-.*(?:core|default)|linux(?:-(?:esx|rt|secure))?");
  }

  private List<JsonCursor> items(JsonCursor array) {
    if (!array.isArray()) {
      isComplete &= !array.isThere();
      return List.of();
    }
    return array.items(0);
  }

  private void add(JsonCursor place, BillEntry entry) {
    if (!entry.doubt().isEmpty()) {
      doubts.computeIfAbsent(entry.doubt(), doubt -> new Doubt(place, doubt)).count++;
    } else if (!entry.packages().isEmpty()) {
      entries.add(entry);
    }
  }

  /** Whether an item is what it should be; else there is no telling what stood there. */
  private boolean isEntry(JsonCursor item) {
    isComplete &= item.isObject();
    return item.isObject();
  }

  /** A component may have others inside of it; what is inside of a container is not installed beside it. */
  private void components(JsonCursor array, boolean isTop) {
    List<JsonCursor> components = items(array);
    for (JsonCursor component : components) {
      if (isEntry(component)) {
        add(component, BillEntry.ofComponent(component));
        boolean isContainer = BillEntry.text(component, "type").equals("container");
        if (!isContainer || (isTop && components.size() == 1)) {
          components(component.at(COMPONENTS), false);
        }
      }
    }
  }

  /** Where a bill says how complete it is, only "complete" is. */
  private void compositions(JsonCursor array) {
    for (JsonCursor composition : items(array)) {
      isComplete &=
          composition.isObject() && BillEntry.text(composition, "aggregate").equals("complete");
    }
  }

  private void packages(JsonCursor array) {
    Set<String> described = new HashSet<>();
    for (JsonCursor id : items(document.at(DESCRIBED))) {
      described.add(id.isText() ? id.text() : "");
    }
    for (JsonCursor each : items(array)) {
      if (isEntry(each)) {
        add(each, BillEntry.ofPackage(each, described));
      }
    }
  }

  /** Entries of which it can't be told whether they are packages of RPM; not thread-safe. */
  private static final class Doubt {
    private final JsonCursor first;
    private final String why;
    private int count;

    Doubt(JsonCursor first, String why) {
      this.first = first;
      this.why = why;
    }

    void tell() {
      String others = count == 1 ? "" : " (as " + (count - 1) + " more)";
      first.complaints().warning(first.offset(), why + others + MAY_BE_THERE);
    }
  }
}
