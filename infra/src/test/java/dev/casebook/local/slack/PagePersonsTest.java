package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.local.slack.ScriptedBot.Received;
import dev.casebook.local.slack.bot.AppManifest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The page as an engineer, a guest and a maintainer see it. Pictures of it are left in {@code target/screenshots}. */
final class PagePersonsTest extends SlackInBrowser {

    private static final String HAND_OVER = """
            {"type":"modal","callback_id":"hand-over","title":{"type":"plain_text","text":"Hand to an expert"},
             "submit":{"type":"plain_text","text":"Hand over"},"notify_on_close":true,"blocks":[
             {"type":"input","block_id":"who","label":{"type":"plain_text","text":"Expert"},"element":{"type":"users_select","action_id":"user","placeholder":{"type":"plain_text","text":"Choose a person"}}},
             {"type":"input","block_id":"others","optional":true,"label":{"type":"plain_text","text":"Also tell"},"element":{"type":"multi_users_select","action_id":"users","initial_users":["U0MAINTAIN"]}},
             {"type":"input","block_id":"where","optional":true,"label":{"type":"plain_text","text":"Channel"},"element":{"type":"conversations_select","action_id":"channel","initial_conversation":"C0GENERAL0"}},
             {"type":"input","block_id":"how","label":{"type":"plain_text","text":"How soon"},"element":{"type":"radio_buttons","action_id":"soon","options":[{"text":{"type":"plain_text","text":"Today"},"value":"today"},{"text":{"type":"plain_text","text":"This week"},"value":"week"}]}},
             {"type":"input","block_id":"note","optional":true,"label":{"type":"plain_text","text":"Note"},"element":{"type":"plain_text_input","action_id":"text","multiline":true}}]}
            """;
    private static final String ASK = """
            [{"type":"section","text":{"type":"mrkdwn","text":"<@U0LOCALYOU> asks you: *what is the right answer?*\\n> Can I see Dr. Okafor on Tuesday at 3?"}},
             {"type":"actions","elements":[{"type":"button","action_id":"write","style":"primary","text":{"type":"plain_text","text":"Write the right answer"}},{"type":"button","action_id":"right","text":{"type":"plain_text","text":"Agent was right"}}]}]
            """;

    PagePersonsTest(Browser browser) {
        super(browser);
    }

    @BeforeEach
    void openPage() throws Exception {
        open("/?as=U0LOCALYOU");
    }

    private void actAs(String person) {
        new Select(browser.see("#person")).selectByValue(person);
    }

    @Test
    void theGuestReadsAndAnswersWhatIsHandedToThem() throws Exception {
        api.chatPostMessage(r -> r.channel("U0CLINICIAN").text("What is right?").blocksAsString(ASK));
        assertThat(browser.all(".message")).isEmpty();
        actAs("U0CLINICIAN");
        browser.see("[data-channel=D0CLINICIAN]").click();
        browser.see(".message .mention", "@Sam Oduya");
        browser.see("[data-action-id=write]").click();
        Received pressed = slack.bot.next();
        assertThat(pressed.payload().at("/user/id").asText()).isEqualTo("U0CLINICIAN");
        api.viewsOpen(
                r -> r.triggerId(pressed.payload().path("trigger_id").asText()).viewAsString(HAND_OVER));
        browser.see(".modal h2", "Hand to an expert");
        actAsBehindTheDialogIsImpossible();
        browser.focused().sendKeys(Keys.ESCAPE);
        browser.gone(".modal");
        assertThat(slack.bot.next().payload().path("type").asText()).isEqualTo("view_closed");
        write("Tuesday at 3 was never free.");
        browser.see(".message .app", "GUEST");
        browser.picture("guest");
        assertThat(slack.bot.next().json().at("/event/user").asText()).isEqualTo("U0CLINICIAN");
    }

    private void actAsBehindTheDialogIsImpossible() {
        assertThat(browser.run("return document.getElementById('modal').matches(':modal')"))
                .isEqualTo("true");
    }

    @Test
    void whoIsActedAsIsRememberedAndSeesNothingOfOthers() throws Exception {
        api.chatPostEphemeral(r -> r.channel("C0INCIDENTS").user("U0LOCALYOU").text("for Sam's eyes"));
        browser.see(".message.ephemeral", "for Sam's eyes");
        browser.open(slack.base);
        actAs("U0MAINTAIN");
        browser.gone(".message.ephemeral");
        write("hello from the maintainer");
        browser.see(".message .who", "Robin Vale");
        browser.open(slack.base);
        browser.see(".message .who", "Robin Vale");
        assertThat(new Select(browser.see("#person")).getFirstSelectedOption().getText())
                .isEqualTo("Robin Vale (maintainer)");
        assertThat(browser.all(".message.ephemeral")).isEmpty();
    }

    @Test
    void aFormOfPeopleChannelsAndChoicesIsSubmittedWithSlacksValues() throws Exception {
        write("/casebook answer");
        Received typed = slack.bot.next();
        api.viewsOpen(r -> r.triggerId(typed.field("trigger_id")).viewAsString(HAND_OVER));
        browser.see(".modal h2", "Hand to an expert");
        browser.picture("people-form");
        new Select(browser.see(".modal [data-action-id=user]")).selectByValue("U0CLINICIAN");
        browser.see(".modal .choice", "Today").click();
        browser.see(".modal textarea").sendKeys("please");
        browser.see(".modal button[type=submit]").click();
        browser.gone(".modal");
        var values = slack.bot.next().payload().at("/view/state/values");
        assertThat(values.at("/who/user/selected_user").asText()).isEqualTo("U0CLINICIAN");
        assertThat(values.at("/others/users/selected_users/0").asText()).isEqualTo("U0MAINTAIN");
        assertThat(values.at("/where/channel/selected_conversation").asText()).isEqualTo("C0GENERAL0");
        assertThat(values.at("/how/soon/selected_option/value").asText()).isEqualTo("today");
        assertThat(values.at("/note/text/value").asText()).isEqualTo("please");
    }

    @Test
    void reactionsArePickedAndShortcutsChosenFromMenus() throws Exception {
        String ts = api.chatPostMessage(r -> r.channel("C0INCIDENTS")
                        .text("")
                        .attachmentsAsString(
                                "[{\"color\":\"danger\",\"title\":\"[FIRING] clinic\",\"text\":\"trace 4bf9\"}]"))
                .getTs();
        var message = browser.see("[data-ts='" + ts + "']");
        message.findElement(By.cssSelector("[aria-label='Find another reaction']"))
                .sendKeys(Keys.ENTER);
        browser.picture("picker");
        browser.see(".picker [aria-label='React with test_tube']").click();
        assertThat(slack.bot.next().json().at("/event/reaction").asText()).isEqualTo("test_tube");
        browser.see(".reaction[aria-pressed=true]");
        browser.see("[data-ts='" + ts + "']")
                .findElement(By.cssSelector("[aria-label='More actions']"))
                .sendKeys(Keys.ENTER);
        browser.see(".menu button", "Add to Casebook").click();
        assertThat(slack.bot.next().payload().at("/message/attachments/0/title").asText())
                .isEqualTo("[FIRING] clinic");
        browser.see("[aria-label=Shortcuts]").click();
        browser.see(".menu button", "Find a conversation").click();
        assertThat(slack.bot.next().payload().path("type").asText()).isEqualTo("shortcut");
    }

    @Test
    void aFileIsALinkThatIsDownloadedAndAPastedLinkIsUnfolded() throws Exception {
        api.filesUploadV2(r -> r.channel("C0INCIDENTS")
                .filename("diff.csv")
                .title("Full diff")
                .fileData("case,before,after\nK7,0,1\n".getBytes(StandardCharsets.UTF_8)));
        var file = browser.see("a.file", "Full diff");
        assertThat(file.getDomAttribute("download")).isEqualTo("diff.csv");
        String path = String.valueOf(file.getDomAttribute("href"));
        assertThat(slack.get(path).body()).startsWith("case,before");
        assertThat(slack.get(path).headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        write("look: https://traces.example/t/4bf9");
        Received shared = slack.bot.next();
        api.chatUnfurl(r -> r.channel("C0INCIDENTS")
                .ts(shared.json().at("/event/message_ts").asText())
                .rawUnfurls("{\"https://traces.example/t/4bf9\":{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":"
                        + "\"mrkdwn\",\"text\":\"*clinic* failed\"},\"accessory\":{\"type\":\"button\",\"action_id\":\"add\","
                        + "\"text\":{\"type\":\"plain_text\",\"text\":\"Add to Casebook\"}}}]}}"));
        browser.see(".attachment [data-action-id=add]").click();
        assertThat(slack.bot.next().payload().at("/container/is_app_unfurl").asBoolean())
                .isTrue();
        browser.picture("unfurl");
    }

    @Test
    void anAppThatTakesNoDirectMessagesHasNoComposerThere() throws Exception {
        slack.close();
        slack = running(AppManifest.usual());
        browser.open(slack.base);
        composer();
        browser.see("[data-channel=D0LOCALYOU]").click();
        browser.gone("#composer-text");
        assertThat(browser.all("[aria-label=Shortcuts]")).isEmpty();
    }

    @Test
    void namesAreCompletedAndMentionsOfOneselfStandOut() throws Exception {
        composer().sendKeys("could @ima");
        assertThat(browser.read("#composer-list", "")).contains("@imani").contains("Clinician");
        composer().sendKeys(Keys.TAB, "look at it?", Keys.ENTER);
        browser.see(".message .mention", "@Imani Berg");
        actAs("U0CLINICIAN");
        browser.see(".message .mention.me", "@Imani Berg");
    }

    @Test
    void aPhoneShowsEverybodyTheirOwnThings() throws Exception {
        browser.size(Browser.PHONE);
        api.chatPostMessage(r -> r.channel("U0CLINICIAN").text("What is right?").blocksAsString(ASK));
        actAs("U0CLINICIAN");
        browser.see("[data-channel=D0CLINICIAN]").click();
        browser.see("[data-action-id=write]").click();
        Received pressed = slack.bot.next();
        browser.picture("phone-direct");
        api.viewsOpen(
                r -> r.triggerId(pressed.payload().path("trigger_id").asText()).viewAsString(HAND_OVER));
        browser.see(".modal h2", "Hand to an expert");
        browser.picture("phone-form");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo("390");
        assertThat(browser.complaints()).allMatch(line -> line.contains("/demo")); // no demonstration here
    }
}
