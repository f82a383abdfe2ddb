package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract a bot relies on, through Slack's official Java client. */
final class WebApiTest {

    private static final String BLOCKS = """
            [{"type":"section","text":{"type":"mrkdwn","text":"*Score* 41 of 44"}},
             {"type":"table","rows":[[{"type":"raw_text","text":"case"},{"type":"raw_number","value":3}]]},
             {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Re-run"},"action_id":"rerun","value":"7"}]}]
            """;

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

    private ChatPostMessageResponse post(String text) throws Exception {
        return api.chatPostMessage(r -> r.channel("#agent-incidents").text(text));
    }

    private List<Message> history() throws Exception {
        return api.conversationsHistory(r -> r.channel("C0INCIDENTS").includeAllMetadata(true))
                .getMessages();
    }

    @Test
    void theTokenOfTheBotNamesTheBot() throws Exception {
        var who = api.authTest(r -> r);
        assertThat(who.isOk()).isTrue();
        assertThat(List.of(who.getUserId(), who.getBotId(), who.getTeamId()))
                .containsExactly("U0CASEBOOK", "B0CASEBOOK", "T0LOCALTEAM");
    }

    @Test
    void aPostedMessageIsInTheHistoryWithBlocksAndMetadata() throws Exception {
        var posted = api.chatPostMessage(r -> r.channel("C0INCIDENTS")
                .text("41 of 44")
                .blocksAsString(BLOCKS)
                .metadataAsString("{\"event_type\":\"casebook.case\",\"event_payload\":{\"case_id\":\"K7\"}}"));
        assertThat(posted.getError()).isNull();
        assertThat(posted.getTs()).matches("\\d{10}\\.\\d{6}");
        Message message = history().getFirst();
        assertThat(message.getText()).isEqualTo("41 of 44");
        assertThat(message.getBlocks()).hasSize(3);
        assertThat(message.getMetadata().getEventType()).isEqualTo("casebook.case");
        assertThat(message.getMetadata().getEventPayload()).isEqualTo(Map.of("case_id", "K7"));
        assertThat(message.getBotId()).isEqualTo("B0CASEBOOK");
    }

    @Test
    void timestampsGrowAlthoughTheClockStandsStill() throws Exception {
        List<String> times =
                List.of(post("a").getTs(), post("b").getTs(), post("c").getTs());
        assertThat(times).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void anUpdateKeepsWhatItDoesNotMention() throws Exception {
        String ts = api.chatPostMessage(r -> r.channel("C0INCIDENTS")
                        .text("running")
                        .metadataAsString("{\"event_type\":\"casebook.experiment\",\"event_payload\":{\"n\":1}}"))
                .getTs();
        var updated =
                api.chatUpdate(r -> r.channel("C0INCIDENTS").ts(ts).text("done").blocksAsString(BLOCKS));
        assertThat(updated.getError()).isNull();
        assertThat(updated.getTs()).isEqualTo(ts);
        Message message = history().getFirst();
        assertThat(message.getText()).isEqualTo("done");
        assertThat(message.getBlocks()).hasSize(3);
        assertThat(message.getMetadata().getEventType()).isEqualTo("casebook.experiment");
    }

    @Test
    void onlyTheBotsOwnMessagesCanBeUpdatedOrDeleted() throws Exception {
        slack.type("a person wrote this");
        String ts = history().getFirst().getTs();
        assertThat(api.chatUpdate(r -> r.channel("C0INCIDENTS").ts(ts).text("no"))
                        .getError())
                .isEqualTo("cant_update_message");
        assertThat(api.chatDelete(r -> r.channel("C0INCIDENTS").ts(ts)).getError())
                .isEqualTo("cant_delete_message");
        assertThat(api.chatUpdate(r -> r.channel("C0INCIDENTS").ts("1.000000").text("no"))
                        .getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void aDeletedMessageIsGone() throws Exception {
        String ts = post("soon gone").getTs();
        assertThat(api.chatDelete(r -> r.channel("C0INCIDENTS").ts(ts)).isOk()).isTrue();
        assertThat(history()).isEmpty();
        assertThat(api.chatDelete(r -> r.channel("C0INCIDENTS").ts(ts)).getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void anEphemeralMessageIsInNoHistory() throws Exception {
        var shown = api.chatPostEphemeral(
                r -> r.channel("C0INCIDENTS").user("U0LOCALYOU").text("only you"));
        assertThat(shown.getError()).isNull();
        assertThat(history()).isEmpty();
        assertThat(slack.shown().getFirst().path("ephemeral").asBoolean()).isTrue();
        assertThat(api.chatUpdate(r -> r.channel("C0INCIDENTS")
                                .ts(shown.getMessageTs())
                                .text("changed"))
                        .getError())
                .isEqualTo("message_not_found");
        assertThat(api.chatPostEphemeral(
                                r -> r.channel("C0INCIDENTS").user("U0NOBODY").text("x"))
                        .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void repliesStayInTheirThreadAndAreCounted() throws Exception {
        String parent = post("parent").getTs();
        for (String text : List.of("one", "two", "three")) {
            api.chatPostMessage(r -> r.channel("C0INCIDENTS").threadTs(parent).text(text));
        }
        assertThat(history()).hasSize(1);
        assertThat(history().getFirst().getReplyCount()).isEqualTo(3);
        var first = api.conversationsReplies(
                r -> r.channel("C0INCIDENTS").ts(parent).limit(2));
        assertThat(first.getMessages()).extracting(Message::getText).containsExactly("parent", "one");
        assertThat(first.isHasMore()).isTrue();
        var second = api.conversationsReplies(r -> r.channel("C0INCIDENTS")
                .ts(parent)
                .limit(2)
                .cursor(first.getResponseMetadata().getNextCursor()));
        assertThat(second.getMessages()).extracting(Message::getText).containsExactly("two", "three");
        assertThat(second.isHasMore()).isFalse();
        assertThat(api.conversationsReplies(r -> r.channel("C0INCIDENTS").ts("1.000000"))
                        .getError())
                .isEqualTo("thread_not_found");
        assertThat(api.chatPostMessage(r ->
                                r.channel("C0INCIDENTS").threadTs("1.000000").text("x"))
                        .getError())
                .isEqualTo("thread_not_found");
    }

    @Test
    void historyComesInPagesNewestFirst() throws Exception {
        for (String text : List.of("1", "2", "3", "4", "5")) {
            post(text);
        }
        var first = api.conversationsHistory(r -> r.channel("C0INCIDENTS").limit(3));
        assertThat(first.getMessages()).extracting(Message::getText).containsExactly("5", "4", "3");
        assertThat(first.isHasMore()).isTrue();
        var second = api.conversationsHistory(r -> r.channel("C0INCIDENTS")
                .limit(3)
                .cursor(first.getResponseMetadata().getNextCursor()));
        assertThat(second.getMessages()).extracting(Message::getText).containsExactly("2", "1");
        assertThat(second.isHasMore()).isFalse();
    }

    @Test
    void boundsAreExclusiveUnlessAsked() throws Exception {
        List<String> times =
                List.of(post("1").getTs(), post("2").getTs(), post("3").getTs());
        var open = api.conversationsHistory(
                r -> r.channel("C0INCIDENTS").oldest(times.get(0)).latest(times.get(2)));
        assertThat(open.getMessages()).extracting(Message::getText).containsExactly("2");
        var one = api.conversationsHistory(r -> r.channel("C0INCIDENTS")
                .oldest(times.get(1))
                .latest(times.get(1))
                .inclusive(true)
                .limit(1));
        assertThat(one.getMessages()).extracting(Message::getText).containsExactly("2");
        assertThat(api.conversationsHistory(r -> r.channel("C0INCIDENTS").oldest("yesterday"))
                        .getError())
                .isEqualTo("invalid_ts_oldest");
        assertThat(api.conversationsHistory(r -> r.channel("C0INCIDENTS").cursor("?"))
                        .getError())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void readingTakesAnyTokenAndWritingOnlyTheBots() throws Exception {
        post("visible");
        MethodsClient stranger = slack.methods("xoxp-somebody");
        assertThat(stranger.conversationsHistory(r -> r.channel("C0INCIDENTS")).getMessages())
                .hasSize(1);
        assertThat(stranger.conversationsList(r -> r).getChannels())
                .extracting(Conversation::getName)
                .containsExactly("agent-incidents", "general");
        assertThat(stranger.chatPostMessage(r -> r.channel("C0INCIDENTS").text("x"))
                        .getError())
                .isEqualTo("invalid_auth");
    }

    @Test
    void channelsAreFoundByIdNameAndPerson() throws Exception {
        assertThat(api.conversationsInfo(r -> r.channel("C0GENERAL0"))
                        .getChannel()
                        .getName())
                .isEqualTo("general");
        assertThat(api.conversationsInfo(r -> r.channel("C0NOWHERE")).getError())
                .isEqualTo("channel_not_found");
        assertThat(api.conversationsJoin(r -> r.channel("C0INCIDENTS"))
                        .getChannel()
                        .getId())
                .isEqualTo("C0INCIDENTS");
        String direct = api.conversationsOpen(r -> r.users(List.of("U0LOCALYOU")))
                .getChannel()
                .getId();
        assertThat(direct).startsWith("D");
        assertThat(api.chatPostMessage(r -> r.channel("U0LOCALYOU").text("psst"))
                        .getChannel())
                .isEqualTo(direct);
        assertThat(api.conversationsOpen(r -> r.users(List.of("U0NOBODY"))).getError())
                .isEqualTo("user_not_found");
        assertThat(api.conversationsList(r -> r.types(List.of(ConversationType.IM)))
                        .getChannels())
                .extracting(Conversation::getId)
                .containsExactly(direct, "D0CLINICIAN", "D0MAINTAIN");
    }

    @Test
    void peopleAndReactions() throws Exception {
        assertThat(api.usersInfo(r -> r.user("U0LOCALYOU")).getUser().getName()).isEqualTo("sam");
        assertThat(api.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
        String ts = post("seen").getTs();
        assertThat(api.reactionsAdd(r -> r.channel("C0INCIDENTS").timestamp(ts).name("eyes"))
                        .isOk())
                .isTrue();
        assertThat(api.reactionsAdd(r -> r.channel("C0INCIDENTS").timestamp(ts).name("eyes"))
                        .getError())
                .isEqualTo("already_reacted");
        assertThat(api.reactionsAdd(r -> r.channel("C0INCIDENTS").timestamp(ts).name("<b>"))
                        .getError())
                .isEqualTo("invalid_name");
        assertThat(history().getFirst().getReactions().getFirst().getName()).isEqualTo("eyes");
    }

    @Test
    void aPermalinkOpensThePageAtItsMessage() throws Exception {
        String ts = post("here").getTs();
        String link = api.chatGetPermalink(r -> r.channel("C0INCIDENTS").messageTs(ts))
                .getPermalink();
        assertThat(link).isEqualTo(slack.base + "/archives/C0INCIDENTS/p" + ts.replace(".", ""));
        assertThat(slack.get(link).body()).contains("<html");
        assertThat(api.chatGetPermalink(r -> r.channel("C0INCIDENTS").messageTs("1.000000"))
                        .getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void anUploadedFileIsAMessageAndCanBeOpened() throws Exception {
        byte[] picture = "not really a picture".getBytes(StandardCharsets.UTF_8);
        var uploaded = api.filesUploadV2(r -> r.channel("C0INCIDENTS")
                .filename("trend.csv")
                .title("The trend")
                .fileData(picture)
                .initialComment("numbers"));
        assertThat(uploaded.getError()).isNull();
        var file = history().getFirst().getFiles().getFirst();
        assertThat(file.getTitle()).isEqualTo("The trend");
        assertThat(history().getFirst().getText()).isEqualTo("numbers");
        var opened = slack.get(file.getUrlPrivate());
        assertThat(opened.body()).isEqualTo("not really a picture");
        assertThat(opened.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(api.filesCompleteUploadExternal(r -> r.files(
                                List.of(FileDetails.builder().id("F0NOTHING").build())))
                        .getError())
                .isEqualTo("file_not_found");
    }
}
