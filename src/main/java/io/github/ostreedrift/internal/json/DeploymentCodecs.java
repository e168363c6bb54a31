// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Codec.object;

import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.Deployment.Composefs;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;

/** The objects inside of a deployment in our JSON. */
final class DeploymentCodecs {
  static final Codec<Origin> ORIGIN = object(DeploymentCodecs::origin, DeploymentCodecs::write);

  static final Codec<CustomOrigin> CUSTOM_ORIGIN = object(
      in -> new CustomOrigin(in.find("url"), in.text("description")),
      (out, custom) -> out.putFound("url", custom.url()).put("description", custom.description()));

  static final Codec<PendingBase> PENDING_BASE = object(
      in -> new PendingBase(
          in.text("checksum"), in.find("version"), in.find("timestamp", Codec.TIME)),
      (out, base) -> out.put("checksum", base.checksum())
          .putFound("version", base.version())
          .putFound("timestamp", Codec.TIME, base.timestamp()));

  static final Codec<Removal> REMOVAL = object(
      in -> new Removal(in.text("name"), in.text("evr")),
      (out, removal) -> out.put("name", removal.name()).put("evr", removal.evr()));

  static final Codec<Replacement> REPLACEMENT = object(
      in -> new Replacement(in.text("name"), in.text("from"), in.text("to"), in.text("source")),
      (out, replacement) -> out.put("name", replacement.name())
          .put("from", replacement.from())
          .put("to", replacement.to())
          .put("source", replacement.source()));

  static final Codec<InactiveReplacement> INACTIVE_REPLACEMENT = object(
      in -> new InactiveReplacement(in.text("package"), in.text("source")),
      (out, inactive) ->
          out.put("package", inactive.packageName()).put("source", inactive.source()));

  static final Codec<Initramfs> INITRAMFS = object(
      in -> new Initramfs(in.flag("regenerate"), in.texts("args"), in.texts("etc")),
      (out, initramfs) -> out.put("regenerate", initramfs.regenerate())
          .put("args", initramfs.args())
          .put("etc", initramfs.etc()));

  static final Codec<Live> LIVE = object(
      in -> new Live(in.find("commit"), in.find("interrupted"), in.find("diff", UpdateCodecs.DIFF)),
      (out, live) -> out.putFound("commit", live.commit())
          .putFound("interrupted", live.interrupted())
          .putFound("diff", UpdateCodecs.DIFF, live.diff()));

  static final Codec<Composefs> COMPOSEFS = object(
      in -> new Composefs(
          in.text("verity"),
          in.find("boot-type"),
          in.find("bootloader"),
          in.find("boot-digest"),
          in.find("missing-verity-allowed", Codec.FLAG)),
      (out, composefs) -> out.put("verity", composefs.verity())
          .putFound("boot-type", composefs.bootType())
          .putFound("bootloader", composefs.bootloader())
          .putFound("boot-digest", composefs.bootDigest())
          .putFound("missing-verity-allowed", Codec.FLAG, composefs.missingVerityAllowed()));

  private static final Codec<Signature> SIGNATURE = object(
      in -> new Signature(
          in.text("status"), in.find("fingerprint"), in.find("user"), in.texts("text")),
      (out, signature) -> out.put("status", signature.status())
          .putFound("fingerprint", signature.fingerprint())
          .putFound("user", signature.user())
          .put("text", signature.text()));

  static final Codec<Signatures> SIGNATURES = object(
      in -> new Signatures(in.flag("verified"), in.get("list", SIGNATURE.list())),
      (out, signatures) -> out.put("verified", signatures.verified())
          .put("list", SIGNATURE.list(), signatures.list()));

  static final Codec<Repository> REPOSITORY = object(
      in -> new Repository(in.text("id"), in.get("timestamp", Codec.TIME.orNull())),
      (out, repository) -> out.put("id", repository.id())
          .put("timestamp", Codec.TIME.orNull(), repository.timestamp()));

  static final Codec<BootHistory> HISTORY = object(
      in -> new BootHistory(
          in.get("last-boot", Codec.TIME),
          in.get("first-boot", Codec.TIME),
          in.count("boots"),
          in.find("created", Codec.TIME),
          in.find("command")),
      (out, history) -> out.put("last-boot", Codec.TIME, history.lastBoot())
          .put("first-boot", Codec.TIME, history.firstBoot())
          .put("boots", history.boots())
          .putFound("created", Codec.TIME, history.created())
          .putFound("command", history.command()));

  private DeploymentCodecs() {}

  private static void write(ObjectOut out, Origin origin) {
    out.put("kind", origin.kind());
    if (origin instanceof Origin.Refspec refspec) {
      out.put("refspec", refspec.refspec())
          .putFound("remote", refspec.remote())
          .put("ref", refspec.ref());
    } else if (origin instanceof Origin.ContainerImage image) {
      if (!image.reference().isEmpty()) {
        out.put("reference", image.reference());
      }
      out.putFound("digest", image.digest());
    } else if (origin instanceof Origin.Checksum pinned) {
      out.put("checksum", pinned.checksum());
    } else if (origin instanceof Origin.Rojig rojig) {
      out.put("text", rojig.text());
    } else if (origin instanceof Origin.Unknown unknown) {
      out.put("text", unknown.text());
    }
  }

  private static Origin origin(ObjectIn in) {
    JsonCursor kind = in.at("kind");
    return switch (kind.text()) {
      case "refspec" -> refspec(in);
      case "container-image" ->
        new Origin.ContainerImage(in.find("reference").orElse(""), in.find("digest"));
      case "checksum" -> new Origin.Checksum(in.text("checksum"));
      case "rojig" -> new Origin.Rojig(in.text("text"));
      case "none" -> new Origin.None();
      case "unknown" -> new Origin.Unknown(in.text("text"));
      default -> throw kind.wrong("a kind of origin");
    };
  }

  private static Origin refspec(ObjectIn in) {
    // Both are parts of the refspec.
    in.at("remote");
    in.at("ref");
    return new Origin.Refspec(in.text("refspec"));
  }
}
