package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedCountsTest {

    private final PairedCounts counts = new PairedCounts(79, 5, 2, 14);

    @Test
    void theCellsAddUpToBothPassCounts() {
        assertThat(counts.cases()).isEqualTo(100);
        assertThat(counts.basePasses()).isEqualTo(84);
        assertThat(counts.candidatePasses()).isEqualTo(81);
        assertThat(counts.flips()).isEqualTo(7);
    }

    @Test
    void moreRegressionsThanFixesGiveANegativeDifference() {
        assertThat(counts.difference()).isCloseTo(-0.03, within(1e-12));
        assertThat(counts.swapped().difference()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void withoutCasesThereIsNoDifference() {
        PairedCounts nothing = new PairedCounts(0, 0, 0, 0);
        assertThatThrownBy(nothing::difference)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No case was compared, so there is no difference.");
    }

    @Test
    void negativeCellsAreRefused() {
        assertThatThrownBy(() -> new PairedCounts(1, -1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of regressed cases must be at least 0, but is -1.");
    }
}
