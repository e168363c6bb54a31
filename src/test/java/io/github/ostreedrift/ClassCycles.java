// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cycles of classes that lead through several packages. A package may know one below it and be known by it, as an entry
 * point and the values that it gives are; but no class may need, by whatever way, itself through another package.
 */
final class ClassCycles extends ArchCondition<JavaClass> {
  private final Map<JavaClass, Set<JavaClass>> known = new HashMap<>();

  ClassCycles() {
    super("be in no cycle of classes that leads through several packages");
  }

  @Override
  public void init(Collection<JavaClass> classes) {
    for (JavaClass each : classes) {
      Set<JavaClass> targets = known.computeIfAbsent(outermost(each), any -> new HashSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = outermost(dependency.getTargetClass().getBaseComponentType());
        targets.add(target);
      }
    }
  }

  @Override
  public void check(JavaClass source, ConditionEvents events) {
    for (JavaClass target : known.getOrDefault(source, Set.of())) {
      boolean leaves = !target.getPackageName().equals(source.getPackageName());
      if (leaves && reaches(target, source)) {
        events.add(SimpleConditionEvent.violated(
            source, source.getName() + " needs " + target.getName() + ", which needs it in turn"));
      }
    }
  }

  private boolean reaches(JavaClass from, JavaClass to) {
    Set<JavaClass> seen = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(Set.of(from));
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (next.equals(to)) {
        return true;
      } else if (seen.add(next)) {
        open.addAll(known.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  private static JavaClass outermost(JavaClass nested) {
    JavaClass outer = nested;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }
}
