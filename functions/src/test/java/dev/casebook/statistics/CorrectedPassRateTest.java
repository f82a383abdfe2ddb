package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrectedPassRateTest {

    @Test
    void roganGladenGivesTheReferenceValue() {
        assertThat(CorrectedPassRate.roganGladen(.80, .90, .85)).hasValueCloseTo(.8666666667, within(1e-9));
    }

    @Test
    void aFlawlessJudgeNeedsNoCorrection() {
        assertThat(CorrectedPassRate.roganGladen(.37, 1, 1)).hasValueCloseTo(.37, within(1e-12));
    }

    @Test
    void theCorrectionStaysWithinZeroAndOne() {
        assertThat(CorrectedPassRate.roganGladen(.05, .9, .85)).hasValue(0.0);
        assertThat(CorrectedPassRate.roganGladen(.95, .9, .85)).hasValue(1.0);
    }

    @Test
    void aJudgeNoBetterThanChanceCorrectsNothing() {
        assertThat(CorrectedPassRate.roganGladen(.8, .5, .5)).isEmpty();
        assertThat(CorrectedPassRate.of(new Proportion(80, 100), new Proportion(5, 10), new Proportion(5, 10), .95))
                .isEmpty();
    }

    @Test
    void theIntervalCarriesTheUncertaintyOfTheJudge() {
        CorrectedPassRate rate = CorrectedPassRate.of(
                        new Proportion(400, 500), new Proportion(90, 100), new Proportion(85, 100), .95)
                .orElseThrow();
        assertThat(rate.point()).isCloseTo(.8715559, within(5e-8));
        assertThat(rate.interval().lower()).isCloseTo(.7898831, within(5e-8));
        assertThat(rate.interval().upper()).isCloseTo(.9633020, within(5e-8));
    }

    @Test
    void ratesOutsideOfZeroToOneAreRefused() {
        assertThatThrownBy(() -> CorrectedPassRate.roganGladen(1.1, .9, .9))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
