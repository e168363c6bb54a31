// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.text.bootc;

import io.github.ostreedrift.internal.model.BootcList;
import io.github.ostreedrift.internal.model.BootcList.Slot;
import io.github.ostreedrift.internal.text.grammar.BootcStatusLexer;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser;
import io.github.ostreedrift.internal.text.grammar.BootcStatusParser.SlotContext;
import io.github.ostreedrift.internal.text.token.CaptureProblems;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.Capture.UsrOverlay;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the rules of the {@code bootc status} grammar to a capture, and what silence means there. */
final class BootcBuilder {
  private static final Map<Integer, Slot> SLOTS = Map.of(
      BootcStatusLexer.STAGED, Slot.STAGED,
      BootcStatusLexer.BOOTED, Slot.BOOTED,
      BootcStatusLexer.ROLLBACK, Slot.ROLLBACK,
      BootcStatusLexer.OTHER, Slot.OTHER);

  /** Keys that no release before v1.3 knows, which left out all but three deployments and who is pinned. */
  private static final List<Integer> SINCE_OTHERS = List.of(
      BootcStatusLexer.PINNED,
      BootcStatusLexer.USR_OVERLAY,
      BootcStatusLexer.VERITY,
      BootcStatusLexer.UPDATE,
      BootcStatusLexer.UPDATE_DIGEST,
      BootcStatusLexer.UPDATE_VERSION,
      BootcStatusLexer.STATEROOT,
      BootcStatusLexer.SERIAL,
      BootcStatusLexer.SOFT_REBOOT);

  /** Keys that no release before v1.15 knows: those say whether something is mounted over {@code /usr}. */
  private static final List<Integer> SINCE_OVERLAYS = List.of(
      BootcStatusLexer.USR_OVERLAY,
      BootcStatusLexer.UPDATE,
      BootcStatusLexer.UPDATE_DIGEST,
      BootcStatusLexer.UPDATE_VERSION,
      BootcStatusLexer.FS_VERITY);

  private static final List<Integer> VERBOSE =
      List.of(BootcStatusLexer.STATEROOT, BootcStatusLexer.SERIAL, BootcStatusLexer.SOFT_REBOOT);

  private final BootcStatusParser.StatusContext tree;
  private final CaptureProblems problems;
  private final Facts.Builder<Capture> facts = CaptureFacts.builder();
  private final BootcList list = new BootcList();

  private BootcBuilder(BootcStatusParser.StatusContext tree, CaptureProblems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  static Capture build(BootcStatusParser.StatusContext tree, CaptureProblems problems) {
    return new BootcBuilder(tree, problems).build();
  }

  private Capture build() {
    if (tree.none == null) {
      slots();
    } else {
      facts.show(CaptureFacts.DEPLOYMENTS, List.of());
    }
    return new Capture(CaptureFormat.BOOTC_STATUS, facts.build(), problems.unrecognized());
  }

  private void slots() {
    List<BootcRows> all = new ArrayList<>();
    for (SlotContext slot : tree.slots) {
      all.add(new BootcRows(slot, problems));
    }
    all.stream().mapToInt(BootcRows::cutWidth).max().ifPresent(width -> {
      if (width > 0) {
        all.forEach(rows -> rows.cutAt(width));
      }
    });
    boolean isVerbose = hasAny(all, VERBOSE);
    boolean isOld = all.stream().anyMatch(BootcRows::isOld);
    boolean since13 = hasAny(all, SINCE_OTHERS)
        || all.stream().anyMatch(rows -> rows.slot() == BootcStatusLexer.OTHER);
    boolean isUndamaged = all.stream().noneMatch(BootcRows::isDamaged);
    Map<Slot, BootcRows> rows = new EnumMap<>(Slot.class);
    for (BootcRows each : all) {
      if (!each.isAbsent()) {
        Slot slot = SLOTS.getOrDefault(each.slot(), Slot.OTHER);
        each.read(isVerbose, since13);
        if (each.slot() == BootcStatusLexer.UNREADABLE) {
          each.hideSlot();
        }
        list.add(new BootcList.Item(slot, each.facts(), each.unrecognized()));
        rows.putIfAbsent(slot, each);
      }
    }
    BootcRows booted = rows.get(Slot.BOOTED);
    if (booted != null) {
      booted.update().ifPresent(update -> facts.show(CaptureFacts.AVAILABLE_UPDATE, update));
      overlay(booted, hasAny(all, SINCE_OVERLAYS));
    }
    backend(all);
    if (isVerbose || (isUndamaged && !isOld)) {
      facts.show(CaptureFacts.VERBOSE, isVerbose);
    }
    if (since13 && isUndamaged && (list.has(Slot.STAGED) || list.has(Slot.ROLLBACK))) {
      facts.show(CaptureFacts.BOOTED_ONLY, false);
    }
    facts.show(
        CaptureFacts.DEPLOYMENTS,
        list.build(Fact.notShown(), facts.get(CaptureFacts.BOOTED_ONLY).is(false)));
  }

  private static boolean hasAny(List<BootcRows> all, List<Integer> keys) {
    return all.stream().anyMatch(rows -> keys.stream().anyMatch(rows::has));
  }

  private void backend(List<BootcRows> all) {
    boolean isComposefs = all.stream().anyMatch(BootcRows::isComposefs);
    boolean isOstree = all.stream().anyMatch(BootcRows::isOstree);
    if (isComposefs != isOstree) {
      facts.show(CaptureFacts.BACKEND, isComposefs ? "composefs" : "ostree");
    }
  }

  private void overlay(BootcRows booted, boolean tellsNone) {
    Optional<UsrOverlay> overlay = booted.overlay();
    if (overlay.isPresent()) {
      facts.show(CaptureFacts.USR_OVERLAY, overlay);
      BootcRows.unlocked(overlay.get())
          .ifPresent(word -> booted.facts().show(DeploymentFacts.UNLOCKED, word));
    } else if (tellsNone && !booted.isDamaged() && !booted.has(BootcStatusLexer.USR_OVERLAY)) {
      facts.show(CaptureFacts.USR_OVERLAY, Optional.empty());
      booted.facts().show(DeploymentFacts.UNLOCKED, "none");
    }
  }
}
