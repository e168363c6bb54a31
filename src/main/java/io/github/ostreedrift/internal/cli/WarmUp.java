// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.cli;

import io.github.ostreedrift.capture.CaptureReader;

/**
 * Loads what every command needs, lexers and writers, while the arguments are still being read. That takes as long
 * itself, so on two processors a command begins to work in half the time.
 */
final class WarmUp {
  private static final String SAMPLE = """
      State: idle
      AutomaticUpdates: stage; rpm-ostreed-automatic.timer: no runs since boot
      Deployments:
        fedora:fedora/40/x86_64/silverblue
                        Version: 40.20240501.0 (2024-05-01T01:02:03Z)
                     BaseCommit: 9a817d75bef81b955179be6e602d1e6ae350645b6323231a62ba2ee6e5b9644b
                   GPGSignature: Valid signature by 860E19B0AFA800A1751881A6F55E7430F5282EE4
                           Diff: 1 added
                LayeredPackages: htop

      ● fedora:fedora/40/x86_64/silverblue
                        Version: 40.20240414.0 (2024-04-14T18:22:53Z)
                         Commit: 7e382b11d213a402a5313e61cbc69dfd5ab93cb07e1b8d9f0a2c4e6f8091a3b5
                   GPGSignature: Valid signature by 860E19B0AFA800A1751881A6F55E7430F5282EE4
      """;

  private final Thread thread;

  private WarmUp(Thread thread) {
    this.thread = thread;
  }

  /** Begins; the process may end before it does. */
  static WarmUp start(String... arguments) {
    // What begins with an option asks for the version, or for help; and archived classes are loaded
    // sooner than used.
    boolean reads = arguments.length > 1
        && !arguments[0].startsWith("-")
        && System.getProperty("ostree-drift.archive") == null;
    Thread thread = new Thread(reads ? WarmUp::read : () -> {}, "warm-up");
    thread.setDaemon(true);
    thread.start();
    return new WarmUp(thread);
  }

  /** Waits for the end, so that no two threads ever initialize the same classes in different orders. */
  void await() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read() {
    try {
      CaptureReader.standard().read(SAMPLE);
    } catch (RuntimeException | Error e) {
      // If that can't be read, the inputs will say so, too.
    }
  }
}
