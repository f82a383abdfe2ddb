package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    @ParameterizedTest(name = "{0} against {1} -> p {2}")
    @CsvSource({
        "1, 9, .021484375, 1e-9",
        "5, 15, .041389465, 1e-9",
        "10, 25, .016673848, 1e-9",
        "6, 16, .052478790, 1e-9",
        "0, 5, .0625, 1e-9",
        "0, 6, .03125, 1e-9",
        "121, 59, 4.43445e-06, 5e-12",
        "3, 10, .092285156, 1e-9",
        "5, 14, .063568115, 1e-9",
        "7, 7, 1, 1e-9"
    })
    void theExactPIsTheTwoSidedSignTestOnTheFlips(int regressed, int fixed, double p, double precision) {
        assertThat(McNemar.exactP(new PairedCounts(40, regressed, fixed, 3))).isCloseTo(p, within(precision));
    }

    @Test
    void withoutAnyFlipPIsOne() {
        assertThat(McNemar.exactP(new PairedCounts(28, 0, 0, 2))).isEqualTo(1);
        assertThat(McNemar.exactP(0, 0)).isEqualTo(1);
    }

    @ParameterizedTest(name = "alpha {0} -> {1} flips")
    @CsvSource({".05, 6", ".10, 5", ".01, 8"})
    void fewerOneWayFlipsCanNeverBeSignificant(double alpha, int fewest) {
        assertThat(McNemar.fewestFlips(alpha)).isEqualTo(fewest);
        assertThat(McNemar.exactP(fewest, 0)).isLessThanOrEqualTo(alpha);
        assertThat(McNemar.exactP(fewest - 1, 0)).isGreaterThan(alpha);
    }

    @Test
    void theCriticalValuesAreTheLastSignificantSplits() {
        int[] critical = McNemar.criticalValues(200, 0.05);
        for (int flips = 1; flips < critical.length; flips++) {
            int smaller = critical[flips];
            if (smaller >= 0) {
                assertThat(McNemar.exactP(smaller, flips - smaller)).isLessThanOrEqualTo(0.05);
            }
            assertThat(McNemar.exactP(smaller + 1, flips - smaller - 1)).isGreaterThan(0.05);
        }
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> McNemar.exactP(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> McNemar.fewestFlips(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
