package dev.casebook.bot.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.bot.slack.SocketMode;
import dev.casebook.casefile.FailureMode;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import dev.casebook.work.Choice;
import dev.casebook.work.Job;
import dev.casebook.work.LinkPreview;
import dev.casebook.work.Ping;
import dev.casebook.work.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every way in besides typing: shortcut, reaction, pasted link, home tab, forms, the buttons that ask. */
class WaysInTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER = "5bf92f3577b34da6a3ce929d0e0e4737";
    private final Front front = new Front();

    private static String event(String event) {
        return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event_id\":\"Ev1\",\"event\":" + event + "}";
    }

    private void shortcut(String message) {
        front.payload("{\"type\":\"message_action\",\"callback_id\":\"add_to_casebook\",\"team\":{\"id\":\"T1\"},"
                + "\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\","
                + "\"response_url\":\"https://hooks.slack.com/app/1\",\"message\":" + message + "}");
    }

    private JsonNode view() throws IOException {
        assertThat(front.views).hasSize(1);
        return Json.mapper().readTree(front.views.getFirst().substring("13.37 ".length()));
    }

    private static JsonNode element(JsonNode view, String block) {
        for (JsonNode input : view.path("blocks")) {
            if (input.path("block_id").asText().equals(block)) {
                return input.path("element");
            }
        }
        throw new AssertionError("no block " + block);
    }

    @Test
    void theShortcutFindsATraceThatAnAlertBotPutIntoItsAttachments() throws IOException {
        shortcut("{\"text\":\"\",\"attachments\":[{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\","
                + "\"text\":\"see <https://grafana.example/traces/" + TRACE + "|the trace>\"}}]}]}");
        assertThat(element(view(), "trace").path("initial_value").asText()).isEqualTo("tempo:" + TRACE);
        assertThat(view().path("private_metadata").asText()).isEqualTo("C1");
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void whatComesOfAShortcutGoesIntoTheThreadOfTheMessageItWasUsedOn() throws IOException {
        shortcut("{\"text\":\"tempo:" + TRACE + "\",\"ts\":\"1772420400.000100\"}");
        assertThat(view().path("private_metadata").asText()).isEqualTo("C1 1772420400.000100");
        front.payload(
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"},\"team\":{\"id\":\"T1\"},"
                        + "\"view\":{\"id\":\"V1\",\"hash\":\"h1\",\"callback_id\":\"add_case\","
                        + "\"private_metadata\":\"C1 1772420400.000100\",\"state\":{\"values\":{"
                        + "\"trace\":{\"trace\":{\"value\":\"tempo:" + TRACE + "\"}}}}}}");
        assertThat(front.jobs).singleElement().isInstanceOfSatisfying(Job.AddCase.class, add -> {
            assertThat(add.incident()).isEmpty();
            assertThat(add.ping().replyTo().threadForAll()).contains("1772420400.000100");
        });
    }

    @Test
    void aMessageThatIsInAThreadIsAnsweredThere() throws IOException {
        shortcut("{\"text\":\"tempo:" + TRACE + "\",\"ts\":\"1772420400.000200\",\"thread_ts\":\"1772420400.000100\"}");
        assertThat(view().path("private_metadata").asText()).isEqualTo("C1 1772420400.000100");
    }

    private Optional<String> threadOfPress(String container) {
        front.jobs.clear();
        front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"container\":" + container + ",\"actions\":["
                + "{\"action_id\":\"reproduce_case\",\"value\":\"7KQ2M9XA\"}]}");
        return ((Job.Desk) front.jobs.getFirst()).ping().replyTo().threadForAll();
    }

    @Test
    void aButtonInAThreadStaysInItAndOneOnARootMessageDoesNotOpenOne() {
        assertThat(threadOfPress("{\"message_ts\":\"2.2\",\"thread_ts\":\"1.1\"}"))
                .contains("1.1");
        assertThat(threadOfPress("{\"message_ts\":\"1.1\",\"thread_ts\":\"1.1\"}"))
                .isEmpty();
        assertThat(threadOfPress("{\"message_ts\":\"1.1\"}")).isEmpty();
        assertThat(threadOfPress("{\"message_ts\":\"1.1\",\"is_app_unfurl\":true}"))
                .as("below a link")
                .contains("1.1");
    }

    @Test
    void severalTracesInAMessageBecomeAListToChooseFrom() throws IOException {
        shortcut("{\"text\":\"tempo:" + TRACE + "\",\"blocks\":[{\"text\":\"tempo:" + OTHER + "\"}]}");
        assertThat(element(view(), "trace").path("type").asText()).isEqualTo("static_select");
        assertThat(element(view(), "trace").path("options")).hasSize(2);
    }

    @Test
    void whenTheFormDoesNotOpenAButtonIsSentThatOpensIt() {
        front.formsOpen = false;
        shortcut("{\"text\":\"tempo:" + TRACE + "\"}");
        assertThat(front.jobs).singleElement().isInstanceOfSatisfying(Job.Choose.class, choose -> {
            assertThat(choose.choice()).isEqualTo(new Choice("add", "tempo:" + TRACE, Choice.Of.FORM));
            assertThat(choose.ping().replyTo())
                    .isEqualTo(new Address.Ephemeral("https://hooks.slack.com/app/1", "C1", "U1"));
        });
    }

    @Test
    void aReactionIsOneRequestHoweverOftenItIsGiven() {
        String bug = "{\"type\":\"reaction_added\",\"user\":\"U1\",\"reaction\":\"bug\","
                + "\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1.000002\"}}";
        front.post("/slack/events", event(bug));
        front.post("/slack/events", event(bug).replace("Ev1", "Ev2"));
        front.post("/slack/events", event(bug.replace("\"bug\"", "\"eyes\"")));
        assertThat(front.jobs)
                .hasSize(2)
                .allSatisfy(job -> assertThat(job).isInstanceOfSatisfying(Job.FollowReaction.class, reaction -> {
                    assertThat(reaction.ping().id()).isEqualTo("reaction:T1:C1:1.000002:U1:bug");
                    assertThat(reaction.ts()).isEqualTo("1.000002");
                    assertThat(reaction.ping().replyTo()).isEqualTo(new Address.Ephemeral("", "C1", "U1"));
                }));
    }

    @Test
    void aPastedLinkWithATraceIsPreviewed() {
        String url = "https://grafana.example/traces/" + TRACE;
        front.post(
                "/slack/events",
                event("{\"type\":\"link_shared\",\"user\":\"U1\",\"channel\":\"C1\",\"message_ts\":\"1.000002\","
                        + "\"unfurl_id\":\"u7\",\"source\":\"conversations_history\",\"links\":[{\"url\":\"" + url
                        + "\"},{\"url\":\"https://grafana.example/d/dashboard\"}]}"));
        assertThat(front.jobs)
                .singleElement()
                .isInstanceOfSatisfying(
                        Job.PreviewLinks.class,
                        job -> assertThat(job.preview())
                                .isEqualTo(new LinkPreview(
                                        "u7",
                                        "conversations_history",
                                        List.of(new LinkPreview.Link(url, "tempo:" + TRACE)))));
    }

    @Test
    void anOpenedHomeTabIsShownAndTheMessagesTabIsNot() {
        front.post("/slack/events", event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"home\"}"));
        front.post("/slack/events", event("{\"type\":\"app_home_opened\",\"user\":\"U1\",\"tab\":\"messages\"}"));
        assertThat(front.jobs).singleElement().isInstanceOfSatisfying(Job.Show.class, show -> {
            assertThat(show.subject()).isEqualTo(new Subject(Subject.Kind.HOME, "U1"));
            assertThat(show.ping().replyTo()).isEqualTo(new Address.Home("U1"));
        });
    }

    @Test
    void aSentFormBecomesACaseWithItsAnswer() {
        var response = front.payload(
                "{\"type\":\"view_submission\",\"user\":{\"id\":\"U1\",\"team_id\":\"T1\"},\"team\":{\"id\":\"T1\"},"
                        + "\"view\":{\"id\":\"V1\",\"hash\":\"h1\",\"callback_id\":\"add_case\","
                        + "\"private_metadata\":\"C1 INC-7KQ2M9XA\",\"state\":{\"values\":{"
                        + "\"trace\":{\"trace\":{\"value\":\"tempo:" + TRACE + "\"}},"
                        + "\"mode\":{\"mode\":{\"selected_option\":{\"value\":\"tool-misuse\"}}},"
                        + "\"answer\":{\"answer\":{\"value\":\"15:00 is taken.\"}}}}}}");
        assertThat(Front.json(response).path("response_action").asText()).isEqualTo("clear");
        assertThat(front.jobs)
                .containsExactly(new Job.AddCase(
                        new Ping(
                                "view:V1:h1",
                                "U1",
                                new Address.Ephemeral("", "C1", "U1"),
                                Front.NOW,
                                Optional.of(new Ping.Person("T1", Optional.empty()))),
                        "tempo:" + TRACE,
                        Optional.empty(),
                        Optional.of(FailureMode.TOOL_MISUSE),
                        Optional.empty(),
                        Optional.of("INC-7KQ2M9XA"),
                        Optional.of("15:00 is taken.")));
    }

    @Test
    void aChosenButtonIsReadLikeACommand() {
        front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"actions\":["
                + "{\"action_id\":\"choose:2\",\"value\":\"reproduce 7KQ2M9XA --trials 3\"},"
                + "{\"action_id\":\"choose:3\",\"value\":\"find user=U2\"},"
                + "{\"action_id\":\"add_trace\",\"value\":\"tempo:" + TRACE + "\"}]}");
        assertThat(front.jobs).hasSize(2);
        assertThat(front.jobs.getFirst()).isInstanceOf(Job.Reproduce.class);
        assertThat(front.jobs.getLast())
                .isInstanceOfSatisfying(
                        Job.Tell.class, tell -> assertThat(tell.text()).contains("out of date"));
        assertThat(front.views).singleElement().asString().contains(new TraceRef("tempo", TRACE).toString());
    }

    @Test
    void aQuestionGoesWhenItWasAnsweredAndAListOfFindsStays() {
        String press = "{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"response_url\":\"https://hooks.slack.com/actions/1\","
                + "\"actions\":[{\"action_id\":\"%s\",\"value\":\"%s\"}]}";
        front.payload(press.formatted("choose:one-2", "reproduce 7KQ2M9XA --trials 3"));
        front.payload(press.formatted("add_found:only", "tempo:" + TRACE));
        assertThat(front.jobs).filteredOn(Job.Tell.class::isInstance).hasSize(2).allSatisfy(job -> {
            Job.Tell tell = (Job.Tell) job;
            assertThat(tell.text()).startsWith("Chosen: ");
            assertThat(tell.ping().replyTo())
                    .isEqualTo(new Address.Ephemeral("https://hooks.slack.com/actions/1", "C1", "U1").replacing());
        });
        assertThat(((Job.Desk) front.jobs.getFirst()).ping().replyTo())
                .as("the outcome is a message of its own")
                .isEqualTo(new Address.Ephemeral("https://hooks.slack.com/actions/1", "C1", "U1"));
        front.jobs.clear();
        front.payload(press.formatted("add_found:2", "tempo:" + TRACE));
        front.payload(press.formatted("choose:more", "incidents --state closed"));
        front.payload(press.formatted("show_subject", "7KQ2M9XA"));
        assertThat(front.jobs).hasSize(3).noneMatch(Job.Tell.class::isInstance);
    }

    @Test
    void aButtonOfAnotherVersionExplainsItself() {
        front.payload("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},"
                + "\"channel\":{\"id\":\"C1\"},\"trigger_id\":\"13.37\",\"actions\":["
                + "{\"action_id\":\"of_long_ago\",\"value\":\"x\"}]}");
        assertThat(front.jobs)
                .singleElement()
                .isInstanceOfSatisfying(
                        Job.Tell.class, tell -> assertThat(tell.text()).contains("This button is out of date."));
    }

    @Test
    void aMentionThatTakesAFormGetsAButton() {
        front.post(
                "/slack/events",
                event("{\"type\":\"app_mention\",\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"2.000002\","
                        + "\"text\":\"<@U0BOT> add\"}"));
        assertThat(front.jobs)
                .singleElement()
                .isInstanceOfSatisfying(
                        Job.Choose.class,
                        choose -> assertThat(choose.choice()).isEqualTo(new Choice("add", "", Choice.Of.FORM)));
    }

    @Test
    void peopleOfAnotherWorkspaceInASharedChannelAreTurnedAway() {
        front.post(
                "/slack/events",
                event("{\"type\":\"app_mention\",\"user\":\"U9\",\"user_team\":\"T9\",\"channel\":\"C1\","
                        + "\"ts\":\"2.000002\",\"text\":\"<@U0BOT> status\"}"));
        assertThat(front.jobs).isEmpty();
    }

    @Test
    void theSameSaidTwiceHasOneDigestAndNothingOfItsText() {
        front.command("answer 7KQ2M9XA --text \"Jane Roe\"");
        front.command("  answer 7KQ2M9XA   --text \"Jane Roe\"");
        front.command("answer 7KQ2M9XA --text \"John Roe\"");
        List<String> digests = front.jobs.stream()
                .map(job ->
                        ((Job.Desk) job).ping().person().orElseThrow().saying().orElseThrow())
                .toList();
        assertThat(digests.get(0))
                .isEqualTo(digests.get(1))
                .isNotEqualTo(digests.get(2))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void overSocketModeTheSameRequestsMeanTheSame() {
        SocketFront socket = new SocketFront(front.parts());
        Optional<String> answer = socket.receive(
                SocketMode.Kind.SLASH_COMMANDS,
                "{\"command\":\"/casebook\",\"text\":\"eval clinic —agent-version fixed\",\"user_id\":\"U1\","
                        + "\"channel_id\":\"C1\",\"team_id\":\"T1\",\"trigger_id\":\"13.37\"}");
        assertThat(answer.orElseThrow()).contains("Running *clinic*");
        assertThat(socket.receive(SocketMode.Kind.EVENTS_API, event("{\"type\":\"app_home_opened\",\"user\":\"U1\"}")))
                .contains("");
        assertThat(socket.receive(SocketMode.Kind.INTERACTIVE, "{\"type\":\"view_closed\",\"team\":{\"id\":\"T1\"}}"))
                .contains("");
        assertThat(front.jobs).hasSize(2);
        front.queueTakes = false;
        assertThat(socket.receive(SocketMode.Kind.EVENTS_API, event("{\"type\":\"app_home_opened\",\"user\":\"U1\"}")))
                .as("not taken, so not acknowledged")
                .isEmpty();
    }
}
