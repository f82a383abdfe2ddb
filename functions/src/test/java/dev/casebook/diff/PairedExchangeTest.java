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
        return new ScorePair(
                new Tally(passedBefore, trials - passedBefore, trials),
                new Tally(passedAfter, trials - passedAfter, trials));
    }

    @Property(tries = 200)
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
        assertThat(PairedExchange.p(pairs)).isCloseTo(McNemar.exactP(regressed, fixed), within(1e-12));
    }

    @Property(tries = 200)
    void severalTrialsEqualTheCountOverAllExchanges(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = -6, max = 6) Integer> moves) {
        List<ScorePair> pairs = moves.stream()
                .map(move -> pair(move < 0 ? -move : 0, move > 0 ? move : 0, 6))
                .toList();
        assertThat(PairedExchange.p(pairs)).isCloseTo(slowly(moves), within(1e-12));
    }

    private static double slowly(List<Integer> moves) {
        int observed = Math.abs(moves.stream().mapToInt(Integer::intValue).sum());
        int asLarge = 0;
        for (int signs = 0; signs < 1 << moves.size(); signs++) {
            int sum = 0;
            for (int i = 0; i < moves.size(); i++) {
                sum += (signs >> i & 1) == 0 ? moves.get(i) : -moves.get(i);
            }
            asLarge += Math.abs(sum) >= observed ? 1 : 0;
        }
        return (double) asLarge / (1 << moves.size());
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
        // z = 200 / sqrt(9000 + 400) = 2.0628
        assertThat(PairedExchange.p(pairs)).isCloseTo(0.0391, within(1e-3));
    }
}
