package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, with a bot that answers. Pictures of it are left in {@code target/screenshots}. */
final class PageTest extends SlackInBrowser {

    PageTest(Browser browser) {
        super(browser);
    }

    @BeforeEach
    void openPage() throws Exception {
        Clinic.open(slack);
        open("");
        browser.see(".step");
    }

    @Test
    void aTypedCommandIsAnsweredUnderTheEyesOfThePersonOnly() {
        composer().sendKeys("/casebook list", Keys.ENTER);
        String answer = browser.read(".message.ephemeral", "I know add, list and eval.");
        assertThat(answer).contains("Only visible to you").contains("/casebook list");
        assertThat(slack.bot.quiet()).isFalse();
    }

    @Test
    void aButtonOpensADialogWhoseErrorsAndAnswerComeFromTheBot() throws Exception {
        browser.see("[data-action-id=answer_case]").click();
        browser.see(".modal h2", "The right answer");
        WebElement text = browser.see(".modal textarea");
        text.sendKeys(Keys.CONTROL, Keys.ENTER);
        browser.see(".modal .error", "Please complete this required field.");
        text.sendKeys("too short", Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.see(".modal .error", "Write a whole sentence, please.");
        browser.picture("dialog-error");
        text.sendKeys(": Tuesday at 3 pm is taken.", Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.gone(".modal");
        browser.see(".replies", "1 reply").click();
        browser.see("#thread .message", "Saved: too short: Tuesday at 3 pm is taken.");
        browser.see("#reply-text").sendKeys("thank you", Keys.ENTER);
        browser.see("#thread .message", "thank you");
        browser.picture("thread");
        browser.see("#reply-text").sendKeys(Keys.ESCAPE);
        browser.gone("#thread");
        browser.see(".replies", "2 replies");
    }

    @Test
    void escapeClosesADialogAndGivesTheFocusBack() {
        browser.see("[data-action-id=answer_case]").click();
        browser.see(".modal textarea").sendKeys("unsaved", Keys.ESCAPE);
        browser.gone(".modal");
        assertThat(slack.get("/page/state").body()).contains("\"stack\":[]");
        assertThat(browser.focused().getDomAttribute("data-action-id")).isEqualTo("answer_case");
    }

    @Test
    void theNextStepsFillTheDialogAndTypeTheCommand() throws Exception {
        browser.picture("desktop");
        browser.see("[data-step=answer]").click();
        browser.see(".modal h2", "The right answer");
        assertThat(browser.see(".modal textarea").getDomProperty("value"))
                .isEqualTo("Tuesday at 3 pm is taken. 3:30 pm is free.");
        browser.picture("dialog");
        browser.see(".modal button[type=submit]").click();
        browser.gone(".modal");
        browser.see(".step.done", "Write the right answer");
        browser.see("[data-step=fix]").click();
        browser.see(".message.ephemeral", "/casebook eval clinic --agent-version fixed");
        browser.see(".message table", "K7Q2M9XA");
        browser.see(".message svg path.curve");
        browser.picture("desktop-diff");
        browser.dark(true);
        browser.picture("desktop-dark");
        assertThat(browser.read("#story .wrong", "")).contains("was taken");
        assertThat(browser.all(".calendar td.marked")).hasSize(1);
    }

    @Test
    void aDangerousButtonAsksFirst() throws Exception {
        browser.see("[data-action-id=retire]").click();
        browser.see("#ask", "Retire this case?");
        browser.see("#ask .b:not(.danger-fill)").click();
        browser.gone("#ask");
        assertThat(slack.bot.quiet()).isTrue();
        browser.see("[data-action-id=retire]").click();
        browser.see("#ask .danger-fill").click();
        assertThat(slack.bot.next().payload().at("/actions/0/action_id").asText())
                .isEqualTo("retire");
    }

    @Test
    void whatTheBotDoesIsSeenWithoutReloading() throws Exception {
        String ts = api.chatPostMessage(r -> r.channel("C0INCIDENTS").text("0 of 44 done"))
                .getTs();
        browser.see(".message", "0 of 44 done");
        assertThat(browser.run("return document.getElementById('announce').textContent"))
                .isEqualTo("Casebook: 0 of 44 done");
        api.chatUpdate(r -> r.channel("C0INCIDENTS").ts(ts).text("44 of 44 done"));
        assertThat(browser.read(".message.changed", ""))
                .contains("44 of 44 done")
                .contains("(edited)");
        api.chatDelete(r -> r.channel("C0INCIDENTS").ts(ts));
        browser.gone("[data-ts='" + ts + "']");
        api.chatPostMessage(r -> r.channel("#general").text("elsewhere"));
        browser.see("[data-channel=C0GENERAL0] .badge", "1");
        slack.slack.clear();
        browser.see(".empty", "Nothing here yet");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String hostile = Clinic.HOSTILE.replace("\"", "\\\"");
        String blocks = """
                [{"type":"header","text":{"type":"plain_text","text":"%1$s"}},
                 {"type":"section","text":{"type":"mrkdwn","text":"*%1$s* `%1$s` <javascript:alert(1)|press> <data:text/html,x|me>"},
                  "accessory":{"type":"image","image_url":"https://elsewhere.example/pixel.png","alt_text":"%1$s"}},
                 {"type":"table","rows":[[{"type":"raw_text","text":"%1$s"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"javascript:alert(1)","text":"%1$s"}]}]}]]},
                 {"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"%1$s"}]}]},
                 {"type":"markdown","text":"# %1$s\\n[x](javascript:alert(1)) <b>%1$s</b>"},
                 {"type":"actions","elements":[{"type":"button","action_id":"h","text":{"type":"plain_text","text":"<b>bold?</b>"}}]}]
                """.formatted(hostile);
        var posted = api.chatPostMessage(
                r -> r.channel("C0INCIDENTS").text(Clinic.HOSTILE).blocksAsString(blocks));
        assertThat(posted.getError()).isNull();
        composer().sendKeys("<script>document.title='owned'</script> <b>typed</b>", Keys.ENTER);
        browser.see(".message", "<b>typed</b>");
        WebElement message = browser.see("[data-ts='" + posted.getTs() + "']");
        assertThat(message.getText()).contains("<img src=x onerror=", "<script>alert(1)</script>", "<b>bold?</b>");
        assertThat(browser.all(".message img, .message script, .message b b, a[href^='javascript'], a[href^='data']"))
                .isEmpty();
        assertThat(browser.title()).doesNotContain("owned");
    }

    @Test
    void theComposerCompletesRemembersAndMentions() throws Exception {
        composer().sendKeys("/casebook inc");
        assertThat(browser.read("#composer-list", "")).contains("incident").contains("incidents");
        composer().sendKeys(Keys.TAB);
        assertThat(composer().getDomProperty("value")).isEqualTo("/casebook incident ");
        composer().sendKeys("9F3K", Keys.ENTER);
        assertThat(slack.bot.next().field("text")).isEqualTo("incident 9F3K");
        composer().sendKeys(Keys.ARROW_UP);
        assertThat(composer().getDomProperty("value")).isEqualTo("/casebook incident 9F3K");
        composer().sendKeys(Keys.ARROW_DOWN);
        composer().sendKeys("@casebook list", Keys.ENTER);
        assertThat(slack.bot.next().json().at("/event/type").asText()).isEqualTo("app_mention");
        browser.see(".message .mention", "@Casebook");
    }

    @Test
    void messagesAreReachedAndUsedByKeyboard() throws Exception {
        composer().sendKeys("the agent was wrong again", Keys.ENTER);
        WebElement own = browser.see(".message", "the agent was wrong again");
        browser.run("document.getElementById('log').focus()");
        browser.focused().sendKeys(Keys.ARROW_UP);
        assertThat(browser.focused().getDomAttribute("data-ts")).isEqualTo(own.getDomAttribute("data-ts"));
        own.findElement(By.cssSelector("[aria-label='More actions']")).sendKeys(Keys.ENTER);
        browser.see(".menu button", "Add to Casebook").sendKeys(Keys.ENTER);
        assertThat(slack.bot.next().payload().path("callback_id").asText()).isEqualTo("add_to_casebook");
    }

    @Test
    void nothingOverflowsOnAPhoneAndEverythingHasAName() throws Exception {
        browser.size(Browser.PHONE);
        browser.open(slack.base);
        browser.see("nav.views");
        for (String view : new String[] {"story", "steps", "channel"}) {
            browser.see("nav.views button[data-view=" + view + "]").click();
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .isEqualTo("390");
            browser.picture("phone-" + view);
        }
        String nameless = browser.run(
                "return [...document.querySelectorAll('button, input, textarea, select')].filter((e) => e.checkVisibility()"
                        + " && !e.textContent.trim() && !e.ariaLabel && !e.labels?.length).length");
        assertThat(nameless).isEqualTo("0");
    }

    @Test
    void thePageAsksNobodyElseAndHasNoErrors() {
        String elsewhere = browser.run("return performance.getEntriesByType('resource').filter((e) =>"
                + " !e.name.startsWith(location.origin) && !e.name.startsWith('data:')).length");
        assertThat(elsewhere).isEqualTo("0");
        assertThat(browser.complaints()).isEmpty();
    }
}
