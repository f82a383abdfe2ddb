package dev.casebook.local.slack.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits of charts, data tables and the blocks that only one place takes. */
final class NewerBlocksTest {

    private static final String LINE = """
            [{"type":"data_visualization","title":"%s","chart":{"type":"line","series":[{"name":"%s","data":[%s]}],
              "axis_config":{"categories":["Mon","%s"],"y_label":"%s"}}}]
            """;
    private static final String MON = "{\"label\":\"Mon\",\"value\":1}";
    private static final String PIE = """
            [{"type":"data_visualization","title":"t","chart":{"type":"pie","segments":[{"label":"a","value":%s}]}}]
            """;
    private static final String TABLE = """
            [{"type":"data_table","caption":"%s","page_size":%s,"rows":[[{"type":"%s","text":"case"}],%s]}]
            """;
    private static final String ROW = "[{\"type\":\"raw_text\",\"text\":\"a\"}]";

    private static List<String> problems(String blocks) {
        JsonNode parsed = Json.parse(blocks).orElseThrow();
        return BlockCheck.message(parsed, "/blocks");
    }

    private static String rows(int count) {
        return String.join(",", Collections.nCopies(count, ROW));
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(LINE.formatted("t".repeat(50), "n".repeat(20), MON, "c".repeat(20), "y".repeat(50))),
                Arguments.of(PIE.formatted("0.1")),
                Arguments.of(TABLE.formatted("Cases", "100", "raw_text", rows(100))));
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatIsExactlyAtALimitIsTaken(String blocks) {
        assertThat(problems(blocks)).isEmpty();
    }

    static Stream<Arguments> broken() {
        String chart = "/blocks/0/chart";
        return Stream.of(
                Arguments.of(LINE.formatted("t".repeat(51), "n", MON, "Tue", "y"), "/blocks/0/title"),
                Arguments.of(LINE.formatted("t", "n".repeat(21), MON, "Tue", "y"), chart + "/series/0/name"),
                Arguments.of(LINE.formatted("t", "n", MON + "," + MON, "Tue", "y"), chart + "/series/0/data/1/label"),
                Arguments.of(
                        LINE.formatted("t", "n", "{\"label\":\"Sun\",\"value\":1}", "Tue", "y"),
                        chart + "/series/0/data/0/label"),
                Arguments.of(
                        LINE.formatted("t", "n", "{\"label\":\"Mon\",\"value\":\"1\"}", "Tue", "y"),
                        chart + "/series/0/data/0/value"),
                Arguments.of(LINE.formatted("t", "n", MON, "Mon", "y"), chart + "/axis_config/categories/1"),
                Arguments.of(LINE.formatted("t", "n", MON, "Tue", "y".repeat(51)), chart + "/axis_config/y_label"),
                Arguments.of(PIE.formatted("0"), chart + "/segments/0/value"),
                Arguments.of(TABLE.formatted("", "5", "raw_text", ROW), "/blocks/0/caption"),
                Arguments.of(TABLE.formatted("Cases", "101", "raw_text", ROW), "/blocks/0/page_size"),
                Arguments.of(TABLE.formatted("Cases", "5", "raw_text", rows(101)), "/blocks/0/rows"),
                Arguments.of(
                        TABLE.formatted(
                                "Cases",
                                "5",
                                "raw_text",
                                "[" + ROW.substring(1, ROW.length() - 1) + "," + ROW.substring(1, ROW.length() - 1)
                                        + "]"),
                        "/blocks/0/rows/1"),
                Arguments.of("[{\"type\":\"alert\",\"text\":{\"type\":\"plain_text\",\"text\":\"a\"}}]", "/blocks/0"),
                Arguments.of("[{\"type\":\"carousel\",\"elements\":[]}]", "/blocks/0/elements"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsOverALimitIsNamedWithItsPlace(String blocks, String place) {
        assertThat(problems(blocks)).singleElement().asString().endsWith("[json-pointer:" + place + "]");
    }

    @Test
    void headsOfADataTableAreNoRichText() {
        String rich = TABLE.formatted("Cases", "5", "raw_text", ROW)
                .replace("{\"type\":\"raw_text\",\"text\":\"case\"}", "{\"type\":\"rich_text\",\"elements\":[]}");
        assertThat(problems(rich)).singleElement().asString().contains("unsupported type: rich_text");
    }

    @Test
    void markdownCountsOverTheWholeMessage() {
        String half = "{\"type\":\"markdown\",\"text\":\"" + "a".repeat(6001) + "\"}";
        var given = Json.parseObject("{\"text\":\"t\",\"blocks\":[" + half + "," + half + "]}")
                .orElseThrow();
        assertThatThrownBy(() -> MessageContent.checkNew(given, () -> "id"))
                .isInstanceOf(SlackError.class)
                .hasMessage("msg_too_long");
    }
}
