package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Versions compared with themselves, with one guarding case broken, and with a planted drop; seeds are fixed, so the figures are
 * too. {@code FalseAlarmsBench} does the same at length.
 */
class FalseAlarmsTest {

    private static SimulatedSuite suite(String kind, int cases, int trialsBefore) {
        return new SimulatedSuite(
                cases, trialsBefore, 1, true, kind.equals("steady") ? SimulatedSuite.STEADY : SimulatedSuite.MIXED);
    }

    @ParameterizedTest
    @CsvSource({"steady, 30, 1, 300", "mixed, 30, 1, 600", "mixed, 30, 3, 300", "mixed, 100, 1, 100"})
    void aVersionComparedWithItselfIsBlockedInAtMostFivePercent(String kind, int cases, int before, int comparisons) {
        SimulatedSuite.Outcome outcome = suite(kind, cases, before).run(comparisons, 20_260_301L, false);
        assertThat(outcome.flips()).as("flips, or there was nothing to confirm").isGreaterThan(comparisons);
        assertThat(outcome.falseBlocks()).isLessThanOrEqualTo(0.05);
        assertThat(outcome.falseAverages()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({"steady, 30, 1", "mixed, 30, 1", "mixed, 30, 3"})
    void aBrokenGuardingCaseIsNamedAndBlocksInNinetyNinePercent(String kind, int cases, int before) {
        SimulatedSuite.Outcome outcome = suite(kind, cases, before).run(200, 7_011L, true);
        assertThat(outcome.planted()).isGreaterThan(190);
        assertThat(outcome.found()).isGreaterThanOrEqualTo(0.99);
    }

    /** The table of McNemar's exact power, in percent. */
    @ParameterizedTest
    @CsvSource({
        "30, 10, 2, 9", "100, 10, 2, 73", "700, 10, 2, 100",
        "30, 5, 2, 1", "100, 5, 2, 26", "700, 5, 2, 99",
        "30, 20, 5, 40", "100, 20, 5, 96", "700, 20, 5, 100"
    })
    void aPlantedDropIsSeenAsOftenAsTheTableSays(int cases, int drop, int backFlips, int percent) {
        SplittableRandom random = new SplittableRandom(4_711);
        int seen = 0;
        for (int i = 0; i < 2_000; i++) {
            seen += line(cases, drop + backFlips, backFlips, random).p() <= 0.05 ? 1 : 0;
        }
        assertThat(seen / 20.0).isCloseTo(percent, within(3.0));
    }

    private static Score line(int cases, int regressed, int fixed, SplittableRandom random) {
        List<ScorePair> pairs = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int drawn = random.nextInt(100);
            boolean was = drawn >= fixed;
            boolean is = drawn < fixed || drawn >= fixed + regressed;
            pairs.add(ScorePair.of(tally(was), tally(is), "c" + i));
        }
        return new ScoreLine(Aggregate.OVERALL, pairs, new Detectable(0)).score();
    }

    private static Tally tally(boolean passed) {
        return new Tally(passed ? 1 : 0, passed ? 0 : 1, 1);
    }
}
