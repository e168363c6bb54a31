// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A text by its lines, and what stands where in it, were it a status. */
record Sheet(List<String> lines) {
  /** Keys of lists: what is left out of one of them is missed by nobody. */
  static final Set<String> LISTS = Set.of(
      "LayeredPackages",
      "LocalPackages",
      "LocalForcedPackages",
      "InactiveRequests",
      "RequestedPackages",
      "RemovedBasePackages",
      "ReplacedBasePackages",
      "LocalOverrides",
      "RemoteOverrides",
      "InactiveBaseRemovals",
      "InactiveBaseReplacements",
      "InactiveLocalOverrides",
      "InactiveRemoteOverrides",
      "LayeredModules",
      "EnabledModules",
      "InactiveModuleRequests");

  static final Set<String> CHECKSUMS = Set.of(
      "Commit",
      "BaseCommit",
      "BootedCommit",
      "BootedBaseCommit",
      "LiveCommit",
      "InterruptedLiveCommit",
      "Digest");

  private static final Set<String> OTHERS = Set.of(
      "Version",
      "Timestamp",
      "CustomOrigin",
      "GPGSignature",
      "StateRoot",
      "Staged",
      "Pinned",
      "Unlocked",
      "EndOfLife",
      "Initramfs",
      "InitramfsEtc",
      "Diff");

  /** The keys of deployments. */
  static final Set<String> KEYS = Stream.of(LISTS, CHECKSUMS, OTHERS)
      .flatMap(Set::stream)
      .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private static final Pattern ROW = Pattern.compile("( +)([A-Z][A-Za-z]+)(: )(.*)");
  private static final Pattern LIST = Pattern.compile("(?:Booted)?Deployments?:");
  private static final Pattern UPDATE = Pattern.compile("Available ?[Uu]pdate:?");
  private static final Pattern HEADER = Pattern.compile("(?:[●*] |  )[^ └`├|].*");
  private static final Pattern ADMIN = Pattern.compile("[*● ] \\S+ [0-9a-f]{64}\\.\\d+.*");

  /** A key with its value on one line. */
  record Row(int at, String line, String indent, String key, String value) {
    String head() {
      return indent + key + ": ";
    }
  }

  /** Some lines: the first one, and the one behind the last. */
  record Span(int from, int to) {}

  static Sheet of(String text) {
    return new Sheet(List.of(text.replaceFirst("\n+$", "").split("\n", -1)));
  }

  int size() {
    return lines.size();
  }

  String line(int at) {
    return lines.get(at);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  Sheet map(UnaryOperator<String> change) {
    return new Sheet(lines.stream().map(change).toList());
  }

  Sheet filter(Predicate<String> kept) {
    return new Sheet(lines.stream().filter(kept).toList());
  }

  Sheet head(int count) {
    return new Sheet(lines.subList(0, count));
  }

  Sheet tail(int from) {
    return new Sheet(lines.subList(from, size()));
  }

  /** Other lines in the place of some. */
  Sheet put(int from, int to, String... others) {
    List<String> changed = new ArrayList<>(lines.subList(0, from));
    changed.addAll(List.of(others));
    changed.addAll(lines.subList(to, size()));
    return new Sheet(changed);
  }

  static Predicate<String> any() {
    return key -> true;
  }

  boolean isRow(int at) {
    return at < size() && ROW.matcher(line(at)).matches();
  }

  /** Whether a line goes on with the row above it. */
  boolean goesOn(int at) {
    return at < size() && line(at).startsWith(" ".repeat(10)) && !isRow(at);
  }

  /** The rows that have one of these keys, a value, and all of it on their line. */
  List<Row> rows(Predicate<String> keys) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Matcher row = ROW.matcher(line(i));
      if (row.matches() && keys.test(row.group(2)) && !row.group(4).isEmpty() && !goesOn(i + 1)) {
        rows.add(new Row(i, line(i), row.group(1), row.group(2), row.group(4)));
      }
    }
    return rows;
  }

  /** Each deployment with its first line, without the empty line behind it. */
  List<Span> deployments() {
    int list = IntStream.range(0, size())
        .filter(i -> LIST.matcher(line(i)).matches())
        .findFirst()
        .orElse(-1);
    return list < 0 ? adminDeployments() : deployments(list + 1);
  }

  private List<Span> deployments(int first) {
    List<Span> spans = new ArrayList<>();
    for (int i = first; i < size() && !UPDATE.matcher(line(i)).matches(); i++) {
      boolean begins = i == first || line(i - 1).isBlank();
      if (begins && HEADER.matcher(line(i)).matches() && !isRow(i)) {
        int end = i + 1;
        while (end < size() && !line(end).isBlank()) {
          end++;
        }
        spans.add(new Span(i, end));
        i = end - 1;
      }
    }
    return spans;
  }

  private List<Span> adminDeployments() {
    List<Integer> headers = IntStream.range(0, size())
        .filter(i -> ADMIN.matcher(line(i)).matches())
        .boxed()
        .toList();
    return IntStream.range(0, headers.size())
        .mapToObj(
            i -> new Span(headers.get(i), i + 1 < headers.size() ? headers.get(i + 1) : size()))
        .toList();
  }
}
