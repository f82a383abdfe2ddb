package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import dev.casebook.local.slack.fault.Faults;
import dev.casebook.local.slack.workspace.Who;
import dev.casebook.local.slack.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Events API: an event the bot does not take in time is sent again, by default at once, after a minute and after
 * five, saying so. Events travel beside each other, so their order is not kept. Safe for several threads.
 */
public final class EventSender implements AutoCloseable {

    /** When Slack tries again. */
    public static final List<Duration> RETRIES = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** The name under which {@link Faults} lose the bot's acknowledgement of an event. */
    public static final String EVENTS = "events";

    private static final Logger LOG = LoggerFactory.getLogger(EventSender.class);

    private final Workspace workspace;
    private final BotPort bot;
    private final Faults faults;
    private final List<Duration> retries;
    private final Pause pause;
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

    public EventSender(Workspace workspace, BotPort bot, Faults faults, List<Duration> retries, Pause pause) {
        this.workspace = workspace;
        this.bot = bot;
        this.faults = faults;
        this.retries = List.copyOf(retries);
        this.pause = pause;
    }

    /** Wraps the event and sends it from another thread. */
    void send(ObjectNode event) {
        String id = workspace.ids().next("Ev");
        ObjectNode callback = Json.object()
                .put("token", "local-verification-token")
                .put("team_id", Who.TEAM)
                .put("api_app_id", Who.APP);
        callback.set("event", event);
        callback.put("type", "event_callback")
                .put("event_id", id)
                .put("event_time", workspace.clock().instant().getEpochSecond())
                .put("is_ext_shared_channel", false);
        callback.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", Who.TEAM)
                .put("user_id", Who.BOT_USER)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        sending.execute(() -> send(id, callback));
    }

    private void send(String id, ObjectNode callback) {
        String failure = failure(bot.event(callback, Again.FIRST));
        for (int attempt = 1; attempt <= retries.size(); attempt++) {
            if (failure.isEmpty() || !pause.pass(retries.get(attempt - 1))) {
                return;
            }
            LOG.info("event {} is sent again, attempt {}, because of {}", id, attempt, failure);
            failure = failure(bot.event(callback, new Again(attempt, failure)));
        }
        if (!failure.isEmpty()) {
            LOG.warn("event {} was not taken by the bot", id);
        }
    }

    /** Slack's reason for another try, or an empty string when none is due. */
    private String failure(Delivery delivery) {
        if (faults.next(EVENTS).isPresent()) {
            return "http_timeout";
        }
        return switch (delivery) {
            case Delivery.Answered answered -> answered.ok() || answered.noRetry() ? "" : "http_error";
            case Delivery.TimedOut timedOut -> "http_timeout";
            case Delivery.Unreachable unreachable -> "connection_failed";
        };
    }

    @Override
    public void close() {
        sending.shutdownNow();
    }
}
