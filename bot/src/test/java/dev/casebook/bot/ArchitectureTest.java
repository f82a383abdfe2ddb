package dev.casebook.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses BOT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.casebook.bot");

    @Test
    void onlyTheEntryPointsKnowTheCloud() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.casebook.bot.handler..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.casebook.aws..", "dev.casebook.handler..", "software.amazon..", "com.amazonaws..")
                .because("commands, messages and Slack calls are the same on a laptop and on Lambda")
                .check(BOT);
    }

    @Test
    void onlyOneRoomImportsSlacksLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.casebook.bot.slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "okhttp3..", "com.google.gson..")
                .because("Slack's client is replaced in one place")
                .check(BOT);
    }

    @Test
    void theFrontsPathLoadsNoSlackClient() {
        noClasses()
                .that()
                .haveNameMatching(
                        "dev\\.casebook\\.bot\\.(command\\..*|interaction\\..*|message\\..*|slack\\.(SlackSignature|FrontViews|ViewOpener)"
                                + "|handler\\.(SlackFunction|Front.*|CommandRoute|EventRoute|ClickRoute|Settings))")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("com\\.slack\\..*|dev\\.casebook\\.bot\\.slack\\.SlackChat|software\\.amazon\\..*")
                .because("the front answers inside three seconds on a cold start too")
                .check(BOT);
    }

    @Test
    void messagesAreRenderedWithoutStorageAndWithoutSlack() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.casebook.bot.message..", "dev.casebook.bot.command..", "dev.casebook.bot.interaction..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.casebook.store..", "dev.casebook.bot.slack..", "dev.casebook.bot.handler..")
                .because("renderers and parsers are pure")
                .check(BOT);
    }

    @Test
    void nobodyHereReadsTheEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .because("one class reads the environment for all, so that the table of settings is complete")
                .check(BOT);
    }

    @Test
    void timeComesInThroughConstructors() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .because("a test and a simulation set the clock")
                .check(BOT);
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("dev.casebook.bot.(*)..").should().beFreeOfCycles().check(BOT);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        BOT.stream()
                .map(type -> type.getPackage())
                .distinct()
                .forEach(room ->
                        assertThat(room.tryGetPackageInfo()).as(room.getName()).isPresent());
    }
}
