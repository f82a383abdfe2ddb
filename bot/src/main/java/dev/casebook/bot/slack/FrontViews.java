package dev.casebook.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code views.open} by a plain connection: on the front function's path neither Slack's client nor the larger HTTP client
 * of the JDK is loaded, which a cold start would pay for. Gives up after 1.5 seconds.
 */
public final class FrontViews implements ViewOpener {
    private static final Logger LOG = LoggerFactory.getLogger(FrontViews.class);
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final URI api;
    private final String token;

    /**
     * Talks to one Slack.
     *
     * @param api the Web API's base, such as {@code https://slack.com/api/}
     * @param token the bot's token
     */
    public FrontViews(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public boolean open(String triggerId, String viewJson) {
        try {
            ObjectNode body = Json.mapper().createObjectNode().put("trigger_id", triggerId);
            body.set("view", Json.mapper().readTree(viewJson));
            return post(body.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("views.open did not answer in time: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private boolean post(byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) api.resolve("views.open").toURL().openConnection();
        try {
            connection.setConnectTimeout((int) LONGEST.toMillis() / 2);
            connection.setReadTimeout((int) LONGEST.toMillis() / 2);
            connection.setInstanceFollowRedirects(false);
            connection.setDoOutput(true);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            if (connection.getResponseCode() != 200) {
                LOG.warn("views.open answered {}", connection.getResponseCode());
                return false;
            }
            return accepted(connection);
        } finally {
            connection.disconnect();
        }
    }

    private static boolean accepted(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            var answer = Json.mapper().readTree(in);
            if (!answer.path("ok").asBoolean(false)) {
                LOG.warn("views.open refused: {}", answer.path("error").asText("unknown"));
            }
            return answer.path("ok").asBoolean(false);
        }
    }
}
