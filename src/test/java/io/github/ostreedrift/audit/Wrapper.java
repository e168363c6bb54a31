// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** The ways in which people collect the outputs of many nodes. */
enum Wrapper {
  FILES {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      for (Output output : outputs) {
        String extension = output.text().startsWith("{") ? ".json" : ".txt";
        Files.writeString(folder.resolve(output.node() + extension), output.text());
      }
    }
  },
  FOLDERS {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      for (Output output : outputs) {
        Path node = Files.createDirectories(folder.resolve("hosts").resolve(output.node()));
        Files.writeString(node.resolve("rpm-ostree-status.txt"), output.text());
      }
    }
  },
  ANSIBLE {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      String text = outputs.stream()
          .map(output -> output.node() + " | CHANGED | rc=0 >>\n" + output.lines())
          .collect(Collectors.joining());
      Files.writeString(folder.resolve("ansible.txt"), text);
    }
  },
  PDSH {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      List<List<String>> queues = new ArrayList<>();
      for (Output output : outputs) {
        queues.add(new ArrayList<>(
            output.text().lines().map(line -> output.node() + ": " + line).toList()));
      }
      StringBuilder text = new StringBuilder();
      while (!queues.isEmpty()) {
        List<String> queue = queues.get(random.nextInt(queues.size()));
        if (queue.isEmpty()) {
          queues.remove(queue);
        } else {
          text.append(queue.remove(0)).append('\n');
        }
      }
      Files.writeString(folder.resolve("pdsh.txt"), text);
    }
  },
  CLUSH {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      Map<String, List<String>> equal = new LinkedHashMap<>();
      outputs.forEach(output ->
          equal.computeIfAbsent(output.lines(), any -> new ArrayList<>()).add(output.node()));
      StringBuilder text = new StringBuilder();
      String rule = "-".repeat(15) + "\n";
      equal.forEach((body, nodes) -> text.append(rule)
          .append(String.join(",", nodes))
          .append(nodes.size() > 1 ? " (" + nodes.size() + ")\n" : "\n")
          .append(rule)
          .append(body));
      Files.writeString(folder.resolve("clush.txt"), text);
    }
  },
  JSON_LINES {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      StringBuilder lines = new StringBuilder();
      for (Output output : outputs) {
        Object status = output.text().startsWith("{") && random.nextBoolean()
            ? MAPPER.readTree(output.text())
            : output.text();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("node", output.node());
        line.put("status", status);
        lines.append(MAPPER.writeValueAsString(line)).append('\n');
      }
      Files.writeString(folder.resolve("nodes.jsonl"), lines);
    }
  },
  SOSREPORTS {
    @Override
    void write(Path folder, List<Output> outputs, Random random) throws IOException {
      for (Output output : outputs) {
        String top = "sosreport-" + output.node() + "-2026-08-22-abcdefg/";
        String member = output.text().startsWith("{")
            ? "rpm-ostree_status_--json"
            : output.text().contains("\n  AutomaticUpdates")
                ? "rpm-ostree_status_-v"
                : "rpm-ostree_status";
        byte[] packed = pack(Map.of(
            top + "hostname",
            output.node() + "\n",
            top + "sos_commands/rpmostree/" + member,
            output.text()));
        Files.write(folder.resolve(top.replace("/", ".tar.gz")), packed);
      }
    }
  };

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * What a node printed.
   *
   * @param node its name
   * @param text what it printed
   */
  record Output(String node, String text) {
    /** A tool's transcript ends each node's output with a line break. */
    String lines() {
      return text.endsWith("\n") ? text : text + "\n";
    }
  }

  /** Writes the outputs of nodes into a folder. */
  abstract void write(Path folder, List<Output> outputs, Random random) throws IOException;

  private static byte[] pack(Map<String, String> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        byte[] content = member.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
