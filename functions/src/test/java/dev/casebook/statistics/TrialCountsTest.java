package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialCountsTest {

    @ParameterizedTest(name = "p .9, {0} trials -> {1}")
    @CsvSource({"1, 0", "3, .27", "5, .41", "10, .65"})
    void aFewTrialsFindFewFlakyCases(int trials, double chance) {
        assertThat(TrialCounts.chanceOfBothOutcomes(0.9, trials)).isCloseTo(chance, within(.0051));
    }

    @ParameterizedTest(name = "{0} passed, {1} failed -> {2}")
    @CsvSource({
        "44, 0, STABLE_PASS",
        "43, 0, UNDECIDED",
        "0, 44, STABLE_FAIL",
        "0, 43, UNDECIDED",
        "1, 1, FLAKY",
        "2, 1, FLAKY",
        "17, 3, FLAKY",
        "19, 1, UNDECIDED",
        "2000, 1, STABLE_PASS",
        "0, 0, UNDECIDED",
        "1, 0, UNDECIDED",
        "0, 1, UNDECIDED",
        "3, 0, UNDECIDED"
    })
    void thePosteriorOfThePassRateGivesTheClass(int passed, int failed, Stability stability) {
        assertThat(Stability.of(new TrialCounts(passed, failed))).isEqualTo(stability);
    }

    @Test
    void theFlipChanceIsTheShareOfMixedPairsOfTrials() {
        assertThat(new TrialCounts(9, 1).flipChance()).hasValueCloseTo(.1, within(1e-12));
        assertThat(new TrialCounts(3, 0).flipChance()).hasValue(0.0);
        assertThat(new TrialCounts(1, 0).flipChance()).isEmpty();
    }

    @Test
    void failuresArePooledOverCases() {
        assertThat(TrialCounts.pooledFailures(
                        List.of(new TrialCounts(3, 0), new TrialCounts(8, 1), new TrialCounts(0, 0))))
                .contains(new Proportion(1, 12));
        assertThat(TrialCounts.pooledFailures(List.of(new TrialCounts(0, 0)))).isEmpty();
    }

    @Test
    void disagreementsArePooledOverCasesThatRanAgain() {
        assertThat(TrialCounts.pooledDisagreements(List.of(
                        new TrialCounts(3, 0), new TrialCounts(2, 1), new TrialCounts(1, 4), new TrialCounts(1, 1))))
                .contains(new Proportion(3, 13));
        assertThat(TrialCounts.pooledDisagreements(List.of(new TrialCounts(3, 1), new TrialCounts(1, 0))))
                .contains(new Proportion(1, 4));
        assertThat(TrialCounts.pooledDisagreements(List.of(new TrialCounts(1, 0), new TrialCounts(0, 1))))
                .isEmpty();
    }

    @Test
    void negativeCountsAreRefused() {
        assertThatThrownBy(() -> new TrialCounts(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrialCounts.chanceOfBothOutcomes(1.1, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
