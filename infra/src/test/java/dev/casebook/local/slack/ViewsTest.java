package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.casebook.local.slack.ScriptedBot.Reply;
import dev.casebook.local.slack.content.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewsTest {

    private static final String INPUT =
            "{\"type\":\"input\",\"block_id\":\"answer\",\"label\":{\"type\":\"plain_text\",\"text\":\"Answer\"},"
                    + "\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"text\"}}";

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

    private static String modal(String title, String more) {
        return "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"" + title
                + "\"},\"submit\":{\"type\":\"plain_text\",\"text\":\"Save\"},\"blocks\":[" + INPUT + "]" + more + "}";
    }

    private String trigger() throws Exception {
        slack.type("/casebook answer");
        return slack.bot.next().field("trigger_id");
    }

    private ViewsOpenResponse open(String title, String more) throws Exception {
        String trigger = trigger();
        return slack.methods().viewsOpen(r -> r.triggerId(trigger).viewAsString(modal(title, more)));
    }

    private JsonNode stack() {
        return Json.parseObject(slack.get("/page/state").body()).orElseThrow().path("stack");
    }

    private ObjectNode submit(String viewId, String text) {
        ObjectNode body = Json.object().put("view_id", viewId);
        body.putObject("values")
                .putObject("answer")
                .putObject("text")
                .put("type", "plain_text_input")
                .put("value", text);
        return slack.act("submit", body);
    }

    @Test
    void aTriggerOpensOneViewOnce() throws Exception {
        String trigger = trigger();
        var first = slack.methods().viewsOpen(r -> r.triggerId(trigger).viewAsString(modal("Answer", "")));
        assertThat(first.getError()).isNull();
        assertThat(first.getView().getHash()).isNotEmpty();
        assertThat(stack()).hasSize(1);
        assertThat(slack.methods()
                        .viewsOpen(r -> r.triggerId(trigger).viewAsString(modal("Again", "")))
                        .getError())
                .isEqualTo("exchanged_trigger_id");
    }

    @Test
    void aTriggerDiesAfterThreeSeconds() throws Exception {
        String trigger = trigger();
        clock.pass(Duration.ofMillis(3001));
        assertThat(slack.methods()
                        .viewsOpen(r -> r.triggerId(trigger).viewAsString(modal("Late", "")))
                        .getError())
                .isEqualTo("expired_trigger_id");
        assertThat(slack.methods()
                        .viewsOpen(r -> r.triggerId("1.2.3").viewAsString(modal("Guess", "")))
                        .getError())
                .isEqualTo("invalid_trigger_id");
    }

    @Test
    void aBrokenViewIsRefusedAndKeepsTheTrigger() throws Exception {
        String trigger = trigger();
        var refused = slack.methods()
                .viewsOpen(r -> r.triggerId(trigger).viewAsString(modal("A title far longer than Slack allows", "")));
        assertThat(refused.getError()).isEqualTo("invalid_arguments");
        assertThat(refused.getResponseMetadata().getMessages().getFirst()).contains("/view/title/text");
        assertThat(slack.methods()
                        .viewsOpen(r -> r.triggerId(trigger).viewAsString(modal("Short", "")))
                        .isOk())
                .isTrue();
    }

    @Test
    void aSubmissionCarriesWhatWasTypedAndClosesTheView() throws Exception {
        String id = open("Answer", ",\"callback_id\":\"answer\",\"private_metadata\":\"K7\"")
                .getView()
                .getId();
        assertThat(submit(id, "3 pm is taken").path("ok").asBoolean()).isTrue();
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_submission");
        assertThat(payload.at("/view/callback_id").asText()).isEqualTo("answer");
        assertThat(payload.at("/view/private_metadata").asText()).isEqualTo("K7");
        assertThat(payload.at("/view/state/values/answer/text/value").asText()).isEqualTo("3 pm is taken");
        assertThat(stack()).isEmpty();
    }

    @Test
    void theBotCanAnswerASubmissionWithErrorsAnotherViewOrAllClosed() throws Exception {
        String id = open("Answer", "").getView().getId();
        slack.bot.answer(
                "/slack/interactions",
                r -> Reply.json("{\"response_action\":\"errors\",\"errors\":{\"answer\":\"say more\"}}"));
        assertThat(submit(id, "no").at("/errors/answer").asText()).isEqualTo("say more");
        assertThat(stack()).hasSize(1);
        slack.bot.answer(
                "/slack/interactions",
                r -> Reply.json("{\"response_action\":\"push\",\"view\":" + modal("Second", "") + "}"));
        submit(id, "more");
        assertThat(stack()).hasSize(2);
        slack.bot.answer(
                "/slack/interactions",
                r -> Reply.json("{\"response_action\":\"update\",\"view\":" + modal("Third", "") + "}"));
        submit(stack().get(1).path("id").asText(), "more");
        assertThat(stack().get(1).at("/title/text").asText()).isEqualTo("Third");
        slack.bot.answer("/slack/interactions", r -> Reply.json("{\"response_action\":\"clear\"}"));
        submit(stack().get(1).path("id").asText(), "done");
        assertThat(stack()).isEmpty();
    }

    @Test
    void aFailedSubmissionLeavesTheViewOpen() throws Exception {
        String id = open("Answer", "").getView().getId();
        slack.bot.answer("/slack/interactions", r -> Reply.status(500));
        assertThat(submit(id, "x").path("error").asText()).isEqualTo("dispatch_failed");
        assertThat(stack()).hasSize(1);
    }

    @Test
    void atMostThreeViewsLieOnEachOther() throws Exception {
        open("One", "");
        for (String title : new String[] {"Two", "Three"}) {
            String trigger = trigger();
            assertThat(slack.methods()
                            .viewsPush(r -> r.triggerId(trigger).viewAsString(modal(title, "")))
                            .isOk())
                    .isTrue();
        }
        String trigger = trigger();
        assertThat(slack.methods()
                        .viewsPush(r -> r.triggerId(trigger).viewAsString(modal("Four", "")))
                        .getError())
                .isEqualTo("push_limit_reached");
    }

    @Test
    void anUpdateWithAnOldHashIsAConflict() throws Exception {
        var view = open("Answer", ",\"external_id\":\"mine\"").getView();
        var updated = slack.methods()
                .viewsUpdate(r -> r.externalId("mine").hash(view.getHash()).viewAsString(modal("New", "")));
        assertThat(updated.getError()).isNull();
        assertThat(slack.methods()
                        .viewsUpdate(
                                r -> r.viewId(view.getId()).hash(view.getHash()).viewAsString(modal("Newer", "")))
                        .getError())
                .isEqualTo("hash_conflict");
        assertThat(slack.methods()
                        .viewsUpdate(r -> r.viewId("V0NOTHING").viewAsString(modal("Newer", "")))
                        .getError())
                .isEqualTo("not_found");
    }

    @Test
    void closingIsToldToABotThatAsked() throws Exception {
        String id = open("Answer", ",\"notify_on_close\":true").getView().getId();
        slack.act("close", Json.object().put("view_id", id));
        ObjectNode payload = slack.bot.next().payload();
        assertThat(payload.path("type").asText()).isEqualTo("view_closed");
        assertThat(payload.path("is_cleared").asBoolean()).isFalse();
        assertThat(stack()).isEmpty();
    }

    @Test
    void theHomeTabIsPublishedForThePerson() throws Exception {
        String home = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";
        assertThat(slack.methods()
                        .viewsPublish(r -> r.userId("U0LOCALYOU").viewAsString(home))
                        .getError())
                .isNull();
        assertThat(slack.methods()
                        .viewsPublish(r -> r.userId("U0LOCALYOU").viewAsString(home))
                        .isOk())
                .isTrue();
        assertThat(slack.methods()
                        .viewsPublish(r -> r.userId("U0NOBODY").viewAsString(home))
                        .getError())
                .isEqualTo("user_not_found");
        slack.act("home", Json.object());
        assertThat(slack.bot.next().json().at("/event/type").asText()).isEqualTo("app_home_opened");
    }
}
