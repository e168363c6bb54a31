// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

/** Small captures for tests of the command line. */
final class Captures {

  /** A whole status without any problem. */
  static final String STATUS = """
      State: idle
      Deployments:
      ● fedora:fedora/40/x86_64/silverblue
                        Version: 40.20240414.0 (2024-04-14T18:22:53Z)
                         Commit: 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
                LayeredPackages: htop
      """;

  /** A status with a line that has to be kept. */
  static final String WITH_WARNING =
      STATUS.replace("         Version:", "      NewThing: 1\n                  Version:");

  /** A status with a line that can't be read. */
  static final String WITH_ERROR =
      STATUS.replace("Version: 40.20240414.0 (2024-04-14T18:22:53Z)", "Version:");

  /** Another kind of capture. */
  static final String OSTREE = """
      * fedora 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5.0
          Version: 40.20240414.0
          origin refspec: fedora:fedora/40/x86_64/silverblue
      """;

  private Captures() {}
}
