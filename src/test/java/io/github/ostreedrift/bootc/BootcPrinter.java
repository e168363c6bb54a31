// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bootc;

import io.github.ostreedrift.bootc.BootcState.Entry;
import io.github.ostreedrift.bootc.BootcState.Image;
import io.github.ostreedrift.bootc.BootcState.Release;
import io.github.ostreedrift.bootc.BootcState.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints states as releases of bootc do: from their rules, and not by their code. */
public final class BootcPrinter {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private BootcPrinter() {}

  /** {@code --json}: in the order of the declaration to v1.4, then alphabetical. */
  public static String json(BootcState state) {
    Map<String, @Nullable Object> host = host(state);
    return MAPPER.writeValueAsString(state.release().isSince(Release.V1_5) ? sorted(host) : host);
  }

  private static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((key, member) -> sorted.put((String) key, sorted(member)));
      return sorted;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(item -> all.add(sorted(item)));
      return all;
    }
    return value;
  }

  /** {@code --format yaml}. */
  public static String yaml(BootcState state) {
    StringBuilder text = new StringBuilder();
    yaml(host(state), "", text);
    return text.toString();
  }

  private static void yaml(Map<?, ?> map, String indent, StringBuilder text) {
    map.forEach((key, value) -> {
      text.append(indent).append(key).append(':');
      value(value, indent, text);
    });
  }

  private static void value(@Nullable Object value, String indent, StringBuilder text) {
    if (value instanceof Map<?, ?> map && map.containsKey("ostreeRemote")) {
      text.append(" !ostreeRemote ").append(map.get("ostreeRemote")).append('\n');
    } else if (value instanceof Map<?, ?> map) {
      text.append('\n');
      yaml(map, indent + "  ", text);
    } else if (value instanceof List<?> list) {
      text.append('\n');
      for (Object item : list) {
        StringBuilder inner = new StringBuilder();
        yaml((Map<?, ?>) item, indent + "  ", inner);
        text.append(indent).append("- ").append(inner.substring(indent.length() + 2));
      }
    } else if (value instanceof String word && word.matches("null|\\d+(?:\\.\\d+)?")) {
      text.append(" '").append(word).append("'\n");
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static Map<String, @Nullable Object> host(BootcState state) {
    Release release = state.release();
    Map<String, @Nullable Object> host = new LinkedHashMap<>();
    boolean isFirst = release == Release.V0_1_14;
    host.put("apiVersion", "org.containers.bootc/v1" + (isFirst ? "alpha1" : ""));
    host.put("kind", "BootcHost");
    host.put("metadata", new LinkedHashMap<>(Map.of("name", "host")));
    Map<String, @Nullable Object> spec = new LinkedHashMap<>();
    Optional<Image> image =
        state.find(Slot.STAGED).or(() -> state.find(Slot.BOOTED)).flatMap(Entry::image);
    spec.put("image", image.map(BootcPrinter::reference).orElse(null));
    spec.put("bootOrder", state.queued() && image.isPresent() ? "rollback" : "default");
    host.put("spec", spec);
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    for (Slot slot : List.of(Slot.STAGED, Slot.BOOTED, Slot.ROLLBACK)) {
      status.put(slot.key(), state.find(slot).map(entry -> entry(state, entry)).orElse(null));
    }
    List<Object> others = new ArrayList<>();
    state.entries().stream()
        .filter(entry -> entry.slot() == Slot.OTHER)
        .forEach(entry -> others.add(entry(state, entry)));
    if (!others.isEmpty()) {
      status.put("otherDeployments", others);
    }
    status.put("rollbackQueued", state.queued());
    boolean isBootc =
        !state.isComposefs() && state.find(Slot.BOOTED).flatMap(Entry::image).isPresent();
    status.put("type", isBootc ? "bootcHost" : null);
    if (release == Release.V1_16) {
      status.put(
          "usrOverlay",
          state
              .overlay()
              .map(words -> {
                Map<String, @Nullable Object> overlay = new LinkedHashMap<>();
                overlay.put("accessMode", words.get(0));
                overlay.put("persistence", words.get(1));
                return overlay;
              })
              .orElse(null));
    }
    host.put("status", status);
    return host;
  }

  private static Map<String, @Nullable Object> entry(BootcState state, Entry entry) {
    Release release = state.release();
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("image", entry.image().map(image -> image(release, image)).orElse(null));
    all.put("cachedUpdate", entry.cached().map(image -> image(release, image)).orElse(null));
    all.put("incompatible", entry.incompatible());
    all.put("pinned", entry.pinned());
    if (release == Release.V1_16) {
      all.put("softRebootCapable", entry.softReboot());
      all.put("downloadOnly", entry.downloadOnly());
    }
    all.put("store", entry.verity().isPresent() ? null : "ostreeContainer");
    Map<String, @Nullable Object> ostree = new LinkedHashMap<>();
    if (release.isSince(Release.V1_5)) {
      ostree.put("stateroot", entry.stateroot());
    }
    ostree.put("checksum", entry.checksum());
    ostree.put("deploySerial", entry.serial());
    all.put("ostree", entry.verity().isPresent() ? null : ostree);
    if (release == Release.V1_16) {
      all.put("composefs", entry.verity().map(BootcPrinter::composefs).orElse(null));
    }
    return all;
  }

  private static Map<String, @Nullable Object> composefs(String verity) {
    Map<String, @Nullable Object> composefs = new LinkedHashMap<>();
    composefs.put("verity", verity);
    composefs.put("bootType", "Bls");
    composefs.put("bootloader", "systemd");
    composefs.put("bootDigest", verity.substring(0, 64));
    composefs.put("missingVerityAllowed", false);
    return composefs;
  }

  private static Map<String, @Nullable Object> image(Release release, Image image) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("image", reference(image));
    if (release.isSince(Release.V1_5)) {
      all.put("architecture", image.architecture());
    }
    all.put("version", image.version().orElse(null));
    all.put("timestamp", image.time().orElse(null));
    all.put("imageDigest", image.digest());
    return all;
  }

  private static Map<String, @Nullable Object> reference(Image image) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("image", image.name());
    all.put("transport", image.transport());
    if (image.signature().startsWith("ostreeRemote:")) {
      all.put("signature", Map.of("ostreeRemote", image.signature().substring(13)));
    } else if (!image.signature().isEmpty()) {
      all.put("signature", image.signature());
    }
    return all;
  }

  /** For people: v1.1.0 to v1.1.2, or v1.1.3 and later. */
  public static String text(BootcState state, boolean verbose) {
    return state.release() == Release.V1_1_0 ? first(state) : second(state, verbose);
  }

  private static String first(BootcState state) {
    StringBuilder text = new StringBuilder();
    for (Slot slot : List.of(Slot.STAGED, Slot.BOOTED, Slot.ROLLBACK)) {
      Optional<Entry> entry = state.find(slot);
      Optional<Image> image = entry.flatMap(Entry::image);
      if (entry.isEmpty()) {
        text.append("No ").append(slot.key()).append(" image present\n");
      } else if (image.isEmpty()) {
        text.append("Current ").append(slot.key()).append(" state is native ostree\n");
      } else {
        text.append("Current ").append(slot.key()).append(" image: ");
        text.append(printed(image.get())).append('\n');
        text.append("    Image version: ")
            .append(image.get().version().orElse("No image version defined"))
            .append(" (")
            .append(image.get().time().map(BootcPrinter::utc).orElse("No timestamp present"))
            .append(")\n    Image digest: ")
            .append(image.get().digest())
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String printed(Image image) {
    return (image.transport().equals("registry") ? "" : image.transport() + ":") + image.name();
  }

  private static String utc(String time) {
    return time.replace('T', ' ').replace("Z", " UTC");
  }

  private static String second(BootcState state, boolean verbose) {
    List<String> blocks = new ArrayList<>();
    for (Entry entry : state.entries()) {
      blocks.add(block(state, entry, verbose));
    }
    return String.join("\n", blocks);
  }

  private static String block(BootcState state, Entry entry, boolean verbose) {
    Release release = state.release();
    String what = entry.image().isPresent() ? "image: " + printed(entry.image().get()) : "ostree";
    String word = entry.slot().key();
    String slot = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    boolean hasImage = entry.image().isPresent();
    int column;
    String mark = "  ";
    switch (entry.slot()) {
      case STAGED -> column = hasImage ? 14 : 15;
      case BOOTED -> {
        mark = "\u25cf ";
        column = hasImage ? 14 : 17;
      }
      case ROLLBACK -> column = hasImage ? 16 : 17;
      default -> {
        mark = hasImage ? "   " : " ";
        column = hasImage ? 14 : 13;
      }
    }
    Rows rows = new Rows(column);
    rows.text.append(mark).append(slot).append(' ').append(what).append('\n');
    if (hasImage) {
      image(release, entry, entry.image().get(), rows);
    } else {
      rows.add("Commit", entry.checksum());
    }
    if (release.isSince(Release.V1_5) && entry.pinned()) {
      rows.add("Pinned", "yes");
    }
    if (release == Release.V1_16) {
      entry
          .cached()
          .filter(cached -> entry
              .image()
              .filter(image -> image.digest().equals(cached.digest()))
              .isEmpty())
          .ifPresent(cached -> update(cached, rows));
    }
    if (entry.slot() == Slot.BOOTED) {
      state
          .overlay()
          .ifPresent(overlay -> rows.add(
              "/usr overlay",
              overlay.get(1) + ", "
                  + (overlay.get(0).equals("readOnly") ? "read-only" : "read/write")));
    }
    if (verbose) {
      verbose(release, entry, hasImage, rows);
    }
    return rows.text.toString();
  }

  private static void image(Release release, Entry entry, Image image, Rows rows) {
    boolean isNew = release.isSince(Release.V1_5);
    rows.add("Digest", image.digest() + (isNew ? " (" + image.architecture() + ")" : ""));
    entry.verity().ifPresent(verity -> rows.add("Verity", verity));
    Optional<String> time =
        image.time().map(each -> isNew ? each.replaceFirst("\\.\\d+", "") : utc(each));
    if (image.version().isPresent()) {
      rows.add(
          "Version", image.version().get() + time.map(each -> " (" + each + ")").orElse(""));
    } else {
      time.ifPresent(each -> rows.add("Timestamp", each));
    }
  }

  private static void update(Image cached, Rows rows) {
    Optional<String> time = cached.time().map(each -> each.replaceFirst("\\.\\d+", ""));
    if (cached.version().isPresent()) {
      rows.add(
          "UpdateVersion",
          cached.version().get() + time.map(each -> " (" + each + ")").orElse(""));
    } else {
      rows.add("Update", "Available");
    }
    rows.add("UpdateDigest", cached.digest());
  }

  private static void verbose(Release release, Entry entry, boolean hasImage, Rows rows) {
    if (entry.verity().isEmpty()) {
      rows.add("StateRoot", entry.stateroot());
      rows.add("Deploy serial", String.valueOf(entry.serial()));
      rows.add("Staged", entry.slot() == Slot.STAGED ? "yes" : "no");
      if (hasImage) {
        rows.add("Commit", entry.checksum());
      }
    }
    String signature = entry.image().map(Image::signature).orElse("");
    if (signature.startsWith("ostreeRemote:")) {
      rows.add("Signature", "ostree-remote:" + signature.substring(13));
    } else if (!signature.isEmpty()) {
      rows.add("Signature", "container-policy");
    }
    if (release == Release.V1_16) {
      rows.add("Soft-reboot", entry.softReboot() ? "yes" : "no");
      if (entry.verity().isPresent()) {
        rows.add("FsVerity", "Enforced");
      }
      if (entry.slot() == Slot.STAGED) {
        rows.add("Download-only", entry.downloadOnly() ? "yes" : "no");
      }
    }
  }

  /** Rows whose labels end in one column. */
  private static final class Rows {
    final StringBuilder text = new StringBuilder();
    private final int column;

    Rows(int column) {
      this.column = column;
    }

    void add(String label, String value) {
      text.append(" ".repeat(Math.max(0, column - label.length())))
          .append(label)
          .append(": ")
          .append(value)
          .append('\n');
    }
  }
}
