// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Codec.object;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Updates and what they change, in our JSON. */
final class UpdateCodecs {
  private static final Codec<PackageChange.Kind> KIND =
      Codec.of(UpdateCodecs::kind, (out, kind) -> out.writeString(word(kind)));

  private static final Codec<PackageChange> CHANGE = object(
      in -> new PackageChange(
          in.get("kind", KIND), in.text("name"), in.find("from"), in.find("to"), in.find("arch")),
      (out, change) -> out.put("kind", KIND, change.kind())
          .put("name", change.name())
          .putFound("from", change.from())
          .putFound("to", change.to())
          .putFound("arch", change.arch()));

  static final Codec<List<PackageChange>> CHANGES = CHANGE.list();

  static final Codec<PackageDiff> DIFF = object(
      in -> new PackageDiff(
          in.count("upgraded"),
          in.count("downgraded"),
          in.count("removed"),
          in.count("added"),
          in.fact("changes", CHANGES)),
      (out, diff) -> out.put("upgraded", diff.upgraded())
          .put("downgraded", diff.downgraded())
          .put("removed", diff.removed())
          .put("added", diff.added())
          .putShown("changes", CHANGES, diff.changes()));

  private static final Codec<List<Advisory.Reference>> REFERENCES =
      Codec.<Advisory.Reference>object(
              in -> new Advisory.Reference(in.text("title"), in.text("url")),
              (out, reference) -> out.put("title", reference.title()).put("url", reference.url()))
          .list();

  private static final Codec<List<Advisory>> ADVISORY_LIST = Codec.<Advisory>object(
          in -> new Advisory(
              in.text("id"),
              in.text("severity"),
              in.texts("packages"),
              in.get("references", REFERENCES)),
          (out, advisory) -> out.put("id", advisory.id())
              .put("severity", advisory.severity())
              .put("packages", advisory.packages())
              .put("references", REFERENCES, advisory.references()))
      .list();

  static final Codec<Advisories> ADVISORIES = object(
      in -> new Advisories(
          in.count("unknown"),
          in.count("low"),
          in.count("moderate"),
          in.count("important"),
          in.count("critical"),
          in.fact("list", ADVISORY_LIST)),
      (out, advisories) -> out.put("unknown", advisories.unknown())
          .put("low", advisories.low())
          .put("moderate", advisories.moderate())
          .put("important", advisories.important())
          .put("critical", advisories.critical())
          .putShown("list", ADVISORY_LIST, advisories.list()));

  private static final Codec<LayerChange> LAYER_CHANGE = object(
      in -> new LayerChange(in.count("layers"), in.text("size")),
      (out, layers) -> out.put("layers", layers.layers()).put("size", layers.size()));

  private static final Codec<Layers> LAYERS = object(
      in -> new Layers(
          in.find("total", LAYER_CHANGE),
          in.find("removed", LAYER_CHANGE),
          in.find("added", LAYER_CHANGE)),
      (out, layers) -> out.putFound("total", LAYER_CHANGE, layers.total())
          .putFound("removed", LAYER_CHANGE, layers.removed())
          .putFound("added", LAYER_CHANGE, layers.added()));

  static final Codec<AvailableUpdate> AVAILABLE_UPDATE =
      object(UpdateCodecs::update, UpdateCodecs::write);

  private UpdateCodecs() {}

  private static AvailableUpdate update(ObjectIn in) {
    Layers layers = in.find("layers", LAYERS).orElse(Layers.NONE);
    return new AvailableUpdate(
        in.find("version"),
        in.find("timestamp", Codec.TIME),
        in.find("checksum"),
        in.find("signatures", DeploymentCodecs.SIGNATURES),
        in.find("advisories", ADVISORIES),
        in.find("diff", DIFF),
        layers.total(),
        layers.removed(),
        layers.added(),
        in.find("digest"));
  }

  private static void write(ObjectOut out, AvailableUpdate update) {
    Layers layers = new Layers(update.totalLayers(), update.removedLayers(), update.addedLayers());
    out.putFound("version", update.version())
        .putFound("timestamp", Codec.TIME, update.timestamp())
        .putFound("checksum", update.checksum())
        .putFound("digest", update.digest())
        .putFound("signatures", DeploymentCodecs.SIGNATURES, update.signatures())
        .putFound("advisories", ADVISORIES, update.advisories())
        .putFound("diff", DIFF, update.diff())
        .putFound("layers", LAYERS, Optional.of(layers).filter(each -> !each.equals(Layers.NONE)));
  }

  private static String word(PackageChange.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static PackageChange.Kind kind(JsonCursor place) {
    for (PackageChange.Kind kind : PackageChange.Kind.values()) {
      if (word(kind).equals(place.text())) {
        return kind;
      }
    }
    throw place.wrong("`upgraded`, `downgraded`, `removed`, `added` or `changed`");
  }

  /** The layers of a container image, as one object. */
  private record Layers(
      Optional<LayerChange> total, Optional<LayerChange> removed, Optional<LayerChange> added) {
    static final Layers NONE = new Layers(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
