// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.json;

import io.github.ostreedrift.model.Advisories;
import io.github.ostreedrift.model.Advisories.Advisory;
import io.github.ostreedrift.model.AutomaticUpdates;
import io.github.ostreedrift.model.AvailableUpdate;
import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Capture.BootHistory;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.Deployment.PendingBase;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.Nevra;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.PackageEvidence.CommitName;
import io.github.ostreedrift.model.PackageEvidence.InactiveRequest;
import io.github.ostreedrift.model.Problem;
import io.github.ostreedrift.model.Problem.Severity;
import io.github.ostreedrift.model.Problem.SourcePosition;
import io.github.ostreedrift.model.Reading;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import io.github.ostreedrift.model.Signatures;
import io.github.ostreedrift.model.Signatures.Signature;
import io.github.ostreedrift.model.Transaction;
import io.github.ostreedrift.model.UnrecognizedLine;
import io.github.ostreedrift.model.UnrecognizedRow;
import io.github.ostreedrift.model.UpdateDriver;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes up readings that show any facts with any values. The same seed gives the same reading. */
final class RandomReadings {
  private static final List<String> TEXTS = List.of(
      "",
      "a",
      "fedora:fedora/40/x86_64/silverblue",
      "é",
      "日本",
      "😀",
      "\ud83d",
      "\udc00x",
      "a\nb",
      "\"\\/",
      "\u0000\u001b[31m",
      "\u2028",
      "  ",
      "{}",
      "null",
      "<a&b>",
      "1:2.0-3.el9");

  private static final List<String> NEVRAS =
      List.of("htop-3.2.1-1.el8.x86_64", "dbus-1:1.14.0-2.fc38.noarch", "é-1~rc1-0^git.i686");

  private final Random random;
  private final Map<FactKey<?, ?>, Supplier<?>> values = new HashMap<>();

  RandomReadings(long seed) {
    random = new Random(seed);
    for (FactKey<?, Boolean> key : List.<FactKey<?, Boolean>>of(
        DeploymentFacts.BOOTED,
        DeploymentFacts.STAGED,
        DeploymentFacts.PINNED,
        DeploymentFacts.PENDING,
        DeploymentFacts.ROLLBACK,
        DeploymentFacts.FINALIZATION_LOCKED,
        DeploymentFacts.SOFT_REBOOT_TARGET,
        DeploymentFacts.SOFT_REBOOT_CAPABLE,
        DeploymentFacts.DOWNLOAD_ONLY,
        DeploymentFacts.INCOMPATIBLE,
        DeploymentFacts.CLIWRAP,
        CaptureFacts.ROLLBACK_QUEUED,
        CaptureFacts.READ_ONLY,
        CaptureFacts.VERBOSE,
        CaptureFacts.BOOTED_ONLY)) {
      values.put(key, random::nextBoolean);
    }
    for (FactKey<Deployment, String> key : List.of(
        DeploymentFacts.STATEROOT,
        DeploymentFacts.ARCHITECTURE,
        DeploymentFacts.TITLE,
        DeploymentFacts.CHECKSUM,
        DeploymentFacts.BASE_CHECKSUM,
        DeploymentFacts.UNLOCKED)) {
      values.put(key, this::text);
    }
    for (FactKey<Deployment, Optional<String>> key : List.of(
        DeploymentFacts.VERSION, DeploymentFacts.REMOTE_ERROR, DeploymentFacts.END_OF_LIFE)) {
      values.put(key, () -> maybe(this::text));
    }
    for (FactKey<?, List<String>> key : List.<FactKey<?, List<String>>>of(
        DeploymentFacts.LAYERED,
        DeploymentFacts.REQUESTED,
        DeploymentFacts.INACTIVE,
        DeploymentFacts.LOCAL,
        DeploymentFacts.LOCAL_FILEOVERRIDE,
        DeploymentFacts.MODULES,
        DeploymentFacts.MODULES_ENABLED,
        DeploymentFacts.MODULES_INACTIVE,
        DeploymentFacts.INACTIVE_REMOVALS,
        CaptureFacts.WARNINGS)) {
      values.put(key, () -> list(this::text));
    }
    putObjects();
    putHost();
  }

  private void putObjects() {
    values.put(DeploymentFacts.SERIAL, random::nextInt);
    values.put(DeploymentFacts.ORIGIN, this::origin);
    values.put(
        DeploymentFacts.COMPOSEFS,
        () -> maybe(() -> new Deployment.Composefs(
            text(),
            maybe(this::text),
            maybe(this::text),
            maybe(this::text),
            maybe(random::nextBoolean))));
    values.put(
        DeploymentFacts.CUSTOM_ORIGIN,
        () -> maybe(() -> new CustomOrigin(maybe(this::text), text())));
    values.put(DeploymentFacts.TIMESTAMP, this::time);
    values.put(DeploymentFacts.LAYERED_TIMESTAMP, this::time);
    values.put(
        DeploymentFacts.PENDING_BASE,
        () -> new PendingBase(text(), maybe(this::text), maybe(this::time)));
    values.put(DeploymentFacts.REMOVED, () -> list(() -> new Removal(text(), text())));
    values.put(
        DeploymentFacts.REPLACED,
        () -> list(() -> new Replacement(text(), text(), text(), text())));
    values.put(
        DeploymentFacts.INACTIVE_REPLACEMENTS,
        () -> list(() -> new InactiveReplacement(text(), text())));
    values.put(
        DeploymentFacts.INITRAMFS,
        () -> maybe(() -> new Initramfs(random.nextBoolean(), list(this::text), list(this::text))));
    values.put(
        DeploymentFacts.LIVE,
        () -> maybe(() -> new Live(maybe(this::text), maybe(this::text), maybe(this::diff))));
    values.put(DeploymentFacts.SIGNATURES, this::signatures);
    values.put(
        DeploymentFacts.REPOSITORIES, () -> list(() -> new Repository(text(), maybe(this::time))));
    values.put(
        DeploymentFacts.LAYERED_REPOSITORIES,
        () -> list(() -> new Repository(text(), maybe(this::time))));
    values.put(DeploymentFacts.DIFF, this::diff);
    values.put(DeploymentFacts.ADVISORIES, this::advisories);
    values.put(
        DeploymentFacts.HISTORY,
        () -> new BootHistory(
            time(), time(), random.nextInt(9), maybe(this::time), maybe(this::text)));
  }

  private void putHost() {
    values.put(CaptureFacts.BACKEND, () -> pick(List.of("ostree", "composefs")));
    values.put(CaptureFacts.BOOT_ORDER, this::text);
    values.put(
        CaptureFacts.USR_OVERLAY,
        () -> maybe(() -> new Capture.UsrOverlay("read-only", "transient")));
    values.put(CaptureFacts.STATE, () -> random.nextBoolean() ? "idle" : "busy");
    values.put(
        CaptureFacts.TRANSACTION,
        () ->
            maybe(() -> new Transaction(maybe(this::text), maybe(this::text), maybe(this::text))));
    values.put(
        CaptureFacts.AUTOMATIC_UPDATES,
        () -> new AutomaticUpdates(text(), maybe(this::text), maybe(this::text)));
    values.put(
        CaptureFacts.UPDATE_DRIVER,
        () -> maybe(() -> new UpdateDriver(text(), maybe(this::text), maybe(this::text))));
    values.put(CaptureFacts.DEPLOYMENTS, () -> list(this::deployment));
    values.put(CaptureFacts.AVAILABLE_UPDATE, this::update);
    values.put(CaptureFacts.PACKAGE_EVIDENCE, this::evidence);
  }

  Reading next() {
    return new Reading(
        text(),
        random.nextInt(1000),
        maybe(() -> new Capture(
            pick(List.of(CaptureFormat.values())),
            facts(CaptureFacts.ALL, CaptureFacts.builder()),
            list(() -> new UnrecognizedLine(random.nextInt(99), text())))),
        list(() -> new Problem(
            pick(List.of(Severity.values())),
            new SourcePosition(random.nextInt(99), random.nextInt(99)),
            text(),
            maybe(this::text),
            list(this::text),
            maybe(this::text),
            random.nextBoolean())));
  }

  private Deployment deployment() {
    return new Deployment(
        random.nextInt(9),
        facts(DeploymentFacts.ALL, DeploymentFacts.builder()),
        list(() -> new UnrecognizedRow(random.nextInt(99), text(), list(this::text))));
  }

  private <O> Facts<O> facts(List<FactKey<O, ?>> keys, Facts.Builder<O> facts) {
    boolean all = random.nextInt(4) == 0;
    for (FactKey<O, ?> key : keys) {
      if (all || random.nextBoolean()) {
        show(facts, key);
      }
    }
    return facts.build();
  }

  @SuppressWarnings("unchecked")
  private <O, T> void show(Facts.Builder<O> facts, FactKey<O, T> key) {
    facts.show(key, (T) values.get(key).get());
  }

  private Origin origin() {
    return switch (random.nextInt(6)) {
      case 0 -> new Origin.Refspec(text());
      case 1 -> new Origin.ContainerImage(text(), maybe(this::text));
      case 2 -> new Origin.Checksum(text());
      case 3 -> new Origin.Rojig(text());
      case 4 -> new Origin.None();
      default -> new Origin.Unknown(text());
    };
  }

  private Signatures signatures() {
    return new Signatures(
        random.nextBoolean(),
        list(() -> new Signature(text(), maybe(this::text), maybe(this::text), list(this::text))));
  }

  private PackageDiff diff() {
    Fact<List<PackageChange>> changes =
        random.nextBoolean() ? Fact.notShown() : Fact.of(list(this::change));
    return new PackageDiff(
        random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9), changes);
  }

  private Advisories advisories() {
    Fact<List<Advisory>> advisories = random.nextBoolean()
        ? Fact.notShown()
        : Fact.of(list(() -> new Advisory(
            text(), text(), list(this::text), list(() -> new Advisory.Reference(text(), text())))));
    return new Advisories(1, random.nextInt(9), 3, 4, random.nextInt(9), advisories);
  }

  private AvailableUpdate update() {
    Supplier<LayerChange> layers = () -> new LayerChange(random.nextInt(99), text());
    return new AvailableUpdate(
        maybe(this::text),
        maybe(this::time),
        maybe(this::text),
        maybe(this::signatures),
        maybe(this::advisories),
        maybe(this::diff),
        maybe(layers),
        maybe(layers),
        maybe(layers),
        maybe(this::text));
  }

  private PackageEvidence evidence() {
    Supplier<CommitName> commit = () -> new CommitName(text(), maybe(this::text));
    return new PackageEvidence(
        fact(commit),
        fact(commit),
        fact(() -> list(() -> Nevra.parse(pick(NEVRAS)))),
        fact(() -> list(this::change)),
        fact(this::advisories),
        fact(() -> list(() -> new InactiveRequest(text(), text()))),
        fact(() -> list(this::text)),
        fact(() -> list(this::text)),
        fact(() -> pick(List.of(PackageEvidence.Outcome.values()))),
        random.nextBoolean());
  }

  private PackageChange change() {
    return new PackageChange(
        pick(List.of(PackageChange.Kind.values())),
        text(),
        maybe(this::text),
        maybe(this::text),
        maybe(this::text));
  }

  private <T> Fact<T> fact(Supplier<T> value) {
    return random.nextBoolean() ? Fact.notShown() : Fact.of(value.get());
  }

  private Instant time() {
    return Instant.ofEpochSecond(
        random.nextInt() * 100L, random.nextInt(5) == 0 ? random.nextInt(1_000_000_000) : 0);
  }

  private String text() {
    return pick(TEXTS);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
  }

  private <T> List<T> list(Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(4)).collect(Collectors.toList());
  }
}
