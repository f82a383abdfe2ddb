package dev.casebook.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.Json;
import dev.casebook.casefile.EvaluatorSpec;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code judges:}, and {@code evaluators:} of an agent. */
class JudgesAndEvaluatorsTest {
    private static final String AGENT = "agents:\n  mine:\n    url: http://localhost:9000\n";
    private static final String JUDGE = """
            judges:
              mini:
                url: https://api.openai.com/v1
                model: gpt-4o-mini-2024-07-18
                key: secret:OPENAI_API_KEY
                price_input: 0.15
                price_output: 0.60
                daily_budget: 5
            """;

    private final ConfigurationReader reader = new ConfigurationReader(name -> Optional.empty());

    private Configuration read(String yaml) {
        return reader.read("casebook.yaml", yaml);
    }

    @Test
    void aJudgeHasThreeVotesAndTwentySecondsUnlessItSaysOtherwise() {
        assertThat(read(AGENT + JUDGE).judges().get("mini"))
                .isEqualTo(new JudgeEntry(
                        "mini",
                        URI.create("https://api.openai.com/v1"),
                        "gpt-4o-mini-2024-07-18",
                        Optional.of("OPENAI_API_KEY"),
                        new JudgeEntry.Price(0.15, 0.60),
                        3,
                        Duration.ofSeconds(20),
                        new JudgeEntry.Budget(5, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-4o", "gpt-4o-mini", "gpt-5", "claude-sonnet-latest", "gemini-2.5-pro", "o3", "llama3:latest"
            })
    void aNameBehindWhichTheModelCanChangeIsRefusedWithTheReason(String model) {
        assertThatThrownBy(() -> read(AGENT + JUDGE.replace("gpt-4o-mini-2024-07-18", model)))
                .hasMessageStartingWith("casebook.yaml:7: judges.mini.model: The model behind this name can change,")
                .hasMessageContaining("such as gpt-4o-2024-08-06");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o-2024-08-06",
                "claude-sonnet-4-5-20250929",
                "gemini-2.0-flash-001",
                "qwen3-8b@2025-06-01",
                "house-judge"
            })
    void aNameThatStaysWhatItIsIsTaken(String model) {
        assertThat(read(AGENT + JUDGE.replace("gpt-4o-mini-2024-07-18", model))
                        .judges()
                        .values())
                .extracting(JudgeEntry::model)
                .containsExactly(model);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "daily_budget: 5|votes: 3|judges.mini.daily_budget: missing. Expected US dollars for a day",
                "price_input: 0.15|votes: 3|judges.mini.price_input: missing.",
                "daily_budget: 5|daily_budget: lots|Expected US dollars as a number",
                "daily_budget: 5|daily_budget: -1|Expected US dollars as a number",
                "daily_budget: 5|votes: 2|an odd number",
                "daily_budget: 5|timeout: 2m|at most 40s",
                "key: secret:OPENAI_API_KEY|key: sk-live|A credential is never written",
                "daily_budget: 5|vote: 3|did you mean votes?"
            })
    void whatDoesNotFitIsNamed(String line, String instead, String words) {
        assertThatThrownBy(() -> read(AGENT + JUDGE.replace(line, instead)))
                .hasMessageContaining(words)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk-live"));
    }

    @Test
    void anAgentsEvaluatorsAreRead() throws Exception {
        String yaml = AGENT + """
                    evaluators:
                      - type: latency-ok
                        threshold: 900
                      - type: tone-appropriate
                        value: Plain and friendly, no jargon.
                      - type: is-json
                        value: {type: object, required: [slot], properties: {n: {type: integer, minimum: 1}}}
                """ + JUDGE;

        assertThat(read(yaml).agent("mine").orElseThrow().evaluators())
                .containsExactly(
                        new EvaluatorSpec("latency-ok", null, 900.0),
                        new EvaluatorSpec("tone-appropriate", TextNode.valueOf("Plain and friendly, no jargon."), null),
                        new EvaluatorSpec(
                                "is-json",
                                Json.mapper()
                                        .readTree("{\"type\":\"object\",\"required\":[\"slot\"],"
                                                + "\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}}}"),
                                null));
    }

    @Test
    void anEvaluatorThatNobodyUnderstandsIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read(AGENT + "    evaluators:\n      - type: latncy-ok\n"))
                .hasMessageStartingWith(
                        "casebook.yaml:5: agents.mine.evaluators[0].type: There is no evaluator “latncy-ok”. Did you mean latency-ok?");
        assertThatThrownBy(() -> read(AGENT + "    evaluators:\n      - type: tone-appropriate\n"))
                .hasMessageContaining("asks a judge, and none is configured");
        assertThatThrownBy(() -> read(AGENT
                        + "    evaluators:\n      - type: tone-appropriate\n        value: {judge: maxi}\n" + JUDGE))
                .hasMessageContaining("There are: mini.");
    }
}
