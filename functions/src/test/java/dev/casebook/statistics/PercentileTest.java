package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentileTest {

    /** The usual example of the nearest-rank method. */
    @ParameterizedTest
    @CsvSource({"0.05, 15", "0.3, 20", "0.4, 20", "0.5, 35", "1, 50"})
    void theRankIsRoundedUp(double share, long expected) {
        assertThat(Percentile.nearestRank(List.of(50L, 15L, 40L, 20L, 35L), share))
                .isEqualTo(expected);
    }

    @Test
    void oneOfTwentyMayLieAboveThe95th() {
        List<Long> values = LongStream.rangeClosed(1, 20).boxed().toList();

        assertThat(Percentile.nearestRank(values, 0.95)).isEqualTo(19);
        assertThat(Percentile.nearestRank(values.subList(0, 19), 0.95)).isEqualTo(19);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThatThrownBy(() -> Percentile.nearestRank(List.of(), 0.95)).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Percentile.nearestRank(List.of(1L), 95)).hasMessageContaining("at most 1");
    }
}
