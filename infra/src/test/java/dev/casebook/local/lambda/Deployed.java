package dev.casebook.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.local.template.Template;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.Ping;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A function as the template deploys it, with an event that takes it through its real path.
 *
 * @param artifact the folder that is deployed
 * @param handler as the template names it
 */
record Deployed(String name, Path artifact, String handler, String event) {
    private static final Path FRONT = Path.of("../bot/target/front");
    private static final Path BOT = Path.of("../bot/target/lambda");
    private static final Path FUNCTIONS = Path.of("../functions/target/lambda");
    private static final Ping PING =
            new Ping("command:1", "U1", new Address.Direct("U1"), Instant.parse("2026-03-02T03:00:00Z"));

    static List<Deployed> all() {
        return List.of(
                of("SlackFunction", FRONT, "dev.casebook.bot.handler", slashCommand("status")),
                of("BotFunction", BOT, "dev.casebook.bot.handler", message(told())),
                of("WebhookFunction", FUNCTIONS, "dev.casebook.handler", alert()),
                of("AlarmFunction", FUNCTIONS, "dev.casebook.handler", alarm()),
                of("CaseFunction", FUNCTIONS, "dev.casebook.handler", message(show())),
                of("EvaluateFunction", FUNCTIONS, "dev.casebook.handler", message(lane())),
                of("ScheduleFunction", FUNCTIONS, "dev.casebook.handler", "{}"));
    }

    private static Deployed of(String name, Path artifact, String room, String event) {
        return new Deployed(name, artifact, room + "." + name + "::handleRequest", event);
    }

    /** The environment that the template gives it, with every service at one address. */
    Map<String, String> settings(URI account) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "key",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL", account.toString(),
                "SLACK_API_URL", account + "/api/"));
        Map<String, String> values = values(account);
        for (String name : Template.environment(name)) {
            settings.put(name, values.getOrDefault(name, ""));
        }
        return settings;
    }

    private Map<String, String> values(URI account) {
        return Map.ofEntries(
                Map.entry("CASEBOOK_TABLE", "table"),
                Map.entry("CASEBOOK_BUCKET", "bucket"),
                Map.entry("CASEBOOK_CONFIG", "s3://bucket/casebook.yaml"),
                Map.entry("CASEBOOK_JOBS_QUEUE", account + "/1/jobs"),
                Map.entry("CASEBOOK_EVALUATIONS_QUEUE", account + "/1/evaluations"),
                Map.entry("CASEBOOK_REPLIES_QUEUE", account + "/1/replies"),
                Map.entry("CASEBOOK_SECRETS_PREFIX", "t/"),
                Map.entry("CASEBOOK_SECRETS_GROUP", name.equals("WebhookFunction") ? "ALERTS" : "WORK"),
                Map.entry("CASEBOOK_DEPLOYMENT", "t"),
                Map.entry("CASEBOOK_LOG_LEVEL", "INFO"),
                Map.entry("CASEBOOK_ALARM_TOPIC", "arn:aws:sns:eu-central-1:123456789012:own"),
                Map.entry("CASEBOOK_OPS_CHANNEL", "C0OPS"),
                Map.entry("CASEBOOK_PHONE_REGION", "US"));
    }

    private static String slashCommand(String text) {
        String body = "command=%2Fcasebook&text=" + text + "&user_id=U1&channel_id=C1&team_id=T1&trigger_id=1.1"
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1";
        String now = String.valueOf(System.currentTimeMillis() / 1_000);
        return post(
                "/slack/commands",
                body,
                Map.of(
                        "content-type",
                        "application/x-www-form-urlencoded",
                        "x-slack-request-timestamp",
                        now,
                        "x-slack-signature",
                        "v0=" + hmac("signing", "v0:" + now + ":" + body)));
    }

    private static String alert() {
        String body =
                "{\"version\":\"4\",\"groupKey\":\"g\",\"status\":\"firing\",\"receiver\":\"r\",\"groupLabels\":{},"
                        + "\"commonLabels\":{},\"commonAnnotations\":{},\"externalURL\":\"\",\"alerts\":[{\"status\":\"firing\","
                        + "\"labels\":{\"alertname\":\"a\",\"service_name\":\"clinic\"},\"annotations\":{},\"startsAt\":"
                        + "\"2026-03-02T03:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"fingerprint\":\"f\"}]}";
        return post("/alerts/grafana", body, Map.of("authorization", "Bearer bearer"));
    }

    private static String alarm() {
        return "{\"source\":\"aws.cloudwatch\",\"alarmArn\":\"arn:aws:cloudwatch:eu-central-1:1:alarm:a\",\"alarmData\":{"
                + "\"alarmName\":\"a\",\"state\":{\"value\":\"ALARM\",\"timestamp\":\"2026-03-02T03:00:00.000+0000\"}}}";
    }

    private static String post(String path, String body, Map<String, String> headers) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("version", "2.0").put("rawPath", path).put("body", body).put("isBase64Encoded", false);
        event.set("headers", Json.mapper().valueToTree(headers));
        event.putObject("pathParameters").put("source", path.substring(path.lastIndexOf('/') + 1));
        event.putObject("requestContext")
                .putObject("http")
                .put("method", "POST")
                .put("path", path);
        return event.toString();
    }

    private static String message(String body) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("messageId", "m1")
                .put("body", body)
                .put("eventSource", "aws:sqs")
                .putObject("attributes")
                .put("ApproximateReceiveCount", "1");
        return event.toString();
    }

    private static String told() {
        return Messages.write((Reply) new Reply.Told(new Address.ChannelMessage("C1"), "Hello."));
    }

    private static String show() {
        return Messages.write((Job) new Job.Show(PING, new Subject(Subject.Kind.STATUS, "")));
    }

    private static String lane() {
        return Messages.write((Job) new Job.RunLane("EXP-7KQ2M9XA", 0, 1));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
