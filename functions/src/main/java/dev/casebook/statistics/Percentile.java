package dev.casebook.statistics;

import java.util.Arrays;
import java.util.Collection;

/**
 * Percentiles by nearest rank: the smallest observed value that at least the given share of the values does not exceed (Hyndman and
 * Fan, Sample Quantiles in Statistical Packages, 1996, type 1). Always a value that was seen.
 */
public final class Percentile {

    private Percentile() {}

    /**
     * A percentile of at least one value.
     *
     * @param share more than 0, at most 1
     */
    public static long nearestRank(Collection<Long> values, double share) {
        Require.that(!values.isEmpty(), "A percentile needs at least one value.");
        Require.that(share > 0 && share <= 1, "The share must be more than 0 and at most 1, but is " + share + ".");
        long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        // 0.95 times 20 is 19.000000000000004 in binary: the rank is 19.
        int rank = (int) Math.ceil(sorted.length * share - 1e-9);
        return sorted[Math.max(rank, 1) - 1];
    }
}
