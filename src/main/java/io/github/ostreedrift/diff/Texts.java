// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values in words, as changes tell them: nothing is shortened. */
final class Texts {
  private Texts() {}

  static Optional<String> flag(boolean flag) {
    return Optional.of(flag ? "yes" : "no");
  }

  /** The texts in one; empty where there are none. */
  static Optional<String> joined(List<String> texts) {
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", texts));
  }

  /** Where the content comes from, without the digest of an image. */
  static Optional<String> origin(Origin origin) {
    if (origin instanceof Origin.Refspec refspec) {
      return Optional.of(refspec.refspec());
    } else if (origin instanceof Origin.ContainerImage image) {
      return Optional.of(image.reference());
    } else if (origin instanceof Origin.Checksum pinned) {
      return Optional.of(pinned.checksum());
    } else if (origin instanceof Origin.Rojig rojig) {
      return Optional.of(rojig.text());
    }
    return origin instanceof Origin.Unknown unknown
        ? Optional.of(unknown.text())
        : Optional.empty();
  }

  static String customOrigin(CustomOrigin origin) {
    String url = origin.url().orElse("");
    return origin.description().isEmpty() ? url : (url + " (" + origin.description() + ")").strip();
  }

  static Optional<String> pendingBase(PendingBase base) {
    return Optional.of(
        base.checksum() + base.version().map(version -> " (" + version + ")").orElse(""));
  }

  static String initramfs(Initramfs initramfs) {
    List<String> words = new ArrayList<>();
    if (initramfs.regenerate()) {
      words.add("regenerated");
    }
    words.addAll(initramfs.args());
    if (!initramfs.etc().isEmpty()) {
      words.add("with");
      words.addAll(initramfs.etc().stream().sorted().toList());
    }
    return String.join(" ", words);
  }

  static String live(Live live) {
    List<String> words = new ArrayList<>();
    live.commit().ifPresent(words::add);
    live.interrupted().ifPresent(commit -> words.add("interrupted " + commit));
    return String.join(", ", words);
  }

  static String signature(Signature signature) {
    return signature.status() + signature.fingerprint().map(key -> " " + key).orElse("");
  }

  static String repository(Repository repository) {
    return repository.id()
        + repository.timestamp().map(time -> " (" + time + ")").orElse(" (invalid timestamp)");
  }

  static Optional<String> policy(AutomaticUpdates updates) {
    return Optional.of(
        updates.policy() + updates.unit().map(unit -> " (" + unit + ")").orElse(""));
  }

  static String driver(UpdateDriver driver) {
    return driver.name() + driver.unit().map(unit -> " (" + unit + ")").orElse("");
  }

  static Optional<String> update(AvailableUpdate update) {
    List<String> words = new ArrayList<>();
    update.version().ifPresent(words::add);
    update.checksum().ifPresent(words::add);
    return Optional.of(words.isEmpty() ? "available" : String.join(" ", words));
  }
}
