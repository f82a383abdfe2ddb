package dev.casebook.local.slack.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.http.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Sends signed requests to the bot and waits as long as Slack does. Safe for several threads. */
public final class BotClient implements BotPort, AutoCloseable {

    /** How long Slack waits for an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final String base;
    private final String signingSecret;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * A client of one bot.
     *
     * @param base where {@code /slack/commands}, {@code /slack/events} and {@code /slack/interactions} are; may also be
     *     given with the {@code /slack} they share
     */
    public BotClient(URI base, String signingSecret, InstantSource clock, Duration patience) {
        this.base = base.toString().replaceFirst("(/slack)?/*$", "");
        this.signingSecret = signingSecret;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public Delivery command(Map<String, String> fields) {
        return send("/slack/commands", FORM, Form.encode(fields), Map.of());
    }

    @Override
    public Delivery interaction(ObjectNode payload) {
        return send("/slack/interactions", FORM, Form.encode(Map.of("payload", payload.toString())), Map.of());
    }

    @Override
    public Delivery event(ObjectNode callback, Again again) {
        Map<String, String> headers = again.number() == 0
                ? Map.of()
                : Map.of("X-Slack-Retry-Num", String.valueOf(again.number()), "X-Slack-Retry-Reason", again.reason());
        return send("/slack/events", JSON, callback.toString(), headers);
    }

    Delivery send(String path, String contentType, String body, Map<String, String> headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Content-Type", contentType)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", Signature.of(signingSecret, timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        try {
            return answered(http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (HttpTimeoutException slow) {
            return new Delivery.TimedOut();
        } catch (IOException unreachable) {
            return new Delivery.Unreachable();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Delivery.Unreachable();
        }
    }

    private static Delivery answered(HttpResponse<String> response) {
        return new Delivery.Answered(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers()
                        .firstValue("X-Slack-No-Retry")
                        .filter("1"::equals)
                        .isPresent(),
                response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
