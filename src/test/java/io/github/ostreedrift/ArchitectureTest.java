// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.ostreedrift.model.Capture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {
  private static final String ROOT = "io.github.ostreedrift";
  private static final JavaClasses OURS = new ClassFileImporter()
      .importUrl(Capture.class.getProtectionDomain().getCodeSource().getLocation());

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }

  /** What an embedder sees, and what is promised to stay. */
  private static final Set<String> PUBLIC = Set.of(
      "",
      ".model",
      ".diff",
      ".diff.survival",
      ".capture",
      ".fleet",
      ".audit",
      ".report",
      ".assertj",
      ".jackson");

  /** What only we see. */
  private static final Set<String> INTERNAL = Set.of(
      ".model",
      ".text",
      ".text.line",
      ".text.token",
      ".text.value",
      ".text.status",
      ".text.admin",
      ".text.bootc",
      ".text.legacy",
      ".text.listing",
      ".text.grammar",
      ".json",
      ".diff",
      ".capture",
      ".fleet",
      ".fleet.archive",
      ".fleet.multinode",
      ".fleet.json",
      ".fleet.inventory",
      ".export",
      ".report",
      ".report.html",
      ".cli");

  @Test
  void noUnknownPackage() {
    holds(classes()
        .should()
        .resideInAnyPackage(Stream.concat(
                PUBLIC.stream().map(name -> ROOT + name),
                INTERNAL.stream().map(name -> ROOT + ".internal" + name))
            .toArray(String[]::new)));
  }

  /** What an embedder has to know: it grows only where it must. */
  @Test
  void fewPublicTypes() {
    List<String> types = OURS.stream()
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .map(JavaClass::getName)
        .filter(name -> !name.startsWith(ROOT + ".internal."))
        .sorted()
        .toList();
    assertThat(types).contains(ROOT + ".OstreeDrift").hasSizeLessThanOrEqualTo(71);
  }

  /** What is public speaks of public types alone. */
  @Test
  void noInternalTypeInAPublicSignature() {
    holds(codeUnits()
        .that(JavaMember.Predicates.declaredIn(
            JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".internal..")
                .and(DescribedPredicate.describe("seen from outside", ArchitectureTest::isSeen))))
        .and()
        .arePublic()
        .should(new ArchCondition<>("name no internal type") {
          @Override
          public void check(JavaCodeUnit unit, ConditionEvents events) {
            Stream.concat(
                    unit.getReturnType().getAllInvolvedRawTypes().stream(),
                    unit.getParameterTypes().stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                .filter(type -> type.getPackageName().startsWith(ROOT)
                    && (type.getPackageName().contains(".internal") || !isSeen(type)))
                .forEach(type -> events.add(SimpleConditionEvent.violated(
                    unit, unit.getFullName() + " names " + type.getName())));
          }
        }));
  }

  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isSeen).orElse(true);
  }

  @Test
  void arrows() {
    holds(layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("facade")
        .definedBy(ROOT)
        .layer("model")
        .definedBy(ROOT + ".model", ROOT + ".internal.model")
        .layer("text")
        .definedBy(textOf(ROOT + ".internal.text"))
        .layer("grammar")
        .definedBy(ROOT + ".internal.text.grammar")
        .layer("json")
        .definedBy(ROOT + ".internal.json")
        .layer("capture")
        .definedBy(ROOT + ".capture", ROOT + ".internal.capture")
        .layer("fleet")
        .definedBy(ROOT + ".fleet..", ROOT + ".internal.fleet..")
        .layer("diff")
        .definedBy(ROOT + ".diff..", ROOT + ".internal.diff..")
        .layer("audit")
        .definedBy(ROOT + ".audit..")
        .layer("export")
        .definedBy(ROOT + ".internal.export")
        .layer("report")
        .definedBy(ROOT + ".report", ROOT + ".internal.report..")
        .layer("cli")
        .definedBy(ROOT + ".internal.cli")
        .layer("companions")
        .definedBy(ROOT + ".assertj", ROOT + ".jackson")
        .whereLayer("companions")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("facade")
        .mayOnlyBeAccessedByLayers("cli", "companions")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("facade")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("facade", "cli", "companions")
        .whereLayer("audit")
        .mayOnlyBeAccessedByLayers("report", "facade", "cli", "companions")
        .whereLayer("diff")
        .mayOnlyBeAccessedByLayers("audit", "report", "facade", "cli", "companions")
        .whereLayer("fleet")
        .mayOnlyBeAccessedByLayers("audit", "facade", "cli", "companions")
        .whereLayer("capture")
        .mayOnlyBeAccessedByLayers("fleet", "facade", "cli", "companions")
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers("capture")
        .whereLayer("json")
        .mayOnlyBeAccessedByLayers("capture", "fleet", "report", "facade", "cli", "companions")
        .whereLayer("grammar")
        .mayOnlyBeAccessedByLayers("text"));
  }

  /** The grammars are generated, and lie below those who use them. */
  private static DescribedPredicate<JavaClass> textOf(String text) {
    return JavaClass.Predicates.resideInAPackage(text + "..")
        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(text + ".grammar")));
  }

  @Test
  void noCyclesOfTrees() {
    // what lies below a package counts as a part of it
    holds(SlicesRuleDefinition.slices()
        .assignedFrom(sliceBy(
            "the first package below the root, or below internal",
            type -> Optional.of(type.getPackageName())
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1)
                    .replaceFirst("^internal\\.", "")
                    .replaceFirst("\\..*", ""))))
        .should()
        .beFreeOfCycles());
  }

  @Test
  void noCyclesOfClassesAcrossPackages() {
    holds(classes().should(new ClassCycles()));
  }

  @Test
  void noCyclesWithinSubpackages() {
    holds(SlicesRuleDefinition.slices()
        .matching(ROOT + ".internal.fleet.(*)")
        .should()
        .beFreeOfCycles());
  }

  @Test
  void noCyclesOfClassesWithinText() {
    // the generated visitors live beside their contexts, and know each other
    holds(SlicesRuleDefinition.slices()
        .assignedFrom(eachClassOf(textOf(ROOT + ".internal.text")))
        .should()
        .beFreeOfCycles());
  }

  /** A slice for each class, with the classes inside of it. */
  private static SliceAssignment eachClassOf(DescribedPredicate<JavaClass> wanted) {
    return sliceBy(
        "each class for itself",
        type -> wanted.test(type)
            ? Optional.of(type.getName().replaceFirst("\\$.*", ""))
            : Optional.empty());
  }

  private static SliceAssignment sliceBy(
      String description, Function<JavaClass, Optional<String>> slice) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return slice.apply(type).map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
      }

      @Override
      public String getDescription() {
        return description;
      }
    };
  }

  @Test
  void onlyTextSeesAntlr() {
    holds(onlyIn("org.antlr..", ROOT + ".internal.text.."));
  }

  @Test
  void noAntlrInAPublicSignature() {
    holds(classes()
        .that()
        .resideInAPackage(ROOT + ".internal.text")
        .and()
        .arePublic()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("org.antlr.."));
  }

  @Test
  void onlyJsonAndReportSeeJackson() {
    holds(onlyIn(
        "tools.jackson..", ROOT + ".internal.json", ROOT + ".internal.report", ROOT + ".jackson"));
    holds(onlyIn("tools.jackson.databind..", ROOT + ".jackson"));
    holds(onlyIn("org.assertj..", ROOT + ".assertj"));
  }

  /** Who writes no pages does without the engine. */
  @Test
  void onlyPagesSeeTheTemplateEngine() {
    holds(onlyIn("gg.jte..", ROOT + ".internal.report.html"));
  }

  @Test
  void onlyReportSeesWhatReportsNeed() {
    for (String library : List.of("io.prometheus..", "de.siegmar..", "javax.xml..")) {
      holds(onlyIn(library, ROOT + ".internal.report"));
    }
  }

  @Test
  void onlyCliSeesPicocli() {
    holds(onlyIn("picocli..", ROOT + ".internal.cli"));
  }

  @Test
  void modelAndDiffArePure() {
    holds(noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".model", ROOT + ".diff..", ROOT + ".internal.diff..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net.."));
  }

  @Test
  void nobodyLogs() {
    holds(noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "java.lang.System$Logger", "org.slf4j.."));
  }

  @Test
  void onlyCliPrints() {
    holds(noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".internal.cli..", ROOT + ".internal.text.grammar")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(printsStackTrace()));
  }

  /** What a clock or a default locale or charset says must not change what is read. */
  @Test
  void readingDependsOnItsInputAlone() {
    holds(noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".model",
            ROOT + ".internal.text..",
            ROOT + ".internal.json",
            ROOT + ".capture",
            ROOT + ".internal.capture",
            ROOT + ".fleet",
            ROOT + ".internal.fleet..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(java.util.Locale.class, "getDefault")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "getBytes"));
  }

  @Test
  void noStaticState() {
    holds(fields()
        .that()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(ROOT + ".internal.text.grammar")
        .and()
        .areStatic()
        .and(isNotSynthetic())
        .should()
        .beFinal());
  }

  private static ArchRule onlyIn(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static DescribedPredicate<JavaMethodCall> printsStackTrace() {
    return DescribedPredicate.describe(
        "print a stack trace", call -> call.getTarget().getName().equals("printStackTrace"));
  }

  private static DescribedPredicate<JavaField> isNotSynthetic() {
    return DescribedPredicate.describe(
        "are written by a person", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }
}
