// SPDX-License-Identifier: Apache-2.0
package io.github.ostreedrift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Which package may know which. */
class ArchitectureTest {
  private static final String ROOT = "io.github.ostreedrift";
  private static final JavaClasses OURS = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages(ROOT);

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }

  @Test
  void arrows() {
    holds(layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("model")
        .definedBy(ROOT + ".model")
        .layer("text")
        .definedBy(ROOT + ".text")
        .layer("grammar")
        .definedBy(ROOT + ".text.grammar")
        .layer("json")
        .definedBy(ROOT + ".json")
        .layer("capture")
        .definedBy(ROOT + ".capture")
        .layer("diff")
        .definedBy(ROOT + ".diff..")
        .layer("audit")
        .definedBy(ROOT + ".audit")
        .layer("report")
        .definedBy(ROOT + ".report")
        .layer("cli")
        .definedBy(ROOT + ".cli")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("audit")
        .mayOnlyBeAccessedByLayers("report", "cli")
        .whereLayer("capture")
        .mayOnlyBeAccessedByLayers("audit", "report", "cli")
        .whereLayer("diff")
        .mayOnlyBeAccessedByLayers("audit", "report", "cli")
        .whereLayer("text")
        .mayOnlyBeAccessedByLayers("capture", "cli")
        .whereLayer("json")
        .mayOnlyBeAccessedByLayers("capture", "report", "cli")
        .whereLayer("grammar")
        .mayOnlyBeAccessedByLayers("text"));
  }

  @Test
  void noCycles() {
    // the generated visitors live beside their contexts, and know each other
    holds(SlicesRuleDefinition.slices().matching(ROOT + ".(*)").should().beFreeOfCycles());
  }

  @Test
  void onlyTextSeesAntlr() {
    holds(onlyIn("org.antlr..", ROOT + ".text", ROOT + ".text.grammar"));
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
    holds(onlyIn("tools.jackson..", ROOT + ".json", ROOT + ".report"));
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
        .resideInAnyPackage(ROOT + ".model", ROOT + ".text", ROOT + ".json", ROOT + ".capture")
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
