package dev.casebook.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonInferiorityTest {

    @ParameterizedTest(name = "{0} to {1}, margin {2} -> {3}")
    @CsvSource({
        "-.01, .04, .05, NO_WORSE",
        ".01, .04, .05, IMPROVED",
        "-.20, -.06, .05, REGRESSION",
        "-.20, -.01, .05, REGRESSION",
        "-.04, -.01, .05, NO_WORSE",
        "-.20, .04, .05, INCONCLUSIVE",
        "-.05, .04, .05, INCONCLUSIVE",
        "0, .04, .05, NO_WORSE"
    })
    void theIntervalDecides(double lower, double upper, double margin, AggregateVerdict verdict) {
        Interval interval = new Interval(lower, upper, 0.90);
        assertThat(NonInferiority.judge(interval, margin)).isEqualTo(new NonInferiority(verdict, interval, margin));
    }

    @ParameterizedTest(name = "n {0} -> {1}")
    @CsvSource({"0, .15", "30, .15", "99, .15", "100, .05", "699, .05", "700, .02"})
    void theDefaultMarginShrinksWithTheRun(int cases, double margin) {
        assertThat(NonInferiority.defaultMargin(cases)).isEqualTo(margin);
    }

    @Test
    void withoutCasesNothingIsConcluded() {
        assertThat(NonInferiority.judge(new PairedCounts(0, 0, 0, 0)).verdict())
                .isEqualTo(AggregateVerdict.INCONCLUSIVE);
    }

    @Test
    void equalVersionsAreRarelyCalledARegression() {
        SplittableRandom random = new SplittableRandom(11);
        for (int cases : new int[] {30, 100, 300}) {
            int blocked = 0;
            for (int run = 0; run < 2_000; run++) {
                PairedCounts counts = sameVersionTwice(random, cases);
                blocked += NonInferiority.judge(counts).verdict() == AggregateVerdict.REGRESSION ? 1 : 0;
            }
            assertThat(blocked)
                    .as("false blocks in 2,000 runs of %d cases", cases)
                    .isLessThanOrEqualTo(100);
        }
    }

    @Test
    void anIntervalOfAnotherLevelIsRefused() {
        assertThatThrownBy(() -> NonInferiority.judge(new Interval(0, 1, 0.95), 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NonInferiority.judge(new Interval(0, 1, 0.90), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Four in five cases always pass; the others pass half of the time. */
    private static PairedCounts sameVersionTwice(SplittableRandom random, int cases) {
        int[] cells = new int[4];
        for (int i = 0; i < cases; i++) {
            double passRate = i % 5 == 0 ? 0.5 : 1;
            int base = random.nextDouble() < passRate ? 0 : 2;
            int candidate = random.nextDouble() < passRate ? 0 : 1;
            cells[base + candidate]++;
        }
        return new PairedCounts(cells[0], cells[1], cells[2], cells[3]);
    }
}
