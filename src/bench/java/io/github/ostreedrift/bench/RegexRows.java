// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.bench;

import io.github.ostreedrift.model.AvailableUpdate.LayerChange;
import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Facts;
import io.github.ostreedrift.model.Initramfs;
import io.github.ostreedrift.model.Live;
import io.github.ostreedrift.model.PackageDiff;
import io.github.ostreedrift.model.PackageDiff.PackageChange;
import io.github.ostreedrift.model.PackageDiff.PackageChange.Kind;
import io.github.ostreedrift.model.Removal;
import io.github.ostreedrift.model.Replacement;
import io.github.ostreedrift.model.Replacement.InactiveReplacement;
import io.github.ostreedrift.model.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of one deployment as {@link RegexReader} reads them: a key, and the lines of its value. */
final class RegexRows {
  private static final Pattern VERSION = Pattern.compile("(?:(.*) )?\\((.*)\\)");
  private static final Pattern CHANGE = Pattern.compile("(\\S+) (\\S+) -> (\\S+)");
  private static final Pattern BRANCH = Pattern.compile("(?:[├└]─|\\|-|`-) (.*)");
  private static final Pattern REPOSITORY = Pattern.compile("(.*) \\((.*)\\)");

  final Facts.Builder<Deployment> facts = DeploymentFacts.builder();
  final Map<String, LayerChange> layers = new HashMap<>();
  private final List<Removal> removed = new ArrayList<>();
  private final List<Replacement> replaced = new ArrayList<>();
  private final List<InactiveReplacement> inactive = new ArrayList<>();
  private final List<PackageChange> changes = new ArrayList<>();
  private final List<PackageChange> liveChanges = new ArrayList<>();
  private Optional<String> live = Optional.empty();
  private Optional<String> interrupted = Optional.empty();
  private PackageDiff liveDiff;
  private String initramfs;
  private List<String> initramfsEtc = List.of();
  private String lastLayers;
  private boolean inLive;
  private boolean oldTimes;
  String digest;
  String customOrigin;
  boolean verbose;

  private String key = "";
  private List<String> values = new ArrayList<>();

  /** A row begins. */
  void begin(String newKey, String value) {
    flush();
    key = newKey;
    values = new ArrayList<>();
    values.add(value);
  }

  /** A line below a row; since v2019.3 some changes have lost their own key. */
  void goOn(String line) {
    if (CHANGE.matcher(line).matches() && !isPackageRow()) {
      change(line, Kind.UPGRADED, inLive || key.endsWith("LiveCommit"));
    } else {
      values.add(line);
    }
  }

  /** Whether the row above is free text, whose lines begin at the very left. */
  boolean isNotice() {
    return key.equals("EndOfLife");
  }

  private boolean isPackageRow() {
    return switch (key) {
      case "LocalOverrides", "ReplacedBasePackages", "Upgraded", "Downgraded" -> true;
      default -> false;
    };
  }

  private void flush() {
    if (!key.isEmpty()) {
      take(values.get(0));
    }
  }

  private void take(String first) {
    switch (key) {
      case "Title" -> facts.show(DeploymentFacts.TITLE, first);
      case "Digest" -> digest = first;
      case "CustomOrigin" -> customOrigin = first;
      case "OstreeRemoteStatus" -> facts.show(DeploymentFacts.REMOTE_ERROR, Optional.of(first));
      case "Version", "Timestamp" -> version(first);
      case "BaseCommit", "BootedBaseCommit" -> commit(DeploymentFacts.BASE_CHECKSUM, first);
      case "Commit", "BootedCommit" -> commit(DeploymentFacts.CHECKSUM, first);
      case "InterruptedLiveCommit" -> interrupted = live(first);
      case "LiveCommit" -> live = live(first);
      case "LiveDiff" -> liveDiff = PackageDiff.ofCounts(RegexValues.counts(first));
      case "Staged" -> staged(first);
      case "StateRoot" -> stateroot(first);
      case "GPGSignature" -> signatures();
      case "SecAdvisories" ->
        facts.show(DeploymentFacts.ADVISORIES, RegexValues.advisories(values));
      case "Diff" ->
        facts.show(DeploymentFacts.DIFF, PackageDiff.ofCounts(RegexValues.counts(first)));
      default -> takePackages(first);
    }
  }

  private void takePackages(String first) {
    switch (key) {
      case "Upgraded", "LiveUpgraded" -> changes(Kind.UPGRADED);
      case "Downgraded", "LiveDowngraded" -> changes(Kind.DOWNGRADED);
      case "Removed", "LiveRemoved" -> changes(Kind.REMOVED);
      case "Added", "LiveAdded" -> changes(Kind.ADDED);
      case "RemovedBasePackages" -> values.forEach(line -> RegexValues.removals(line, removed));
      case "ReplacedBasePackages", "LocalOverrides" ->
        values.forEach(line -> RegexValues.replacements(line, Replacement.LOCAL, replaced));
      case "RemoteOverrides" -> remoteOverrides();
      case "InactiveBaseRemovals" -> list(DeploymentFacts.INACTIVE_REMOVALS);
      case "InactiveBaseReplacements", "InactiveLocalOverrides" ->
        RegexValues.words(values)
            .forEach(word -> inactive.add(new InactiveReplacement(word, Replacement.LOCAL)));
      case "InactiveRemoteOverrides" -> inactiveRemoteOverrides();
      case "InactiveRequests" -> list(DeploymentFacts.INACTIVE);
      case "InactiveModuleRequests" -> list(DeploymentFacts.MODULES_INACTIVE);
      case "LayeredPackages" -> list(DeploymentFacts.LAYERED);
      case "LayeredModules" -> list(DeploymentFacts.MODULES);
      case "EnabledModules" -> list(DeploymentFacts.MODULES_ENABLED);
      case "LocalPackages" -> list(DeploymentFacts.LOCAL);
      case "LocalForcedPackages" -> list(DeploymentFacts.LOCAL_FILEOVERRIDE);
      default -> takeOther(first);
    }
  }

  private void takeOther(String first) {
    switch (key) {
      case "Initramfs" -> initramfs = first;
      case "InitramfsEtc" -> initramfsEtc = RegexValues.words(values);
      case "Cliwrap" -> facts.show(DeploymentFacts.CLIWRAP, first.equals("enabled"));
      case "Pinned" -> facts.show(DeploymentFacts.PINNED, first.equals("yes"));
      case "Unlocked" -> facts.show(DeploymentFacts.UNLOCKED, first);
      case "EndOfLife" ->
        facts.show(DeploymentFacts.END_OF_LIFE, Optional.of(String.join("\n", values)));
      case "Total layers", "Removed layers", "Added layers" -> {
        lastLayers = key;
        layers.put(key, new LayerChange(Integer.parseInt(first), ""));
      }
      case "Size" ->
        layers.put(
            lastLayers,
            new LayerChange(layers.get(lastLayers).layers(), first.replace('\u00a0', ' ')));
      default -> throw new IllegalStateException("unknown row " + key);
    }
  }

  private void version(String value) {
    Matcher match = VERSION.matcher(value);
    boolean both = match.matches();
    String time = both ? match.group(2) : value;
    oldTimes = time.indexOf('T') < 0;
    facts.show(
        DeploymentFacts.VERSION, both ? Optional.ofNullable(match.group(1)) : Optional.empty());
    RegexValues.time(time).ifPresent(found -> facts.show(DeploymentFacts.TIMESTAMP, found));
  }

  private void commit(FactKey<Deployment, String> fact, String value) {
    facts.show(fact, value);
    if (values.size() > 1) {
      List<Repository> repositories = new ArrayList<>();
      for (String line : values.subList(1, values.size())) {
        Matcher match = REPOSITORY.matcher(branch(line));
        if (match.matches()) {
          repositories.add(new Repository(match.group(1), RegexValues.time(match.group(2))));
        }
      }
      boolean layered = fact == DeploymentFacts.CHECKSUM
          && facts.get(DeploymentFacts.BASE_CHECKSUM).isShown();
      facts.show(
          layered ? DeploymentFacts.LAYERED_REPOSITORIES : DeploymentFacts.REPOSITORIES,
          repositories);
    }
  }

  private static String branch(String line) {
    Matcher match = BRANCH.matcher(line);
    return match.matches() ? match.group(1) : line;
  }

  private Optional<String> live(String commit) {
    inLive = true;
    return Optional.of(commit);
  }

  private void staged(String value) {
    inLive = false;
    verbose = true;
    facts.show(DeploymentFacts.STAGED, value.equals("yes"));
  }

  private void stateroot(String value) {
    inLive = false;
    facts.show(DeploymentFacts.STATEROOT, value);
  }

  private void signatures() {
    inLive = false;
    facts.show(DeploymentFacts.SIGNATURES, RegexValues.signatures(values));
  }

  private void changes(Kind kind) {
    boolean ofLive = inLive || key.startsWith("Live");
    values.forEach(line -> change(line, kind, ofLive));
  }

  private void change(String line, Kind kind, boolean ofLive) {
    Matcher match = CHANGE.matcher(line);
    List<PackageChange> list = ofLive ? liveChanges : changes;
    list.add(match.matches() ? RegexValues.change(match, kind) : RegexValues.change(line, kind));
  }

  private void list(FactKey<Deployment, List<String>> fact) {
    facts.show(fact, RegexValues.words(values));
  }

  private void remoteOverrides() {
    String source = values.get(0);
    for (String line : values.subList(1, values.size())) {
      RegexValues.replacements(branch(line), source, replaced);
    }
  }

  private void inactiveRemoteOverrides() {
    String source = "";
    for (String line : values) {
      Matcher match = BRANCH.matcher(line);
      if (match.matches()) {
        inactive.add(new InactiveReplacement(match.group(1), source));
      } else {
        source = line;
      }
    }
  }

  /** The last row ends, and with it the facts of which several rows tell. */
  void end() {
    flush();
    facts.show(DeploymentFacts.REMOVED, List.copyOf(removed));
    facts.show(DeploymentFacts.REPLACED, List.copyOf(replaced));
    if (!inactive.isEmpty()) {
      facts.show(DeploymentFacts.INACTIVE_REPLACEMENTS, List.copyOf(inactive));
    }
    if (!changes.isEmpty()) {
      facts.show(DeploymentFacts.DIFF, PackageDiff.of(changes));
    }
    if (live.isPresent() || interrupted.isPresent()) {
      Optional<PackageDiff> diff = liveChanges.isEmpty()
          ? Optional.ofNullable(liveDiff)
          : Optional.of(PackageDiff.of(liveChanges));
      facts.show(DeploymentFacts.LIVE, Optional.of(new Live(live, interrupted, diff)));
    }
    if (initramfs != null || !initramfsEtc.isEmpty()) {
      facts.show(DeploymentFacts.INITRAMFS, Optional.of(initramfs()));
    }
  }

  private Initramfs initramfs() {
    if (initramfs == null || initramfs.equals("regenerate")) {
      return new Initramfs(initramfs != null, List.of(), initramfsEtc);
    }
    List<String> args =
        oldTimes ? List.of(initramfs.split(" +")) : RegexValues.words(List.of(initramfs));
    return new Initramfs(true, args, initramfsEtc);
  }
}
