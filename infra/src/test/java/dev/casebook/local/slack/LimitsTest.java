package dev.casebook.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Slack's documented limits, with Slack's errors. */
final class LimitsTest {

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

    private static ChatPostMessageResponse post(String blocks) throws Exception {
        return slack.methods()
                .chatPostMessage(r -> r.channel("C0INCIDENTS").text("x").blocksAsString(blocks));
    }

    private static String section(int characters) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "a".repeat(characters) + "\"}}";
    }

    private static String table() {
        return "{\"type\":\"table\",\"rows\":[[{\"type\":\"raw_text\",\"text\":\"a\"}]]}";
    }

    static Stream<Arguments> broken() {
        String many = String.join(",", Collections.nCopies(51, "{\"type\":\"divider\"}"));
        String button = "{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"},\"value\":\"%s\"}";
        String actions = "[{\"type\":\"actions\",\"elements\":[" + button + "]}]";
        return Stream.of(
                Arguments.of("[" + many + "]", "/blocks]"),
                Arguments.of("[" + section(3001) + "]", "/blocks/0/text/text]"),
                Arguments.of("[" + section(0) + "]", "/blocks/0/text/text]"),
                Arguments.of("[{\"type\":\"wish\"}]", "/blocks/0]"),
                Arguments.of(
                        "[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]",
                        "/blocks/0/text/type]"),
                Arguments.of(String.format(actions, "a".repeat(76), "v"), "/blocks/0/elements/0/text/text]"),
                Arguments.of(String.format(actions, "a", "v".repeat(2001)), "/blocks/0/elements/0/value]"),
                Arguments.of("[{\"type\":\"context\",\"elements\":[]}]", "/blocks/0/elements]"),
                Arguments.of("[{\"type\":\"image\",\"image_url\":\"https://x.example/y.png\"}]", "/blocks/0]"),
                Arguments.of(
                        "[{\"type\":\"divider\",\"block_id\":\"a\"},{\"type\":\"divider\",\"block_id\":\"a\"}]",
                        "/blocks/1/block_id]"),
                Arguments.of("[" + table() + "," + table() + "]", "/blocks]"),
                Arguments.of(
                        "[{\"type\":\"table\",\"rows\":[["
                                + String.join(",", Collections.nCopies(21, "{\"type\":\"raw_text\",\"text\":\"a\"}"))
                                + "]]}]",
                        "/blocks/0/rows/0]"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenBlocksAreRefusedWithTheirPlace(String blocks, String place) throws Exception {
        ChatPostMessageResponse refused = post(blocks);
        assertThat(refused.getError()).isEqualTo("invalid_blocks");
        assertThat(refused.getErrors().getFirst()).endsWith(place);
    }

    @Test
    void whatIsExactlyAtALimitIsTaken() throws Exception {
        assertThat(post("[" + section(3000) + "]").getError()).isNull();
        String fifty = String.join(",", Collections.nCopies(50, "{\"type\":\"divider\"}"));
        assertThat(post("[" + fifty + "]").getError()).isNull();
    }

    @Test
    void longTextsAndPayloadsHaveTheirOwnErrors() throws Exception {
        var api = slack.methods();
        assertThat(api.chatPostMessage(r -> r.channel("C0INCIDENTS").text("a".repeat(40_001)))
                        .getError())
                .isEqualTo("msg_too_long");
        String ts = api.chatPostMessage(r -> r.channel("C0INCIDENTS").text("a".repeat(40_000)))
                .getTs();
        assertThat(api.chatUpdate(r -> r.channel("C0INCIDENTS").ts(ts).text("a".repeat(4001)))
                        .getError())
                .isEqualTo("msg_too_long");
        assertThat(post("[" + String.join(",", Collections.nCopies(5, section(2900))) + "]")
                        .getError())
                .isEqualTo("msg_blocks_too_long");
        assertThat(post("{}").getError()).isEqualTo("invalid_blocks_format");
        assertThat(api.chatPostMessage(r -> r.channel("C0INCIDENTS").text("")).getError())
                .isEqualTo("no_text");
        assertThat(api.chatPostMessage(
                                r -> r.channel("C0INCIDENTS").text("x").metadataAsString("{\"event_type\":\"a\"}"))
                        .getError())
                .isEqualTo("invalid_metadata_format");
    }
}
