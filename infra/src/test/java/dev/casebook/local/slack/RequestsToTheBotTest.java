package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.ScriptedBot.Received;
import dev.casebook.local.slack.ScriptedBot.Reply;
import dev.casebook.local.slack.content.Json;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequestsToTheBotTest {

    private static final String BUTTON =
            "[{\"type\":\"actions\",\"block_id\":\"b1\",\"elements\":[{\"type\":\"button\",\"text\":{\"type\":\"plain_text\","
                    + "\"text\":\"Go\"},\"action_id\":\"go\",\"value\":\"case-7\"}]}]";

    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock();
    RunningSlack slack;

    @BeforeEach
    void start() throws Exception {
        slack = new RunningSlack(folder, clock);
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(RunningSlack.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v0=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String postButton() throws Exception {
        return slack.methods()
                .chatPostMessage(r -> r.channel("C0INCIDENTS").text("press").blocksAsString(BUTTON))
                .getTs();
    }

    private static ObjectNode press(String ts) {
        return Json.object()
                .put("channel", "C0INCIDENTS")
                .put("ts", ts)
                .put("block_id", "b1")
                .put("action_id", "go");
    }

    @Test
    void aCommandIsSignedOverItsRawBody() throws Exception {
        slack.type("/casebook list");
        Received request = slack.bot.next();
        String timestamp = request.header("X-Slack-Request-Timestamp");
        assertThat(timestamp).isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
        assertThat(request.header("X-Slack-Signature")).isEqualTo(hmac("v0:" + timestamp + ":" + request.body()));
    }

    @Test
    void aCommandHasSlacksFieldsAndEscapedText() throws Exception {
        slack.type("/casebook add https://t.example/x?a=1&b=2 <b> for @casebook in #general");
        Map<String, String> form = slack.bot.next().form();
        assertThat(form)
                .containsEntry("command", "/casebook")
                .containsEntry(
                        "text",
                        "add <https://t.example/x?a=1&amp;b=2> &lt;b&gt; for <@U0CASEBOOK|casebook> in"
                                + " <#C0GENERAL0|general>")
                .containsEntry("channel_id", "C0INCIDENTS")
                .containsEntry("channel_name", "agent-incidents")
                .containsEntry("user_id", "U0LOCALYOU")
                .containsEntry("user_name", "sam")
                .containsEntry("team_id", "T0LOCALTEAM")
                .containsEntry("is_enterprise_install", "false")
                .containsKeys("token", "team_domain", "api_app_id", "trigger_id", "response_url");
        assertThat(form.get("response_url")).startsWith(slack.base + "/hooks/");
    }

    @Test
    void theAnswerOfACommandIsShownToThePersonOnly() throws Exception {
        slack.bot.answer("/slack/commands", r -> Reply.json("{\"text\":\"Nothing is open\"}"));
        assertThat(slack.type("/case list").path("ok").asBoolean()).isTrue();
        ObjectNode shown = slack.shown().getFirst();
        assertThat(shown.path("ephemeral").asBoolean()).isTrue();
        assertThat(shown.at("/message/text").asText()).isEqualTo("Nothing is open");
        assertThat(shown.at("/message/in_answer_to").asText()).isEqualTo("/case list");
        assertThat(slack.terminal.getFirst()).isEqualTo("#agent-incidents  casebook (only sam)\n  Nothing is open");
    }

    @Test
    void anAnswerInTheChannelIsInTheHistory() throws Exception {
        slack.bot.answer("/slack/commands", r -> Reply.json("{\"response_type\":\"in_channel\",\"text\":\"for all\"}"));
        slack.type("/casebook status");
        assertThat(slack.methods()
                        .conversationsHistory(r -> r.channel("C0INCIDENTS"))
                        .getMessages()
                        .getFirst()
                        .getText())
                .isEqualTo("for all");
    }

    @Test
    void aSlowOrBrokenBotIsReportedInSlacksWords() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        slack.bot.answer("/slack/commands", r -> {
            try {
                stopped.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return Reply.empty();
        });
        assertThat(slack.type("/casebook eval clinic").path("error").asText()).isEqualTo("operation_timeout");
        stopped.countDown();
        slack.bot.answer("/slack/commands", r -> Reply.status(500));
        assertThat(slack.type("/casebook eval clinic").path("error").asText()).isEqualTo("dispatch_failed");
        assertThat(slack.shown())
                .extracting(shown -> shown.at("/message/text").asText())
                .containsExactly(
                        "/casebook failed with the error \"operation_timeout\"",
                        "/casebook failed with the error \"dispatch_failed\"");
    }

    @Test
    void anUnknownCommandNeverReachesTheBot() throws Exception {
        slack.type("/shrug hello");
        assertThat(slack.bot.quiet()).isTrue();
        assertThat(slack.shown().getFirst().at("/message/text").asText()).isEqualTo("`/shrug` is not a valid command.");
    }

    @Test
    void aPressedButtonSendsTheMessageItStandsIn() throws Exception {
        String ts = postButton();
        assertThat(slack.act("press", press(ts)).path("ok").asBoolean()).isTrue();
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("block_actions");
        assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("go");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("case-7");
        assertThat(payload.at("/container/message_ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/message/ts").asText()).isEqualTo(ts);
        assertThat(payload.at("/channel/name").asText()).isEqualTo("agent-incidents");
        assertThat(payload.at("/state/values").isObject()).isTrue();
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
        assertThat(payload.path("response_url").asText()).startsWith(slack.base + "/hooks/");
    }

    @Test
    void aPressOnWhatIsNotThereIsRefused() throws Exception {
        String ts = postButton();
        assertThat(slack.act("press", press(ts).put("action_id", "stop"))
                        .path("error")
                        .asText())
                .isEqualTo("action_not_found");
        assertThat(slack.act("press", press("1.000000")).path("error").asText()).isEqualTo("message_not_found");
        assertThat(slack.bot.quiet()).isTrue();
    }

    @Test
    void theShortcutCarriesTheMessage() throws Exception {
        slack.type("the agent was wrong");
        String ts = slack.shown().getFirst().at("/message/ts").asText();
        slack.act(
                "shortcut",
                Json.object().put("channel", "C0INCIDENTS").put("ts", ts).put("callback_id", "add_to_casebook"));
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("message_action");
        assertThat(payload.path("callback_id").asText()).isEqualTo("add_to_casebook");
        assertThat(payload.at("/message/text").asText()).isEqualTo("the agent was wrong");
        assertThat(payload.path("message_ts").asText()).isEqualTo(ts);
    }

    @Test
    void theShortcutCarriesWhatAnAlertBotPutIntoAttachments() throws Exception {
        String ts = slack.methods()
                .chatPostMessage(r -> r.channel("C0INCIDENTS")
                        .attachmentsAsString("[{\"fallback\":\"[FIRING] clinic\",\"text\":\"trace 4bf92f35\"}]"))
                .getTs();
        slack.act(
                "shortcut",
                Json.object().put("channel", "C0INCIDENTS").put("ts", ts).put("callback_id", "add_to_casebook"));
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.at("/message/attachments/0/text").asText()).isEqualTo("trace 4bf92f35");
        assertThat(payload.at("/message/attachments/0/fallback").asText()).isEqualTo("[FIRING] clinic");
        assertThat(payload.path("response_url").asText()).isNotEmpty();
    }

    @Test
    void aGlobalShortcutBelongsToNoMessage() throws Exception {
        slack.act("global-shortcut", Json.object().put("callback_id", "find_conversation"));
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("shortcut");
        assertThat(payload.path("callback_id").asText()).isEqualTo("find_conversation");
        assertThat(payload.has("channel")).isFalse();
        assertThat(payload.has("response_url")).isFalse();
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
    }

    @Test
    void messagesOfChannelsAreEventsOnlyForAnAppThatSubscribesToThem() throws Exception {
        slack.type("nobody hears this");
        slack.close();
        Patience patience = new Patience(Duration.ofSeconds(3), List.of(), pause -> true);
        slack = new RunningSlack(
                folder, clock, patience, RunningSlack.everything().and("message.channels"));
        slack.type("somebody hears this");
        ObjectNode event = (ObjectNode) slack.bot.next().json().path("event");
        assertThat(event.path("type").asText()).isEqualTo("message");
        assertThat(event.path("channel_type").asText()).isEqualTo("channel");
        assertThat(event.path("text").asText()).isEqualTo("somebody hears this");
    }

    @Test
    void aMentionIsAnEventThatIsRepeatedUntilItIsTaken() throws Exception {
        slack.bot.answer(
                "/slack/events", r -> Reply.status(r.header("X-Slack-Retry-Num").equals("2") ? 200 : 503));
        slack.type("@casebook list please");
        Received first = slack.bot.next();
        Received second = slack.bot.next();
        Received third = slack.bot.next();
        assertThat(first.json().at("/event/type").asText()).isEqualTo("app_mention");
        assertThat(first.json().at("/event/text").asText()).isEqualTo("<@U0CASEBOOK> list please");
        assertThat(first.json().path("event_id").asText()).startsWith("Ev");
        assertThat(first.header("X-Slack-Retry-Num")).isEmpty();
        assertThat(second.header("X-Slack-Retry-Num")).isEqualTo("1");
        assertThat(second.header("X-Slack-Retry-Reason")).isEqualTo("http_error");
        assertThat(third.header("X-Slack-Retry-Num")).isEqualTo("2");
        assertThat(second.body()).isEqualTo(first.body());
        String signed = hmac("v0:" + third.header("X-Slack-Request-Timestamp") + ":" + third.body());
        assertThat(third.header("X-Slack-Signature")).isEqualTo(signed);
    }

    @Test
    void aBotThatWantsNoRetryGetsNone() throws Exception {
        slack.bot.answer("/slack/events", r -> new Reply(500, "text/plain", "", Map.of("X-Slack-No-Retry", "1")));
        slack.type("@casebook one");
        slack.bot.next();
        slack.bot.answer("/slack/events", r -> Reply.empty());
        slack.type("@casebook two");
        assertThat(slack.bot.next().json().at("/event/text").asText()).endsWith("two");
        assertThat(slack.bot.quiet()).isTrue();
    }

    @Test
    void aReactionIsAnEventAboutItsMessage() throws Exception {
        String ts = postButton();
        slack.act(
                "react",
                Json.object().put("channel", "C0INCIDENTS").put("ts", ts).put("name", "eyes"));
        ObjectNode added = slack.bot.next().json();
        assertThat(added.at("/event/type").asText()).isEqualTo("reaction_added");
        assertThat(added.at("/event/item/ts").asText()).isEqualTo(ts);
        assertThat(added.at("/event/item_user").asText()).isEqualTo("U0CASEBOOK");
        slack.act(
                "react",
                Json.object().put("channel", "C0INCIDENTS").put("ts", ts).put("name", "eyes"));
        assertThat(slack.bot.next().json().at("/event/type").asText()).isEqualTo("reaction_removed");
    }

    @Test
    void whatIsDoneOnThePageMustComeFromThePage() {
        var foreign = slack.send(HttpRequest.newBuilder(slack.base.resolve("/page/send"))
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(slack.post("/page/send", "text/plain", "{}").statusCode()).isEqualTo(403);
    }
}
