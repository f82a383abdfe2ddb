package dev.casebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom, and why. An exception is an annotation on the class, not an edit to a rule. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.casebook");

    private static final String[] DOMAIN = {
        "dev.casebook.statistics..",
        "dev.casebook.trace..",
        "dev.casebook.alert..",
        "dev.casebook.casefile..",
        "dev.casebook.incident..",
        "dev.casebook.agent..",
        "dev.casebook.evaluation..",
        "dev.casebook.diff..",
        "dev.casebook.expert..",
        "dev.casebook.harvest..",
        "dev.casebook.nightly..",
        "dev.casebook.pruning..",
        "dev.casebook.work..",
        "dev.casebook.audit..",
        "dev.casebook.spending.."
    };

    @Test
    void thereAreNoCyclesBetweenRooms() {
        slices().matching("dev.casebook.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room that knows a room that knows it back is one room with two doors")
                .check(HOUSE);
    }

    @Test
    void onlyAwsImportsTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.casebook.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("the same code runs on one machine, where there is no cloud")
                .check(HOUSE);
    }

    @Test
    void onlyHandlersKnowLambda() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.casebook.handler..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws..")
                .because("an event is turned into our own types at the door")
                .check(HOUSE);
    }

    @Test
    void theDomainKnowsNoStorageNoHandlerAndNoConfigurationFile() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.casebook.store..",
                        "dev.casebook.aws..",
                        "dev.casebook.handler..",
                        "dev.casebook.configuration..")
                .because("what Casebook does must not depend on where it keeps things or how it was set up")
                .check(HOUSE);
    }

    @Test
    void nobodyHereKnowsSlack() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "dev.casebook.bot..")
                .because("the functions speak in jobs and replies; the bot turns them into Slack")
                .check(HOUSE);
    }

    @Test
    void redactionKnowsNothingElseOfTheHouse() {
        noClasses()
                .that()
                .resideInAPackage("dev.casebook.trace.redaction..")
                .or()
                .haveSimpleName("Redactor")
                .or()
                .haveSimpleName("RuleRedactor")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("other rooms") {
                    @Override
                    public boolean test(JavaClass other) {
                        return other.getPackageName().startsWith("dev.casebook.")
                                && !other.getPackageName().equals("dev.casebook.trace")
                                && !other.getPackageName().startsWith("dev.casebook.trace.redaction");
                    }
                })
                .because("a team calls it in its own tracer, before a trace leaves its network")
                .check(HOUSE);
    }

    @Test
    void statisticsStandsAtTheBottom() {
        noClasses()
                .that()
                .resideInAPackage("dev.casebook.statistics..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("other rooms") {
                    @Override
                    public boolean test(JavaClass other) {
                        return other.getPackageName().startsWith("dev.casebook.")
                                && !other.getPackageName().startsWith("dev.casebook.statistics");
                    }
                })
                .because("formulas are checked against published values and need nothing else")
                .check(HOUSE);
    }

    @Test
    void onlySettingsReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Settings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("a setting that is read elsewhere is missing from the list that people are shown")
                .check(HOUSE);
    }

    @Test
    void nobodyAsksTheWallClockOrThrowsDice() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time and chance come in through constructors, so that a test can set them")
                .check(HOUSE);
    }

    @Test
    void nobodyPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("logs are structured; people are answered in their channel")
                .check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        List<String> silent = HOUSE.getPackage("dev.casebook").getSubpackagesInTree().stream()
                .filter(Predicate.not(each -> each.getClasses().isEmpty()))
                .filter(each -> each.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(JavaPackage::getName)
                .toList();
        assertThat(silent)
                .as("a reader who opens only the package-info files should be able to draw the system")
                .isEmpty();
    }

    @Test
    void noPackageIsADrawerForEverything() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..model..", "..service..")
                .because("a type that fits nowhere shows that a concept has no name yet")
                .check(HOUSE);
    }
}
