package dev.casebook.casefile.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where to look for similar cases: 20 bands of 5 minima. Two cases share a band with a probability of 1 - (1 - s^5)^20 at a
 * similarity of s: 0.9996 at 0.8, 0.47 at 0.5. Source: Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", section 3.4.
 */
public final class MinHash {
    /** How many bands there are. */
    public static final int BANDS = 20;

    private static final int ROWS = 5;

    private MinHash() {}

    /** One text for each band, in order; equal texts in one band make two cases candidates. */
    public static List<String> bands(Shingles shingles) {
        long[] parts = shingles.parts();
        List<String> bands = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            long sum = band;
            for (int row = 0; row < ROWS; row++) {
                sum = Shingles.mixed(sum * 31 + minimum(parts, band * ROWS + row));
            }
            bands.add(String.format(Locale.ROOT, "%02d-%016x", band, sum));
        }
        return bands;
    }

    private static long minimum(long[] parts, int function) {
        long seed = Shingles.mixed(0x9e3779b97f4a7c15L * (function + 1));
        long least = Long.MAX_VALUE;
        for (long part : parts) {
            least = Math.min(least, Shingles.mixed(part ^ seed));
        }
        return least;
    }
}
