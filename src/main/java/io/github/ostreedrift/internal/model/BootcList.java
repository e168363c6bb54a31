// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.model;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Fact;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * bootc's slots as deployments: in boot order as far as it is known, and with the facts that a slot tells. Where it is not
 * known whether the rollback is queued, it comes behind the booted deployment, and neither has an index.
 */
public final class BootcList {
  /** The key by which an object says that members of it are missing, where that was said already. */
  public static final String CUT = "\u2026\u2026";

  private final List<Item> items = new ArrayList<>();

  /** The places that bootc knows. */
  public enum Slot {
    /** What the next boot runs, unless it is held back. */
    STAGED,
    /** What runs. */
    BOOTED,
    /** What a rollback goes to. */
    ROLLBACK,
    /** Any other deployment. */
    OTHER
  }

  /**
   * One deployment.
   *
   * @param slot where it stands
   * @param facts what is told of it
   * @param unrecognized what is not understood
   */
  public record Item(
      Slot slot, Facts.Builder<Deployment> facts, List<UnrecognizedRow> unrecognized) {}

  /** Adds a deployment. */
  public void add(Item item) {
    items.add(item);
  }

  /** Whether a slot is taken. */
  public boolean has(Slot slot) {
    return find(slot).isPresent();
  }

  /** The deployment in a slot. */
  public Optional<Item> find(Slot slot) {
    return items.stream().filter(item -> item.slot() == slot).findFirst();
  }

  public List<Item> items() {
    return items;
  }

  /**
   * The deployments in order.
   *
   * @param queued whether the rollback boots next
   * @param isWhole whether no deployment is missing
   */
  public List<Deployment> build(Fact<Boolean> queued, boolean isWhole) {
    List<Slot> order = queued.is(true)
        ? List.of(Slot.STAGED, Slot.ROLLBACK, Slot.BOOTED, Slot.OTHER)
        : List.of(Slot.values());
    boolean isOrdered = isWhole
        && !has(Slot.OTHER)
        && (queued.isShown() || !has(Slot.ROLLBACK) || !has(Slot.BOOTED));
    List<Deployment> deployments = new ArrayList<>();
    for (Slot slot : order) {
      for (Item item : items) {
        if (item.slot() == slot) {
          mark(item, queued);
          int index = isOrdered || slot == Slot.STAGED ? deployments.size() : Deployment.NO_INDEX;
          deployments.add(new Deployment(index, item.facts().build(), item.unrecognized()));
        }
      }
    }
    return deployments;
  }

  private void mark(Item item, Fact<Boolean> queued) {
    Facts.Builder<Deployment> facts = item.facts();
    Slot slot = item.slot();
    if (has(Slot.BOOTED) || slot == Slot.BOOTED) {
      facts.showIfAbsent(DeploymentFacts.BOOTED, slot == Slot.BOOTED);
    }
    if (slot != Slot.OTHER || isOfBootedStateroot(item)) {
      facts.showIfAbsent(DeploymentFacts.STAGED, slot == Slot.STAGED);
    }
    if (slot == Slot.ROLLBACK) {
      // Once it is queued, it is what other tools call pending.
      if (!queued.is(true)) {
        facts.showIfAbsent(DeploymentFacts.ROLLBACK, true);
      }
      if (queued.isShown()) {
        facts.showIfAbsent(DeploymentFacts.PENDING, queued.is(true) && !has(Slot.STAGED));
      }
    } else {
      if (slot != Slot.OTHER) {
        facts.showIfAbsent(DeploymentFacts.ROLLBACK, false);
      }
      if (queued.isShown() && slot != Slot.OTHER) {
        facts.showIfAbsent(DeploymentFacts.PENDING, slot == Slot.STAGED);
      }
    }
  }

  private boolean isOfBootedStateroot(Item item) {
    Fact<String> stateroot = item.facts().get(DeploymentFacts.STATEROOT);
    return stateroot.isShown()
        && find(Slot.BOOTED)
            .filter(booted -> booted.facts().get(DeploymentFacts.STATEROOT).equals(stateroot))
            .isPresent();
  }
}
