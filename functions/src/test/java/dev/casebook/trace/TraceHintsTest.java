package dev.casebook.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void textOfTheTraceIsKeptOnOneShortLine() {
        String hint = TraceHints.of(TestTraces.of(
                        Optional.empty(), TestTraces.tool("t", Optional.of("line\nline " + "x".repeat(500)))))
                .getFirst();

        assertThat(hint).doesNotContain("\n").hasSizeLessThan(120);
    }
}
