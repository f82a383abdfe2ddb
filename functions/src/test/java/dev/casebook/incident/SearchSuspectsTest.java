package dev.casebook.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceQuery.Symptom;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchSuspectsTest {
    private static final Instant FROM = Instant.parse("2026-03-04T02:45:00Z");
    private static final Instant TO = Instant.parse("2026-03-04T03:01:00Z");

    private final Shelf shelf = new Shelf();
    private final SearchSuspects search = new SearchSuspects(new TraceSources(Map.of("tempo", shelf)));

    private static final class Shelf implements TraceSource {
        final Map<Symptom, List<TraceSummary>> hits = new EnumMap<>(Symptom.class);
        final Map<Symptom, CasebookException> failures = new EnumMap<>(Symptom.class);
        final List<TraceQuery> asked = new ArrayList<>();
        final Map<TraceRef, Trace> stored = new HashMap<>();

        @Override
        public Optional<Trace> fetch(TraceRef ref) {
            return Optional.ofNullable(stored.get(ref));
        }

        @Override
        public List<TraceSummary> search(TraceQuery query) {
            asked.add(query);
            Symptom symptom = query.symptom().orElseThrow();
            if (failures.containsKey(symptom)) {
                throw failures.get(symptom);
            }
            return hits.getOrDefault(symptom, List.of());
        }
    }

    private static TraceSummary hit(int number) {
        return new TraceSummary(
                ref(number), Optional.of("Jane Roe asked"), FROM, Duration.ofMillis(12_300), false, Optional.of(0.2));
    }

    private static TraceRef ref(int number) {
        return TraceRef.tempo("%032x".formatted(number));
    }

    private static Trace trace(TraceRef ref, String environment) {
        Trace.Context context = new Trace.Context(
                Optional.of("clinic"),
                Optional.empty(),
                Optional.of(environment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FROM,
                Duration.ofSeconds(1));
        return new Trace(ref, context, List.of(), Optional.empty(), List.of(), false);
    }

    private SearchSuspects.Found search() {
        return search.in(new SearchSuspects.Window(List.of("tempo"), List.of("clinic"), FROM, TO));
    }

    @Test
    void theWorstComeFirstEachOnceWithTheReasonAndFiveAtMost() {
        shelf.hits.put(Symptom.SLOW, List.of(hit(1), hit(4), hit(5), hit(6)));
        shelf.hits.put(Symptom.LOW_SCORE, List.of(hit(3)));
        shelf.hits.put(Symptom.TOOL_ERROR, List.of(hit(2), hit(1)));
        shelf.hits.put(Symptom.ERROR, List.of(hit(0), hit(1)));

        assertThat(search())
                .isEqualTo(new SearchSuspects.Found(
                        List.of(
                                new Suspect(ref(0), "02:45:00 UTC, a step ended in an error"),
                                new Suspect(ref(1), "02:45:00 UTC, a tool call failed"),
                                new Suspect(ref(2), "02:45:00 UTC, a tool call failed"),
                                new Suspect(ref(3), "02:45:00 UTC, scored 0.20"),
                                new Suspect(ref(4), "02:45:00 UTC, among the slowest, 12.3 s")),
                        true));
    }

    @Test
    void onlyTheAgentsTracesOfTheWindowAreAskedFor() {
        search();

        assertThat(shelf.asked).hasSize(4).allSatisfy(query -> {
            assertThat(query.from()).isEqualTo(FROM);
            assertThat(query.to()).isEqualTo(TO);
            assertThat(query.value(TraceQuery.Field.AGENT)).contains("clinic");
        });
    }

    @Test
    void anAgentOfTwoNamesIsAskedForByBoth() {
        search.in(new SearchSuspects.Window(List.of("tempo"), List.of("clinic-web", "clinic-phone"), FROM, TO));

        assertThat(shelf.asked)
                .extracting(query -> query.value(TraceQuery.Field.AGENT).orElse(""))
                .hasSize(8)
                .containsOnly("clinic-web", "clinic-phone");
    }

    @Test
    void whatAnEvaluationMadeIsNotSuspected() {
        shelf.hits.put(Symptom.TOOL_ERROR, List.of(hit(1), hit(2)));
        shelf.stored.put(ref(1), trace(ref(1), "evaluation"));
        shelf.stored.put(ref(2), trace(ref(2), "production"));

        assertThat(search().suspects()).extracting(Suspect::ref).containsExactly(ref(2));
    }

    @Test
    void slownessAloneTellsLittle() {
        shelf.hits.put(Symptom.SLOW, List.of(hit(1)));

        assertThat(search().telling()).isFalse();
    }

    @Test
    void aSourceThatCannotBeAskedForASymptomIsAskedForTheOthers() {
        shelf.failures.put(Symptom.LOW_SCORE, new CasebookException.Permanent("no scores here"));
        shelf.failures.put(Symptom.ERROR, new CasebookException.Retryable("busy"));
        shelf.hits.put(Symptom.TOOL_ERROR, List.of(hit(2)));

        assertThat(search().suspects()).containsExactly(new Suspect(ref(2), "02:45:00 UTC, a tool call failed"));
    }

    @Test
    void whenNothingAnswersItIsTriedAgain() {
        for (Symptom symptom : Symptom.values()) {
            shelf.failures.put(symptom, new CasebookException.Retryable("busy"));
        }

        assertThatThrownBy(this::search).isInstanceOf(CasebookException.Retryable.class);
    }
}
