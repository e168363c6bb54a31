// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.ostreedrift.model.Capture;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {
  private static final String ROOT = "io.github.ostreedrift";
  private static final JavaClasses OURS = new ClassFileImporter()
      .importUrl(Capture.class.getProtectionDomain().getCodeSource().getLocation());

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }

  /** Every package that there is, or is to be. */
  private static final Set<String> PACKAGES = Set.of(
      ".model",
      ".text",
      ".text.line",
      ".text.token",
      ".text.value",
      ".text.status",
      ".text.admin",
      ".text.legacy",
      ".text.listing",
      ".text.grammar",
      ".json",
      ".diff",
      ".diff.survival",
      ".capture",
      ".fleet",
      ".fleet.archive",
      ".fleet.multinode",
      ".fleet.json",
      ".fleet.inventory",
      ".audit",
      ".audit.rules",
      ".report",
      ".cli",
      ".assertj",
      ".jackson",
      "");

  @Test
  void noUnknownPackage() {
    holds(classes()
        .should()
        .resideInAnyPackage(PACKAGES.stream().map(name -> ROOT + name).toArray(String[]::new)));
  }

  @Test
  void arrows() {
    holds(layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("facade")
        .definedBy(ROOT)
        .layer("model")
        .definedBy(ROOT + ".model")
        .layer("text")
        .definedBy(textOf(ROOT + ".text"))
        .layer("grammar")
        .definedBy(ROOT + ".text.grammar")
        .layer("json")
        .definedBy(ROOT + ".json")
        .layer("capture")
        .definedBy(ROOT + ".capture")
        .layer("fleet")
        .definedBy(ROOT + ".fleet..")
        .layer("diff")
        .definedBy(ROOT + ".diff..")
        .layer("audit")
        .definedBy(ROOT + ".audit..")
        .layer("report")
        .definedBy(ROOT + ".report")
        .layer("cli")
        .definedBy(ROOT + ".cli")
        .layer("companions")
        .definedBy(ROOT + ".assertj", ROOT + ".jackson")
        .whereLayer("companions")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("facade")
        .mayOnlyBeAccessedByLayers("cli", "companions")
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
    holds(SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void noCyclesOfClassesAcrossPackages() {
    holds(classes().should(new ClassCycles()));
  }

  @Test
  void noCyclesWithinSubpackages() {
    holds(SlicesRuleDefinition.slices().matching(ROOT + ".fleet.(*)").should().beFreeOfCycles());
  }

  @Test
  void noCyclesOfClassesWithinText() {
    // the generated visitors live beside their contexts, and know each other
    holds(SlicesRuleDefinition.slices()
        .assignedFrom(eachClassOf(textOf(ROOT + ".text")))
        .should()
        .beFreeOfCycles());
  }

  /** A slice for each class, with the classes inside of it. */
  private static SliceAssignment eachClassOf(DescribedPredicate<JavaClass> wanted) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass each) {
        return wanted.test(each)
            ? SliceIdentifier.of(each.getName().replaceFirst("\\$.*", ""))
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "each class for itself";
      }
    };
  }

  @Test
  void onlyTextSeesAntlr() {
    holds(onlyIn("org.antlr..", ROOT + ".text.."));
  }

  @Test
  void noAntlrInAPublicSignature() {
    holds(classes()
        .that()
        .resideInAPackage(ROOT + ".text")
        .and()
        .arePublic()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("org.antlr.."));
  }

  @Test
  void onlyJsonAndReportSeeJackson() {
    holds(onlyIn("tools.jackson..", ROOT + ".json", ROOT + ".report", ROOT + ".jackson"));
    holds(onlyIn("tools.jackson.databind..", ROOT + ".jackson"));
    holds(onlyIn("org.assertj..", ROOT + ".assertj"));
  }

  @Test
  void onlyCliSeesPicocli() {
    holds(onlyIn("picocli..", ROOT + ".cli"));
  }

  @Test
  void modelAndDiffArePure() {
    holds(noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".model", ROOT + ".diff..")
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
        .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".text.grammar")
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
            ROOT + ".model", ROOT + ".text..", ROOT + ".json", ROOT + ".capture", ROOT + ".fleet..")
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
        .resideOutsideOfPackage(ROOT + ".text.grammar")
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
