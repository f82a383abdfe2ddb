package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void withoutAnythingSetRealSlackIsMeantAndNothingIsAccepted() {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.slackApi()).hasToString("https://slack.com/api/");
        assertThat(settings.command()).isEqualTo("/casebook");
        assertThat(settings.signingSecrets()).isEmpty();
        assertThat(settings.admits("T1")).isTrue();
    }

    @Test
    void secretsAreReadAsCurrentAndPreviousAndNeverShown() {
        Settings settings = Settings.of(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-secret",
                "SLACK_SIGNING_SECRET", "new-secret, old-secret",
                "SLACK_API_URL", "http://localhost:9999/api",
                "CASEBOOK_COMMAND", "case",
                "SLACK_TEAM_ID", "T1,T2"));
        assertThat(settings.signingSecrets()).containsExactly("new-secret", "old-secret");
        assertThat(settings.slackApi()).hasToString("http://localhost:9999/api/");
        assertThat(settings.command()).isEqualTo("/case");
        assertThat(settings.admits("T3")).isFalse();
        assertThat(settings.toString())
                .doesNotContain("new-secret")
                .doesNotContain("xoxb")
                .contains("a token");
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Settings.of(Map.of("SLACK_API_URL", "slack.com")))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("SLACK_API_URL");
    }
}
