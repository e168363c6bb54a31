// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.damage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What people and other programs say before and behind a status. */
final class Chatter {
  static final List<String> PROSE = List.of(
      "I then opened Settings -> About and it still says 39.",
      "Any idea what is going on here? Thanks!",
      "kernel is 6.9.1-200.fc40 by the way",
      "https://example.org/thread/1234",
      "![screenshot](https://example.org/a.png)",
      "Expected: it boots",
      "* first I ran the update",
      "- then I rebooted",
      "> did you try to pin it?",
      "Reboot the machine, then run it again.");

  private static final List<String> PROMPTS = List.of(
      "[core@node-1 ~]$ ",
      "user@fedora:~$ systemctl reboot",
      "❯ rpm-ostree upgrade",
      "➜  ~ ls",
      "bash-5.2# exit",
      "$ cat /etc/os-release",
      "~ %",
      "PS C:\\Users\\me> ",
      "C:\\Users\\me>",
      "core@node-1 ~> exit",
      "[root@node-1 /]# ",
      "root@node-1:/# ",
      "PS1$ ",
      "╰─$ ",
      "λ ",
      "sh-4.4# ",
      "node-1# exit",
      "⬢[core@toolbox ~]$ ",
      "user@fedora ~ % ",
      "root@fedora:~#",
      "[user@fedora ~ (main)]$ git log",
      "(venv) user@host:~$ ",
      "~ ❯ ");

  private static final List<String> COMMANDS = List.of(
      "[core@node-1 ~]$ rpm-ostree status\n",
      "root@node-1:/# rpm-ostree status\n",
      "core@node-1 ~> rpm-ostree status\n",
      "PS C:\\Users\\me> ssh node-1 rpm-ostree status\n",
      "% rpm-ostree status\n",
      "╰─$ sudo rpm-ostree status\n");

  /** A command, and what it prints: much of it looks like a row of a status. */
  private static final Map<String, String> OUTPUTS = new TreeMap<>(Map.ofEntries(
      Map.entry(
          "os-release",
          "cat /etc/os-release\nNAME=\"Fedora Linux\"\nVERSION=\"40.20240504.3.0 (CoreOS)\"\nID=fedora\n"),
      Map.entry(
          "docker",
          "docker version\nClient:\n Version:           20.10.7\n API version:       1.41\n Commit:  f0df350\n"),
      Map.entry(
          "systemctl",
          "systemctl status docker\n● docker.service - Docker Engine\n     Loaded: loaded (/usr/lib/docker)\n"
              + "     Active: active (running) since Wed 2024-05-01 10:00:00 UTC; 3min ago\n"),
      Map.entry(
          "failed-units",
          "systemctl --failed\n  UNIT            LOAD   ACTIVE SUB    DESCRIPTION\n"
              + "● foo.service     loaded failed failed Foo\n\n1 loaded units listed.\n"),
      Map.entry(
          "rpm-ostree-version",
          "rpm-ostree --version\nrpm-ostree:\n Version: '2024.6'\n Git: 9d4a1b2c\n Features:\n  - rust\n"),
      Map.entry(
          "ostree-version",
          "ostree --version\nlibostree:\n Version: '2024.6'\n Git: 9d4a1b2c\n Features:\n  - libcurl\n"),
      Map.entry(
          "rpm-qi",
          "rpm -qi htop\nName        : htop\nVersion     : 3.3.0\nRelease     : 3.fc40\n"),
      Map.entry(
          "hostnamectl",
          "hostnamectl\n Static hostname: node-1\nOperating System: Fedora CoreOS 40\n"
              + "          Kernel: Linux 6.8.9-300.fc40.x86_64\n"),
      Map.entry("uname", "uname -r\n6.8.9-300.fc40.x86_64\n"),
      Map.entry("flatpak", "flatpak list\nFirefox\torg.mozilla.firefox\t125.0.3\tstable\tsystem\n"),
      Map.entry(
          "journal",
          "journalctl -n1\nMay 01 10:00:01 node-1 rpm-ostree[812]: In idle state; will auto-exit\n"),
      Map.entry(
          "df",
          "df -h /\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/vda4  20G  4G  16G  21% /\n"),
      Map.entry("remotes", "ostree remote list -u\nfedora  https://ostree.fedoraproject.org\n"),
      Map.entry("podman", "podman info\nhost:\n  os: linux\nversion:\n  Version: 5.0.2\n"),
      Map.entry("echo", "echo $?\n0\n")));

  private Chatter() {}

  static Change prompts() {
    return (sheet, random) -> Optional.of(
        Change.one(random, COMMANDS) + sheet.text() + Change.one(random, PROMPTS) + "\n");
  }

  static Change proseBehindGap() {
    return Change.around("", "\n", PROSE);
  }

  static Change proseBehind() {
    return Change.around("", "", PROSE);
  }

  private static Change before(List<String> words, String gap) {
    return (sheet, random) -> Optional.of(Change.one(random, words) + gap + sheet.text());
  }

  static void addTo(Way.Collector ways) {
    ways.nothing("prompts", prompts())
        .nothing(
            "prompt-without-break", Change.around("$ rpm-ostree status\n", "[core@node-1 ~]$ "))
        .nothing("traced", Change.around("+ rpm-ostree status\n", "+ exit 0\n"))
        .nothing(
            "timed",
            Change.around(
                "$ time rpm-ostree status\n", "\nreal\t0m1.204s\nuser\t0m0.012s\nsys\t0m0.034s\n"))
        .nothing(
            "ssh",
            Change.around(
                "Warning: Permanently added 'node-1,10.0.0.4' (ED25519) to the list of known hosts.\n"
                    + "core@node-1's password: \n",
                "Connection to node-1 closed.\n"))
        .nothing(
            "debug-pod",
            Change.around(
                "Starting pod/node-1-debug ...\nTo use host binaries, run `chroot /host`\nPod IP: 10.0.0.4\n"
                    + "sh-4.4# chroot /host\nsh-4.4# rpm-ostree status\n",
                "sh-4.4# exit\nexit\n\nRemoving debug pod ...\n"))
        .nothing("prose-behind-gap", proseBehindGap())
        .nothing("prose-before-gap", before(PROSE, "\n\n"))
        .something("prose-behind", proseBehind())
        .something("prose-before", before(PROSE, "\n"))
        .something(
            "prose-glued",
            before(List.of("Output: ", "status: ", "[sudo] password for core: "), ""))
        .something(
            "prompt-glued", Change.text(text -> text.stripTrailing() + "[core@node-1 ~]$ \n"))
        .something(
            "packages-behind",
            Change.around("", "htop-3.3.0-3.fc40.x86_64\nvim-minimal-9.1.393-1.fc40.x86_64\n"));
    OUTPUTS.forEach((name, said) -> {
      String bare = said.substring(said.indexOf('\n') + 1);
      String status = "[core@node-1 ~]$ rpm-ostree status\n";
      ways.nothing("before-" + name, Change.around("[core@node-1 ~]$ " + said + status, ""))
          .nothing(
              "behind-" + name,
              Change.around(status, "[core@node-1 ~]$ " + said + "[core@node-1 ~]$ \n"))
          .something("bare-before-" + name, Change.around(bare, ""))
          .something("bare-behind-" + name, Change.around("", bare))
          .something("bare-behind-gap-" + name, Change.around("", "\n" + bare));
    });
  }
}
