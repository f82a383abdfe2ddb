package dev.casebook.local.house;

import dev.casebook.bot.handler.BotParts;
import dev.casebook.bot.handler.FrontParts;
import dev.casebook.bot.handler.Settings;
import dev.casebook.bot.handler.SocketFront;
import dev.casebook.bot.slack.FrontViews;
import dev.casebook.bot.slack.SlackChat;
import dev.casebook.bot.slack.SlackSignature;
import dev.casebook.bot.slack.SocketMode;
import dev.casebook.handler.ConfiguredSpending;
import dev.casebook.handler.Wiring;
import dev.casebook.store.ItemGroups;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bot's parts over the engine, talking to the local Slack unless settings name another. */
final class LocalBot {
    private final Engine engine;
    private final Settings settings;
    private final String token;
    private final Optional<String> appToken;

    LocalBot(LocalSettings local, Engine engine, URI localApi) {
        this.engine = engine;
        this.token = engine.secrets().own(LocalSecrets.SLACK_BOT_TOKEN);
        Map<String, String> environment = new HashMap<>(local.environment());
        environment.put(LocalSecrets.SLACK_SIGNING_SECRET, engine.secrets().own(LocalSecrets.SLACK_SIGNING_SECRET));
        environment.put(LocalSecrets.SLACK_BOT_TOKEN, token);
        this.appToken = local.find(LocalSettings.SLACK_APP_TOKEN);
        if (appToken.isEmpty()) {
            environment.putIfAbsent("SLACK_API_URL", localApi.toString());
        }
        this.settings = Settings.of(environment);
    }

    FrontParts frontParts() {
        Wiring wiring = engine.wiring();
        return new FrontParts(
                wiring.backing().work(),
                new SlackSignature(settings.signingSecrets(), engine.clock()),
                new FrontViews(settings.slackApi(), token),
                wiring.traceRefs(),
                engine.clock(),
                settings,
                wiring::seal);
    }

    /** Connects to a real workspace when there is an app-level token for it. */
    Optional<SocketMode> socketMode() {
        return appToken.map(app -> SocketMode.connect(settings.slackApi(), app, new SocketFront(frontParts())));
    }

    BotParts botParts() {
        Wiring wiring = engine.wiring();
        return new BotParts(
                wiring.backing().table(),
                wiring.cases(),
                wiring.families(),
                wiring.incidents(),
                wiring.experiments(),
                wiring.nights(),
                wiring.prunings(),
                new SlackChat(settings.slackApi(), token, engine.clock()),
                wiring.backing().replies(),
                engine.clock(),
                ref -> wiring.traceLink(ref).map(URI::create),
                new ItemGroups(wiring.backing().table(), wiring.backing().blobs(), engine.clock()),
                ConfiguredSpending.spent(
                        wiring.configuration(),
                        wiring.backing().table(),
                        wiring.backing().blobs(),
                        engine.clock()),
                wiring.handOffs(),
                wiring.configuration().access());
    }
}
