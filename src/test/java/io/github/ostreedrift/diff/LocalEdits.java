// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift.diff;

import io.github.ostreedrift.model.Deployment;
import io.github.ostreedrift.model.DeploymentFacts;
import io.github.ostreedrift.model.FactKey;
import io.github.ostreedrift.model.Nevra;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** Edits of packages from local RPM files, and of modules. */
final class LocalEdits {
  private static final Pattern FIRST_NUMBER = Pattern.compile("(\\d+)(.*)");

  private final Edits edits;

  LocalEdits(Edits edits) {
    this.edits = edits;
  }

  List<BooleanSupplier> all() {
    List<BooleanSupplier> all = new ArrayList<>();
    local(
        "requested-local-packages",
        List.of(
            ChangeKind.LOCAL_PACKAGE_REMOVED,
            ChangeKind.LOCAL_PACKAGE_ADDED,
            ChangeKind.LOCAL_PACKAGE_UPGRADED,
            ChangeKind.LOCAL_PACKAGE_DOWNGRADED,
            ChangeKind.LOCAL_PACKAGE_CHANGED),
        all);
    if (edits.booted.has("requested-local-fileoverride-packages")) {
      local(
          "requested-local-fileoverride-packages",
          List.of(
              ChangeKind.FORCED_PACKAGE_REMOVED,
              ChangeKind.FORCED_PACKAGE_ADDED,
              ChangeKind.FORCED_PACKAGE_UPGRADED,
              ChangeKind.FORCED_PACKAGE_DOWNGRADED,
              ChangeKind.FORCED_PACKAGE_CHANGED),
          all);
    }
    all.add(() -> edits.use(edits.texts("requested-local-packages"), this::layer));
    if (edits.booted.has("modules")) {
      modules(all);
    }
    return all;
  }

  private void local(String key, List<ChangeKind> kinds, List<BooleanSupplier> all) {
    all.add(() -> edits.use(edits.texts(key), nevra -> {
      edits.remove(key, nevra);
      edits.expect(kinds.get(0), Edits.bare(nevra));
    }));
    all.add(() -> {
      String name = edits.freshName();
      edits.array(key).add(name + "-1:2.3-4.zz1.noarch");
      return edits.expect(kinds.get(1), name);
    });
    all.add(() -> swap(key, kinds.get(2), 1));
    all.add(() -> swap(key, kinds.get(3), -1));
    all.add(() -> swap(key, kinds.get(4), 0));
  }

  /** Another build of a package: newer, older, or for another architecture. */
  private boolean swap(String key, ChangeKind kind, int step) {
    List<String> candidates = edits.texts(key);
    candidates.removeIf(text -> other(text, step).isEmpty());
    return edits.use(candidates, text -> {
      ArrayNode list = edits.array(key);
      list.set(edits.texts(key).indexOf(text), other(text, step).orElseThrow());
      edits.expect(kind, Edits.bare(text));
    });
  }

  private static Optional<String> other(String text, int step) {
    try {
      Nevra nevra = Nevra.parse(text);
      if (step == 0) {
        String arch = nevra.arch().equals("i686") ? "x86_64" : "i686";
        return Optional.of(nevra.name() + "-" + nevra.evr() + "." + arch);
      }
      String epoch = nevra.evr().epoch().isEmpty() ? "" : nevra.evr().epoch() + ":";
      return bump(nevra.evr().version(), step)
          .map(version -> nevra.name() + "-" + epoch + version + "-"
              + nevra.evr().release() + "." + nevra.arch());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A version whose first number is one more or less. */
  static Optional<String> bump(String version, int step) {
    Matcher matcher = FIRST_NUMBER.matcher(version);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(matcher.group(1)).add(BigInteger.valueOf(step));
    return number.signum() < 0 ? Optional.empty() : Optional.of(number + matcher.group(2));
  }

  private void layer(String nevra) {
    String name = Edits.bare(nevra);
    edits.remove("requested-local-packages", nevra);
    edits.array("packages").add(name);
    edits.array("requested-packages").add(name);
    edits.expect(ChangeKind.LOCAL_PACKAGE_REMOVED, name);
    edits.expect(ChangeKind.LAYERED_PACKAGE_ADDED, name);
  }

  private void modules(List<BooleanSupplier> all) {
    FactKey<Deployment, List<String>> inactive = DeploymentFacts.MODULES_INACTIVE;
    all.add(() -> {
      String name = edits.freshName() + ":stable";
      edits.array("modules").add(name);
      edits.array("requested-modules").add(name);
      return edits.expect(ChangeKind.MODULE_ADDED, name);
    });
    all.add(() -> {
      String name = edits.freshName() + ":stable";
      edits.array("requested-modules").add(name);
      return edits.expect(ChangeKind.INACTIVE_MODULE_ADDED, name, Edits.shows(inactive));
    });
    all.add(() -> {
      String name = edits.freshName() + ":stable";
      edits.array("modules-enabled").add(name);
      return edits.expect(ChangeKind.ENABLED_MODULE_ADDED, name);
    });
    all.add(() -> {
      List<String> modules = edits.texts("modules");
      modules.retainAll(edits.texts("requested-modules"));
      if (modules.isEmpty() || !edits.touch("modules")) {
        return false;
      }
      edits.remove("modules", modules.get(0));
      return edits.expect(ChangeKind.MODULE_BECAME_INACTIVE, modules.get(0));
    });
  }
}
