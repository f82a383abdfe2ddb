package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.casebook.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stored shape of outcomes only grows. */
class StoredJudgementTest {
    private static final Judgement JUDGEMENT = new Judgement(
            "mini",
            "judge-2026-01-01",
            new Judgement.Votes(2, 1, 0),
            Optional.of("It is rude."),
            Optional.empty(),
            new Judgement.Spend(3, 300, 60, 0.00042));

    @Test
    void everyOutcomeKeepsItsJudgement() throws JsonProcessingException {
        for (Outcome outcome : List.of(
                new Outcome.Scored(0, false, "It is rude.", Optional.of(JUDGEMENT)),
                new Outcome.Unscored("no majority", Optional.of(JUDGEMENT)),
                new Outcome.Failed("503", Optional.of(JUDGEMENT)))) {
            String json = Json.mapper().writeValueAsString(outcome);
            assertThat(Json.mapper().readValue(json, Outcome.class)).isEqualTo(outcome);
            assertThat(json).doesNotContain("evidence");
        }
    }

    @Test
    void outcomesFromBeforeThereWereJudgesStillRead() throws JsonProcessingException {
        assertThat(Json.mapper()
                        .readValue("{\"kind\":\"scored\",\"value\":1,\"passed\":true,\"why\":\"\"}", Outcome.class))
                .isEqualTo(new Outcome.Scored(1, true, ""));
        assertThat(Json.mapper().readValue("{\"kind\":\"failed\",\"reason\":\"x\",\"later\":[1]}", Outcome.class))
                .isEqualTo(new Outcome.Failed("x"));
    }

    @Test
    void withoutAJudgeNothingIsWrittenOfOne() throws JsonProcessingException {
        assertThat(Json.mapper().writeValueAsString(new Outcome.Scored(1, true, "")))
                .isEqualTo("{\"kind\":\"scored\",\"value\":1.0,\"passed\":true,\"why\":\"\"}");
    }
}
