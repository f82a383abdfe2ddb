package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ChanceFlipsTest {

    @Test
    void flakeRatesGiveTheExpectedFlips() {
        ChanceFlips flips = ChanceFlips.ofFlakeRates(List.of(0.0, 0.1, 0.5, 1.0));
        assertThat(flips.expectedRegressions()).isCloseTo(0.34, within(1e-12));
        assertThat(flips.expectedFlips()).isCloseTo(0.68, within(1e-12));
    }

    @Test
    void aPooledRateHoldsForEveryCase() {
        assertThat(ChanceFlips.ofPooledRate(100, 0.02).expectedFlips()).isCloseTo(3.92, within(1e-9));
        assertThat(ChanceFlips.ofPooledRate(0, 0.02).expectedFlips()).isZero();
    }

    @Test
    void aCaseWithOneTrialBorrowsTheMeanOfTheOthers() {
        ChanceFlips flips = ChanceFlips.ofTrials(
                        List.of(new TrialCounts(9, 1), new TrialCounts(3, 0), new TrialCounts(1, 0)))
                .orElseThrow();
        assertThat(flips.expectedRegressions()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void withoutRepeatedTrialsNothingIsKnown() {
        assertThat(ChanceFlips.ofTrials(List.of(new TrialCounts(1, 0), new TrialCounts(0, 1))))
                .isEmpty();
    }

    @Test
    void equalChancesGiveTheBinomialTail() {
        ChanceFlips flips = new ChanceFlips(Collections.nCopies(50, 0.09));
        BinomialDistribution binomial = BinomialDistribution.of(50, 0.09);
        for (int count = 0; count <= 51; count++) {
            assertThat(flips.chanceOfRegressions(count))
                    .isCloseTo(binomial.survivalProbability(count - 1), within(1e-9));
        }
    }

    @Test
    void unequalChancesAreEnumerated() {
        ChanceFlips flips = new ChanceFlips(List.of(0.1, 0.2, 0.4));
        double two = .1 * .2 * .6 + .1 * .8 * .4 + .9 * .2 * .4;
        double three = .1 * .2 * .4;
        assertThat(flips.chanceOfRegressions(2)).isCloseTo(two + three, within(1e-12));
        assertThat(flips.chanceOfRegressions(3)).isCloseTo(three, within(1e-12));
        assertThat(flips.chanceOfRegressions(4)).isZero();
    }

    @Test
    void aRateOutsideOfZeroToOneIsRefused() {
        assertThatThrownBy(() -> ChanceFlips.ofFlakeRates(List.of(1.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChanceFlips(List.of(0.6))).isInstanceOf(IllegalArgumentException.class);
    }
}
