// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.capture;

import io.github.ostreedrift.capture.ReadOptions.Listings;
import io.github.ostreedrift.model.Capture;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.CaptureFormat;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Decides what an input is about: where it holds a status, the listings and transcripts around that are no captures of
 * their own, and are dropped; where it holds none, they are what it has to say.
 *
 * <p>So they are held back until the first status comes or the input ends. What would take too much room is given
 * after all, and then everything is.
 */
public final class ListingFilter {
  /** How much is held at most, counted in packages. */
  private static final int MUCH = 200_000;

  /** What a reading weighs besides its packages. */
  private static final int OVERHEAD = 50;

  private final Consumer<Reading> sink;
  private final int maxReadings;
  private final List<Reading> held = new ArrayList<>();
  private Subject subject;
  private int weight;
  private int given;
  private int refusedLine;

  private enum Subject {
    UNKNOWN,
    STATUS,
    LISTING,
    ANYTHING
  }

  private ListingFilter(Consumer<Reading> sink, int maxReadings, Subject subject) {
    this.sink = sink;
    this.maxReadings = maxReadings;
    this.subject = subject;
  }

  /**
   * A gate before a sink.
   *
   * @param maxReadings how many readings it lets through
   * @param format what the user has named, so that everything of it is wanted
   * @param listings what to do with evidence where nothing is named
   */
  public static ListingFilter of(
      Consumer<Reading> sink, int maxReadings, Optional<CaptureFormat> format, Listings listings) {
    Subject subject = switch (listings) {
      case NEVER -> Subject.STATUS;
      case ONLY -> Subject.LISTING;
      case WHERE_ALONE -> format.isPresent() ? Subject.ANYTHING : Subject.UNKNOWN;
    };
    return new ListingFilter(sink, maxReadings, subject);
  }

  public void accept(Reading reading) {
    if (subject == Subject.UNKNOWN && isStatus(reading)) {
      subject = Subject.STATUS;
      release(kept -> !isEvidence(kept));
    }
    if (subject == Subject.UNKNOWN && (isEvidence(reading) || !held.isEmpty())) {
      hold(reading);
    } else if (isWanted(reading)) {
      give(reading);
    }
  }

  private boolean isWanted(Reading reading) {
    return switch (subject) {
      case STATUS -> !isEvidence(reading);
      case LISTING -> !isStatus(reading);
      case UNKNOWN, ANYTHING -> true;
    };
  }

  /** Gives what is still held. */
  public void finish() {
    release(kept -> true);
  }

  /** Whether the input holds a status, so that evidence is dropped. */
  public boolean isOfStatuses() {
    return subject == Subject.STATUS;
  }

  /** How many readings were let through. */
  public int given() {
    return given;
  }

  /** The line of the first reading that was one too many; 0 where none was. */
  public int refusedLine() {
    return refusedLine;
  }

  private void hold(Reading reading) {
    held.add(reading);
    weight += OVERHEAD + packages(reading);
    if (weight > MUCH) {
      subject = Subject.ANYTHING;
      release(kept -> true);
    }
  }

  private void release(Predicate<Reading> wanted) {
    held.stream().filter(wanted).forEach(this::give);
    held.clear();
  }

  private void give(Reading reading) {
    if (given < maxReadings) {
      given++;
      sink.accept(reading);
    } else if (refusedLine == 0) {
      refusedLine = reading.line();
    }
  }

  private static boolean isStatus(Reading reading) {
    return reading.capture().isPresent() && !isEvidence(reading);
  }

  private static boolean isEvidence(Reading reading) {
    return reading
        .capture()
        .map(Capture::format)
        .filter(CaptureFormat::isPackageEvidence)
        .isPresent();
  }

  private static int packages(Reading reading) {
    return reading
        .capture()
        .map(capture -> capture.get(CaptureFacts.PACKAGE_EVIDENCE).map(ListingFilter::packages))
        .map(packages -> packages.orElse(0))
        .orElse(0);
  }

  private static int packages(PackageEvidence evidence) {
    return evidence.installed().orElse(List.of()).size()
        + evidence.changes().orElse(List.of()).size();
  }
}
