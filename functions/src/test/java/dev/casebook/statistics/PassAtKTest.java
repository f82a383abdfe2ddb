package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassAtKTest {

    @ParameterizedTest(name = "{1} of {0} passed, k {2} -> pass@k {3}, pass^k {4}")
    @CsvSource({
        "5, 3, 2, .9, .3",
        "8, 6, 4, 1, .214285714285714",
        "10, 7, 3, .991666666666667, .291666666666667",
        "3, 2, 3, 1, 0"
    })
    void theReferenceValuesComeOut(int trials, int passed, int k, double any, double all) {
        TrialCounts counts = new TrialCounts(passed, trials - passed);
        assertThat(PassAtK.any(counts, k)).isCloseTo(any, within(1e-9));
        assertThat(PassAtK.all(counts, k)).isCloseTo(all, within(1e-9));
    }

    @Test
    void bothAreAveragedOverCases() {
        List<TrialCounts> cases = List.of(new TrialCounts(3, 2), new TrialCounts(5, 0));
        assertThat(PassAtK.meanAny(cases, 2)).isCloseTo(.95, within(1e-9));
        assertThat(PassAtK.meanAll(cases, 2)).isCloseTo(.65, within(1e-9));
    }

    @Test
    void oneTryIsThePassRate() {
        TrialCounts counts = new TrialCounts(7, 3);
        assertThat(PassAtK.any(counts, 1)).isCloseTo(.7, within(1e-12));
        assertThat(PassAtK.all(counts, 1)).isCloseTo(.7, within(1e-12));
    }

    @Test
    void moreTriesThanTrialsAreRefused() {
        TrialCounts counts = new TrialCounts(2, 1);
        assertThatThrownBy(() -> PassAtK.any(counts, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of tries k must lie from 1 to the 3 trials of the case, but is 4.");
        assertThatThrownBy(() -> PassAtK.all(counts, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PassAtK.meanAll(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
