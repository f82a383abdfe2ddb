package dev.casebook.evaluation.judge;

import static dev.casebook.evaluation.judge.JudgeServer.completion;
import static dev.casebook.evaluation.judge.JudgeServer.error;
import static dev.casebook.evaluation.judge.JudgeServer.said;
import static dev.casebook.evaluation.judge.JudgeServer.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.evaluators.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JudgeTest {
    private static final String QUOTE = "booked for Tuesday at 3 pm";

    @Test
    void twoVotesThatAgreeAreEnough() {
        try (Bench bench = new Bench(call -> verdict(true, QUOTE))) {
            assertThat(bench.judged(Bench.OUTPUT))
                    .isEqualTo(new Outcome.Scored(
                            1,
                            true,
                            "",
                            Optional.of(new Judgement(
                                    "mini",
                                    "judge-2026-01-01-answered",
                                    new Judgement.Votes(2, 0, 0),
                                    Optional.of("Because."),
                                    Optional.of(QUOTE),
                                    new Judgement.Spend(2, 200, 40, 0.00028)))));
            assertThat(bench.server.calls()).isEqualTo(2);
        }
    }

    @Test
    void aThirdVoteDecidesWhereTwoDoNotAgree() {
        try (Bench bench = new Bench(call -> verdict(call == 0, QUOTE))) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOfSatisfying(Outcome.Scored.class, outcome -> {
                assertThat(outcome.passed()).isFalse();
                assertThat(outcome.why()).isEqualTo("Because.");
                assertThat(outcome.judgement().orElseThrow().votes()).isEqualTo(new Judgement.Votes(1, 2, 0));
            });
        }
    }

    @Test
    void withoutAMajorityThereIsNoScore() {
        try (Bench bench = new Bench(call -> call < 2 ? verdict(call == 0, QUOTE) : said("I cannot decide."))) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOfSatisfying(Outcome.Unscored.class, outcome -> {
                assertThat(outcome.reason())
                        .isEqualTo("no majority of judge mini: 1 for, 1 against, 1 without a verdict"
                                + " (the model's answer is not a verdict)");
                assertThat(outcome.judgement().orElseThrow().spend().calls()).isEqualTo(3);
            });
        }
    }

    @Test
    void theRequestIsStrictPinnedAndCarriesTheKey() {
        try (Bench bench = new Bench(call -> verdict(true, QUOTE))) {
            bench.judged(Bench.OUTPUT);

            JsonNode request = bench.server.requests().getFirst();
            assertThat(request.path("model").asText()).isEqualTo("judge-2026-01-01");
            assertThat(request.path("temperature").asInt(9)).isZero();
            assertThat(request.at("/response_format/json_schema/strict").asBoolean())
                    .isTrue();
            assertThat(request.at("/response_format/json_schema/schema/additionalProperties")
                            .asBoolean(true))
                    .isFalse();
            assertThat(bench.server.authorizations()).containsOnly("Bearer k-1");
            assertThat(bench.server.requests())
                    .extracting(each -> each.path("seed").asInt())
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void itsVersionNamesThePromptAndTheModel() {
        try (Bench bench = new Bench(call -> verdict(true, QUOTE))) {
            assertThat(bench.on(Question.Kind.TONE).version()).isEqualTo("tone.1+judge-2026-01-01");
        }
    }

    /** What the server does to every call, and what is then said of the answer. */
    private record Misbehaviour(String name, JudgeServer.Script script, Class<?> outcome, String words) {}

    @TestFactory
    Stream<DynamicTest> whatIsNoVerdictIsNeverAScore() {
        String good = "{\"reason\":\"r\",\"evidence\":\"" + QUOTE + "\",\"passed\":true";
        Class<?> unscored = Outcome.Unscored.class;
        Class<?> failed = Outcome.Failed.class;
        return Stream.of(
                        new Misbehaviour(
                                "a refusal", completion(null, "stop", "I won't"), unscored, "refused to judge"),
                        new Misbehaviour("a filter", completion("", "content_filter", null), unscored, "filter"),
                        new Misbehaviour("cut off", completion(good, "length", null), unscored, "cut off"),
                        new Misbehaviour("cut JSON", said(good), unscored, "not a verdict"),
                        new Misbehaviour("text around it", said("Sure! " + good + "}"), unscored, "not a verdict"),
                        new Misbehaviour("two verdicts", said(good + "} " + good + "}"), unscored, "not a verdict"),
                        new Misbehaviour("both in one", said(good + ",\"passed\":false}"), unscored, "not a verdict"),
                        new Misbehaviour("a further field", said(good + ",\"score\":1}"), unscored, "not a verdict"),
                        new Misbehaviour(
                                "a word for a truth value",
                                said(good.replace("true", "\"true\"") + "}"),
                                unscored,
                                "not a verdict"),
                        new Misbehaviour("another schema", said("{\"score\": 1}"), unscored, "not a verdict"),
                        new Misbehaviour("a master key", said(":"), unscored, "not a verdict"),
                        new Misbehaviour("no content", completion(null, "tool_calls", null), unscored, "no text"),
                        new Misbehaviour(
                                "no JSON", new JudgeServer.Plain(200, "<html>", null), unscored, "holds no text"),
                        new Misbehaviour("invented evidence", verdict(true, "booked for Monday"), unscored, "evidence"),
                        new Misbehaviour("no evidence", verdict(true, ""), unscored, "evidence"),
                        new Misbehaviour("a scrap as evidence", verdict(true, "."), unscored, "evidence"),
                        new Misbehaviour(
                                "evidence from the question", verdict(true, "Dr. Lee free"), unscored, "evidence"),
                        new Misbehaviour("a wrong key", error(401, "invalid_api_key"), failed, "401 (invalid_api_key)"),
                        new Misbehaviour("no such model", error(404, "model_not_found"), failed, "404"),
                        new Misbehaviour("no money there", error(429, "insufficient_quota"), failed, "429"),
                        new Misbehaviour("always busy", error(503, "busy"), failed, "503"),
                        new Misbehaviour("cut connections", new JudgeServer.Hangup(), failed, "gave no verdict"))
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    try (Bench bench = new Bench(call -> row.script())) {
                        Outcome outcome = bench.judged(Bench.OUTPUT);
                        assertThat(outcome).isInstanceOf(row.outcome());
                        assertThat(outcome.toString()).contains(row.words()).doesNotContain("secret words");
                        assertThat(outcome.judgement().orElseThrow().spend().calls())
                                .isEqualTo(bench.server.calls());
                    }
                }));
    }

    @Test
    void aVerdictInAFenceCounts() {
        String fenced = "```json\n{\"reason\":\"r\",\"evidence\":\"" + QUOTE + "\",\"passed\":true}\n```";
        try (Bench bench = new Bench(call -> said(fenced))) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOf(Outcome.Scored.class);
        }
    }

    @Test
    void itComesBackWhenItsServerSaysSo() {
        JudgeServer.Script busy = new JudgeServer.Plain(429, "busy", "3");
        try (Bench bench = new Bench(call -> call < 2 ? busy : verdict(true, QUOTE))) {
            assertThat(bench.judged(Bench.OUTPUT))
                    .isInstanceOfSatisfying(
                            Outcome.Scored.class,
                            outcome -> assertThat(
                                            outcome.judgement().orElseThrow().spend())
                                    .isEqualTo(new Judgement.Spend(4, 200, 40, 0.00028)));
            assertThat(bench.pauses).contains(Duration.ofSeconds(3));
        }
    }

    @Test
    void itDoesNotWaitLongerThanItsTime() {
        JudgeServer.Script busy = new JudgeServer.Plain(429, "busy", "120");
        try (Bench bench = new Bench(call -> busy)) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOf(Outcome.Failed.class);
            assertThat(bench.server.calls()).isEqualTo(2);
            // Two votes that reserve at once step aside for each other, for milliseconds.
            assertThat(bench.pauses).allMatch(pause -> pause.toMillis() < 1_000);
        }
    }

    @Test
    void aSlowDripEndsWithTheJudgesTimeAndCountsAsPaid() {
        try (Bench bench = new Bench(call -> new JudgeServer.Drip(), 1_000_000, Duration.ofMillis(300))) {
            Outcome outcome = bench.judged(Bench.OUTPUT);

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(outcome.judgement().orElseThrow().spend().costDollars()).isPositive();
        }
    }

    @Test
    void anEmptyAnswerIsNotSentToAJudge() {
        try (Bench bench = new Bench(call -> verdict(true, QUOTE))) {
            assertThat(bench.judged(" \n")).isInstanceOf(Outcome.Unscored.class);
            assertThat(bench.server.calls()).isZero();
        }
    }
}
