package dev.casebook.trace.loki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogQlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\\",
                "\\\"",
                "\" or service_name=~\".+",
                "\"} | json | x=\"",
                "a\nb",
                "a\r\n\t\u0000\u007fb",
                "`",
                "\\u0022",
                "ünï \uD83D\uDE00",
                "{{.x}}",
            })
    void aHostileValueStaysInsideItsQuotes(String hostile) {
        onlyThatValueMatches(hostile);
    }

    @Property(tries = 500, seed = "20261121")
    void noValueEndsItsQuotes(@ForAll @StringLength(min = 1) String value) {
        onlyThatValueMatches(value);
    }

    private static void onlyThatValueMatches(String value) {
        FakeLogQl labelled = FakeLogQl.parse("{a=\"b\"}" + LogQl.labelled(List.of("session_id", "thread_id"), value));
        FakeLogQl holding = FakeLogQl.parse("{a=\"b\"}" + LogQl.holding(value));

        assertThat(labelled.matches(line(Map.of("a", "b", "thread_id", value), "")))
                .isTrue();
        assertThat(labelled.matches(line(Map.of("a", "b", "thread_id", value + "x"), "")))
                .isFalse();
        assertThat(holding.matches(line(Map.of("a", "b"), "before " + value + " after")))
                .isTrue();
    }

    @Property(tries = 500, seed = "20261121")
    void wordsAreFoundAsTheyAreAndNeverReadAsAPattern(@ForAll String words) {
        FakeLogQl saying = FakeLogQl.parse("{a=\"b\"}" + LogQl.saying(words));

        assertThat(saying.matches(line(Map.of("a", "b"), "before " + words + " after")))
                .isTrue();
        assertThat(saying.matches(line(Map.of("a", "b"), ""))).isEqualTo(words.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.c", ".*", "(", "[a", "a|b", "\\E.*\\Q"})
    void aPatternIsOnlyText(String words) {
        FakeLogQl saying = FakeLogQl.parse("{a=\"b\"}" + LogQl.saying(words));

        assertThat(saying.matches(line(Map.of("a", "b"), "abc AXC"))).isFalse();
    }

    private static LogLine line(Map<String, String> labels, String text) {
        return new LogLine(1, labels, text);
    }
}
