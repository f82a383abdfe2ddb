package dev.casebook.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction for several tests at once (Scandinavian Journal of Statistics 6, 1979): the chance of one false
 * alarm among all of them stays at or below the level. For gates over several slices or evaluators.
 */
public final class Holm {

    private Holm() {}

    /**
     * The adjusted p values, in the order of the input: with p sorted ascending, the i-th of m becomes the largest of (m - j +
     * 1) p(j) for j up to i, at most 1. A test is significant when its adjusted value is at or below alpha.
     */
    public static List<Double> adjust(List<Double> pValues) {
        pValues.forEach(p -> Require.probability(p, "A p value"));
        int tests = pValues.size();
        List<Integer> ascending = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(tests, 1.0));
        double largest = 0;
        for (int rank = 0; rank < tests; rank++) {
            int test = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (tests - rank) * pValues.get(test)));
            adjusted.set(test, largest);
        }
        return List.copyOf(adjusted);
    }
}
