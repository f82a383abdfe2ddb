package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same call in every encoding Slack takes. */
final class EncodingTest {

    private static final String METADATA = "{\"event_type\":\"casebook.case\",\"event_payload\":{\"case_id\":\"K7\"}}";

    @TempDir
    static Path folder;

    static RunningSlack slack;

    @BeforeAll
    static void start() throws Exception {
        slack = new RunningSlack(folder, new MovableClock());
    }

    @AfterAll
    static void stop() throws Exception {
        slack.close();
    }

    private static ObjectNode answer(String method, String type, String body) {
        return Json.parseObject(slack.post("/api/" + method, type, body).body()).orElseThrow();
    }

    private static ObjectNode newest(String query) {
        String body = slack.send(HttpRequest.newBuilder(
                                slack.base.resolve("/api/conversations.history?channel=C0INCIDENTS&limit=1" + query))
                        .header("Authorization", "Bearer anything"))
                .body();
        return (ObjectNode) Json.parseObject(body).orElseThrow().at("/messages/0");
    }

    @Test
    void jsonWithTheTokenInTheHeader() {
        var answer = slack.send(HttpRequest.newBuilder(slack.base.resolve("/api/chat.postMessage"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + RunningSlack.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"channel\":\"C0INCIDENTS\",\"text\":\"ünï\",\"metadata\":" + METADATA + "}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ok\":true");
        assertThat(newest("").path("text").asText()).isEqualTo("ünï");
    }

    @Test
    void aFormWithTheTokenInAField() {
        ObjectNode answer = answer(
                "chat.postMessage",
                "application/x-www-form-urlencoded",
                "token=xoxb-local&channel=C0INCIDENTS&text=50%25+off+%26+more&metadata="
                        + "%7B%22event_type%22%3A%22casebook.case%22%2C%22event_payload%22%3A%7B%7D%7D");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        assertThat(newest("").path("text").asText()).isEqualTo("50% off & more");
    }

    @Test
    void multipartFields() {
        StringBuilder body = new StringBuilder();
        Map.of("token", "xoxb-local", "channel", "C0INCIDENTS", "text", "two\r\nlines")
                .forEach((name, value) -> body.append("--XX\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append("\"\r\n\r\n")
                        .append(value)
                        .append("\r\n"));
        body.append("--XX--\r\n");
        assertThat(answer("chat.postMessage", "multipart/form-data; boundary=XX", body.toString())
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(newest("").path("text").asText()).isEqualTo("two\r\nlines");
    }

    @Test
    void metadataComesBackUnlessItIsNotWanted() {
        jsonWithTheTokenInTheHeader();
        assertThat(newest("").at("/metadata/event_payload/case_id").asText()).isEqualTo("K7");
        assertThat(newest("&include_all_metadata=true")
                        .at("/metadata/event_payload/case_id")
                        .asText())
                .isEqualTo("K7");
        assertThat(newest("&include_all_metadata=false")
                        .at("/metadata/event_payload")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void whatCannotBeReadIsRefusedBySlacksNames() {
        assertThat(answer("chat.postMessage", "application/json", "{")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_json");
        assertThat(answer("chat.whisper", "application/json", "{}")
                        .path("error")
                        .asText())
                .isEqualTo("unknown_method");
        assertThat(answer("conversations.list", "application/json", "{}")
                        .path("error")
                        .asText())
                .isEqualTo("not_authed");
    }
}
