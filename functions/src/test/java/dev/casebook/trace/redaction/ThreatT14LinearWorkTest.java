package dev.casebook.trace.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts how often the rules look at a character: twice the text may cost about twice the work, never four times. */
class ThreatT14LinearWorkTest {
    private static final RedactionRules RULES = new RedactionRules(
            RedactionKey.first("a key for tests only".getBytes(StandardCharsets.UTF_8)), "US", RedactionPolicy.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.",
                "@",
                "a@",
                "a@a.",
                "1",
                "1 ",
                "1-",
                "+1",
                "(1) ",
                "DE89",
                "DE89 ",
                "eyJ",
                "eyJa.",
                "xoxb-",
                "sk-",
                "password",
                "password=",
                "password is ",
                "\\",
                "password\\",
                "Bearer ",
                "cookie: ",
                "cookie:a",
                "://",
                "://a:",
                "-----BEGIN PRIVATE KEY",
                "-----BEGIN PRIVATE KEY-----",
                "my name is Ana ",
                "I am A",
                "I am Ana Silva",
                "Ana ",
                "4111 ",
                "%40",
                "<EMAIL:",
                "{\"a\":",
                "[",
                "219-09-9",
                "hooks.slack.com/services/",
                "Mr. ",
                "ana silva ",
                "ANA SILVA ",
                "Ana-Maria-",
                "Ana de la ",
                "spoke with ",
                "call me at ",
                "number is 1 ",
                "999 999 9999 ",
                "756.1234.",
                "12345678Z ",
                "RSSMRA85T10A562S",
                "10.0.0.",
                "1.",
                "a:",
                "::1",
                "00-",
                "00:1A:2B:",
                "QW5h",
                "QW5hIFNpbHZh.",
                "Ana%20Silva&",
                "%41",
                "\\u0041",
                "sha256:",
            })
    void everyRuleIsLinear(String piece) {
        for (TextRule rule : RULES.all()) {
            long small = work(rule, piece.repeat(4_000 / piece.length()));
            long large = work(rule, piece.repeat(16_000 / piece.length()));

            assertThat(large)
                    .as(rule.getClass().getSimpleName() + " looked " + small + " times, then " + large)
                    .isLessThan(6 * small + 20_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana", "Ana ", "Ana Silva "})
    void knownValuesAreLinear(String piece) {
        TextRule rule = KnownValues.of(Map.of("Ana Silva", "NAME", "Ana Souza", "NAME"));

        assertThat(work(rule, piece.repeat(4_000))).isLessThan(6 * work(rule, piece.repeat(1_000)));
    }

    private static long work(TextRule rule, String text) {
        CountingText counting = new CountingText(text);
        rule.find(new Scan(counting), found -> {});
        return counting.looks();
    }

    /** Counts {@code charAt}; a piece taken out of it counts as that many looks. */
    private static final class CountingText implements CharSequence {
        private final String text;
        private long looks;

        CountingText(String text) {
            this.text = text;
        }

        long looks() {
            return looks;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            looks += text.length();
            return text;
        }
    }
}
