package dev.casebook.local.slack;

import com.slack.api.methods.MethodsClient;
import dev.casebook.local.slack.bot.AppManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A local Slack and a browser to see it in. Pictures of it are left in {@code target/screenshots}. */
@ExtendWith(WithBrowser.class)
abstract class SlackInBrowser {

    final Browser browser;

    @TempDir
    Path folder;

    RunningSlack slack;
    MethodsClient api;

    SlackInBrowser(Browser browser) {
        this.browser = browser;
    }

    @BeforeEach
    void startSlack() throws IOException {
        slack = running(RunningSlack.everything());
        api = slack.methods();
    }

    /** One with the app as it is registered there. */
    RunningSlack running(AppManifest app) throws IOException {
        return new RunningSlack(folder, InstantSource.system(), Patience.SLACKS, app);
    }

    @AfterEach
    void stopSlack() throws IOException {
        browser.open("about:blank");
        slack.close();
    }

    void open(String path) {
        browser.open(slack.base + path);
        browser.see("#live", "live");
    }

    WebElement composer() {
        return browser.see("#composer-text");
    }

    void write(String text) {
        composer().sendKeys(text, Keys.ENTER);
    }
}
