// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.internal.fleet.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of a sosreport, an Insights archive or a must-gather that is read, packed or unpacked.
 *
 * @param root the folder of the report, with a slash at its end; empty if the report lies at the top
 * @param role what is in it
 */
record ReportMember(String root, Role role) {
  /** What {@code oc adm must-gather} collects. */
  static final String MUST_GATHER =
      "this must-gather holds no log of a machine-config-daemon, in which a status could stand; collect one with"
          + " `sos collect --cluster-type ocp` or with a loop of `oc debug node/NAME -- chroot /host rpm-ostree status`";

  private static final Pattern COMMAND = Pattern.compile(
      "(.*?)(?:sos_commands/(\\w+)/|(?:data/)?insights_commands/)([^/]+)", Pattern.DOTALL);
  private static final Pattern STATUS =
      Pattern.compile("(?:rpm-ostree_status|ostree_admin_status)(?:_[^/]*?)?(?:\\.\\d+)?");
  private static final Pattern META = Pattern.compile(
      "(.*?)meta_data/insights\\.specs\\.\\w+\\.rpm_ostree_status\\w*\\.json", Pattern.DOTALL);
  /** What a must-gather has of the pod that manages a node. */
  private static final Pattern DAEMON = Pattern.compile(
      "(.*?namespaces/openshift-machine-config-operator/pods/(machine-config-daemon-[^/]+)/)(?:(?:machine-config-daemon/){1,2}logs/(?:current|previous)\\.log|(\\2\\.yaml))",
      Pattern.DOTALL);

  private static final Pattern HOSTNAME_FILE =
      Pattern.compile("(.*?)(?:data/)?(etc/)?hostname", Pattern.DOTALL);

  /** What a member holds; names first. */
  enum Role {
    /** The output of {@code hostname}. */
    HOSTNAME,
    /** The output of {@code hostname -f}. */
    FULL_HOSTNAME,
    /** {@code /etc/hostname}. */
    HOSTNAME_FILE,
    /** The pod that manages the node, in YAML. */
    POD,
    /** A status of rpm-ostree or ostree. */
    STATUS,
    /** The log of the pod that manages the node, with a status of each of its starts. */
    DAEMON_LOG,
    /** A status of bootc, which is not read, but shows that there was something to tell. */
    BOOTC,
    /** What Insights notes of how the status was collected. */
    NOTES;

    boolean isName() {
      return compareTo(STATUS) < 0;
    }
  }

  /** What a member is, to judge by its path. */
  static Optional<ReportMember> find(String path) {
    Matcher command = COMMAND.matcher(path);
    if (command.matches()) {
      return role(command.group(3)).map(role -> new ReportMember(command.group(1), role));
    }
    Matcher daemon = DAEMON.matcher(path);
    if (daemon.matches()) {
      return Optional.of(
          new ReportMember(daemon.group(1), daemon.group(3) == null ? Role.DAEMON_LOG : Role.POD));
    }
    Matcher notes = META.matcher(path);
    if (notes.matches()) {
      return Optional.of(new ReportMember(notes.group(1), Role.NOTES));
    }
    Matcher name = HOSTNAME_FILE.matcher(path);
    return name.matches() && (name.group(1).isEmpty() || name.group(1).endsWith("/"))
        ? Optional.of(new ReportMember(
            name.group(1), name.group(2) == null ? Role.HOSTNAME : Role.HOSTNAME_FILE))
        : Optional.empty();
  }

  private static Optional<Role> role(String file) {
    if (STATUS.matcher(file).matches()) {
      return Optional.of(Role.STATUS);
    } else if (file.startsWith("bootc_status")) {
      return Optional.of(Role.BOOTC);
    }
    return switch (file) {
      case "hostname" -> Optional.of(Role.HOSTNAME);
      case "hostname_-f" -> Optional.of(Role.FULL_HOSTNAME);
      default -> Optional.empty();
    };
  }

  /** The folder of the report that any file of it lies in, if its path tells. */
  static Optional<String> root(String path) {
    Matcher daemon = DAEMON.matcher(path);
    if (daemon.matches()) {
      return Optional.of(daemon.group(1));
    }
    for (String marker :
        new String[] {"sos_commands/", "insights_commands/", "insights_archive.txt", "sos_reports/"
        }) {
      int at = path.indexOf(marker);
      if (at == 0 || (at > 0 && path.charAt(at - 1) == '/')) {
        String root = path.substring(0, at);
        return Optional.of(root.endsWith("/data/") ? root.substring(0, root.length() - 5) : root);
      }
    }
    return Optional.empty();
  }

  /** Whether a path is one that only a must-gather has. */
  static boolean isMustGather(String path) {
    return path.contains("cluster-scoped-resources/")
        || path.contains("host_service_logs/")
        || path.contains("namespaces/openshift-");
  }
}
