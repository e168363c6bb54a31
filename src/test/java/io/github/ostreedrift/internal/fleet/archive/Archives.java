// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Archives, made up. */
final class Archives {
  static final String SOS = "sosreport-worker-0-2026-08-22-abcdefg/";
  static final String INSIGHTS = "insights-worker-0-20260822100000/";
  static final String JSON_STATUS = "sos_commands/rpmostree/rpm-ostree_status_--json";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

  private Archives() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  static byte[] tar(Consumer<Archives> members) {
    Archives archive = new Archives();
    members.accept(archive);
    try {
      archive.tar.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive.bytes.toByteArray();
  }

  Archives file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Archives file(String name, byte[] content) {
    try {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setSize(content.length);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Archives symbolicLink(String name, String target) {
    return special(name, TarConstants.LF_SYMLINK, target);
  }

  Archives hardLink(String name, String target) {
    return special(name, TarConstants.LF_LINK, target);
  }

  Archives device(String name) {
    return special(name, TarConstants.LF_CHR, "");
  }

  private Archives special(String name, byte type, String target) {
    try {
      TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
      entry.setLinkName(target);
      entry.setModTime(0);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says how large a member is, and has nothing of it. */
  static byte[] headerOnly(String name, long size) throws IOException {
    byte[] header = new byte[512];
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(size);
    entry.setModTime(0);
    entry.writeEntryHeader(header, ZipEncodingHelper.getZipEncoding("UTF-8"), true);
    return header;
  }

  static byte[] gz(byte[] content) {
    return pack(content, GZIPOutputStream::new);
  }

  static byte[] xz(byte[] content) {
    return pack(content, out -> new XZOutputStream(out, new LZMA2Options(1)));
  }

  private static byte[] pack(byte[] content, Packer packer) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws IOException;
  }
}
