package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationPlanTest {

    @ParameterizedTest(name = "{0} of {1} failed -> regressed: {2}")
    @CsvSource({
        "0, 0, false",
        "1, 1, true",
        "1, 2, false",
        "2, 2, true",
        "2, 3, true",
        "1, 3, false",
        "2, 4, false",
        "3, 4, true",
        "3, 5, false",
        "4, 5, true",
        "4, 6, true",
        "5, 8, false",
        "6, 8, true",
        "6, 9, true",
        "5, 9, false"
    })
    void twoThirdsOfAllTrialsMustFail(int failed, int total, boolean regressed) {
        assertThat(ConfirmationPlan.isRegressed(new TrialCounts(total - failed, failed)))
                .isEqualTo(regressed);
    }

    @ParameterizedTest(name = "{0} cases, flake rate {1}, {2} confirmations")
    @CsvSource({"1, .1, 2", "30, .01, 2", "100, .05, 4", "700, .1, 7", "30, .3, 8"})
    void theFalseBlockChanceIsThatOfEnumeratedTrials(int cases, double flakeRate, int confirmations) {
        double blamed = 0;
        for (int outcome = 0; outcome < 1 << confirmations; outcome++) {
            int failed = Integer.bitCount(outcome);
            if (3 * (failed + 1) >= 2 * (confirmations + 1)) {
                blamed += flakeRate * Math.pow(flakeRate, failed) * Math.pow(1 - flakeRate, confirmations - failed);
            }
        }
        assertThat(ConfirmationPlan.falseBlockChance(cases, flakeRate, confirmations))
                .isCloseTo(1 - Math.pow(1 - blamed, cases), within(1e-9));
    }

    @Test
    void oneFlakyCaseInTwoOfThreeTrials() {
        assertThat(ConfirmationPlan.falseBlockChance(1, 0.1, 2)).isCloseTo(0.1 * (1 - 0.9 * 0.9), within(1e-12));
    }

    @ParameterizedTest(name = "{0} cases, flake rate {1} -> {2} confirmations, within limit: {3}")
    @CsvSource({
        "0, .9, 2, true",
        "30, 0, 2, true",
        "30, .02, 2, true",
        "30, .05, 3, true",
        "100, .02, 3, true",
        "100, .05, 3, true",
        "700, .05, 4, true",
        "700, .10, 7, true",
        "100, .15, 7, true",
        "100, .30, 7, false",
        "30, 1, 2, false"
    })
    void theFewestConfirmationsThatKeepFalseBlocksRareAreTaken(
            int cases, double flakeRate, int confirmations, boolean within) {
        ConfirmationPlan plan = ConfirmationPlan.forSuite(cases, flakeRate);
        assertThat(plan.confirmations()).isEqualTo(confirmations);
        assertThat(plan.withinLimit()).isEqualTo(within);
        assertThat(plan.falseBlockChance() <= ConfirmationPlan.LIMIT).isEqualTo(within);
    }

    @Test
    void simulatedSuitesWithoutAChangeAreRarelyBlocked() {
        SplittableRandom random = new SplittableRandom(5);
        int cases = 100;
        double flakeRate = 0.05;
        int confirmations = ConfirmationPlan.forSuite(cases, flakeRate).confirmations();
        int blockedSuites = 0;
        int blamedCases = 0;
        int suites = 2_000;
        for (int suite = 0; suite < suites; suite++) {
            int blamed = 0;
            for (int i = 0; i < cases; i++) {
                blamed += isBlamed(random, flakeRate, confirmations) ? 1 : 0;
            }
            blamedCases += blamed;
            blockedSuites += blamed > 0 ? 1 : 0;
        }
        assertThat((double) blockedSuites / suites).isLessThanOrEqualTo(0.05);
        assertThat((double) blamedCases / suites / cases).isLessThanOrEqualTo(0.01);
    }

    @Test
    void aCaseThatAlwaysFailsIsAlwaysBlamed() {
        assertThat(isBlamed(new SplittableRandom(1), 1, ConfirmationPlan.MOST)).isTrue();
    }

    @Test
    void impossibleArgumentsAreRefused() {
        assertThatThrownBy(() -> ConfirmationPlan.forSuite(-1, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfirmationPlan.forSuite(30, 1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The flake rate must lie from 0 to 1, but is 1.1.");
    }

    private static boolean isBlamed(SplittableRandom random, double flakeRate, int confirmations) {
        if (random.nextDouble() >= flakeRate) {
            return false;
        }
        int failed = 1;
        for (int trial = 0; trial < confirmations; trial++) {
            failed += random.nextDouble() < flakeRate ? 1 : 0;
        }
        return ConfirmationPlan.isRegressed(new TrialCounts(confirmations + 1 - failed, failed));
    }
}
