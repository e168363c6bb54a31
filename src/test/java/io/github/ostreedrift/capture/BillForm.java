// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.capture;

import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Nevra;
import java.util.List;
import java.util.stream.Collectors;

/** Bills of materials of images of hosts, in the forms in which tools and vendors publish them. */
public enum BillForm {
  /** {@code syft IMAGE -o cyclonedx-json}, v1. */
  SYFT_CYCLONEDX(CaptureFormat.CYCLONEDX_JSON, """
      {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
        "version": 1,
        "metadata": {
          "timestamp": "2025-03-02T10:11:12Z",
          "tools": {"components": [{"type": "application", "author": "anchore", "name": "syft", "version": "1.20.0"}]},
          "component": {"bom-ref": "a", "type": "container", "name": "quay.io/fedora/fedora-bootc:41", "version": "sha256:c0"}
        },
        "components": [
          ENTRIES,
          {"bom-ref": "b", "type": "library", "name": "gpg-pubkey", "version": "e99d6ad1-64d2612c",
           "purl": "pkg:rpm/fedora/gpg-pubkey@e99d6ad1-64d2612c?distro=fedora-41",
           "properties": [{"name": "syft:package:foundBy", "value": "rpm-db-cataloger"}, {"name": "syft:package:type", "value": "rpm"}]},
          {"bom-ref": "c", "type": "library", "name": "golang.org/x/net", "version": "v0.33.0", "purl": "pkg:golang/golang.org/x/net@v0.33.0",
           "properties": [{"name": "syft:package:type", "value": "go-module"}, {"name": "syft:location:0:path", "value": "/usr/bin/podman"}]},
          {"bom-ref": "d", "type": "application", "name": "busybox", "version": "1.36.1",
           "properties": [{"name": "syft:package:type", "value": "binary"}, {"name": "syft:location:0:path", "value": "/usr/sbin/busybox"}]},
          {"bom-ref": "os:fedora@41", "type": "operating-system", "name": "fedora", "version": "41", "swid": {"tagId": "fedora"}},
          {"bom-ref": "e", "type": "file", "name": "/usr/bin/bash", "hashes": [{"alg": "SHA-1", "content": "c0"}]}
        ],
        "dependencies": [{"ref": "a", "dependsOn": ["b"]}]
      }
      """, """
          {"bom-ref": "PURL&package-id=1c", "type": "library", "publisher": "Fedora Project", "name": "NAME", "version": "EVR",
           "licenses": [{"license": {"name": "GPL-3.0-or-later"}}], "cpe": "cpe:2.3:a:fedoraproject:NAME:1:*:*:*:*:*:*:*",
           "purl": "PURL&distro=fedora-41&upstream=NAME-1-1.src.rpm",
           "properties": [
             {"name": "syft:package:foundBy", "value": "rpm-db-cataloger"},
             {"name": "syft:package:type", "value": "rpm"},
             {"name": "syft:package:metadataType", "value": "rpm-db-entry"},
             {"name": "syft:location:0:layerID", "value": "sha256:c0"},
             {"name": "syft:location:0:path", "value": "/usr/share/rpm/rpmdb.sqlite"},
             {"name": "syft:metadata:size", "value": "8292464"}]}"""),

  /** {@code syft IMAGE -o spdx-json}, v1. */
  SYFT_SPDX(CaptureFormat.SPDX_JSON, """
      {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "quay.io/fedora/fedora-bootc",
        "documentNamespace": "https://anchore.com/syft/image/quay.io/fedora/fedora-bootc-3e671687",
        "creationInfo": {"licenseListVersion": "3.25", "creators": ["Organization: Anchore, Inc", "Tool: syft-1.20.0"], "created": "2025-03-02T10:11:12Z"},
        "packages": [
          ENTRIES,
          {"name": "gpg-pubkey", "SPDXID": "SPDXRef-Package-rpm-gpg-pubkey-1c", "versionInfo": "e99d6ad1-64d2612c",
           "sourceInfo": "acquired package info from RPM DB: /usr/share/rpm/rpmdb.sqlite",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
             "referenceLocator": "pkg:rpm/fedora/gpg-pubkey@e99d6ad1-64d2612c?distro=fedora-41"}]},
          {"name": "golang.org/x/net", "SPDXID": "SPDXRef-Package-go-module-golang.org-x-net-2d", "versionInfo": "v0.33.0",
           "sourceInfo": "acquired package info from go module information: /usr/bin/podman",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:golang/golang.org/x/net@v0.33.0"}]},
          {"name": "busybox", "SPDXID": "SPDXRef-Package-binary-busybox-3e", "versionInfo": "1.36.1",
           "sourceInfo": "acquired package info from the following paths: /usr/sbin/busybox", "primaryPackagePurpose": "FILE"},
          {"name": "quay.io/fedora/fedora-bootc", "SPDXID": "SPDXRef-DocumentRoot-Image-quay.io-fedora-fedora-bootc", "versionInfo": "41",
           "primaryPackagePurpose": "CONTAINER",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
             "referenceLocator": "pkg:oci/quay.io/fedora/fedora-bootc@sha256%3Ac0?arch=amd64&tag=41"}]}
        ],
        "files": [{"fileName": "usr/share/rpm/rpmdb.sqlite", "SPDXID": "SPDXRef-File-1"}],
        "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relatedSpdxElement": "SPDXRef-DocumentRoot-Image-quay.io-fedora-fedora-bootc", "relationshipType": "DESCRIBES"}]
      }
      """, """
          {"name": "NAME", "SPDXID": "SPDXRef-Package-rpm-NAME-1c", "versionInfo": "EVR", "supplier": "Organization: Fedora Project",
           "downloadLocation": "NOASSERTION", "filesAnalyzed": false,
           "sourceInfo": "acquired package info from RPM DB: /usr/share/rpm/rpmdb.sqlite", "licenseDeclared": "NOASSERTION",
           "externalRefs": [
             {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:fedoraproject:NAME:1:*:*:*:*:*:*:*"},
             {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "PURL&distro=fedora-41&upstream=NAME-1-1.src.rpm"}]}"""),

  /** {@code trivy image --format cyclonedx}. */
  TRIVY_CYCLONEDX(CaptureFormat.CYCLONEDX_JSON, """
      {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"bom-ref": "pkg:oci/fedora-bootc@sha256%3Ac0?arch=amd64", "type": "container", "name": "quay.io/fedora/fedora-bootc:41",
          "properties": [{"name": "aquasecurity:trivy:SchemaVersion", "value": "2"}]}},
        "components": [
          {"bom-ref": "0b", "type": "operating-system", "name": "fedora", "version": "41",
           "properties": [{"name": "aquasecurity:trivy:Class", "value": "os-pkgs"}, {"name": "aquasecurity:trivy:Type", "value": "fedora"}]},
          {"bom-ref": "1b", "type": "application", "name": "usr/lib/python3.13/site-packages/six.egg-info",
           "properties": [{"name": "aquasecurity:trivy:Class", "value": "lang-pkgs"}, {"name": "aquasecurity:trivy:Type", "value": "python-pkg"}]},
          {"bom-ref": "pkg:pypi/six@1.16.0", "type": "library", "name": "six", "version": "1.16.0", "purl": "pkg:pypi/six@1.16.0",
           "properties": [{"name": "aquasecurity:trivy:PkgType", "value": "python-pkg"}]},
          {"bom-ref": "2b", "type": "library", "name": "gpg-pubkey", "purl": "pkg:rpm/fedora/gpg-pubkey@e99d6ad1-64d2612c?arch=None&distro=fedora-41"},
          ENTRIES
        ],
        "dependencies": [],
        "vulnerabilities": []
      }
      """, """
          {"bom-ref": "PURL&distro=fedora-41", "type": "library", "supplier": {"name": "Fedora Project"}, "name": "NAME", "version": "EVR",
           "purl": "PURL&distro=fedora-41",
           "properties": [{"name": "aquasecurity:trivy:PkgID", "value": "NAME@EVR.x86_64"}, {"name": "aquasecurity:trivy:PkgType", "value": "fedora"},
             {"name": "aquasecurity:trivy:SrcName", "value": "NAME"}]}"""),

  /** {@code trivy image --format spdx-json}. */
  TRIVY_SPDX(CaptureFormat.SPDX_JSON, """
      {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "quay.io/fedora/fedora-bootc:41",
        "creationInfo": {"creators": ["Organization: aquasecurity", "Tool: trivy-0.60.0"], "created": "2025-03-02T10:11:12Z"},
        "packages": [
          {"name": "quay.io/fedora/fedora-bootc:41", "SPDXID": "SPDXRef-ContainerImage-1c", "primaryPackagePurpose": "CONTAINER",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:oci/fedora-bootc@sha256%3Ac0?arch=amd64"}]},
          {"name": "fedora", "SPDXID": "SPDXRef-OperatingSystem-2c", "versionInfo": "41", "primaryPackagePurpose": "OPERATING-SYSTEM"},
          {"name": "usr/bin/podman", "SPDXID": "SPDXRef-Application-3c", "primaryPackagePurpose": "APPLICATION"},
          {"name": "golang.org/x/net", "SPDXID": "SPDXRef-Package-4c", "versionInfo": "v0.33.0",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:golang/golang.org/x/net@v0.33.0"}]},
          ENTRIES
        ],
        "relationships": []
      }
      """, """
          {"name": "NAME", "SPDXID": "SPDXRef-Package-5c", "versionInfo": "EVR", "supplier": "Organization: Fedora Project",
           "sourceInfo": "built package from: NAME EVR", "primaryPackagePurpose": "LIBRARY",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "PURL&distro=fedora-41"}],
           "annotations": [{"annotator": "Tool: trivy-0.60.0", "annotationDate": "2025-03-02T10:11:12Z", "annotationType": "OTHER", "comment": "PkgType: fedora"}]}"""),

  /** What Red Hat publishes of an image of one architecture: packages with what they are built from, and repositories. */
  RED_HAT_SPDX(CaptureFormat.SPDX_JSON, """
      {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC-BY-4.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": "rhel-bootc-container-9.6-1_amd64",
        "documentNamespace": "https://www.redhat.com/rhel-bootc-container-9.6-1_amd64.spdx.json",
        "packages": [
          {"SPDXID": "SPDXRef-rhel-bootc-container-amd64", "name": "rhel-bootc-container_amd64", "versionInfo": "9.6-1", "supplier": "Organization: Red Hat",
           "externalRefs": [
             {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:oci/rhel-bootc@sha256%3Ac0?arch=amd64&repository_url=registry.redhat.io/rhel9/rhel-bootc&tag=9.6"}]},
          {"SPDXID": "SPDXRef-src-bash", "name": "bash", "versionInfo": "5.1.8",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:rpm/redhat/bash@5.1.8-9.el9?arch=src&repository_id=rhel-9-for-x86_64-baseos-source-rpms"}]},
          {"SPDXID": "SPDXRef-Source0", "name": "bash", "versionInfo": "5.1.8",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
              "referenceLocator": "pkg:generic/bash@5.1.8?download_url=https://ftp.gnu.org/gnu/bash/bash-5.1.8.tar.gz&checksum=sha256:c0"}]},
          ENTRIES
        ],
        "relationships": [{"spdxElementId": "SPDXRef-x86_64-bash", "relationshipType": "GENERATED_FROM", "relatedSpdxElement": "SPDXRef-src-bash"}]
      }
      """, """
          {"SPDXID": "SPDXRef-x86_64-NAME", "name": "NAME", "versionInfo": "1", "supplier": "Organization: Red Hat", "downloadLocation": "NOASSERTION",
           "packageFileName": "NAME-EVR.x86_64.rpm", "licenseDeclared": "NOASSERTION",
           "externalRefs": [
             {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "PURL"},
             {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "PURL&repository_id=rhel-9-for-x86_64-baseos-rpms"}],
           "checksums": [{"algorithm": "SHA256", "checksumValue": "c0"}]}"""),

  /** The same as CycloneDX: the image is one of its own components. */
  RED_HAT_CYCLONEDX(CaptureFormat.CYCLONEDX_JSON, """
      {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"name": "rhel9/rhel-bootc", "type": "container", "publisher": "Red Hat", "purl": "pkg:oci/rhel-bootc@sha256%3Ac0?arch=amd64&tag=9.6"}},
        "components": [
          {"bom-ref": "pkg:oci/rhel-bootc@sha256%3Ac0?arch=amd64&tag=9.6", "name": "rhel9/rhel-bootc", "type": "container", "version": "sha256:c0",
           "purl": "pkg:oci/rhel-bootc@sha256%3Ac0?arch=amd64&tag=9.6"},
          ENTRIES,
          {"bom-ref": "f", "name": "collections", "type": "library", "version": "23.1.5", "purl": "pkg:maven/org.graalvm.sdk/collections@23.1.5?type=jar",
           "properties": [{"name": "sbomer:package:type", "value": "java-archive"}, {"name": "sbomer:location:0:path", "value": "/usr/share/java/collections.jar"}]}
        ],
        "dependencies": []
      }
      """, """
          {"bom-ref": "PURL", "licenses": [{"license": {"name": "OFL"}}], "name": "NAME", "type": "library", "version": "EVR", "publisher": "Red Hat, Inc.",
           "purl": "PURL",
           "properties": [{"name": "sbomer:package:type", "value": "rpm"}, {"name": "sbomer:location:0:path", "value": "/usr/lib/sysimage/rpm/rpmdb.sqlite"}]}"""),

  /** What osbuild writes beside an image: packages alone, with the vendor and the place they were downloaded from. */
  OSBUILD_SPDX(CaptureFormat.SPDX_JSON, """
      {"SPDXID": "SPDXRef-DOCUMENT", "spdxVersion": "SPDX-2.3", "creationInfo": {"created": "2025-03-02T10:11:12Z", "creators": ["Tool: osbuild-139"]},
       "dataLicense": "CC0-1.0", "name": "sbom-by-osbuild-139", "documentNamespace": "https://osbuild.org/spdxdocs/sbom-by-osbuild-139-3e671687",
       "packages": [
          ENTRIES
       ],
       "relationships": []}
      """, """
          {"SPDXID": "SPDXRef-3e671687-NAME", "name": "NAME", "downloadLocation": "https://cdn.example.com/Packages/NAME-EVR.x86_64.rpm", "filesAnalyzed": false,
           "versionInfo": "1", "sourceInfo": "Source RPM: NAME-EVR.src.rpm", "licenseDeclared": "LicenseRef-1", "summary": "What it is for",
           "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
             "referenceLocator": "PURL&repository_url=https://cdn.example.com/content/dist/rhel9/os?x%3D1"}],
           "builtDate": "2024-08-27T20:14:13Z"}""");

  private final CaptureFormat format;
  private final String document;
  private final String entry;

  BillForm(CaptureFormat format, String document, String entry) {
    this.format = format;
    this.document = document;
    this.entry = entry;
  }

  /** How a bill of this form is called. */
  public CaptureFormat format() {
    return format;
  }

  /** The bill of an image with these packages. */
  public String bill(List<Nevra> packages) {
    return document.replace(
        "ENTRIES",
        packages.stream().map(this::entry).collect(Collectors.joining(",\n")).strip());
  }

  private String entry(Nevra nevra) {
    String evr = nevra.evr().toString();
    return entry
        .replace("NAME", nevra.name())
        .replace("EVR", evr.substring(evr.indexOf(':') + 1))
        .replace("PURL", url(nevra));
  }

  /** The package URL: tools differ in what of it they write as {@code %}. */
  private String url(Nevra nevra) {
    String evr = nevra.evr().toString();
    int colon = evr.indexOf(':');
    String namespace = switch (this) {
      case RED_HAT_SPDX, RED_HAT_CYCLONEDX -> "redhat/";
      case OSBUILD_SPDX -> "red%20hat%2C%20inc./";
      default -> "fedora/";
    };
    String names = nevra.name() + "@" + evr.substring(colon + 1);
    String epoch = colon < 0 ? "" : "&epoch=" + evr.substring(0, colon);
    return "pkg:rpm/" + namespace
        + (this == OSBUILD_SPDX ? names : names.replace("+", "%2B").replace("^", "%5E"))
        + "?arch=" + nevra.arch() + epoch;
  }
}
