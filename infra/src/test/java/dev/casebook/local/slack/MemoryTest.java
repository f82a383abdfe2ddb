package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.Message;
import dev.casebook.local.slack.ScriptedBot.Reply;
import dev.casebook.local.slack.content.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart, how long addresses live, and what an open page is told. */
final class MemoryTest {

    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock();

    @Test
    void aRestartShowsTheSameChannelAndGoesOnCounting() throws Exception {
        String before;
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            before = slack.methods()
                    .chatPostMessage(r -> r.channel("C0INCIDENTS").text("kept"))
                    .getTs();
        }
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            String after = slack.methods()
                    .chatPostMessage(r -> r.channel("C0INCIDENTS").text("new"))
                    .getTs();
            assertThat(after).isGreaterThan(before);
            assertThat(slack.methods()
                            .conversationsHistory(r -> r.channel("C0INCIDENTS"))
                            .getMessages())
                    .extracting(Message::getText)
                    .containsExactly("new", "kept");
        }
    }

    @Test
    void clearingForgetsMessagesButNotTheOrderOfTime() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            String before = slack.methods()
                    .chatPostMessage(r -> r.channel("C0INCIDENTS").text("old"))
                    .getTs();
            slack.slack.clear();
            assertThat(slack.shown()).isEmpty();
            assertThat(slack.methods()
                            .chatPostMessage(r -> r.channel("C0INCIDENTS").text("new"))
                            .getTs())
                    .isGreaterThan(before);
        }
    }

    @Test
    void aResponseUrlWorksFiveTimesAndReplacesItsAnswer() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            slack.bot.answer("/slack/commands", r -> Reply.json("{\"text\":\"working\"}"));
            slack.type("/casebook status");
            String url = slack.bot.next().field("response_url");
            for (int i = 1; i <= 5; i++) {
                String body = "{\"replace_original\":true,\"text\":\"step " + i + "\"}";
                assertThat(slack.post(url, "application/json", body).statusCode())
                        .isEqualTo(200);
            }
            var sixth = slack.post(url, "application/json", "{\"text\":\"too much\"}");
            assertThat(sixth.statusCode()).isEqualTo(404);
            assertThat(sixth.body()).contains("used_url");
            assertThat(slack.shown())
                    .extracting(shown -> shown.at("/message/text").asText())
                    .containsExactly("step 5");
        }
    }

    @Test
    void aResponseUrlEndsAfterThirtyMinutes() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            slack.type("/casebook status");
            String url = slack.bot.next().field("response_url");
            clock.pass(Duration.ofMinutes(30).plusMillis(1));
            var late = slack.post(url, "application/json", "{\"text\":\"late\"}");
            assertThat(late.statusCode()).isEqualTo(404);
            assertThat(late.body()).contains("expired_url");
            assertThat(slack.post("/hooks/response/guessed", "application/json", "{\"text\":\"x\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aResponseUrlCanDeleteTheMessageWhoseButtonWasPressed() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            slack.bot.answer(
                    "/slack/commands",
                    r -> Reply.json("{\"text\":\"choose\",\"blocks\":[{\"type\":\"actions\",\"block_id\":\"b\","
                            + "\"elements\":[{\"type\":\"button\",\"action_id\":\"x\",\"text\":{\"type\":\"plain_text\","
                            + "\"text\":\"Dismiss\"}}]}]}"));
            slack.type("/casebook help");
            slack.bot.next();
            String ts = slack.shown().getFirst().at("/message/ts").asText();
            slack.act(
                    "press",
                    Json.object()
                            .put("channel", "C0INCIDENTS")
                            .put("ts", ts)
                            .put("block_id", "b")
                            .put("action_id", "x"));
            var payload = slack.bot.next().payload();
            assertThat(payload.at("/container/is_ephemeral").asBoolean()).isTrue();
            slack.post(payload.path("response_url").asText(), "application/json", "{\"delete_original\":true}");
            assertThat(slack.shown()).isEmpty();
        }
    }

    @Test
    void aPageThatComesBackGetsWhatItMissedAndThenWhatIsNew() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            slack.type("before");
            long seen = Json.parseObject(slack.get("/page/state").body())
                    .orElseThrow()
                    .path("revision")
                    .asLong();
            slack.type("missed");
            HttpURLConnection stream = open(slack, "/page/events");
            stream.setRequestProperty("Last-Event-ID", String.valueOf(seen));
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(events(lines, 2)).containsExactly("hello", "message missed");
                slack.type("live");
                assertThat(events(lines, 1)).containsExactly("message live");
                slack.slack.clear();
                assertThat(events(lines, 1)).containsExactly("reset");
                stream.disconnect();
            }
        }
    }

    @Test
    void aPageThatKnewALongerLifeStartsAgainFromTheBeginning() throws Exception {
        try (RunningSlack slack = new RunningSlack(folder, clock)) {
            slack.type("first of a new file");
            HttpURLConnection stream = open(slack, "/page/events?after=4711");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(events(lines, 2)).containsExactly("hello", "message first of a new file");
                stream.disconnect();
            }
        }
    }

    private static HttpURLConnection open(RunningSlack slack, String path) throws Exception {
        HttpURLConnection stream =
                (HttpURLConnection) slack.base.resolve(path).toURL().openConnection();
        stream.setReadTimeout(10_000);
        return stream;
    }

    private static List<String> events(BufferedReader lines, int count) throws Exception {
        List<String> events = new ArrayList<>();
        String name = "";
        while (events.size() < count) {
            String line = Objects.requireNonNull(lines.readLine(), "the stream ended");
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                var data = Json.parseObject(line.substring(6)).orElseThrow();
                events.add((name + " " + data.at("/message/text").asText("")).strip());
            }
        }
        return events;
    }
}
