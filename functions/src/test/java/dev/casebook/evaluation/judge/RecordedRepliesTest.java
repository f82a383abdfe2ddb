package dev.casebook.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.evaluation.Judgement;
import dev.casebook.evaluation.Outcome;
import dev.casebook.trace.SharedFixtures;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What OpenAI's server really answered, replayed to a judge. */
class RecordedRepliesTest {

    private static JsonNode recorded(String name) throws IOException {
        return Json.mapper()
                .readTree(Files.readString(SharedFixtures.file("llm/" + name)))
                .path("response");
    }

    private static JudgeServer.Script replay(JsonNode response) {
        return new JudgeServer.Plain(
                response.path("status").asInt(), response.path("body").toString(), null);
    }

    @Test
    void anotherSchemaIsNoVerdictButIsPaid() throws IOException {
        JsonNode response = recorded("openai-chat-json-schema.json");
        try (Bench bench = new Bench(call -> replay(response))) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOfSatisfying(Outcome.Unscored.class, outcome -> {
                assertThat(outcome.reason()).contains("not a verdict");
                assertThat(outcome.judgement().orElseThrow().spend())
                        .isEqualTo(new Judgement.Spend(2, 2 * 129, 2 * 33, 2 * (129 + 2 * 33) / 1e6));
            });
        }
    }

    @Test
    void theSameShapeWithAVerdictIsRead() throws IOException {
        ObjectNode response = recorded("openai-chat-json-schema.json").deepCopy();
        ObjectNode message = (ObjectNode) response.at("/body/choices/0/message");
        message.put("content", "{\"reason\":\"It is kind.\",\"evidence\":\"Your visit\",\"passed\":true}");
        try (Bench bench = new Bench(call -> replay(response))) {
            assertThat(bench.judged(Bench.OUTPUT))
                    .isInstanceOfSatisfying(
                            Outcome.Scored.class,
                            outcome -> assertThat(
                                            outcome.judgement().orElseThrow().model())
                                    .isEqualTo("gpt-4o-mini-2024-07-18"));
        }
    }

    @Test
    void aToolCallInsteadOfTextIsNoVerdict() throws IOException {
        JsonNode response = recorded("openai-judge-tool-choice.json");
        try (Bench bench = new Bench(call -> replay(response))) {
            assertThat(bench.judged(Bench.OUTPUT)).isInstanceOf(Outcome.Unscored.class);
        }
    }

    @Test
    void aWrongKeyFailsWithItsCodeAndWithoutTheKey() throws IOException {
        JsonNode response = recorded("openai-error-invalid-key.json");
        try (Bench bench = new Bench(call -> replay(response))) {
            assertThat(bench.judged(Bench.OUTPUT))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            outcome -> assertThat(outcome.reason())
                                    .contains("401 (invalid_api_key)")
                                    .doesNotContain("sk-"));
            assertThat(bench.server.calls()).isEqualTo(2);
        }
    }
}
