// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.SurvivalOptions;
import io.github.ostreedrift.fleet.FileAccess;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The listing of packages or transcript that an argument names: a file that holds one, or one of a deployment's commit;
 * {@code FILE#N} for the N-th of several; {@code -} for standard input.
 */
final class OneListing {
  private static final String STANDARD = "-";
  private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9]\\d{0,8})");

  private final String argument;
  private final CaptureReader reader;
  private final InputStream standardInput;

  private OneListing(String argument, CaptureReader reader, InputStream standardInput) {
    this.argument = argument;
    this.reader = reader;
    this.standardInput = standardInput;
  }

  /**
   * Reads an argument.
   *
   * @param reader a reader of listings
   * @param deployment whose packages they should be
   */
  static OneCapture read(
      String argument, CaptureReader reader, InputStream standardInput, Deployment deployment) {
    OneListing listing = new OneListing(argument, reader, standardInput);
    try {
      Matcher numbered = NUMBERED.matcher(argument);
      boolean asIs = argument.equals(STANDARD) || Files.exists(Path.of(argument));
      return !asIs && numbered.matches()
          ? listing.choose(listing.readings(numbered.group(1)), numbered.group(2))
          : listing.choose(listing.readings(argument), deployment);
    } catch (IOException | InvalidPathException e) {
      return OneCapture.failed(argument, FileAccess.sentence(e));
    }
  }

  private List<Reading> readings(String name) throws IOException {
    List<Reading> readings = new ArrayList<>();
    if (name.equals(STANDARD)) {
      reader.read(name, standardInput, readings::add);
    } else {
      try (InputStream bytes = Files.newInputStream(Path.of(name))) {
        reader.read(name, bytes, readings::add);
      }
    }
    return readings;
  }

  private OneCapture choose(List<Reading> readings, String number) {
    List<Reading> listings = listings(readings);
    int index = Integer.parseInt(number);
    return index <= listings.size()
        ? OneCapture.of(argument, listings.get(index - 1))
        : OneCapture.failed(
            argument, "there are only " + listings.size() + " listings of packages");
  }

  private OneCapture choose(List<Reading> readings, Deployment deployment) {
    List<Reading> listings = listings(readings);
    List<Reading> own =
        listings.stream().filter(reading -> isOf(reading, deployment)).toList();
    if (listings.isEmpty()) {
      return new OneCapture(argument, 1, Optional.empty(), OneCapture.problems(readings));
    } else if (listings.size() == 1 || own.size() == 1) {
      return OneCapture.of(argument, own.size() == 1 ? own.get(0) : listings.get(0));
    }
    String lines = listings.stream()
        .map(reading -> "line " + reading.line())
        .collect(Collectors.joining(", "));
    return OneCapture.failed(
        argument,
        "holds " + listings.size() + " listings of packages (" + lines + "); choose one with "
            + argument + "#1 to #" + listings.size());
  }

  private static List<Reading> listings(List<Reading> readings) {
    return readings.stream().filter(reading -> reading.capture().isPresent()).toList();
  }

  /** Whether a listing names its commit, and it is the deployment's. */
  private static boolean isOf(Reading listing, Deployment deployment) {
    PackageEvidence evidence =
        listing.capture().orElseThrow().get(CaptureFacts.PACKAGE_EVIDENCE).require();
    return deployment.checksum().isShown()
        && evidence.commit().isShown()
        && SurvivalOptions.findObjection(evidence, deployment).isEmpty();
  }
}
