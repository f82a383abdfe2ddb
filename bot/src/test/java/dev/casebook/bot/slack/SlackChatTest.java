package dev.casebook.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.casebook.CasebookException;
import dev.casebook.Credential;
import dev.casebook.bot.message.Block;
import dev.casebook.bot.message.SlackMessage;
import dev.casebook.bot.message.TextFile;
import dev.casebook.work.Address;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackChatTest {
    private static final SlackMessage MESSAGE = new SlackMessage(
            "Ready <!channel>",
            List.of(new Block.Header("Ready")),
            Optional.of(new SlackMessage.Metadata("casebook.experiment", Map.of("mark", "abc", "done", 3))));
    private static final SlackMessage WITH_TABLE = new SlackMessage(
            "Ready",
            List.of(
                    new Block.Header("Ready"),
                    new Block.Table(List.of("Evaluator", "Before"), List.of(List.of("judge", "50.0 %")), Set.of(1)),
                    new Block.Chart(
                            "Pass rate",
                            Block.Chart.Look.LINE,
                            List.of("v1", "v2"),
                            List.of(new Block.Chart.Series("clinic", List.of(50.0, 66.7))),
                            "%")),
            Optional.empty());
    private Instant now = Instant.parse("2026-03-02T03:12:00Z");
    private final StubSlack slack = new StubSlack();
    private final SlackChat chat = new SlackChat(slack.api(), "xoxb-test", () -> now);

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void aMessageIsPostedWithBlocksMetadataAndNothingUnfurled() {
        slack.answers("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\"}");
        assertThat(chat.post("C1", Optional.of("0.000009"), MESSAGE)).isEqualTo(new Chat.Posted("C1", "1.000001"));
        assertThat(slack.requests)
                .singleElement()
                .asString()
                .startsWith("/api/chat.postMessage ")
                .contains("channel=C1")
                .contains("thread_ts=0.000009")
                .contains("text=Ready &lt;!channel&gt;")
                .contains("\"type\":\"header\"")
                .contains("\"event_type\":\"casebook.experiment\"")
                .contains("unfurl_links=0")
                .contains("unfurl_media=0")
                .contains("parse=none")
                .contains("link_names=0");
    }

    @Test
    void aWorkspaceWithoutTablesGetsThemAsTextAndIsNotAskedAgainForAnHour() {
        String posted = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\"}";
        slack.answers("{\"ok\":false,\"error\":\"invalid_blocks\"}")
                .answers(posted)
                .answers(posted)
                .answers(posted);
        chat.post("C1", Optional.empty(), WITH_TABLE);
        chat.post("C1", Optional.empty(), WITH_TABLE);
        now = now.plus(Duration.ofMinutes(61));
        chat.post("C1", Optional.empty(), WITH_TABLE);
        assertThat(slack.requests)
                .extracting(request -> request.contains("\"type\":\"table\"") && request.contains("data_visualization"))
                .containsExactly(true, false, false, true);
        assertThat(slack.requests.get(1))
                .contains("rich_text_preformatted")
                .contains("Evaluator  Before\\njudge      50.0 %")
                .contains("Pass rate");
    }

    @Test
    void blocksThatAreWrongInThemselvesAreNotTakenForNewOnes() {
        String refused = "{\"ok\":false,\"error\":\"invalid_blocks\"}";
        slack.answers(refused).answers(refused).answers("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\"}");
        assertThatThrownBy(() -> chat.post("C1", Optional.empty(), WITH_TABLE))
                .isInstanceOf(CasebookException.Permanent.class);
        chat.post("C1", Optional.empty(), WITH_TABLE);
        assertThat(slack.requests).last().asString().contains("data_visualization");
    }

    @Test
    void aFileIsReservedSentAndSharedInItsThread() {
        slack.answers("{\"ok\":true,\"upload_url\":\"" + slack.responseUrl() + "\",\"file_id\":\"F1\"}")
                .answers("OK")
                .answers("{\"ok\":true,\"files\":[{\"id\":\"F1\"}]}");
        TextFile file = new TextFile("EXP-1.csv", "Full diff", "case,result\n7KQ2,passé\n");
        assertThat(chat.upload("C1", Optional.of("1.000001"), file)).isEqualTo(new Chat.Posted("C1", "F1"));
        assertThat(slack.requests)
                .satisfiesExactly(
                        reserved -> assertThat(reserved).contains("filename=EXP-1.csv", "length=24"),
                        sent -> assertThat(sent).isEqualTo("/respond/1 case,result\n7KQ2,passé\n"),
                        shared -> assertThat(shared)
                                .contains("thread_ts=1.000001", "channel_id=C1", "\"title\":\"Full diff\""));
        slack.answers("{\"ok\":true,\"messages\":[{\"ts\":\"1.000001\"},{\"ts\":\"2.0\",\"files\":[{\"id\":\"F1\","
                + "\"name\":\"EXP-1.csv\"}]}]}");
        assertThat(chat.findFile("C1", Optional.of("1.000001"), "EXP-1.csv", now))
                .contains(new Chat.Posted("C1", "F1"));
    }

    @Test
    void aFileGoesNowhereButToSlack() {
        slack.answers("{\"ok\":true,\"upload_url\":\"https://evil.example/slack.com\",\"file_id\":\"F1\"}");
        assertThatThrownBy(() -> chat.upload("C1", Optional.empty(), new TextFile("a.csv", "A", "x")))
                .isInstanceOf(CasebookException.Permanent.class);
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void anUpdateOfADeletedMessageSaysSo() {
        slack.answers("{\"ok\":true}").answers("{\"ok\":false,\"error\":\"message_not_found\"}");
        Chat.Posted where = new Chat.Posted("C1", "1.000001");
        assertThat(chat.update(where, MESSAGE)).isTrue();
        assertThat(chat.update(where, MESSAGE)).isFalse();
        assertThat(slack.requests).first().asString().contains("ts=1.000001").contains("metadata=");
    }

    @Test
    void aTokenThatSlackRefusesIsReadAgainOnce() {
        SlackChat rotated = new SlackChat(
                slack.api(),
                new Credential() {
                    private String value = "xoxb-old";

                    @Override
                    public String get() {
                        return value;
                    }

                    @Override
                    public String renewed() {
                        value = "xoxb-new";
                        return value;
                    }
                },
                () -> now);
        slack.answers("{\"ok\":false,\"error\":\"invalid_auth\"}")
                .answers("{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.1\"}")
                .answers("{\"ok\":false,\"error\":\"token_revoked\"}");
        assertThat(rotated.post("C1", Optional.empty(), MESSAGE)).isEqualTo(new Chat.Posted("C1", "1.1"));
        assertThat(slack.tokens).containsExactly("Bearer xoxb-old", "Bearer xoxb-new");
        assertThatThrownBy(() -> rotated.post("C1", Optional.empty(), MESSAGE)).hasMessageContaining("token");
        assertThat(slack.requests).hasSize(3);
    }

    @Test
    void throttlingCarriesHowLongToWait() {
        slack.answers(429, "17");
        CasebookException.Retryable throttled = catchThrowableOfType(
                CasebookException.Retryable.class, () -> chat.post("C1", Optional.empty(), MESSAGE));
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(17));
    }

    @Test
    void aServerErrorLeavesOpenWhetherItWasPosted() {
        slack.answers(503, "");
        CasebookException.Retryable broken = catchThrowableOfType(
                CasebookException.Retryable.class, () -> chat.post("C1", Optional.empty(), MESSAGE));
        assertThat(broken.retryAfter()).isEmpty();
    }

    @Test
    void aSlackThatIsNotThereIsRetryable() {
        SlackChat nowhere = new SlackChat(URI.create("http://localhost:1/api/"), "xoxb-test", () -> now);
        assertThatThrownBy(() -> nowhere.post("C1", Optional.empty(), MESSAGE))
                .isInstanceOf(CasebookException.Retryable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "not_in_channel, /invite @casebook",
        "channel_not_found, /invite @casebook",
        "is_archived, archived",
        "invalid_auth, SLACK_BOT_TOKEN",
        "missing_scope, chat:write",
        "invalid_blocks, invalid_blocks",
    })
    void whatOnlyAPersonCanMendSaysWhatToDo(String error, String advice) {
        slack.answers("{\"ok\":false,\"error\":\"" + error + "\",\"needed\":\"chat:write\"}");
        assertThatThrownBy(() -> chat.post("C1", Optional.empty(), MESSAGE))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining(advice)
                .hasMessageContaining("Nothing was shown");
    }

    @Test
    void aMessageIsFoundByItsMark() {
        slack.answers(
                "{\"ok\":true,\"messages\":[{\"ts\":\"3.000001\",\"text\":\"x\"},{\"ts\":\"2.000001\",\"metadata\":{"
                        + "\"event_type\":\"casebook.experiment\",\"event_payload\":{\"mark\":\"abc\"}}}]}");
        assertThat(chat.find("C1", Optional.empty(), "abc", Instant.ofEpochSecond(1)))
                .contains(new Chat.Posted("C1", "2.000001"));
        assertThat(slack.requests)
                .singleElement()
                .asString()
                .startsWith("/api/conversations.history ")
                .contains("include_all_metadata=1");
        slack.answers("{\"ok\":true,\"messages\":[]}");
        assertThat(chat.find("C1", Optional.of("1.0"), "abc", Instant.ofEpochSecond(1)))
                .isEmpty();
        assertThat(slack.requests).last().asString().startsWith("/api/conversations.replies ");
    }

    @Test
    void aWhisperGoesThroughTheResponseUrl() {
        chat.whisper(new Address.Ephemeral(slack.responseUrl(), "C1", "U1"), MESSAGE);
        assertThat(slack.requests)
                .singleElement()
                .asString()
                .startsWith("/respond/1 ")
                .contains("\"response_type\":\"ephemeral\"")
                .contains("\"text\":\"Ready &lt;!channel&gt;\"")
                .doesNotContain("metadata");
    }

    @Test
    void anAnswerThatTakesThePlaceOfAQuestionSaysSoAndIsNothingElse() {
        slack.answers("{\"ok\":true}").answers("{\"ok\":false,\"error\":\"used_url\"}");
        Address.Ephemeral question = new Address.Ephemeral(slack.responseUrl(), "C1", "U1").replacing();
        chat.whisper(question, MESSAGE);
        chat.whisper(question, MESSAGE);
        chat.whisper(new Address.Ephemeral("https://evil.example/x", "C1", "U1").replacing(), MESSAGE);
        assertThat(slack.requests)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request)
                        .startsWith("/respond/1 ")
                        .contains("\"replace_original\":true")
                        .doesNotContain("response_type"));
    }

    @Test
    void aUsedUpOrForeignResponseUrlIsReplacedByAnEphemeralMessage() {
        slack.answers("{\"ok\":false,\"error\":\"used_url\"}").answers("{\"ok\":true}");
        chat.whisper(new Address.Ephemeral(slack.responseUrl(), "C1", "U1"), MESSAGE);
        chat.whisper(new Address.Ephemeral("http://169.254.169.254/latest", "C1", "U1"), MESSAGE);
        chat.whisper(new Address.Ephemeral("", "C1", "U1"), MESSAGE);
        assertThat(slack.requests)
                .extracting(request -> request.substring(0, request.indexOf(' ')))
                .containsExactly(
                        "/respond/1", "/api/chat.postEphemeral", "/api/chat.postEphemeral", "/api/chat.postEphemeral");
        assertThat(slack.requests).last().asString().contains("user=U1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/commands/T1/1/x, true",
        "http://hooks.slack.com/commands/T1/1/x, false",
        "https://hooks.slack.com:8443/commands, false",
        "https://hooks.slack.com.evil.example/x, false",
        "https://hooks.slack.com@evil.example/x, false",
        "https://evil.example/hooks.slack.com, false",
        "http://localhost:9/x, false",
        "file:///etc/passwd, false",
        "nonsense, false",
    })
    void onlySlacksOriginIsCalled(String url, boolean called) {
        assertThat(new ResponseUrls(slack.api()).isSlacks(url)).isEqualTo(called);
    }

    @Test
    void aFormIsOpenedByAPlainCall() {
        FrontViews views = new FrontViews(slack.api(), "xoxb-test");
        assertThat(views.open("13.37", "{\"type\":\"modal\"}")).isTrue();
        slack.answers("{\"ok\":false,\"error\":\"expired_trigger_id\"}");
        assertThat(views.open("13.37", "{\"type\":\"modal\"}")).isFalse();
        slack.answers(500, "");
        assertThat(views.open("13.37", "{\"type\":\"modal\"}")).isFalse();
        assertThat(slack.requests)
                .first()
                .isEqualTo("/api/views.open {\"trigger_id\":\"13.37\",\"view\":{\"type\":\"modal\"}}");
        slack.close();
        assertThat(views.open("13.37", "{\"type\":\"modal\"}")).isFalse();
    }
}
