package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.CasebookException;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.CaseId;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.trace.Message;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changed besides, as far as the traces of both sides show it. */
class TracedPromptsTest {
    private static final Instant THEN = Instant.parse("2026-03-10T15:00:00Z");

    private static final String BEFORE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String AFTER = "0af7651916cd43dd8448eb211c80319c";
    private static final String DOWN = "00f067aa0ba902b700f067aa0ba902b7";

    private final Map<String, Trace> traces = new HashMap<>();
    private final TracedPrompts prompts =
            new TracedPrompts(new TraceSources(Map.of("tempo", new Recorded(traces))), 1_200);

    @Test
    void anotherSystemPromptHasAnotherHash() {
        traces.put(BEFORE, trace("You book appointments."));
        traces.put(AFTER, trace("You book appointments. Be brief."));

        Comparison.Besides besides =
                prompts.apply(List.of(row("c1", "tempo:" + BEFORE)), List.of(row("c1", "tempo:" + AFTER)));

        assertThat(besides.promptBefore()).isPresent();
        assertThat(besides.promptAfter()).isPresent().isNotEqualTo(besides.promptBefore());
    }

    @Test
    void theSamePromptHasTheSameHashWhateverElseTheTraceHolds() {
        traces.put(BEFORE, trace("You book appointments."));
        traces.put(AFTER, trace("You book appointments. "));

        Comparison.Besides besides =
                prompts.apply(List.of(row("c1", "tempo:" + BEFORE)), List.of(row("c1", "tempo:" + AFTER)));

        assertThat(besides.promptAfter()).isPresent().isEqualTo(besides.promptBefore());
    }

    @Test
    void promptsOfDifferentCasesAreNotCompared() {
        traces.put(BEFORE, trace("You help Ms. Adams."));
        traces.put(AFTER, trace("You help Mr. Brown."));

        Comparison.Besides besides =
                prompts.apply(List.of(row("c1", "tempo:" + BEFORE)), List.of(row("c2", "tempo:" + AFTER)));

        assertThat(besides.promptBefore()).isEmpty();
        assertThat(besides.promptAfter()).isEmpty();
    }

    @Test
    void aSourceThatDoesNotAnswerLeavesItOut() {
        Comparison.Besides besides =
                prompts.apply(List.of(row("c1", "tempo:" + DOWN)), List.of(row("c1", "tempo:" + AFTER)));

        assertThat(besides.promptBefore()).isEmpty();
        assertThat(besides.promptAfter()).isEmpty();
        assertThat(besides.latencyLimitMillis()).isEqualTo(1_200);
    }

    private static ResultRow row(String caseId, String trace) {
        return new ResultRow(
                "EXP-1",
                CaseId.imported("clinic", caseId),
                1,
                0,
                Optional.of(new Answer(
                        "said", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(trace), 5)),
                Optional.empty(),
                Map.of(),
                THEN);
    }

    private static Trace trace(String system) {
        Optional<String> none = Optional.empty();
        Step call = new Step.ModelCall(
                new Step.Facts("1", none, "chat", THEN, Duration.ofSeconds(1), none),
                Optional.of("gpt-4o"),
                none,
                Optional.empty(),
                List.of(new Message("system", system), new Message("user", "Book it.")),
                none,
                Optional.empty(),
                Optional.empty(),
                none);
        return new Trace(
                TraceRef.tempo("1"),
                new Trace.Context(none, none, none, none, none, Optional.empty(), THEN, Duration.ofSeconds(1)),
                List.of(),
                none,
                List.of(call),
                false);
    }

    /** Knows some traces, is down for one, and has never heard of the others. */
    private record Recorded(Map<String, Trace> traces) implements TraceSource {
        @Override
        public Optional<Trace> fetch(TraceRef ref) {
            if (ref.id().equals(DOWN)) {
                throw new CasebookException.Retryable("Tempo does not answer.");
            }
            return Optional.ofNullable(traces.get(ref.id()));
        }

        @Override
        public List<TraceSummary> search(TraceQuery query) {
            return List.of();
        }
    }
}
