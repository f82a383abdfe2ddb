package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeIntervalTest {

    /** The paper's difference is (b - c) / n, ours (c - b) / n: hence the swap. */
    @ParameterizedTest(name = "cells {0}, {1}, {2}, {3} -> {4} to {5} (Newcombe 1998, Table III)")
    @CsvSource({
        "36, 12, 2, 0, .0569, .3404",
        "20, 12, 2, 16, .0562, .3292",
        "18, 12, 2, 18, .0562, .3290",
        "35, 14, 0, 1, .1461, .4175",
        "2, 97, 1, 0, .8721, .9854",
        "0, 29, 1, 0, .6666, .9882",
        "0, 30, 0, 0, .8395, 1",
        "54, 0, 0, 0, -.0664, .0664",
        "30, 0, 0, 24, -.0358, .0358"
    })
    void methodTenGivesThePublishedLimits(int a, int b, int c, int d, double lower, double upper) {
        Interval interval = NewcombeInterval.of(new PairedCounts(a, b, c, d).swapped(), 0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(2e-4));
        assertThat(interval.upper()).isCloseTo(upper, within(2e-4));
    }

    @ParameterizedTest(name = "{0} pass and {1} fail on both sides -> a drop of {2} is possible")
    @CsvSource({"27, 3, .0844819275", "90, 10, .0265997768", "630, 70, .0038713757"})
    void noFlipStillLeavesRoomForADrop(int pass, int fail, double drop) {
        Interval interval = NewcombeInterval.of(new PairedCounts(pass, 0, 0, fail), Interval.oneSided(0.95));
        assertThat(interval.lower()).isCloseTo(-drop, within(1e-9));
    }

    @Test
    void withoutCasesNothingIsExcluded() {
        assertThat(NewcombeInterval.of(new PairedCounts(0, 0, 0, 0), 0.95)).isEqualTo(new Interval(-1, 1, 0.95));
    }

    @Test
    void hugeRunsDoNotOverflow() {
        Interval interval = NewcombeInterval.of(new PairedCounts(700_000, 90_000, 10_000, 200_000), 0.95);
        assertThat(interval.lower()).isBetween(-0.081, -0.080);
        assertThat(interval.upper()).isBetween(-0.080, -0.079);
    }
}
