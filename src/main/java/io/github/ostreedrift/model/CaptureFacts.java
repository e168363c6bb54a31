// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The facts that a capture can show of the host, in the order in which they are written. */
public final class CaptureFacts {
  private static final List<FactKey<Capture, ?>> KEYS = new ArrayList<>();

  /** Whether the text shows what only {@code rpm-ostree status -v} shows. */
  public static final FactKey<Capture, Boolean> VERBOSE = key("verbose");

  /** Whether the text lists the booted deployment alone ({@code -b}). */
  public static final FactKey<Capture, Boolean> BOOTED_ONLY = key("booted-only");

  /** {@code idle} or {@code busy}. */
  public static final FactKey<Capture, String> STATE = key("state");

  /** The transaction that runs; empty where none does. */
  public static final FactKey<Capture, Optional<Transaction>> TRANSACTION = key("transaction");

  /** The automatic update policy and its unit. */
  public static final FactKey<Capture, AutomaticUpdates> AUTOMATIC_UPDATES =
      key("automatic-updates");

  /** The program that drives updates in place of rpm-ostree's own timer; empty where none does. */
  public static final FactKey<Capture, Optional<UpdateDriver>> UPDATE_DRIVER = key("update-driver");

  /** Warnings that the tool itself printed. */
  public static final FactKey<Capture, List<String>> WARNINGS = key("warnings");

  /** {@code ostree} or {@code composefs}: what bootc keeps deployments in. */
  public static final FactKey<Capture, String> BACKEND = key("backend");

  /** {@code default} or {@code rollback}: what bootc was asked to boot. */
  public static final FactKey<Capture, String> BOOT_ORDER = key("boot-order");

  /** Whether the rollback boots next, as bootc tells it. */
  public static final FactKey<Capture, Boolean> ROLLBACK_QUEUED = key("rollback-queued");

  /** What is mounted over {@code /usr}, as bootc tells it; empty where nothing is. */
  public static final FactKey<Capture, Optional<Capture.UsrOverlay>> USR_OVERLAY =
      key("usr-overlay");

  /** Whether the physical root stands on a medium that can't be written, as bootc tells it. */
  public static final FactKey<Capture, Boolean> READ_ONLY = key("read-only");

  /** The deployments, in boot order. */
  public static final FactKey<Capture, List<Deployment>> DEPLOYMENTS = key("deployments");

  /** The update that is cached, but not deployed. */
  public static final FactKey<Capture, AvailableUpdate> AVAILABLE_UPDATE = key("available-update");

  /** What a listing of packages tells; shown by the formats that {@link CaptureFormat#isPackageEvidence}. */
  public static final FactKey<Capture, PackageEvidence> PACKAGE_EVIDENCE = key("package-evidence");

  /** All of them. */
  public static final List<FactKey<Capture, ?>> ALL = Collections.unmodifiableList(KEYS);

  private CaptureFacts() {}

  /** An empty builder: nothing is shown. */
  public static Facts.Builder<Capture> builder() {
    return Facts.Builder.of(ALL);
  }

  private static <T> FactKey<Capture, T> key(String name) {
    FactKey<Capture, T> key = new FactKey<>(KEYS.size(), name);
    KEYS.add(key);
    return key;
  }
}
