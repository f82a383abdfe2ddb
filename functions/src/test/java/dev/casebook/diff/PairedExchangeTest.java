package dev.casebook.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.casebook.statistics.McNemar;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedExchangeTest {

    private static ScorePair pair(int passedBefore, int passedAfter, int trials) {
        return ScorePair.of(
                new Tally(passedBefore, trials - passedBefore, trials),
                new Tally(passedAfter, trials - passedAfter, trials),
                "alone");
    }

    /** Of cases that have no near-duplicate. */
    private static double p(List<ScorePair> pairs) {
        return PairedExchange.p(pairs.stream().map(List::of).toList());
    }

    @Property(tries = 200, seed = "20261121")
    void oneTrialPerCaseIsTheMcNemarTest(
            @ForAll @IntRange(max = 40) int regressed, @ForAll @IntRange(max = 40) int fixed) {
        List<ScorePair> pairs = new ArrayList<>();
        for (int i = 0; i < regressed; i++) {
            pairs.add(pair(1, 0, 1));
        }
        for (int i = 0; i < fixed; i++) {
            pairs.add(pair(0, 1, 1));
        }
        pairs.add(pair(1, 1, 1));
        assertThat(p(pairs)).isCloseTo(McNemar.exactP(regressed, fixed), within(1e-12));
    }

    @Property(tries = 200, seed = "20261121")
    void severalTrialsEqualTheCountOverAllExchanges(
            @ForAll @Size(min = 1, max = 3) List<@IntRange(max = 31) Integer> results) {
        // Five trials of a case as bits: the lower three are the baseline's, the upper two the candidate's.
        List<ScorePair> pairs = results.stream()
                .map(bits -> ScorePair.of(
                        new Tally(Integer.bitCount(bits & 7), 3 - Integer.bitCount(bits & 7), 3),
                        new Tally(Integer.bitCount(bits >> 3), 2 - Integer.bitCount(bits >> 3), 2),
                        "alone"))
                .toList();
        int observed = pairs.stream()
                .mapToInt(pair -> 3 * pair.after().passed() - 2 * pair.before().passed())
                .sum();
        assertThat(p(pairs)).isCloseTo(slowly(results, 0, Math.abs(observed)), within(1e-12));
    }

    /** The share of all ways to deal each case's results to its five trials that give at least the observed sum. */
    private static double slowly(List<Integer> results, int sum, int observed) {
        if (results.isEmpty()) {
            return Math.abs(sum) >= observed ? 1 : 0;
        }
        double share = 0;
        int ways = 0;
        for (int bits = 0; bits < 32; bits++) {
            if (Integer.bitCount(bits) == Integer.bitCount(results.getFirst())) {
                int move = 3 * Integer.bitCount(bits >> 3) - 2 * Integer.bitCount(bits & 7);
                share += slowly(results.subList(1, results.size()), sum + move, observed);
                ways++;
            }
        }
        return share / ways;
    }

    @Test
    void veryManyCasesAreTakenAsNormal() {
        List<ScorePair> pairs = new ArrayList<>();
        for (int i = 0; i < 9_000; i++) {
            pairs.add(i % 2 == 0 ? pair(3, 2, 3) : pair(1, 2, 3));
        }
        for (int i = 0; i < 100; i++) {
            pairs.add(pair(3, 1, 3));
        }
        // In thirds: sum -200; variance 4500 x 1 + 4500 x 1.8 + 100 x 1.6 = 12760; z = 1.7706.
        assertThat(p(pairs)).isCloseTo(0.0766, within(1e-4));
    }
}
