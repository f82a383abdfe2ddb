package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import dev.casebook.local.slack.content.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links people paste, what the bot shows under them, and its buttons there. */
final class UnfurlTest {

    private static final String LINK = "https://grafana.example/explore?left=a&right=b";
    private static final String UNFURL = "{\"" + LINK + "\":{\"blocks\":[{\"type\":\"actions\",\"block_id\":\"b1\","
            + "\"elements\":[{\"type\":\"button\",\"action_id\":\"add\",\"value\":\"t-1\",\"text\":"
            + "{\"type\":\"plain_text\",\"text\":\"%s\"}}]}]}}";

    @TempDir
    Path folder;

    RunningSlack slack;
    MethodsClient api;

    @BeforeEach
    void start() throws Exception {
        slack = new RunningSlack(folder, new MovableClock());
        api = slack.methods();
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private JsonNode shared() throws Exception {
        slack.type("look at " + LINK + ", and at " + LINK);
        return slack.bot.next().json().path("event");
    }

    private ObjectNode message() {
        return (ObjectNode) slack.shown().getLast().path("message");
    }

    @Test
    void aLinkIsToldOnceWithItsDomainAndItsMessage() throws Exception {
        JsonNode event = shared();
        assertThat(event.path("type").asText()).isEqualTo("link_shared");
        assertThat(event.path("links")).hasSize(1);
        assertThat(event.at("/links/0/url").asText()).isEqualTo(LINK);
        assertThat(event.at("/links/0/domain").asText()).isEqualTo("grafana.example");
        assertThat(event.path("message_ts").asText())
                .isEqualTo(message().path("ts").asText());
        assertThat(event.path("source").asText()).isEqualTo("conversations_history");
        assertThat(event.path("user").asText()).isEqualTo("U0LOCALYOU");
    }

    @Test
    void whatTheBotShowsStandsUnderTheMessageAndIsReplaced() throws Exception {
        JsonNode event = shared();
        var byMessage = api.chatUnfurl(r ->
                r.channel("C0INCIDENTS").ts(event.path("message_ts").asText()).rawUnfurls(UNFURL.formatted("Add")));
        assertThat(byMessage.getError()).isNull();
        var byId = api.chatUnfurl(r -> r.unfurlId(event.path("unfurl_id").asText())
                .source(event.path("source").asText())
                .rawUnfurls(UNFURL.formatted("Added")));
        assertThat(byId.getError()).isNull();
        JsonNode attachments = message().path("attachments");
        assertThat(attachments).hasSize(1);
        assertThat(attachments.at("/0/app_unfurl_url").asText()).isEqualTo(LINK);
        assertThat(attachments.at("/0/is_app_unfurl").asBoolean()).isTrue();
        assertThat(attachments.at("/0/blocks/0/elements/0/text/text").asText()).isEqualTo("Added");
    }

    @Test
    void aLinkThatIsNotInTheMessageCannotBeUnfurled() throws Exception {
        String ts = shared().path("message_ts").asText();
        assertThat(api.chatUnfurl(r -> r.channel("C0INCIDENTS")
                                .ts(ts)
                                .rawUnfurls("{\"https://other.example/\":{\"text\":\"hi\"}}"))
                        .getError())
                .isEqualTo("cannot_unfurl_url");
        assertThat(api.chatUnfurl(r -> r.channel("C0INCIDENTS").ts("1.000000").rawUnfurls(UNFURL.formatted("Add")))
                        .getError())
                .isEqualTo("cannot_find_message");
        assertThat(api.chatUnfurl(r -> r.channel("C0INCIDENTS").ts(ts).rawUnfurls("{}"))
                        .getError())
                .isEqualTo("missing_unfurls");
    }

    @Test
    void aButtonInAnUnfurlSaysWhichLinkItStandsUnder() throws Exception {
        String ts = shared().path("message_ts").asText();
        api.chatUnfurl(r -> r.channel("C0INCIDENTS").ts(ts).rawUnfurls(UNFURL.formatted("Add")));
        slack.act(
                "press",
                Json.object()
                        .put("channel", "C0INCIDENTS")
                        .put("ts", ts)
                        .put("block_id", "b1")
                        .put("action_id", "add"));
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.at("/container/type").asText()).isEqualTo("message_attachment");
        assertThat(payload.at("/container/app_unfurl_url").asText()).isEqualTo(LINK);
        assertThat(payload.at("/container/message_ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/app_unfurl/blocks/0/block_id").asText()).isEqualTo("b1");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("t-1");
        assertThat(payload.has("message")).isFalse();
    }
}
