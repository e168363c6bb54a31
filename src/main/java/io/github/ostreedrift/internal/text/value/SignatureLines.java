// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.value;

import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signatures: {@code (unsigned)}; a verdict with a fingerprint (plain, since v2017.7); or libostree's description of
 * several lines. Dates in descriptions are local time in the locale's own form, so they stay text.
 */
public final class SignatureLines {
  private static final Pattern COUNT = Pattern.compile("\\d+ signatures?");
  private static final Pattern MISSING =
      Pattern.compile("Can't check signature: public key (?:(\\S+) )?not found");
  private static final String BY = " signature by ";
  private static final String FROM = " signature from \"";
  private static final String KEY_ID = " key ID ";

  /** The shortest that a key has, for signatures that name none. */
  private static final String NO_FINGERPRINT = "0".repeat(16);

  private SignatureLines() {}

  /** The signatures below a {@code GPGSignature} key: the remote wants verification, for the key is there. */
  public static Signatures read(List<String> lines) {
    List<Signature> signatures = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (String line : lines) {
      if (isCount(line) || line.equals("(unsigned)")) {
        continue;
      }
      if (!text.isEmpty() && begins(line)) {
        signatures.add(describe(text));
        text.clear();
      }
      text.add(line);
    }
    if (!text.isEmpty()) {
      signatures.add(describe(text));
    }
    return new Signatures(true, signatures);
  }

  /** Whether a line tells how many signatures follow. */
  public static boolean isCount(String line) {
    return (line.endsWith(" signatures") || line.endsWith(" signature"))
        && COUNT.matcher(line).matches();
  }

  /** Whether each line was understood: a signature has a status, and one that was made has the key that made it. */
  public static boolean areWhole(List<String> lines, Signatures signatures) {
    for (Signature signature : signatures.list()) {
      if (signature.status().equals("unknown")
          || !isFingerprint(signature.fingerprint().orElse(NO_FINGERPRINT))) {
        return false;
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      // No two signatures are made in the same words: a line that stands there twice was copied.
      if (!isWhole(lines.get(i)) || (isMade(lines.get(i)) && lines.indexOf(lines.get(i)) < i)) {
        return false;
      }
    }
    return (lines.isEmpty()
        || !signatures.list().isEmpty()
        || isCount(lines.get(0))
        || lines.get(0).equals("(unsigned)"));
  }

  private static boolean isFingerprint(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
        return false;
      }
    }
    return text.length() >= NO_FINGERPRINT.length() && text.length() <= 64;
  }

  /** Whether a line that names a key or a user does so to its end, as libostree words it. */
  private static boolean isWhole(String line) {
    if (isMade(line)) {
      return keyOfMade(line) != null;
    } else if (line.contains(" signature from")) {
      return userOf(line) != null;
    } else if (line.contains(" signature by")) {
      return keyOfVerdict(line) != null;
    }
    return !line.contains("check signature")
        || (line.startsWith("Can't ")
            && (!line.contains("not found") || MISSING.matcher(line).matches()));
  }

  private static boolean begins(String line) {
    return isMade(line)
        || keyOfVerdict(line) != null
        || (line.startsWith("Can't check signature: ")
            && !line.equals("Can't check signature: public key not found"));
  }

  private static Signature describe(List<String> lines) {
    String status = "unknown";
    Optional<String> fingerprint = Optional.empty();
    Optional<String> user = Optional.empty();
    for (String line : lines) {
      status = status(line, status);
      fingerprint = fingerprint.isPresent() ? fingerprint : fingerprint(line);
      String from = userOf(line);
      user = from == null ? user : Optional.of(from);
    }
    return new Signature(status, fingerprint, user, lines);
  }

  private static Optional<String> fingerprint(String line) {
    if (line.startsWith("Can't")) {
      Matcher missing = MISSING.matcher(line);
      return missing.matches() ? Optional.ofNullable(missing.group(1)) : Optional.empty();
    }
    return Optional.ofNullable(isMade(line) ? keyOfMade(line) : keyOfVerdict(line));
  }

  /** {@code Signature made TIME using RSA key ID KEY}. */
  private static @Nullable String keyOfMade(String line) {
    int id = line.lastIndexOf(KEY_ID);
    return line.indexOf(" using ") < 0 || id < 0 ? null : lastWord(line, id + KEY_ID.length());
  }

  /** {@code Valid signature by FINGERPRINT}. */
  private static @Nullable String keyOfVerdict(String line) {
    int by = line.startsWith("Valid") ? 5 : line.startsWith("Invalid") ? 7 : -1;
    return by < 0 || !line.startsWith(BY, by) ? null : lastWord(line, by + BY.length());
  }

  /** {@code Good signature from "NAME <MAIL>"}. */
  private static @Nullable String userOf(String line) {
    int from = line.indexOf(FROM);
    boolean isKnown = from > 0
        && (line.startsWith("Good") || line.startsWith("BAD") || line.startsWith("Expired"))
        && line.indexOf(' ') == from
        && line.endsWith("\"")
        && line.length() > from + FROM.length();
    return isKnown ? line.substring(from + FROM.length(), line.length() - 1) : null;
  }

  /** What stands from a position to the end, if it is one word. */
  private static @Nullable String lastWord(String line, int from) {
    return from >= line.length() || line.indexOf(' ', from) >= 0 ? null : line.substring(from);
  }

  private static boolean isMade(String line) {
    return line.startsWith("Signature made ");
  }

  private static String status(String line, String before) {
    if (line.startsWith("Valid signature") || line.startsWith("Good signature")) {
      return "valid";
    } else if (line.startsWith("Invalid signature") || line.startsWith("BAD signature")) {
      return "invalid";
    } else if (line.startsWith("Can't check signature: public key")) {
      return "missing-key";
    } else if (line.startsWith("Expired signature") || line.startsWith("Signature expired")) {
      return "expired";
    } else if (line.startsWith("Key revoked")) {
      return "key-revoked";
    } else if (line.startsWith("Key expired") || line.startsWith("Primary key expired")) {
      return before.equals("expired") ? before : "key-expired";
    }
    return line.startsWith("Can't check signature") ? "invalid" : before;
  }
}
