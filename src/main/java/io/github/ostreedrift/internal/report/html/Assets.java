// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** Our style and our script, which a page carries, and the policy that lets nothing but these two in. */
final class Assets {
  static final String STYLE = read("report.css");
  static final String SCRIPT = read("report.js");
  static final String POLICY = "default-src 'none'; style-src " + hash(STYLE) + "; script-src "
      + hash(SCRIPT) + "; base-uri 'none'; form-action 'none'";

  private Assets() {}

  private static String read(String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
