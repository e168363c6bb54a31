// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff.survival;

import java.util.List;
import java.util.Optional;

/**
 * What became of one request, package or setting.
 *
 * @param item as the capture before writes it
 * @param kind what it is
 * @param outcome what became of it
 * @param from EVR or NEVRA before, where known
 * @param to EVR or NEVRA after, where known
 * @param toKind what it is after, where it moved
 * @param installed NEVRA of the packages after that it stands for, as a listing shows them: one, or one for each
 *     architecture; empty where none shows them
 * @param reason why, in a sentence
 */
public record SurvivalItem(
    String item,
    Kind kind,
    Outcome outcome,
    Optional<String> from,
    Optional<String> to,
    Optional<Kind> toKind,
    List<String> installed,
    String reason) {

  /** Copies the list. */
  public SurvivalItem {
    installed = List.copyOf(installed);
  }

  static SurvivalItem of(String item, Kind kind, Outcome outcome, String reason) {
    return new SurvivalItem(
        item,
        kind,
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        reason);
  }

  SurvivalItem between(String before, String after) {
    return new SurvivalItem(
        item, kind, outcome, Optional.of(before), Optional.of(after), toKind, installed, reason);
  }

  /** What is known before and after; what is not known stays as it is. */
  SurvivalItem between(Optional<String> before, Optional<String> after) {
    return new SurvivalItem(
        item, kind, outcome, before.or(() -> from), after.or(() -> to), toKind, installed, reason);
  }

  SurvivalItem with(Outcome other, String why) {
    return new SurvivalItem(item, kind, other, from, to, toKind, installed, why);
  }

  SurvivalItem listing(List<String> packages) {
    return new SurvivalItem(item, kind, outcome, from, to, toKind, packages, reason);
  }

  /** What is recorded, or unknown, and not there: nothing comes after it. */
  SurvivalItem lost(InstalledPackages packages, String name) {
    String missing = packages.absence();
    String why = switch (outcome) {
      case LOST -> reason;
      case UNKNOWN -> missing;
      default -> "recorded, but not installed: " + missing;
    };
    return new SurvivalItem(
        item,
        kind,
        Outcome.LOST,
        packages.findBefore(name).or(() -> from),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        why);
  }

  SurvivalItem as(Kind other) {
    return new SurvivalItem(item, kind, outcome, from, to, Optional.of(other), installed, reason);
  }

  /** What a survival item is. */
  public enum Kind {
    /** A package requested from the repositories. */
    LAYERED("layered"),
    /** A package layered from a local RPM file. */
    LOCAL("local"),
    /** A local package that may replace files of the base. */
    LOCAL_FILEOVERRIDE("local-fileoverride"),
    /** A package removed from the base. */
    REMOVAL("removal"),
    /** A package of the base that is replaced by another build. */
    REPLACEMENT("replacement"),
    /** A module stream that is layered or enabled. */
    MODULE("module"),
    /** A setting of the initramfs. */
    INITRAMFS("initramfs"),
    /** A name that must be there after, whatever was before ({@code --require}). */
    REQUIRED("required");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in the JSON. */
    public String word() {
      return word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** What became of an item; the most severe last. */
  public enum Outcome {
    /** It is there as before; or it was without effect before and is so still. */
    KEPT("kept", "there as before"),
    /** Another, newer EVR of the same name. */
    UPGRADED("upgraded", "a newer version of it is there"),
    /** The base provides it now: the request is inactive, or was dropped in a move to an image that contains it. */
    ABSORBED("absorbed", "the new base provides it; the request is without effect, or was dropped"),
    /** A local package became a layered one, or the other way round. */
    MOVED("moved", "there, but layered in another way"),
    /** Another, older EVR of the same name. */
    DOWNGRADED("downgraded", "an older version of it is there"),
    /** The override is still recorded, but without effect. */
    INACTIVE("inactive", "still recorded, but without effect"),
    /** After does not show it. */
    UNKNOWN("unknown", "the capture after does not show it"),
    /** It is gone. */
    LOST("lost", "gone");

    private final String word;
    private final String meaning;

    Outcome(String word, String meaning) {
      this.word = word;
      this.meaning = meaning;
    }

    /** The word in the JSON. */
    public String word() {
      return word;
    }

    /** What it means, in a few words. */
    public String meaning() {
      return meaning;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
