package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.Json;
import dev.casebook.trace.file.TraceFiles;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHintsTest {
    private static final Optional<String> DONE = Optional.of("You are booked.");
    private static final Duration QUICK = Duration.ofMillis(300);

    @Test
    void aToolFailedAndTheAgentAnsweredAllTheSame() {
        assertThat(TraceHints.of(TestTraces.of(DONE, TestTraces.tool("book_appointment", Optional.of("SLOT_TAKEN")))))
                .containsExactly(
                        "book_appointment failed (SLOT_TAKEN); the agent went on and answered without an error.");
    }

    @Test
    void aToolFailedAndThereIsNoAnswer() {
        assertThat(TraceHints.of(TestTraces.of(
                        Optional.empty(), TestTraces.tool("book_appointment", Optional.of("SLOT_TAKEN")))))
                .containsExactly("book_appointment failed (SLOT_TAKEN).");
    }

    @Test
    void anErrorInTheResultCountsAsFailed() {
        assertThat(TraceHints.of(TestTraces.of(
                        DONE,
                        TestTraces.tool(
                                "book_appointment",
                                Optional.empty(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .set(
                                                "error",
                                                JsonNodeFactory.instance
                                                        .objectNode()
                                                        .put("code", "SLOT_TAKEN"))))))
                .containsExactly(
                        "book_appointment failed (SLOT_TAKEN); the agent went on and answered without an error.");
    }

    @Test
    void aToolThatSucceededWhenTriedAgainIsNotStriking() {
        assertThat(TraceHints.of(TestTraces.of(
                        DONE, TestTraces.tool("book", Optional.of("busy")), TestTraces.tool("book", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void anAnswerThatWasCutOffIsSaid() {
        assertThat(TraceHints.of(TestTraces.of(
                        DONE, TestTraces.model("my-model", Optional.empty(), QUICK, Optional.of("MAX_TOKENS")))))
                .containsExactly("The answer was cut off: the model stopped at its length limit.");
    }

    @Test
    void aModelWithoutAVersionIsSaidWithWhatAnswered() {
        assertThat(TraceHints.of(TestTraces.of(
                        DONE, TestTraces.model("gpt-4o", Optional.of("gpt-4o-2024-08-06"), QUICK, Optional.empty()))))
                .containsExactly("The agent asks for gpt-4o, a name without a version; gpt-4o-2024-08-06 answered.");
        assertThat(TraceHints.of(TestTraces.of(
                        DONE, TestTraces.model("claude-sonnet-latest", Optional.empty(), QUICK, Optional.empty()))))
                .containsExactly(
                        "The agent asks for claude-sonnet-latest, a name without a version: the model behind it can change.");
    }

    @Test
    void aPinnedModelIsNotStriking() {
        for (String model : List.of(
                "gpt-4o-2024-08-06",
                "claude-sonnet-4-20250514",
                "gpt-4-0613",
                "gemini-1.5-pro-002",
                "anthropic.claude-3-5-sonnet-20241022-v2:0",
                "ft:gpt-4o-mini-2024-07-18:clinic::Ab12",
                "gemini-2.5-pro-preview-05-06",
                "llama-3.1-70b-instruct",
                "gpt-oss-120b",
                "clinic-rules")) {
            assertThat(TraceHints.of(
                            TestTraces.of(DONE, TestTraces.model(model, Optional.empty(), QUICK, Optional.empty()))))
                    .as(model)
                    .isEmpty();
        }
    }

    @Test
    void theSlowestStepIsSaidFromFiveSecondsOn() {
        assertThat(TraceHints.of(TestTraces.of(
                        DONE,
                        TestTraces.model("a", Optional.empty(), Duration.ofMillis(12_340), Optional.empty()),
                        TestTraces.model("b", Optional.empty(), Duration.ofSeconds(6), Optional.empty()))))
                .containsExactly("chat a took 12.3 s, the slowest step.");
        assertThat(TraceHints.of(TestTraces.of(
                        DONE, TestTraces.model("a", Optional.empty(), Duration.ofSeconds(5), Optional.empty()))))
                .isEmpty();
    }

    @Test
    void aStepThatTimedOutIsSaid() {
        assertThat(TraceHints.of(TestTraces.of(
                        Optional.empty(), TestTraces.tool("get_slots", Optional.of("DEADLINE_EXCEEDED")))))
                .containsExactly("get_slots failed (DEADLINE_EXCEEDED).", "get_slots timed out after 0.0 s.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Error: user not found\"",
                "\"Error fetching GraphQL query 'q' with variables {}\"",
                "\"Traceback (most recent call last):\\n  File x\"",
                "\"requests.exceptions.ConnectionError: refused\"",
                "{\"isError\":true,\"content\":[{\"type\":\"text\",\"text\":\"no such release\"}]}",
                "{\"success\":false,\"message\":\"card declined\"}",
                "{\"status\":\"error\"}",
                "{\"statusCode\":503,\"body\":\"\"}",
                "{\"error\":true}",
            })
    void aResultThatIsAnErrorIsSaid(String result) throws Exception {
        Step call = TestTraces.tool("book", Optional.empty(), Json.mapper().readTree(result));

        assertThat(TraceHints.of(TestTraces.of(DONE, call)))
                .singleElement()
                .asString()
                .startsWith("book failed (")
                .endsWith("; the agent went on and answered without an error.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Error handling in Go: a guide\"",
                "\"No errors were found.\"",
                "\"The payment failed last week, as the customer says.\"",
                "{\"error\":null,\"status\":\"ok\"}",
                "{\"error\":false}",
                "{\"success\":true}",
                "{\"status\":200}",
                "{\"status\":5000}",
                "{\"errors\":[]}",
                "{\"status\":\"timeouts are rare\"}",
                "[]",
            })
    void aResultThatIsOnlyAboutErrorsIsNotStriking(String result) throws Exception {
        Step call =
                TestTraces.tool("search_docs", Optional.empty(), Json.mapper().readTree(result));

        assertThat(TraceHints.of(TestTraces.of(DONE, call))).isEmpty();
    }

    @Test
    void anAnswerThatAdmitsTheFailureIsNotCalledSilent() {
        assertThat(TraceHints.of(TestTraces.of(
                        Optional.of("I'm sorry, the calendar cannot be reached."),
                        TestTraces.tool("get_slots", Optional.of("UNAVAILABLE")))))
                .containsExactly("get_slots failed (UNAVAILABLE); the answer speaks of a problem.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReadTimeout",
                "request timed out",
                "ETIMEDOUT",
                "DEADLINE_EXCEEDED",
                "HTTP 504",
                "Gateway Time-out"
            })
    void aToolThatTimedOutIsSaid(String error) {
        assertThat(TraceHints.of(TestTraces.of(Optional.empty(), TestTraces.tool("get_slots", Optional.of(error)))))
                .contains("get_slots timed out after 0.0 s.");
    }

    @Test
    void aDeadlineOfTheBusinessIsNoTimeOut() {
        assertThat(TraceHints.of(
                        TestTraces.of(DONE, TestTraces.tool("enrol", Optional.of("ENROLMENT_DEADLINE_PASSED")))))
                .noneMatch(hint -> hint.contains("timed out"));
    }

    @Test
    void aModelOfWhichOnlyTheAnswerIsKnownIsSaidWhenItHasNoVersion() {
        Step.ModelCall call = (Step.ModelCall) TestTraces.model("x", Optional.of("gpt-4o"), QUICK, Optional.empty());
        Step unasked = new Step.ModelCall(
                call.facts(),
                Optional.empty(),
                call.modelAnswered(),
                Optional.empty(),
                List.of(),
                DONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(TraceHints.of(TestTraces.of(DONE, unasked)))
                .containsExactly(
                        "The agent asks for gpt-4o, a name without a version: the model behind it can change.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tempo/trace-v2-tau-airline-t27-r0-genai-events | The agent asks for gpt-4o, a name without a version; gpt-4o-2024-08-06 answered.
            tempo/trace-v2-agno-2025-06-11                 | The agent asks for gpt-4o-mini, a name without a version; gpt-4o-mini-2024-07-18 answered.
            tempo/trace-v2-openai-agents-2025-09-30        | -
            tempo/trace-v2-langgraph-python-2025-08-22     | -
            tempo/trace-v1-batches-microservices           | -
            """)
    void aRecordedTraceHasTheseHintsAndNoOthers(String file, String hint) throws Exception {
        byte[] content = Files.readAllBytes(SharedFixtures.file(file + ".json"));
        Trace trace = TraceFiles.read(new TraceRef("file", "recorded"), content, Instant.EPOCH);

        assertThat(TraceHints.of(trace)).isEqualTo(hint.equals("-") ? List.of() : List.of(hint));
    }

    @Test
    void textOfTheTraceIsKeptOnOneShortLine() {
        String hint = TraceHints.of(TestTraces.of(
                        Optional.empty(), TestTraces.tool("t", Optional.of("line\nline " + "x".repeat(500)))))
                .getFirst();

        assertThat(hint).doesNotContain("\n").hasSizeLessThan(120);
    }
}
