// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.fleet;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or folder can't be read, in words. */
public final class FileFault {
  private FileFault() {}

  /** What the system says. */
  public static String describe(Exception fault) {
    if (fault instanceof NoSuchFileException) {
      return "no such file";
    } else if (fault instanceof AccessDeniedException) {
      return "permission denied";
    } else if (fault instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(fault.getMessage());
  }
}
