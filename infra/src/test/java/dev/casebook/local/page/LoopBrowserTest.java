package dev.casebook.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.local.house.House;
import dev.casebook.local.house.LocalSettings;
import dev.casebook.local.slack.Browser;
import dev.casebook.local.slack.WithBrowser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The program as {@code casebook start} runs it, used through its page. Pictures are left in {@code target/screenshots}. */
@ExtendWith(WithBrowser.class)
final class LoopBrowserTest {
    @TempDir
    Path data;

    final Browser browser;

    House house;
    String address;

    LoopBrowserTest(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void firstStart() throws IOException {
        int port = freePort();
        address = "http://localhost:" + port + "/";
        house = House.open(
                LocalSettings.of(Map.of("CASEBOOK_PORT", String.valueOf(port), "CASEBOOK_DATA", data.toString())),
                line -> {});
        house.welcome();
        browser.open(address);
        browser.see("[data-action-id=answer_case]", "Write the right answer");
        browser.see(".step");
    }

    @AfterEach
    void stop() {
        browser.open("about:blank");
        house.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theFourStepsGoFromTheFailureToTheDiffAndResetStartsOver() {
        assertThat(browser.read("#story .wrong", "")).contains("booked although the time was taken");
        rightAnswer();
        fix();
        badFix();
        nothing();
        assertThat(browser.all(".step.done")).hasSize(4);
        assertThat(browser.complaints()).isEmpty();
        reset();
    }

    private void rightAnswer() {
        browser.see("[data-step=answer]").click();
        browser.see(".modal h2", "Write the right answer");
        assertThat(browser.see(".modal textarea").getDomProperty("value")).contains("15:00 is already taken");
        browser.picture("loop-answer");
        browser.see(".modal button[type=submit]").click();
        browser.gone(".modal");
        browser.see(".message", "is active");
        browser.see(".message", "The right answer");
        browser.see(".step.done", "Write the right answer");
    }

    private void fix() {
        browser.see("[data-step=fix]").click();
        String diff = browser.read(".message", "Ready: yes");
        assertThat(diff)
                .contains("version fixed against buggy")
                .contains("Failing cases fixed: yes · Regressed: none found")
                .containsPattern("Fixed\\s+Please book me with Dr. Okafor next Tuesday at 3 pm.");
        browser.see(".step.done", "Try the fix");
        browser.picture("loop-fix");
        browser.size(Browser.PHONE);
        browser.see(".block.header", "Ready: yes");
        assertThat(browser.run(
                        "const line = [...document.querySelectorAll('.block.header')].at(-1).getBoundingClientRect();"
                                + " return line.top > 100 && line.bottom < 500"))
                .as("on a phone the headline is in sight, not the small print")
                .isEqualTo("true");
        browser.picture("loop-fix-phone");
        if (Boolean.getBoolean("page.picture")) {
            pictureOfTheReadme();
        }
        browser.size(Browser.DESK);
    }

    /** The one in the README, made anew with {@code -Dpage.picture=true}. */
    private void pictureOfTheReadme() {
        browser.size(1440, 1240);
        browser.press(".message:last-child .replies");
        browser.see("#thread .table-wrap");
        browser.drawn();
        browser.picture(Path.of("local", "page.png"));
        browser.press("#thread [aria-label='Close thread']");
        browser.gone("#thread");
    }

    private void badFix() {
        browser.see("[data-step=bad-fix]").click();
        browser.see(".message", "version regressed against buggy");
        browser.see(".message", "Ready: no");
        assertThat(browser.read(".message:last-child", ""))
                .contains("Regressed: yes, confirmed")
                .containsPattern("Regressed\\s+Another day, same part of the day");
        browser.see(".step.done", "Try a bad fix");
        browser.picture("loop-bad-fix");
    }

    /** What the noise does is chance; that the bug is still there is not. */
    private void nothing() {
        browser.see("[data-step=nothing]").click();
        browser.until(() -> diffs().size() == 3);
        assertThat(diffs().getLast()).startsWith("Ready: no");
        browser.see(".message", "version noisy against buggy");
        assertThat(browser.read(".message:last-child", ""))
                .contains("Failing cases fixed: no")
                .doesNotContain("Regressed: yes");
        browser.see(".step.done", "Try nothing");
        browser.picture("loop-nothing");
    }

    private void reset() {
        browser.see("#reset").click();
        browser.see("#ask .danger-fill").click();
        browser.until(() -> browser.all("#reset[aria-busy]").isEmpty() && diffs().isEmpty());
        browser.see("[data-action-id=answer_case]", "Write the right answer");
        browser.gone(".step.done");
        assertThat(browser.all(".message")).hasSize(1);
    }

    private List<String> diffs() {
        return browser.all(".block.header").stream()
                .map(WebElement::getText)
                .filter(headline -> headline.startsWith("Ready: "))
                .toList();
    }

    @Test
    void whatIsTypedGetsItsAnswerAlsoWhenItIsWrong() {
        type("/casebook help");
        assertThat(browser.read(".message.ephemeral", "Type /casebook and one of these"))
                .contains("eval <dataset>");
        type("/casebook evel clinic");
        browser.see(".message.ephemeral", "Did you mean /casebook eval clinic");
        type("/casebook add tempo:00000000000000000000000000000001");
        assertThat(browser.read(".message.ephemeral", "it has no trace"))
                .contains("Nothing was saved.")
                .containsPattern("ref [0-9a-z]{6}");
    }

    private void type(String command) {
        browser.see("#composer-text").sendKeys(command, Keys.ENTER);
    }
}
