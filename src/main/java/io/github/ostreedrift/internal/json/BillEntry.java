// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Nevra;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one entry of a bill tells: packages of RPM, something else, or nothing that can be relied on.
 *
 * @param packages the packages of RPM that it stands for; none where it is something else
 * @param doubt why it may be a package of RPM, and which one can't be told; empty where all is clear
 * @param roots the folders in whose database of RPM it was found; none where the bill does not tell
 * @param isFile whether it is a file that lies around, and is not installed
 */
record BillEntry(List<Nevra> packages, String doubt, Set<String> roots, boolean isFile) {
  private static final String UNREADABLE =
      "this package has no version, release and architecture that can be read";
  private static final String UNTOLD = "this may be a package of RPM, but has no package URL";

  /** Where RPM keeps what is installed, in the image or host that begins with the group. */
  private static final Pattern DATABASE =
      Pattern.compile("(.*?)/?(?:var/lib|usr/share|usr/lib/sysimage)/rpm(?:manifest)?/[^/]+");

  /** What a component of CycloneDX can be that is no package. */
  private static final Set<String> NO_PACKAGES = Set.of(
      "container",
      "cryptographic-asset",
      "data",
      "device",
      "device-driver",
      "file",
      "firmware",
      "machine-learning-model",
      "operating-system");

  /** The same of SPDX, where it has an identifier that begins with one of these, or a purpose that is one of those. */
  private static final Pattern NO_PACKAGE_ID = Pattern.compile(
      "SPDXRef-(?:DocumentRoot|OperatingSystem|ContainerImage|Application|Filesystem)\\b.*");

  private static final Set<String> NO_PACKAGE_PURPOSES =
      Set.of("CONTAINER", "OPERATING-SYSTEM", "OPERATING_SYSTEM", "FILE", "FIRMWARE", "DEVICE");

  /** How syft begins to say from where it has something. */
  private static final String ACQUIRED = "acquired package info";

  /** Tools that list what they fetched for a build, of which the image may have nothing. */
  private static final Pattern FETCHER = Pattern.compile("(?:cachi2|hermeto):found_by");

  private static final BillEntry OTHER = new BillEntry(List.of(), "", Set.of(), false);

  /** A component of CycloneDX. */
  static BillEntry ofComponent(JsonCursor component) {
    JsonCursor purl = component.at("purl");
    List<JsonCursor> properties = objects(component.at("properties"));
    if (!purl.isThere()) {
      return isOtherComponent(component, properties) ? OTHER : doubtful(UNTOLD);
    } else if (text(component, "scope").equals("excluded")) {
      return doubtful("this component is said to be excluded");
    }
    List<String> places = properties.stream()
        .filter(property -> text(property, "name").matches("\\w+:location:\\d+:path"))
        .map(property -> text(property, "value"))
        .toList();
    boolean isFetched = properties.stream()
        .anyMatch(property -> FETCHER.matcher(text(property, "name")).matches());
    return of(text(component, "name"), List.of(purl), places, isFetched);
  }

  private static boolean isOtherComponent(JsonCursor component, List<JsonCursor> properties) {
    String type = text(component, "type");
    Predicate<JsonCursor> tellsOther = property -> {
      String name = text(property, "name");
      String value = text(property, "value");
      return name.endsWith(":package:type")
          ? !value.isEmpty() && !value.equals("rpm")
          : type.equals("application") && name.startsWith("aquasecurity:trivy:");
    };
    return NO_PACKAGES.contains(type) || properties.stream().anyMatch(tellsOther);
  }

  /**
   * A package of SPDX.
   *
   * @param described the identifiers of what the document as a whole is about
   */
  static BillEntry ofPackage(JsonCursor each, Set<String> described) {
    List<JsonCursor> urls = new ArrayList<>();
    JsonCursor references = each.at("externalRefs");
    if (references.isThere()
        && !(references.isArray() && references.items(0).stream().allMatch(JsonCursor::isObject))) {
      return doubtful(UNREADABLE);
    }
    for (JsonCursor reference : objects(references)) {
      // SPDX 2.2 may write the type as the address of its description.
      if (text(reference, "referenceType").matches("(?:.*/)?purl")) {
        urls.add(reference.at("referenceLocator"));
      }
    }
    if (urls.isEmpty()) {
      return isOtherPackage(each, described) ? OTHER : doubtful(UNTOLD);
    }
    boolean isFetched = objects(each.at("annotations")).stream()
        .anyMatch(annotation -> FETCHER.matcher(text(annotation, "comment")).find());
    return of(text(each, "name"), urls, places(text(each, "sourceInfo")), isFetched);
  }

  private static boolean isOtherPackage(JsonCursor each, Set<String> described) {
    String id = text(each, "SPDXID");
    String from = text(each, "sourceInfo");
    return NO_PACKAGE_ID.matcher(id).matches()
        || described.contains(id)
        || NO_PACKAGE_PURPOSES.contains(text(each, "primaryPackagePurpose"))
        || (from.startsWith(ACQUIRED)
            && !from.contains("RPM")
            && !from.contains("following paths"));
  }

  /** The places that syft names, {@code acquired package info from RPM DB: /usr/share/rpm/rpmdb.sqlite}. */
  private static List<String> places(String sourceInfo) {
    int colon = sourceInfo.indexOf(": ");
    return sourceInfo.startsWith(ACQUIRED) && colon >= 0
        ? List.of(sourceInfo.substring(colon + 2).split(", ", -1))
        : List.of();
  }

  private static BillEntry of(
      String name, List<JsonCursor> texts, List<String> places, boolean isFetched) {
    Set<Nevra> packages = new LinkedHashSet<>();
    for (JsonCursor text : texts) {
      PackageUrl url = PackageUrl.parse(text.isText() ? text.text() : "");
      if (url.type().isEmpty()) {
        return doubtful("this is no package URL, and may stand for a package of RPM");
      } else if (url.isRpm() && !url.isKeyOrSource()) {
        Optional<Nevra> nevra = url.nevra();
        if (nevra.isEmpty()) {
          return doubtful(UNREADABLE);
        } else if (!nevra.get().name().equals(name)) {
          return doubtful("this package is called otherwise than in its package URL");
        }
        packages.add(nevra.get());
      }
    }
    if (packages.isEmpty()) {
      return OTHER;
    } else if (isFetched) {
      return doubtful(
          "this package was fetched for the build; whether the image has it is not told");
    }
    Set<String> roots = new LinkedHashSet<>();
    for (String place : places) {
      Matcher database = DATABASE.matcher(place);
      if (database.matches()) {
        roots.add(database.group(1));
      }
    }
    boolean isFile = !places.isEmpty() && places.stream().allMatch(place -> place.endsWith(".rpm"));
    return places.isEmpty() || isFile || !roots.isEmpty()
        ? new BillEntry(List.copyOf(packages), "", roots, isFile)
        : doubtful("this package was found, but not in a database of RPM");
  }

  private static BillEntry doubtful(String doubt) {
    return new BillEntry(List.of(), doubt, Set.of(), false);
  }

  /** The objects in an array, if it is one. */
  private static List<JsonCursor> objects(JsonCursor array) {
    return array.isArray()
        ? array.items(0).stream().filter(JsonCursor::isObject).toList()
        : List.of();
  }

  static String text(JsonCursor object, String key) {
    JsonCursor text = object.at(key);
    return text.isText() ? text.text() : "";
  }

  /** The machines on which packages run; those of one host are of one family. */
  static String machine(Nevra nevra) {
    String arch = nevra.arch().toLowerCase(Locale.ROOT);
    if (arch.matches("i[3-6]86|athlon|x86_64.*")) {
      return "x86_64";
    }
    return arch.equals("s390") ? "s390x" : arch.equals("ppc") ? "ppc64" : arch;
  }
}
