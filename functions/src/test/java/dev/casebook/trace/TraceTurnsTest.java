package dev.casebook.trace;

import static dev.casebook.trace.ShelfOfTraces.agent;
import static dev.casebook.trace.ShelfOfTraces.failedTool;
import static dev.casebook.trace.ShelfOfTraces.model;
import static dev.casebook.trace.ShelfOfTraces.turn;
import static dev.casebook.trace.ShelfOfTraces.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTurnsTest {
    private static final Instant AT = Instant.parse("2026-03-10T15:00:00Z");
    private static final Message FIRST = user("Is Monday free?");
    private static final Message SECOND = user("Book it.");
    private static final Message THIRD = user("And a reminder.");
    private static final Trace LONG = turn(
            "a1",
            AT,
            "conv-1",
            List.of(FIRST, agent("It is."), SECOND, agent("Booked."), THIRD),
            "Done.",
            model(AT, FIRST),
            model(AT.plusSeconds(10), FIRST, SECOND),
            failedTool(AT.plusSeconds(11)),
            model(AT.plusSeconds(20), FIRST, SECOND, THIRD));

    @Test
    void anEarlierTurnHasItsOwnQuestionAnswerHistoryAndSteps() {
        Trace second = TraceTurns.cut(LONG, 2);

        assertThat(second.ref().toString()).isEqualTo("tempo:000000000000000000000000000000a1#2");
        assertThat(second.input()).containsExactly(FIRST, agent("It is."), SECOND);
        assertThat(second.output()).contains("Booked.");
        assertThat(second.toolCalls()).hasSize(1);
        assertThat(second.context().startedAt()).isEqualTo(AT.plusSeconds(10));
        assertThat(second.context().duration()).isEqualTo(Duration.ofMillis(1031));
    }

    @Test
    void theLastTurnIsTheTraceItselfSoThatBothMakeTheSameCase() {
        assertThat(TraceTurns.count(LONG)).isEqualTo(3);
        assertThat(TraceTurns.cut(LONG, 3)).isEqualTo(LONG).isEqualTo(TraceTurns.cut(LONG, 0));
    }

    @Test
    void aTurnThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> TraceTurns.cut(LONG, 4))
                .isInstanceOf(CasebookException.Permanent.class)
                .hasMessageContaining("3 turns")
                .hasMessageContaining("no turn 4");
    }

    @Test
    void whatFailedInAnEarlierTurnDoesNotMakeTheLastOneSuspicious() {
        assertThat(Suspicion.of(LONG, Optional.empty())).isEmpty();
        assertThat(Suspicion.of(TraceTurns.cut(LONG, 2), Optional.empty()))
                .extracting(Suspicion::kind)
                .containsExactly(Suspicion.Kind.TOOL_ERROR);
        assertThat(Suspicion.of(TraceTurns.cut(LONG, 1), Optional.of(0.2)))
                .containsExactly(new Suspicion(Suspicion.Kind.LOW_SCORE, "scored 0.20"));
    }

    @Test
    void aReferenceCarriesItsTurn() {
        TraceRef ref = TraceRef.parse("tempo:A1#2");
        assertThat(ref).isEqualTo(TraceRef.tempo("a1").at(2));
        assertThat(ref.whole()).isEqualTo(TraceRef.tempo("a1"));
        assertThat(new TraceRefParser("tempo", java.util.Set.of("tempo")).inText("add tempo:a1#2 please"))
                .containsExactly(ref);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tempo:a1#", "tempo:a1#0", "tempo:a1#x", "tempo:a1#12345", "tempo:a1#2#3", "#2"})
    void aReferenceWithAMalformedTurnIsRefused(String text) {
        assertThatThrownBy(() -> TraceRef.parse(text)).isInstanceOf(CasebookException.Permanent.class);
    }

    @Test
    void earlierTracesOfTheSessionGiveTheHistoryThatATraceLacks() {
        Trace third = turn("3", AT.plusSeconds(60), "conv-1", List.of(THIRD), "Done.");
        ShelfOfTraces shelf = new ShelfOfTraces()
                .with(turn("2", AT.plusSeconds(30), "conv-1", List.of(SECOND), "Booked."))
                .with(turn("9", AT.plusSeconds(40), "conv-2", List.of(user("Something else.")), "No."))
                .with(turn("1", AT, "conv-1", List.of(FIRST), "It is."))
                .with(third)
                .with(turn("4", AT.plusSeconds(90), "conv-1", List.of(user("Later.")), "Later too."));
        EarlierTurns earlier = new EarlierTurns(new TraceSources(Map.of("tempo", shelf)));

        assertThat(earlier.complete(third).input())
                .containsExactly(FIRST, agent("It is."), SECOND, agent("Booked."), THIRD);
    }

    @Test
    void aTraceThatCarriesItsHistoryIsNotSearchedFor() {
        ShelfOfTraces shelf = new ShelfOfTraces();
        assertThat(new EarlierTurns(new TraceSources(Map.of("tempo", shelf))).complete(LONG))
                .isSameAs(LONG);
        assertThat(shelf.queries).isEmpty();
    }

    @Test
    void aSourceThatCannotBeSearchedCostsTheHistoryAndNotTheCase() {
        Trace only = turn("3", AT, "conv-1", List.of(THIRD), "Done.");
        ShelfOfTraces shelf = new ShelfOfTraces().with(only);
        shelf.breaksWith(new CasebookException.Retryable("It did not answer."));
        assertThat(new EarlierTurns(new TraceSources(Map.of("tempo", shelf))).complete(only))
                .isSameAs(only);
    }
}
