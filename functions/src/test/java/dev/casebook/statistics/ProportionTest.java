package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    @ParameterizedTest(name = "{0}/{1} -> {2} to {3} (Newcombe 1998, Table I)")
    @CsvSource({"81, 263, .2553, .3662", "15, 148, .0624, .1605", "0, 20, 0, .1611", "1, 29, .0061, .1718"})
    void wilsonGivesThePublishedLimits(int hits, int total, double lower, double upper) {
        Interval interval = new Proportion(hits, total).wilson(0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    @ParameterizedTest(name = "{0} of {0} -> from {1}")
    @CsvSource({"30, .886, 5e-4", "100, .963, 5e-4", "700, .9945, 5e-5"})
    void aFlawlessRunIsNotCertainty(int total, double lower, double precision) {
        Interval interval = new Proportion(total, total).wilson(0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(precision));
        assertThat(interval.upper()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} labels: certify at {1}, retire at {2}")
    @CsvSource({"25, 24, 16", "50, 45, 35", "100, 87, 73", "200, 170, 150", "400, 334, 306"})
    void oneSidedWilsonBoundsDecideAboutEightyPercent(int labels, int certify, int retire) {
        double level = Interval.oneSided(0.95);
        assertThat(new Proportion(certify, labels).wilson(level).lower()).isGreaterThanOrEqualTo(0.8);
        assertThat(new Proportion(certify - 1, labels).wilson(level).lower()).isLessThan(0.8);
        assertThat(new Proportion(retire, labels).wilson(level).upper()).isLessThan(0.8);
        assertThat(new Proportion(retire + 1, labels).wilson(level).upper()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void clopperPearsonGivesTheLimitsOfTheRDocumentation() {
        Interval interval = new Proportion(682, 925).clopperPearson(0.95);
        assertThat(interval.lower()).isCloseTo(.7076683, within(5e-8));
        assertThat(interval.upper()).isCloseTo(.7654066, within(5e-8));
    }

    @ParameterizedTest(name = "no failure in {0} -> at most {1}")
    @CsvSource({"30, .095, 5e-4", "100, .0295, 5e-5", "700, .0043, 5e-5"})
    void noFailureStillLeavesAFailureRate(int total, double upper, double precision) {
        Interval interval = new Proportion(0, total).clopperPearson(Interval.oneSided(0.95));
        assertThat(interval.upper())
                .isCloseTo(upper, within(precision))
                .isCloseTo(1 - Math.pow(.05, 1.0 / total), within(1e-9));
        assertThat(interval.lower()).isZero();
    }

    @Test
    void impossibleCountsAreRefusedInAPlainSentence() {
        assertThatThrownBy(() -> new Proportion(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The hits of a proportion must lie from 0 to its total of 2, but are 3.");
        assertThatThrownBy(() -> new Proportion(0, 0)).isInstanceOf(IllegalArgumentException.class);
        Proportion half = new Proportion(1, 2);
        assertThatThrownBy(() -> half.wilson(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> half.clopperPearson(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
