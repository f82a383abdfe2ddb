package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.workspace.Timestamps;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Events API: mentions, reactions, the home tab. An event the bot does not take with 2xx in time is sent again, by
 * default at once, after a minute and after five, with Slack's retry headers. Safe for several threads.
 */
public final class Events implements AutoCloseable {

    /** When Slack tries again. */
    public static final List<Duration> RETRIES = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Workspace workspace;
    private final BotClient bot;
    private final List<Duration> retries;
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

    public Events(Workspace workspace, BotClient bot, List<Duration> retries) {
        this.workspace = workspace;
        this.bot = bot;
        this.retries = List.copyOf(retries);
    }

    /** The person wrote {@code @casebook} in a message. */
    public void mentioned(String channel, ObjectNode message) {
        ObjectNode event = Json.object().put("type", "app_mention");
        for (String field : List.of("user", "text", "ts", "thread_ts", "client_msg_id", "team")) {
            if (message.hasNonNull(field)) {
                event.set(field, message.get(field));
            }
        }
        event.put("channel", channel).put("event_ts", message.path("ts").asText());
        deliver(event);
    }

    /** The person reacted to a message, or took the reaction back. */
    public void reacted(String channel, ObjectNode message, String name, boolean added) {
        ObjectNode event = Json.object()
                .put("type", added ? "reaction_added" : "reaction_removed")
                .put("user", Who.YOU)
                .put("reaction", name);
        event.putObject("item")
                .put("type", "message")
                .put("channel", channel)
                .put("ts", message.path("ts").asText());
        event.put("item_user", message.path("user").asText()).put("event_ts", now());
        deliver(event);
    }

    /** The person opened the home tab of the app. */
    public void homeOpened() {
        ObjectNode event = Json.object()
                .put("type", "app_home_opened")
                .put("user", Who.YOU)
                .put("channel", Who.DIRECT)
                .put("tab", "home")
                .put("event_ts", now());
        workspace.views().home().ifPresent(view -> event.set("view", view));
        deliver(event);
    }

    private void deliver(ObjectNode event) {
        ObjectNode envelope = Json.object()
                .put("token", "local-verification-token")
                .put("team_id", Who.TEAM)
                .put("api_app_id", Who.APP);
        envelope.set("event", event);
        String id = workspace.ids().next("Ev");
        envelope.put("type", "event_callback")
                .put("event_id", id)
                .put("event_time", workspace.clock().instant().getEpochSecond())
                .put("is_ext_shared_channel", false);
        envelope.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", Who.TEAM)
                .put("user_id", Who.BOT_USER)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        sending.execute(() -> send(id, envelope.toString()));
    }

    private void send(String id, String body) {
        Delivery delivery = bot.send("/slack/events", BotClient.JSON, body, Map.of());
        for (int attempt = 1; attempt <= retries.size(); attempt++) {
            String reason = failure(delivery);
            if (reason.isEmpty() || !pause(retries.get(attempt - 1))) {
                return;
            }
            LOG.info("event {} is sent again, attempt {}, because of {}", id, attempt, reason);
            delivery = bot.send(
                    "/slack/events",
                    BotClient.JSON,
                    body,
                    Map.of("X-Slack-Retry-Num", String.valueOf(attempt), "X-Slack-Retry-Reason", reason));
        }
        if (!failure(delivery).isEmpty()) {
            LOG.warn("event {} was not taken by the bot", id);
        }
    }

    /** Slack's reason for another try, or an empty string when none is due. */
    private static String failure(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Answered answered -> answered.ok() || answered.noRetry() ? "" : "http_error";
            case Delivery.TimedOut timedOut -> "http_timeout";
            case Delivery.Unreachable unreachable -> "connection_failed";
        };
    }

    private static boolean pause(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String now() {
        return Timestamps.of(workspace.clock().instant());
    }

    @Override
    public void close() {
        sending.shutdownNow();
    }
}
