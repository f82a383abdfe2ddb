package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.casebook.handler.Invoked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One request of each kind that goes all the way through {@link SlackFunction}: checked, read, signed for the queue, and sent nowhere. */
final class FrontRehearsal {
    /** As the secret {@code SLACK}. */
    static final String SECRET = "{\"SLACK_SIGNING_SECRET\": \"rehearsal\"}";

    private static final String COMMAND = "command=%2Fcasebook&user_id=U0&channel_id=C0&team_id=T0&trigger_id=0&text=";
    private static final String MENTION =
            "{\"type\":\"event_callback\",\"team_id\":\"T0\",\"event_id\":\"Ev0\",\"event\":{\"type\":\"app_mention\","
                    + "\"user\":\"U0\",\"text\":\"<@U1> status\",\"ts\":\"1.1\",\"channel\":\"C0\"}}";
    private static final String CLICK =
            "{\"type\":\"block_actions\",\"team\":{\"id\":\"T0\"},\"user\":{\"id\":\"U0\",\"team_id\":\"T0\"},"
                    + "\"trigger_id\":\"0\",\"response_url\":\"\",\"channel\":{\"id\":\"C0\"},\"container\":{\"channel_id\":\"C0\"},"
                    + "\"actions\":[{\"action_id\":\"cancel_experiment\",\"value\":\"EXP-0\",\"action_ts\":\"1.1\"}]}";

    private FrontRehearsal() {}

    /** The statuses of the answers. */
    static List<Integer> run(FrontParts parts) {
        SlackFunction function = new SlackFunction(parts);
        List<Integer> statuses = Stream.of(
                        event(parts, "/slack/commands", COMMAND + "status"),
                        event(parts, "/slack/commands", COMMAND + "help"),
                        event(parts, "/slack/events", MENTION),
                        event(
                                parts,
                                "/slack/interactions",
                                "payload=" + URLEncoder.encode(CLICK, StandardCharsets.UTF_8)))
                .map(event -> function.handleRequest(event, null).getStatusCode())
                .toList();
        Invoked.over();
        return statuses;
    }

    private static APIGatewayV2HTTPEvent event(FrontParts parts, String path, String body) {
        String seconds = String.valueOf(parts.clock().instant().getEpochSecond());
        String signature = parts.signature().of(seconds, body.getBytes(StandardCharsets.UTF_8));
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withHeaders(Map.of("x-slack-request-timestamp", seconds, "x-slack-signature", signature))
                .withBody(body)
                .withIsBase64Encoded(false)
                .build();
    }
}
