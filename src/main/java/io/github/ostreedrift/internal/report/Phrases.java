// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.report;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of the model in a few words. */
final class Phrases {
  /** As many digits of a commit as rpm-ostree's own tables printed. */
  private static final int SHORT = 10;

  private static final int DATE = "2024-05-01".length();

  private Phrases() {}

  static String commit(String checksum) {
    return checksum.substring(0, Math.min(SHORT, checksum.length()));
  }

  /** {@code sha256:} and the first digits. */
  static String digest(String digest) {
    int colon = digest.indexOf(':') + 1;
    return digest.substring(0, colon) + commit(digest.substring(colon));
  }

  static String version(Optional<String> version, Optional<Instant> time) {
    String words = version.orElse("none");
    return time.map(at -> words + " (" + at + ")").orElse(words);
  }

  static String removal(Removal removal) {
    return removal.name() + " " + removal.evr();
  }

  static String replacement(Replacement replacement) {
    return replacement.name() + " " + replacement.from() + " -> " + replacement.to();
  }

  static String repository(Repository repository) {
    String date = repository
        .timestamp()
        .map(time -> time.toString().substring(0, DATE))
        .orElse("(invalid time)");
    return repository.id() + " " + date;
  }

  static List<String> initramfs(Initramfs initramfs) {
    List<String> words = new ArrayList<>();
    if (initramfs.regenerate()) {
      words.add("regenerate");
    }
    words.addAll(initramfs.args());
    words.addAll(initramfs.etc());
    return words;
  }

  static List<String> live(Live live) {
    List<String> words = new ArrayList<>();
    live.commit().ifPresent(commit -> words.add("commit " + commit(commit)));
    live.interrupted().ifPresent(commit -> words.add("interrupted: commit " + commit(commit)));
    live.diff().ifPresent(diff -> words.addAll(diff(diff)));
    return words;
  }

  static List<String> diff(PackageDiff diff) {
    List<String> words = new ArrayList<>();
    addCount(words, diff.upgraded(), "upgraded");
    addCount(words, diff.downgraded(), "downgraded");
    addCount(words, diff.removed(), "removed");
    addCount(words, diff.added(), "added");
    return words.isEmpty() ? List.of("no package") : words;
  }

  static List<String> advisories(Advisories advisories) {
    List<String> words = new ArrayList<>();
    addCount(words, advisories.critical(), "critical");
    addCount(words, advisories.important(), "important");
    addCount(words, advisories.moderate(), "moderate");
    addCount(words, advisories.low(), "low");
    addCount(words, advisories.unknown(), "of unknown severity");
    return words.isEmpty() ? List.of("none") : words;
  }

  static List<String> signatures(Signatures signatures) {
    if (signatures.list().isEmpty()) {
      return List.of(signatures.verified() ? "unsigned" : "not verified");
    }
    return signatures.list().stream().map(Phrases::signature).toList();
  }

  private static String signature(Signature signature) {
    String key = signature.fingerprint().map(fingerprint -> " " + fingerprint).orElse("");
    return signature.status() + key + signature.user().map(user -> " " + user).orElse("");
  }

  static List<String> history(BootHistory history) {
    List<String> words = new ArrayList<>();
    words.add("booted " + history.lastBoot());
    if (history.boots() > 1) {
      words.add("booted " + history.boots() + " times since " + history.firstBoot());
    }
    history.created().ifPresent(time -> words.add("made " + time));
    history.command().ifPresent(command -> words.add("by `" + command + "`"));
    return words;
  }

  static List<String> layers(AvailableUpdate update) {
    List<String> words = new ArrayList<>();
    update.totalLayers().ifPresent(layers -> words.add(layers("in all", layers)));
    update.removedLayers().ifPresent(layers -> words.add(layers("removed", layers)));
    update.addedLayers().ifPresent(layers -> words.add(layers("added", layers)));
    return words;
  }

  private static String layers(String what, LayerChange layers) {
    return layers.layers() + " " + what + " (" + layers.size() + ")";
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static void addCount(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(count + " " + what);
    }
  }
}
