// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;
import io.github.ostreedrift.diff.survival.SurvivalOptions;
import io.github.ostreedrift.internal.fleet.FileAccess;
import io.github.ostreedrift.model.CaptureFacts;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.PackageEvidence;
import io.github.ostreedrift.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The listing of packages or transcript that an argument names: a file that holds one, or one of a deployment's commit;
 * {@code FILE#N} for the N-th of several; {@code -} for standard input.
 */
final class OneListing {
  private static final Pattern NUMBERED = Pattern.compile("(.+)#([1-9]\\d{0,8})");

  private OneListing() {}

  /**
   * Reads an argument.
   *
   * @param reader a reader of listings
   * @param deployment whose packages they should be
   */
  static OneCapture read(
      String argument, CaptureReader reader, InputStream standardInput, Deployment deployment) {
    try {
      Matcher numbered = NUMBERED.matcher(argument);
      return !OneCapture.exists(argument) && numbered.matches()
          ? choose(
              argument,
              OneCapture.readings(numbered.group(1), reader, standardInput),
              numbered.group(2))
          : choose(argument, OneCapture.readings(argument, reader, standardInput), deployment);
    } catch (IOException | InvalidPathException e) {
      return OneCapture.failed(argument, FileAccess.sentence(e));
    }
  }

  private static OneCapture choose(String argument, List<Reading> readings, String number) {
    List<Reading> listings = OneCapture.captures(readings);
    int index = Integer.parseInt(number);
    return index <= listings.size()
        ? OneCapture.of(argument, listings.get(index - 1))
        : OneCapture.failed(
            argument, "there are only " + listings.size() + " listings of packages");
  }

  private static OneCapture choose(String argument, List<Reading> readings, Deployment deployment) {
    List<Reading> listings = OneCapture.captures(readings);
    List<Reading> own =
        listings.stream().filter(reading -> isOf(reading, deployment)).toList();
    return own.size() == 1
        ? OneCapture.of(argument, own.get(0))
        : OneCapture.only(argument, readings, "listings of packages", Optional.empty());
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
