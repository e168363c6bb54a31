// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.export;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Origin;
import io.github.ostreedrift.model.Origin.CustomOrigin;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.UnrecognizedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes up deployments with everything that can be exported, and with words that would do harm where they were taken for
 * more than words. The same seed gives the same deployments.
 */
final class ExportedStates {
  /** A file of this name is there where something of a capture has run. */
  static final String HARM = "HARM";

  private static final List<String> NAMES = List.of(
      "htop",
      "vim-enhanced",
      "gcc-c++",
      "python3.12",
      "perl(Foo::Bar)",
      "/usr/bin/strace",
      "libfoo.so.1()(64bit)",
      "podman >= 4.1",
      "NetworkManager-wifi",
      "kernel-6.9.11-100.fc39",
      "foo~rc1^git");

  private static final List<String> HOSTILE = List.of(
      "$(touch HARM)",
      "`touch HARM`",
      "a;touch HARM",
      "a\ntouch HARM",
      "a\nRUN touch HARM",
      "a\rtouch HARM",
      "a\\\nRUN touch HARM",
      "'; touch HARM; '",
      "'\"'; touch HARM; '\"'",
      "\"; touch HARM; \"",
      "a && touch HARM",
      "a|touch HARM",
      "a > HARM",
      "<(touch HARM)",
      "<<EOF",
      "a <<-'EOF'",
      "-x",
      "--",
      "--from=repo=evil",
      "-",
      "a b  c",
      "a\\",
      "'",
      "''",
      "\"",
      "\\'",
      "#x",
      "a #b",
      "$HOME",
      "${HOME:-x}",
      "$BASE",
      "*",
      "?",
      "[a-z]",
      "~",
      "~root",
      "{a,b}",
      "!x",
      "",
      " ",
      "\ttab",
      "\u0000",
      "\u001b[31m",
      "\u0085RUN touch HARM",
      "\u2028RUN touch HARM",
      "\u202egpj",
      "\u200b",
      "\ufeffx",
      "\ud83d",
      "\u00a0x\u00a0y",
      "é",
      "日本",
      "😀",
      "https://example.com/x.rpm",
      "x.rpm",
      "- x",
      ": y",
      "? z",
      "a: b",
      "&a",
      "*a",
      "%TAG",
      "@a",
      "|",
      ">",
      "{}",
      "[]",
      "yes",
      "null",
      "1.0",
      "0x1f",
      "2001-01-01",
      "escape=`",
      "syntax=evil",
      "shellcheck disable=SC2086");

  private static final List<String> NEVRAS = List.of(
      "zoom-1:6.0-1.x86_64",
      "dropbox-2020.03.04-1.fc39.noarch",
      "a+b-1~rc1-0^git.i686",
      "$(touch HARM)-1-1.noarch",
      "a b-1-1.noarch",
      "a\n-1-1.noarch",
      "no nevra");

  private final Random random;

  ExportedStates(long seed) {
    random = new Random(seed);
  }

  /** Deployments that show all that matters. */
  static List<Deployment> of(long seed, int count) {
    ExportedStates states = new ExportedStates(seed);
    return IntStream.range(0, count).mapToObj(index -> states.next()).toList();
  }

  Deployment next() {
    Facts.Builder<Deployment> facts = DeploymentFacts.builder();
    facts
        .show(DeploymentFacts.BOOTED, true)
        .show(DeploymentFacts.ORIGIN, origin())
        .show(DeploymentFacts.VERSION, maybe(this::word))
        .show(DeploymentFacts.LAYERED, words())
        .show(DeploymentFacts.INACTIVE, words())
        .show(DeploymentFacts.LOCAL, list(NEVRAS))
        .show(DeploymentFacts.LOCAL_FILEOVERRIDE, list(NEVRAS))
        .show(DeploymentFacts.MODULES, words())
        .show(DeploymentFacts.MODULES_ENABLED, words())
        .show(DeploymentFacts.MODULES_INACTIVE, List.of())
        .show(
            DeploymentFacts.REMOVED,
            words().stream().map(name -> new Removal(name, word())).toList())
        .show(DeploymentFacts.REPLACED, words().stream().map(this::replacement).toList())
        .show(DeploymentFacts.INACTIVE_REMOVALS, words())
        .show(
            DeploymentFacts.INACTIVE_REPLACEMENTS,
            words().stream().map(name -> new InactiveReplacement(name, word())).toList())
        .show(
            DeploymentFacts.INITRAMFS,
            maybe(() -> new Initramfs(random.nextBoolean(), words(), words())))
        .show(DeploymentFacts.UNLOCKED, random.nextInt(9) == 0 ? word() : "none")
        .show(
            DeploymentFacts.CUSTOM_ORIGIN, maybe(() -> new CustomOrigin(maybe(this::word), word())))
        .show(DeploymentFacts.CLIWRAP, random.nextInt(9) == 0);
    return new Deployment(
        random.nextInt(3),
        facts.build(),
        random.nextInt(9) == 0 ? List.of(new UnrecognizedRow(1, word(), List.of())) : List.of());
  }

  private Origin origin() {
    return switch (random.nextInt(8)) {
      case 0 -> new Origin.Refspec("fedora:fedora/41/x86_64/silverblue");
      case 1 -> new Origin.Refspec(word());
      case 2 -> new Origin.Checksum("ab".repeat(32));
      case 3 -> new Origin.None();
      case 4 -> new Origin.Rojig(word());
      case 5 -> new Origin.ContainerImage(word(), maybe(this::word));
      case 6 ->
        new Origin.ContainerImage("ostree-image-signed:docker://" + word(), Optional.empty());
      default ->
        new Origin.ContainerImage(
            "ostree-unverified-registry:quay.io/fedora/fedora-coreos:stable",
            maybe(() -> "sha256:" + "c0".repeat(32)));
    };
  }

  private Replacement replacement(String name) {
    String evr = random.nextBoolean() ? "1:2.0-3.fc41" : word();
    String source = random.nextBoolean()
        ? Replacement.LOCAL
        : random.nextBoolean() ? "repo=updates" : "repo=" + word();
    return new Replacement(name, "1-1", evr, source);
  }

  private String word() {
    return pick(random.nextBoolean() ? NAMES : HOSTILE);
  }

  private List<String> words() {
    List<String> all = new ArrayList<>(NAMES);
    all.addAll(HOSTILE);
    return list(all);
  }

  /** A few, each once. */
  private List<String> list(List<String> all) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, random.nextInt(Math.min(all.size(), 7))));
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }
}
