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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A software bill of materials as a list of packages: CycloneDX or SPDX 2, as JSON. Its packages of RPM are those whose
 * package URL says so; all else in it is passed over. It counts as whole only where each of them could be read, and the
 * bill itself does not say that something is missing.
 */
final class BillOfMaterials {
  private static final String FORMAT = "bomFormat";
  private static final String COMPONENTS = "components";
  private static final String COMPOSITIONS = "compositions";
  private static final String SPDX_VERSION = "spdxVersion";
  private static final String PACKAGES = "packages";

  /** The keys of the outermost object that are read. */
  static final Set<String> KEYS = Set.of(FORMAT, COMPONENTS, COMPOSITIONS, SPDX_VERSION, PACKAGES);

  /** The keys that say what the document is. */
  static final Set<String> SIGNS = Set.of(FORMAT, SPDX_VERSION);

  private final Limits limits;
  private final Set<Nevra> installed = new LinkedHashSet<>();
  private @Nullable JsonCursor tooMany;
  private boolean isComplete = true;

  private BillOfMaterials(Limits limits) {
    this.limits = limits;
  }

  static boolean is(JsonCursor document) {
    return isCycloneDx(document) || isSpdx(document);
  }

  private static boolean isCycloneDx(JsonCursor document) {
    return document.at(FORMAT).isText() && document.at(FORMAT).text().equals("CycloneDX");
  }

  private static boolean isSpdx(JsonCursor document) {
    return document.at(SPDX_VERSION).isText()
        && document.at(SPDX_VERSION).text().startsWith("SPDX-2.");
  }

  /** The packages of a bill; null, and a complaint, where it lists none of RPM. */
  static @Nullable Capture read(JsonCursor document, Limits limits) {
    BillOfMaterials bill = new BillOfMaterials(limits);
    boolean isCycloneDx = isCycloneDx(document);
    if (isCycloneDx) {
      bill.components(document.at(COMPONENTS));
      bill.compositions(document.at(COMPOSITIONS));
    } else {
      bill.packages(document.at(PACKAGES));
    }
    return bill.capture(
        document, isCycloneDx ? CaptureFormat.CYCLONEDX_JSON : CaptureFormat.SPDX_JSON);
  }

  private @Nullable Capture capture(JsonCursor document, CaptureFormat format) {
    if (installed.isEmpty()) {
      document
          .complaints()
          .error(
              document.offset(),
              "this bill of materials lists no packages of RPM",
              Optional.empty(),
              List.of());
      return null;
    }
    if (tooMany != null) {
      document
          .complaints()
          .error(
              tooMany.offset(),
              "more than " + limits.maxPackages()
                  + " packages in one listing: the rest is not read " + Limit.MAX_PACKAGES.mark(),
              Optional.empty(),
              List.of());
    }
    PackageEvidence evidence =
        PackageEvidence.builder().installed(new ArrayList<>(installed)).build(isComplete);
    return new Capture(
        format,
        CaptureFacts.builder().show(CaptureFacts.PACKAGE_EVIDENCE, evidence).build(),
        document.complaints().unrecognized());
  }

  private List<JsonCursor> items(JsonCursor array) {
    if (!array.isArray()) {
      isComplete &= !array.isGiven();
      return List.of();
    }
    return array.items(0);
  }

  /** A component may have others inside of it. */
  private void components(JsonCursor array) {
    for (JsonCursor component : items(array)) {
      if (!component.isObject()) {
        isComplete = false;
        continue;
      }
      JsonCursor purl = component.at("purl");
      boolean isExcluded =
          component.at("scope").isText() && component.at("scope").text().equals("excluded");
      if (isExcluded || (!purl.isThere() && isOfRpm(component))) {
        isComplete = false;
      } else if (purl.isThere()) {
        add(purl);
      }
      components(component.at(COMPONENTS));
    }
  }

  /** Whether the tool that found a component says that it is of RPM, though it has no package URL. */
  private static boolean isOfRpm(JsonCursor component) {
    JsonCursor properties = component.at("properties");
    return properties.isArray()
        && properties.items(0).stream()
            .filter(JsonCursor::isObject)
            .anyMatch(property -> property.at("value").isText()
                && property.at("value").text().equals("rpm"));
  }

  /** Where a bill says how complete it is, only "complete" is. */
  private void compositions(JsonCursor array) {
    for (JsonCursor composition : items(array)) {
      isComplete &= composition.isObject()
          && composition.at("aggregate").isText()
          && composition.at("aggregate").text().equals("complete");
    }
  }

  private void packages(JsonCursor array) {
    isComplete &= array.isArray();
    for (JsonCursor each : items(array)) {
      if (!each.isObject()) {
        isComplete = false;
        continue;
      }
      for (JsonCursor reference : items(each.at("externalRefs"))) {
        if (!reference.isObject()) {
          isComplete = false;
        } else if (reference.at("referenceType").isText()
            && reference.at("referenceType").text().equals("purl")) {
          add(reference.at("referenceLocator"));
        }
      }
    }
  }

  private void add(JsonCursor text) {
    if (!text.isText()) {
      isComplete = false;
      return;
    }
    PackageUrl url = PackageUrl.parse(text.text());
    if (!url.isRpm() || url.name().equals("gpg-pubkey")) {
      // A key is in the list of rpm, and is no package; what is no package URL may have been one.
      isComplete &= !url.type().isEmpty();
      return;
    } else if (installed.size() >= limits.maxPackages()) {
      tooMany = tooMany == null ? text : tooMany;
      isComplete = false;
      return;
    }
    Optional<Nevra> nevra = url.nevra();
    nevra.ifPresentOrElse(installed::add, () -> {
      isComplete = false;
      text.complaints()
          .warning(
              text.offset(),
              "this package has no version, release and architecture that can be read; so what the list lacks may be"
                  + " there all the same");
    });
  }
}
