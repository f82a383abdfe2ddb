package dev.casebook.local.slack;

import dev.casebook.local.slack.api.Tokens;
import dev.casebook.local.slack.bot.AppManifest;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a local Slack needs to know.
 *
 * @param sqliteFile where it remembers the channel; made when it is not there
 * @param self where its own handlers answer, such as {@code http://127.0.0.1:8080}
 * @param botBaseUrl where the bot's {@code /slack/commands}, {@code /slack/events} and {@code /slack/interactions} are;
 *     with or without the {@code /slack} they share
 * @param signingSecret signs what is sent to the bot
 * @param tokens the only ones that may write; reading takes any
 * @param app what the bot has registered: commands, shortcuts, events
 * @param clock the time, for message ids, signatures and expiry
 * @param terminal gets each posted or updated message as lines of text
 */
public record LocalSlackSettings(
        Path sqliteFile,
        URI self,
        URI botBaseUrl,
        String signingSecret,
        Tokens tokens,
        AppManifest app,
        InstantSource clock,
        Consumer<String> terminal) {

    public LocalSlackSettings {
        Objects.requireNonNull(sqliteFile, "sqliteFile is null");
        Objects.requireNonNull(self, "self is null");
        Objects.requireNonNull(botBaseUrl, "botBaseUrl is null");
        Objects.requireNonNull(signingSecret, "signingSecret is null");
        Objects.requireNonNull(tokens, "tokens is null");
        Objects.requireNonNull(app, "app is null");
        Objects.requireNonNull(clock, "clock is null");
        Objects.requireNonNull(terminal, "terminal is null");
    }

    @Override
    public String toString() {
        return "LocalSlackSettings[self=" + self + ", bot=" + botBaseUrl + "]";
    }
}
