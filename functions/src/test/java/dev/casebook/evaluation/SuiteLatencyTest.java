package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.agent.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SuiteLatencyTest {

    private static ResultRow row(Optional<Long> millis) {
        return new ResultRow(
                "EXP-1",
                Lab.caseWith().id(),
                1,
                0,
                millis.map(time -> new Answer(
                        "x", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), time)),
                Optional.empty(),
                Map.of(),
                Instant.parse("2026-03-04T09:42:00Z"));
    }

    @Test
    void oneAnswerInTwentyMayBeSlower() {
        List<ResultRow> rows = LongStream.rangeClosed(1, 40)
                .mapToObj(i -> row(Optional.of(i <= 38 ? 1_200 : 9_000L)))
                .toList();

        SuiteLatency latency =
                SuiteLatency.of(rows, SuiteLatency.DEFAULT_LIMIT_MILLIS).orElseThrow();
        assertThat(latency).isEqualTo(new SuiteLatency(40, 1_200, 1_200, 1_200));
        assertThat(latency.withinLimit()).isTrue();
        assertThat(SuiteLatency.of(rows.subList(1, 40), 1_200).orElseThrow().withinLimit())
                .isFalse();
    }

    @Test
    void trialsWithoutAnAnswerDoNotCount() {
        assertThat(SuiteLatency.of(List.of(row(Optional.empty())), 1_200)).isEmpty();
    }
}
