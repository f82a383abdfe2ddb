package dev.casebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentReportTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void anAgentsNameIsOneCellAndNoFormulaInTheRows() {
        Happening triaged =
                new Happening(Happening.Kind.TRIAGED, "=SUM(A1,B1)", "INC-7KQ2M9XA", START, Optional.empty());
        IncidentReport report =
                new IncidentReport(new Period(START, START.plus(Duration.ofDays(30))), List.of(triaged), List.of());

        assertThat(report.csv().lines())
                .containsExactly(
                        "period,what,agent,about,at,seconds_to_fix",
                        "now,triaged,\"'=SUM(A1,B1)\",INC-7KQ2M9XA,2026-03-01T00:00:00Z,");
    }
}
