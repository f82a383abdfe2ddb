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
        return adjust(pValues, Collections.nCopies(pValues.size(), 1.0));
    }

    /**
     * The same with tests that matter differently: of the tests that are left, each gets its weight's share of the level. With p /
     * weight sorted ascending, the i-th becomes the largest of (sum of the weights from j on) p(j) / w(j) for j up to i.
     *
     * @param weights one for each p value, above 0
     */
    public static List<Double> adjust(List<Double> pValues, List<Double> weights) {
        pValues.forEach(p -> Require.probability(p, "A p value"));
        weights.forEach(weight -> Require.positive(weight, "A weight"));
        Require.that(pValues.size() == weights.size(), "Each p value needs a weight.");
        List<Integer> ascending = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing(test -> pValues.get(test) / weights.get(test)))
                .toList();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(pValues.size(), 1.0));
        double left = weights.stream().mapToDouble(Double::doubleValue).sum();
        double largest = 0;
        for (int test : ascending) {
            largest = Math.max(largest, Math.min(1, left / weights.get(test) * pValues.get(test)));
            adjusted.set(test, largest);
            left -= weights.get(test);
        }
        return List.copyOf(adjusted);
    }
}
