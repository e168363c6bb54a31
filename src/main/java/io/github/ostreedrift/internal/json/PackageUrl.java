// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Nevra;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A package URL, {@code pkg:rpm/fedora/bash@5.2.37-1.fc41?arch=x86_64&epoch=1&distro=fedora-41}.
 *
 * @param type {@code rpm}, {@code golang} ...; empty where the text is no package URL of a known type
 * @param name the name, without the namespace that stands before it
 * @param version the version; empty where there is none
 * @param qualifiers what stands behind the question mark
 */
record PackageUrl(String type, String name, String version, Map<String, String> qualifiers) {
  private static final String SCHEME = "pkg:";

  /** The types that are in use: another one may be a damaged {@code rpm}. */
  private static final Set<String> TYPES =
      Set.of(("alpm apk bitbucket bitnami bower brew cargo carthage chef"
              + " chocolatey clojars cocoapods composer conan conda coreos cpan cran crystal ctan dart deb docker"
              + " dotnet drupal dub ebuild eclipse elm gem generic git gitea github githubactions gitlab golang"
              + " guix hackage haxe helm hex homebrew huggingface jenkins julia k8s kubernetes linux lua luarocks"
              + " maven melpa meteor mlflow nim nix npm nuget oci opam openwrt osgi otp p2 pear pecl perl6"
              + " platformio portage pub puppet pypi qpkg rpm sourceforge sublime swid swift swiplpack terraform"
              + " vagrant vim vscode-extension wordpress wordpress-plugin yocto")
          .split(" ", -1));

  /** Takes a text apart; what is no package URL has no type. */
  static PackageUrl parse(String text) {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return new PackageUrl("", "", "", Map.of());
    }
    String rest = before(text.substring(SCHEME.length()), '#').replaceFirst("^/+", "");
    Map<String, String> qualifiers = new HashMap<>();
    int question = rest.indexOf('?');
    if (question >= 0) {
      for (String pair : rest.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          qualifiers.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
      }
    }
    String path = before(rest, '?');
    int at = path.lastIndexOf('@');
    String version = at < 0 ? "" : decoded(path.substring(at + 1));
    String names = at < 0 ? path : path.substring(0, at);
    int slash = names.lastIndexOf('/');
    String type = before(names, '/').toLowerCase(Locale.ROOT);
    return slash < 0 || !TYPES.contains(type)
        ? new PackageUrl("", "", "", Map.of())
        : new PackageUrl(type, decoded(names.substring(slash + 1)), version, qualifiers);
  }

  boolean isRpm() {
    return type.equals("rpm");
  }

  /** Whether it is in the list of RPM and no package (a key), or a package that is built from and not installed. */
  boolean isKeyOrSource() {
    String arch = qualifiers.getOrDefault("arch", "");
    return name.equals("gpg-pubkey") || arch.equals("src") || arch.equals("nosrc");
  }

  /** The package; empty where the URL does not tell all of it. */
  Optional<Nevra> nevra() {
    String epoch = qualifiers.getOrDefault("epoch", "0");
    String before =
        epoch.isEmpty() || epoch.equals("0") || version.indexOf(':') >= 0 ? "" : epoch + ":";
    String arch = qualifiers.getOrDefault("arch", "");
    return arch.isEmpty() || version.isEmpty()
        ? Optional.empty()
        : Nevra.findKnown(name + "-" + before + version + "." + arch)
            .filter(nevra -> nevra.name().equals(name) && nevra.arch().equals(arch));
  }

  private static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  /** A text with its {@code %2B} as the characters that they stand for; a plus is a plus. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      int value = text.charAt(i) == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 3;
      } else {
        int character = text.codePointAt(i);
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(character);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
