// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import static io.github.ostreedrift.internal.json.Codec.FLAG;
import static io.github.ostreedrift.internal.json.Codec.TEXT;
import static io.github.ostreedrift.internal.json.Codec.TEXTS;
import static io.github.ostreedrift.internal.json.Codec.TIME;
import static io.github.ostreedrift.internal.json.Codec.object;

import io.github.ostreedrift.internal.json.FactTable.Field;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UnrecognizedRow;
import io.github.ostreedrift.model.UpdateDriver;
import java.util.List;

/** The two tables of facts: which are written under which name, in which order and how. */
final class FactTables {
  /** The facts of a deployment. */
  static final FactTable<Deployment> DEPLOYMENT = new FactTable<>(List.of(
      field(DeploymentFacts.BOOTED, FLAG),
      field(DeploymentFacts.STATEROOT, TEXT),
      field(DeploymentFacts.SERIAL, Codec.COUNT),
      field(DeploymentFacts.ORIGIN, DeploymentCodecs.ORIGIN),
      field(DeploymentFacts.CUSTOM_ORIGIN, DeploymentCodecs.CUSTOM_ORIGIN.orNull()),
      field(DeploymentFacts.ARCHITECTURE, TEXT),
      field(DeploymentFacts.TITLE, TEXT),
      field(DeploymentFacts.VERSION, TEXT.orNull()),
      field(DeploymentFacts.TIMESTAMP, TIME),
      field(DeploymentFacts.CHECKSUM, TEXT),
      field(DeploymentFacts.BASE_CHECKSUM, TEXT),
      field(DeploymentFacts.LAYERED_TIMESTAMP, TIME),
      field(DeploymentFacts.PENDING_BASE, DeploymentCodecs.PENDING_BASE),
      field(DeploymentFacts.LAYERED, TEXTS),
      field(DeploymentFacts.REQUESTED, TEXTS),
      field(DeploymentFacts.INACTIVE, TEXTS),
      field(DeploymentFacts.LOCAL, TEXTS),
      field(DeploymentFacts.LOCAL_FILEOVERRIDE, TEXTS),
      field(DeploymentFacts.MODULES, TEXTS),
      field(DeploymentFacts.MODULES_ENABLED, TEXTS),
      field(DeploymentFacts.MODULES_INACTIVE, TEXTS),
      field(DeploymentFacts.REMOVED, DeploymentCodecs.REMOVAL.list()),
      field(DeploymentFacts.REPLACED, DeploymentCodecs.REPLACEMENT.list()),
      field(DeploymentFacts.INACTIVE_REMOVALS, TEXTS),
      field(DeploymentFacts.INACTIVE_REPLACEMENTS, DeploymentCodecs.INACTIVE_REPLACEMENT.list()),
      field(DeploymentFacts.INITRAMFS, DeploymentCodecs.INITRAMFS.orNull()),
      field(DeploymentFacts.STAGED, FLAG),
      field(DeploymentFacts.PINNED, FLAG),
      field(DeploymentFacts.PENDING, FLAG),
      field(DeploymentFacts.ROLLBACK, FLAG),
      field(DeploymentFacts.FINALIZATION_LOCKED, FLAG),
      field(DeploymentFacts.SOFT_REBOOT_TARGET, FLAG),
      field(DeploymentFacts.SOFT_REBOOT_CAPABLE, FLAG),
      field(DeploymentFacts.DOWNLOAD_ONLY, FLAG),
      field(DeploymentFacts.INCOMPATIBLE, FLAG),
      field(DeploymentFacts.COMPOSEFS, DeploymentCodecs.COMPOSEFS.orNull()),
      field(DeploymentFacts.CLIWRAP, FLAG),
      field(DeploymentFacts.UNLOCKED, TEXT),
      field(DeploymentFacts.LIVE, DeploymentCodecs.LIVE.orNull()),
      field(DeploymentFacts.SIGNATURES, DeploymentCodecs.SIGNATURES),
      field(DeploymentFacts.REMOTE_ERROR, TEXT.orNull()),
      field(DeploymentFacts.END_OF_LIFE, TEXT.orNull()),
      field(DeploymentFacts.REPOSITORIES, DeploymentCodecs.REPOSITORY.list()),
      field(DeploymentFacts.LAYERED_REPOSITORIES, DeploymentCodecs.REPOSITORY.list()),
      field(DeploymentFacts.DIFF, UpdateCodecs.DIFF),
      field(DeploymentFacts.ADVISORIES, UpdateCodecs.ADVISORIES),
      field(DeploymentFacts.HISTORY, DeploymentCodecs.HISTORY)));

  private static final Codec<List<UnrecognizedRow>> ROWS = Codec.<UnrecognizedRow>object(
          in -> new UnrecognizedRow(in.count("line"), in.text("key"), in.texts("values")),
          (out, row) ->
              out.put("line", row.line()).put("key", row.key()).put("values", row.values()))
      .list();

  private static final Codec<Deployment> DEPLOYMENT_OBJECT = object(
      in -> new Deployment(
          in.find("index", Codec.COUNT).orElse(Deployment.NO_INDEX),
          facts(in, DEPLOYMENT, DeploymentFacts.builder()),
          in.find("unrecognized", ROWS).orElse(List.of())),
      (out, deployment) -> {
        if (deployment.index() != Deployment.NO_INDEX) {
          out.put("index", deployment.index());
        }
        DEPLOYMENT.write(out.generator(), deployment.facts());
        out.put("unrecognized", ROWS, deployment.unrecognized());
      });

  private static final Codec<Transaction> TRANSACTION = object(
      in -> new Transaction(in.find("title"), in.find("initiator"), in.find("method")),
      (out, transaction) -> out.putFound("title", transaction.title())
          .putFound("initiator", transaction.initiator())
          .putFound("method", transaction.method()));

  private static final Codec<AutomaticUpdates> AUTOMATIC_UPDATES = object(
      in -> new AutomaticUpdates(in.text("policy"), in.find("unit"), in.find("status")),
      (out, updates) -> out.put("policy", updates.policy())
          .putFound("unit", updates.unit())
          .putFound("status", updates.status()));

  private static final Codec<UpdateDriver> UPDATE_DRIVER = object(
      in -> new UpdateDriver(in.text("name"), in.find("unit"), in.find("state")),
      (out, driver) -> out.put("name", driver.name())
          .putFound("unit", driver.unit())
          .putFound("state", driver.state()));

  private static final Codec<Capture.UsrOverlay> USR_OVERLAY = object(
      in -> new Capture.UsrOverlay(in.text("access-mode"), in.text("persistence")),
      (out, overlay) ->
          out.put("access-mode", overlay.accessMode()).put("persistence", overlay.persistence()));

  /** The facts of a capture. */
  static final FactTable<Capture> CAPTURE = new FactTable<>(List.of(
      field(CaptureFacts.VERBOSE, FLAG),
      field(CaptureFacts.BOOTED_ONLY, FLAG),
      field(CaptureFacts.STATE, Codec.word("idle", "busy")),
      field(CaptureFacts.TRANSACTION, TRANSACTION.orNull()),
      field(CaptureFacts.AUTOMATIC_UPDATES, AUTOMATIC_UPDATES),
      field(CaptureFacts.UPDATE_DRIVER, UPDATE_DRIVER.orNull()),
      field(CaptureFacts.WARNINGS, TEXTS),
      field(CaptureFacts.BACKEND, Codec.word("ostree", "composefs")),
      field(CaptureFacts.BOOT_ORDER, TEXT),
      field(CaptureFacts.ROLLBACK_QUEUED, FLAG),
      field(CaptureFacts.USR_OVERLAY, USR_OVERLAY.orNull()),
      field(CaptureFacts.READ_ONLY, FLAG),
      field(CaptureFacts.DEPLOYMENTS, DEPLOYMENT_OBJECT.list()),
      field(CaptureFacts.AVAILABLE_UPDATE, UpdateCodecs.AVAILABLE_UPDATE),
      field(CaptureFacts.PACKAGE_EVIDENCE, EvidenceCodecs.EVIDENCE)));

  private FactTables() {}

  /** Reads the facts of a table out of an object. */
  static <O> Facts<O> facts(ObjectIn in, FactTable<O> table, Facts.Builder<O> builder) {
    FactCollector<O> facts = new FactCollector<>(builder);
    table.read(in, facts);
    return facts.build();
  }

  private static <O, T> Field<O, T> field(FactKey<O, T> key, Codec<T> codec) {
    return new Field<>(key, codec);
  }
}
