package dev.casebook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void twoDaysAreBothIncluded() {
        Period march = Period.of("2026-03-01..2026-03-31", NOW).orElseThrow();
        assertThat(march.has(Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
        assertThat(march.has(Instant.parse("2026-03-31T23:59:59.9Z"))).isTrue();
        assertThat(march.has(Instant.parse("2026-04-01T00:00:00Z"))).isFalse();
        assertThat(march.before().to()).isEqualTo(march.from());
        assertThat(march.before().from()).isEqualTo(Instant.parse("2026-01-29T00:00:00Z"));
    }

    @Test
    void theLastDaysEndNow() {
        assertThat(Period.of("last-7-days", NOW)).contains(new Period(Instant.parse("2026-03-24T12:00:00Z"), NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "last-0-days",
                "last-999-days",
                "2026-03-02..2026-03-01",
                "2026-13-01..2026-13-02",
                "2020-01-01..2026-01-01"
            })
    void whatIsNoPeriodIsNone(String text) {
        assertThat(Period.of(text, NOW)).isEmpty();
    }
}
