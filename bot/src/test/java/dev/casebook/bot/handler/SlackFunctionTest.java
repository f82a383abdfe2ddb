package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.RunLabel;
import dev.casebook.work.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackFunctionTest {
    private static final Address.Ephemeral SENDER =
            new Address.Ephemeral("https://hooks.slack.com/commands/1", "C1", "U1");
    private final Front front = new Front();

    @Test
    void aCommandIsEnqueuedAndEchoed() {
        APIGatewayV2HTTPResponse response = front.command("eval clinic --agent-version fixed");
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping.person")
                .containsExactly(new Job.Evaluate(
                        new Ping("command:13.37", "U1", SENDER, Front.NOW),
                        "clinic",
                        new Job.Evaluate.Options(
                                Optional.of("fixed"),
                                Optional.empty(),
                                List.of(),
                                Job.Evaluate.Options.USUAL_TRIALS,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(Front.json(response).path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(Front.json(response).path("text").asText()).isEqualTo("Running *clinic* against version `fixed`…");
    }

    @Test
    void aBase64BodyIsTheSameRequest() {
        var event = Front.base64(Front.signed("/slack/commands", Front.form(Front.fields("status"))));
        assertThat(front.send(event).getStatusCode()).isEqualTo(200);
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping.person")
                .containsExactly(new Job.Show(
                        new Ping("command:13.37", "U1", SENDER, Front.NOW), new Subject(Subject.Kind.STATUS, "")));
    }

    @Test
    void headersAreFoundInAnyCaseAndAStageBeforeThePathIsFine() {
        String body = Front.form(Front.fields("status"));
        String seconds = String.valueOf(Front.NOW.getEpochSecond());
        var event = Front.event(
                "/prod/slack/commands",
                body,
                Map.of("X-Slack-Request-Timestamp", seconds, "X-SLACK-SIGNATURE", Front.signature(seconds, body)));
        assertThat(front.send(event).getStatusCode()).isEqualTo(200);
        assertThat(front.jobs).hasSize(1);
    }

    @Test
    void aForgedRequestIsAnsweredWithNothing() {
        String body = Front.form(Front.fields("status"));
        String seconds = String.valueOf(Front.NOW.getEpochSecond());
        var forged = Front.event(
                "/slack/commands",
                body,
                Map.of(
                        "x-slack-request-timestamp",
                        seconds,
                        "x-slack-signature",
                        Front.signature(seconds, body + "x")));
        var doubled = Front.event(
                "/slack/commands",
                body,
                Map.of(
                        "x-slack-request-timestamp",
                        seconds,
                        "x-slack-signature",
                        "v0=00," + Front.signature(seconds, body)));
        for (var event : List.of(forged, doubled)) {
            APIGatewayV2HTTPResponse response = front.send(event);
            assertThat(response.getStatusCode()).isEqualTo(401);
            assertThat(response.getBody()).isEmpty();
        }
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void withoutASigningSecretNothingIsTakenAndTheReasonIsSaid() {
        APIGatewayV2HTTPResponse response = new Front(List.of()).command("status");
        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getBody()).contains("SLACK_SIGNING_SECRET");
    }

    @Test
    void whatIsMalformedGetsAClearStatus() {
        var broken = Front.signed("/slack/commands", "a");
        broken.setBody("%%%");
        broken.setIsBase64Encoded(true);
        assertThat(front.send(broken).getStatusCode()).isEqualTo(400);
        assertThat(front.post("/slack/events", "no json").getStatusCode()).isEqualTo(400);
        assertThat(front.post("/slack/commands", "text=%zz").getStatusCode()).isEqualTo(400);
        assertThat(front.payload("{\"type\":\"strange\",\"team\":{\"id\":\"T1\"}}")
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(front.post("/slack/other", "{}").getStatusCode()).isEqualTo(404);
        assertThat(front.post("/slack/events", "x".repeat(1_000_001)).getStatusCode())
                .isEqualTo(413);
        assertThat(front.post("/slack/commands", "text=status&team_id=T1").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherWorkspaceIsTurnedAway() {
        assertThat(front.post("/slack/commands", "text=status&team_id=T2&user_id=U1&trigger_id=1")
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(front.post("/slack/events", mention("<@U0BOT> status", "").replace("T1", "T2"))
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T2\"}}")
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void slacksOwnChecksAreAnswered() {
        assertThat(front.post("/slack/commands", "ssl_check=1&token=x").getStatusCode())
                .isEqualTo(200);
        var challenge =
                front.post("/slack/events", "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"c-42\"}");
        assertThat(Front.json(challenge).path("challenge").asText()).isEqualTo("c-42");
        assertThat(front.post("/slack/events", "{\"type\":\"app_rate_limited\"}")
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void helpAndMistypedVerbsAreAnsweredAtOnce() {
        assertThat(Front.json(front.command("")).path("text").asText()).contains("eval &lt;dataset&gt;");
        assertThat(Front.json(front.command("help eval")).path("text").asText())
                .contains("/casebook eval clinic --agent-version fixed");
        assertThat(Front.json(front.command("evla clinic")).path("text").asText())
                .isEqualTo("I do not know “evla”. Nothing was changed.\nDid you mean /casebook eval clinic\nAll verbs:"
                        + " /casebook help");
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void anEchoCannotMentionAnybody() {
        String text = Front.json(front.command("eval clinic --agent-version \"a@b\" --case 7KQ2M9XA"))
                .path("text")
                .asText();
        assertThat(text).isEqualTo("Running *clinic* against version `a@b`, 1 case…");
        assertThat(Front.json(front.command("<!channel> *_`")).path("text").asText())
                .doesNotContain("<!")
                .contains("!channel");
    }

    @Test
    void anAnswerWithoutTextOpensTheForm() {
        APIGatewayV2HTTPResponse response = front.command("answer 7KQ2M9XA");
        assertThat(response.getBody()).isEmpty();
        assertThat(front.views).singleElement().asString().startsWith("13.37 {").contains("\"7KQ2M9XA C1\"");
        front.formsOpen = false;
        assertThat(Front.json(front.command("answer 7KQ2M9XA")).path("text").asText())
                .contains("takes a form");
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void aBusyQueueIsToldAndNothingIsLostSilently() {
        front.queueTakes = false;
        assertThat(Front.json(front.command("status")).path("text").asText())
                .contains("Nothing was changed")
                .contains("ref ");
        assertThat(front.post("/slack/events", mention("<@U0BOT> status", "")).getStatusCode())
                .isEqualTo(503);
    }

    @Test
    void aMentionIsReadLikeACommandAndAnsweredInItsThread() {
        front.post("/slack/events", mention("<@U0BOT> incident INC-7KQ2M9XA", ""));
        front.post("/slack/events", mention("<@U0BOT> status", ",\"thread_ts\":\"1.000001\""));
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping.person")
                .containsExactly(
                        new Job.Show(
                                new Ping("event:Ev1", "U1", new Address.InThread("C1", "2.000002"), Front.NOW),
                                new Subject(Subject.Kind.INCIDENT, "INC-7KQ2M9XA")),
                        new Job.Show(
                                new Ping("event:Ev1", "U1", new Address.InThread("C1", "1.000001"), Front.NOW),
                                new Subject(Subject.Kind.STATUS, "")));
    }

    @Test
    void aMentionThatIsNotUnderstoodIsToldInItsThreadUnderOneId() {
        front.post("/slack/events", mention("<@U0BOT> evla clinic", ""));
        var again = Front.signed("/slack/events", mention("<@U0BOT> evla clinic", ""));
        again.setHeaders(new java.util.HashMap<>(again.getHeaders()));
        again.getHeaders().put("x-slack-retry-num", "1");
        front.send(again);
        Ping ping = new Ping("event:Ev1", "U1", new Address.InThread("C1", "2.000002"), Front.NOW);
        assertThat(front.jobs).hasSize(2).allSatisfy(job -> {
            assertThat(((Job.Tell) job).ping())
                    .as("the desk does one of them")
                    .usingRecursiveComparison()
                    .ignoringFields("person")
                    .isEqualTo(ping);
            assertThat(((Job.Tell) job).text()).contains("/casebook eval clinic");
        });
    }

    @Test
    void whatABotSaysIsIgnored() {
        front.post("/slack/events", mention("<@U0BOT> status", ",\"bot_id\":\"B1\""));
        assertThat(front.jobs).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer_case",
                "reproduce_case",
                "run_eval",
                "retire_case",
                "set_baseline",
                "show_subject",
                "rerun_pinned",
                "accept_baseline",
                "decide_pruning"
            })
    void aButtonWithAStrangeValueExplainsItself(String action) {
        press(action, "<!channel>|||||");
        assertThat(front.jobs)
                .singleElement()
                .satisfies(job -> assertThat(((Job.Tell) job).text()).contains("out of date"));
    }

    @Test
    void aProposalsButtonsBecomeJobs() {
        press("decide_pruning:keep-7KQ2M9XA", "7KQ2M9XA keep clinic/2026-04-01T07:00:00Z");
        press("decide_pruning:retire-7KQ2M9XA", "7KQ2M9XA retire clinic/2026-04-01T07:00:00Z");
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping")
                .containsExactly(
                        new Job.DecidePruning(ping("decide_pruning"), "clinic/2026-04-01T07:00:00Z", "7KQ2M9XA", true),
                        new Job.DecidePruning(
                                ping("decide_pruning"), "clinic/2026-04-01T07:00:00Z", "7KQ2M9XA", false));
    }

    @Test
    void aNightsButtonsBecomeJobs() {
        press("rerun_pinned", "clinic|v1|m-2026-01-01");
        press("accept_baseline", "clinic|EXP-7KQ2M9XA");
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping.person")
                .containsExactly(
                        new Job.Evaluate(
                                ping("rerun_pinned"),
                                "clinic",
                                new Job.Evaluate.Options(
                                        Optional.of("v1"),
                                        Optional.empty(),
                                        List.of(),
                                        Job.Evaluate.Options.USUAL_TRIALS,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(new RunLabel(
                                                Optional.of("old-pin"),
                                                Optional.of("m-2026-01-01"),
                                                Optional.empty())))),
                        new Job.SetBaseline(
                                ping("accept_baseline"),
                                "clinic",
                                Optional.empty(),
                                "a night accepted with the button in Slack",
                                Optional.of("EXP-7KQ2M9XA")));
    }

    @Test
    void buttonsBecomeJobs() {
        press("reproduce_case", "7KQ2M9XA");
        press("retire_case", "7KQ2M9XA");
        press("show_subject", "EXP-7KQ2M9XA");
        press("set_baseline", "clinic|fixed");
        press("run_eval", "clinic|fixed|5");
        assertThat(front.jobs)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("ping.person")
                .containsExactly(
                        new Job.Reproduce(ping("reproduce_case"), "7KQ2M9XA", Optional.empty(), 3),
                        new Job.RetireCase(ping("retire_case"), "7KQ2M9XA", "retired with the button in Slack"),
                        new Job.Show(ping("show_subject"), new Subject(Subject.Kind.EXPERIMENT, "EXP-7KQ2M9XA")),
                        new Job.SetBaseline(
                                ping("set_baseline"), "clinic", Optional.of("fixed"), "set with the button in Slack"),
                        new Job.Evaluate(
                                ping("run_eval"),
                                "clinic",
                                new Job.Evaluate.Options(
                                        Optional.of("fixed"),
                                        Optional.empty(),
                                        List.of(),
                                        5,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @Test
    void theAnswerButtonOpensTheFormOrSaysThatItDidNot() {
        press("answer_case", "7KQ2M9XA");
        assertThat(front.views).hasSize(1);
        assertThat(front.jobs).isEmpty();
        front.formsOpen = false;
        press("answer_case", "7KQ2M9XA");
        assertThat(front.jobs).singleElement().isInstanceOf(Job.Tell.class);
    }

    @Test
    void aSentFormBecomesAnAnswer() {
        var response = submit("\"Ask for the afternoon.\"", "\"find_slots {\\\"doctor\\\":\\\"Dr. Okafor\\\"}\"");
        assertThat(Front.json(response).path("response_action").asText()).isEqualTo("clear");
        assertThat(front.jobs).singleElement().satisfies(job -> {
            Job.AnswerCase answer = (Job.AnswerCase) job;
            assertThat(answer.ping())
                    .usingRecursiveComparison()
                    .ignoringFields("person")
                    .isEqualTo(new Ping("view:V1:h1", "U1", new Address.Ephemeral("", "C1", "U1"), Front.NOW));
            assertThat(answer.caseId()).isEqualTo("7KQ2M9XA");
            assertThat(answer.text()).isEqualTo("Ask for the afternoon.");
            assertThat(answer.mustSay()).containsExactly("9:00", "Okafor");
            assertThat(answer.toolCalls()).singleElement().hasToString("ToolInvocation[find_slots]");
        });
    }

    @Test
    void aFormWithAMistakeStaysOpenAndNamesTheField() {
        assertThat(Front.json(submit("null", "null")).path("errors").properties())
                .singleElement()
                .satisfies(error -> assertThat(error.getKey()).isEqualTo("answer_text"));
        var response = Front.json(submit("\"right\"", "\"find_slots doctor=1\""));
        assertThat(response.path("response_action").asText()).isEqualTo("errors");
        assertThat(response.path("errors").path("tool_call").asText()).contains("JSON object");
        assertThat(front.jobs).isEmpty();
    }

    private APIGatewayV2HTTPResponse submit(String text, String tool) {
        return front.payload(
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\"},\"team\":{\"id\":\"T1\"},\"view\":{"
                        + "\"id\":\"V1\",\"hash\":\"h1\",\"callback_id\":\"answer_case\",\"private_metadata\":\"7KQ2M9XA C1\","
                        + "\"state\":{\"values\":{"
                        + "\"answer_text\":{\"answer_text\":{\"type\":\"plain_text_input\",\"value\":" + text + "}},"
                        + "\"must_say\":{\"must_say\":{\"value\":\"9:00\\nOkafor\"}},"
                        + "\"must_not_say\":{\"must_not_say\":{\"value\":null}},"
                        + "\"tool_call\":{\"tool_call\":{\"value\":" + tool + "}}}}}}");
    }

    private void press(String action, String value) {
        var response = front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\","
                + "\"response_url\":\"https://hooks.slack.com/commands/1\",\"actions\":[{\"action_id\":\"" + action
                + "\",\"value\":\"" + value + "\"}]}");
        assertThat(response.getStatusCode()).isEqualTo(200);
    }

    private static Ping ping(String action) {
        return new Ping("action:13.37:" + action, "U1", SENDER, Front.NOW);
    }

    private static String mention(String text, String more) {
        return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"app_mention\","
                + "\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"2.000002\",\"text\":\"" + text + "\"" + more + "}}";
    }
}
