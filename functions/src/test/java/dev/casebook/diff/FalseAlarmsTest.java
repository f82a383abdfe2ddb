package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions compared with themselves, and with one guarding case broken; seeds are fixed, so the figures are too. */
class FalseAlarmsTest {

    private static SimulatedSuite suite(int cases, int trialsBefore, int trialsAfter) {
        return new SimulatedSuite(cases, trialsBefore, trialsAfter, spread -> 0.9 + 0.1 * spread);
    }

    @ParameterizedTest
    @CsvSource({"30, 1, 1, 2000", "100, 1, 1, 1000", "100, 3, 1, 500"})
    void aVersionComparedWithItselfIsBlockedInAtMostFivePercent(int cases, int before, int after, int comparisons) {
        SimulatedSuite.Outcome outcome = suite(cases, before, after).run(comparisons, 20_260_301L, false);
        assertThat(outcome.flips()).as("flips, or there was nothing to confirm").isGreaterThan(comparisons);
        assertThat(outcome.falseBlocks()).isLessThanOrEqualTo(0.05);
        assertThat(outcome.falseAverages()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({"30, 1, 1", "100, 1, 1", "30, 3, 1"})
    void aBrokenGuardingCaseIsNamedAndBlocksInNinetyNinePercent(int cases, int before, int after) {
        SimulatedSuite.Outcome outcome = suite(cases, before, after).run(300, 7_011L, true);
        assertThat(outcome.planted()).isGreaterThan(290);
        assertThat(outcome.found()).isGreaterThanOrEqualTo(0.99);
    }
}
