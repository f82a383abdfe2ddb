package dev.casebook.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.local.situation.World;
import dev.casebook.local.slack.Browser;
import dev.casebook.local.slack.WithBrowser;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** What people do in the channel, in a browser, on a desk and on a phone: one house and one browser for all of it. */
@ExtendWith(WithBrowser.class)
final class ChannelBrowserTest {
    private static final Instant MORNING = Instant.parse("2026-03-04T09:42:00Z");

    @TempDir
    static Path folder;

    static World world;
    static HeldAgent agent;

    final Browser browser;
    final Layout layout;

    ChannelBrowserTest(Browser browser) {
        this.browser = browser;
        this.layout = new Layout(browser);
    }

    @BeforeAll
    static void setUp() {
        agent = new HeldAgent();
        world = World.at(MORNING, folder, "url: " + agent.url() + "\ndeployed: buggy\n");
        agent.before(world.address());
        world.baseline();
    }

    @AfterAll
    static void stop() {
        if (world != null) {
            world.close();
            agent.close();
        }
    }

    @BeforeEach
    void open() {
        actAs("U0LOCALYOU");
    }

    private void actAs(String person) {
        browser.open(world.address() + "/?as=" + person);
        browser.see("#live", "live");
        browser.see("#composer-text");
    }

    private void write(String text) {
        browser.see("#composer-text").sendKeys(text, Keys.ENTER);
    }

    /** A patient is told something wrong; answers with its trace. */
    private static String failure(String said) {
        return world.talk("buggy", "conv-" + Integer.toHexString(said.hashCode()), said)
                .getLast();
    }

    private String added(String said) {
        write("/casebook add " + failure(said));
        String incident =
                "[id='" + browser.see(".message:not(.ephemeral)", said).getDomAttribute("id") + "']";
        browser.see(incident, "3 of 3");
        return incident;
    }

    @Test
    void aMessageWithATraceBecomesACaseByItsShortcut() {
        String said = "Good morning, my family doctor says that my heart should be looked at within two weeks."
                + " Please book me with Dr. Okafor next Tuesday at 3 pm.";
        String trace = failure(said);
        write("A patient was told she is booked, and the calendar says otherwise: " + trace);
        browser.see(".message", "says otherwise")
                .findElement(By.cssSelector("[aria-label='More actions']"))
                .sendKeys(Keys.ENTER);
        browser.see(".menu button", "Add to Casebook").click();

        browser.see(".modal h2", "Add");
        assertThat(browser.see(".modal [data-action-id=trace]").getDomProperty("value"))
                .isEqualTo(trace);
        layout.holds("channel-add-form");
        new Select(browser.see(".modal [data-action-id=mode]")).selectByValue("tool-misuse");
        browser.see(".modal button[type=submit]").click();
        browser.gone(".modal");

        // What was asked below a message is answered below it.
        browser.see(".message", "1 reply");
        browser.press(".message:has(.replies) .replies");
        assertThat(browser.read("#thread .message:last-child", "3 of 3"))
                .contains("The user asked", said, "The agent said", "You are booked", "SLOT_TAKEN", "tool-misuse");
        layout.holds("channel-added");
    }

    @Test
    void somebodyWhoKnowsIsAskedAndTheirAnswerStandsInTheChannel() {
        String incident = added("Please book me with Dr. Moreau next Tuesday at 9:30 am, my knee hurts again.");
        layout.onOnePhoneScreen(
                ".message:last-child .header", ".message:last-child blockquote", ".message:last-child .actions");
        new Select(browser.see(incident + " [data-action-id^=hand_to_expert]")).selectByValue("U0CLINICIAN");
        browser.see("#ask", "Ask for the right answer?");
        layout.holds("channel-hand-over");
        browser.see("#ask .b:not(.quiet):last-child").click();
        browser.see(incident, "Imani Berg");

        actAs("U0CLINICIAN");
        browser.see("[data-channel=D0CLINICIAN]").click();
        assertThat(browser.read(".message", "What is the right answer?")).contains("@Sam Oduya", "Dr. Moreau");
        layout.holds("channel-expert-asked");
        browser.press(".message [data-action-id^=answer_case]");
        browser.see(".modal h2", "Write the right answer");
        browser.see(".modal textarea").sendKeys("9:30 is taken. Free that morning: 9:00, 10:00.");
        layout.holds("channel-expert-form");
        browser.see(".modal button[type=submit]").click();
        browser.gone(".modal");
        browser.see(".message", "Thank you");
        layout.holds("channel-expert-thanked");

        actAs("U0LOCALYOU");
        assertThat(browser.read(incident, "Written by"))
                .contains("9:30 is taken. Free that morning: 9:00, 10:00.", "@Imani Berg");
        layout.holds("channel-expert-answered");
    }

    @Test
    void aRunShowsHowFarItIs() {
        agent.allow(30);
        try {
            write("/casebook eval clinic --agent-version fixed --branch half-way");
            browser.see(".message", "branch half-way");
            assertThat(browser.read(".message:last-child", "▰▰▰▰▱"))
                    .contains("Running clinic, version fixed", "left", "60 cases", "branch half-way");
            layout.holds("channel-progress");
        } finally {
            agent.allowAll();
        }
        browser.see(".message:last-child", "60 of 60 cases pass");
    }

    @Test
    void aDiffSaysWhatBrokeAndItsThreadHoldsTheTableAndTheTrend() {
        write("/casebook eval clinic --agent-version regressed --branch broken");
        assertThat(browser.read(".message:last-child", "Ready: no"))
                .contains("Regressed: yes, confirmed", "Another day, same part of the day");
        layout.holds("channel-diff");

        browser.press(".message:last-child .replies");
        assertThat(browser.read("#thread .table-wrap table", "")).contains("Before", "After");
        browser.see("#thread .chart svg");
        layout.holds("channel-diff-thread");
    }

    @Test
    void anAddingIsUndone() {
        String incident = added("Book me with Dr. Tanaka on Thursday, 12 March, at 10:30 in the morning.");
        browser.press(incident + " [data-action-id^=undo_add]");
        assertThat(browser.read(incident, "Undone")).contains("@Sam Oduya", "added by mistake");
        assertThat(browser.all(incident + " [data-action-id^=undo_add]")).isEmpty();
        layout.holds("channel-undone");
    }

    @Test
    void anErrorSaysWhatHappenedWhatWasNotChangedAndWhatToDo() {
        write("/casebook add tempo:00000000000000000000000000000001");
        String refused = browser.read(".message.ephemeral", "it has no trace");
        assertThat(refused).contains("Only visible to you", "Nothing was saved.");
        assertThat(refused).containsPattern("ref [0-9a-z]{6}");
        layout.holds("channel-error");
    }

    @Test
    void theHomeTabShowsWhatRunsWhatWaitsAndHowDatasetsStand() {
        browser.see("[data-channel=home]").click();
        assertThat(browser.read(".home", "Datasets"))
                .contains("Waiting for the right answer", "clinic", "60", "Three steps");
        layout.holds("channel-home");
    }
}
