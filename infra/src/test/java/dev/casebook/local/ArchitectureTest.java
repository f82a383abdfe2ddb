package dev.casebook.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom in the program, and why. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.casebook.local");

    @Test
    void thereAreNoCyclesBetweenRooms() {
        slices().matching("dev.casebook.local.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room that knows a room that knows it back is one room with two doors")
                .check(PROGRAM);
    }

    @Test
    void theSampleAgentAndItsTraceStoreKnowNoCasebook() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.casebook.local.clinic..", "dev.casebook.local.tracestore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.casebook.handler..",
                        "dev.casebook.evaluation..",
                        "dev.casebook.diff..",
                        "dev.casebook.store..",
                        "dev.casebook.bot..")
                .because("they stand for somebody else's agent and somebody else's Tempo")
                .check(PROGRAM);
    }

    @Test
    void theLocalSlackKnowsNothingOfTheBot() {
        noClasses()
                .that()
                .resideInAPackage("dev.casebook.local.slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.casebook.bot..", "dev.casebook.handler..", "dev.casebook.diff..")
                .because("the bot must work with any server that speaks Slack's protocol")
                .check(PROGRAM);
    }

    @Test
    void onlyLocalSettingsReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveSimpleName("LocalSettings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("a setting that is read elsewhere is missing from the list that people are shown")
                .check(PROGRAM);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        List<String> silent = PROGRAM.getPackage("dev.casebook.local").getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .filter(each -> each.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(JavaPackage::getName)
                .toList();
        assertThat(silent).isEmpty();
    }
}
