package dev.casebook.statistics;

/**
 * The four cells of a paired pass-or-fail comparison: the same cases, judged once on the base and once on the candidate.
 *
 * @param bothPass a: passed on both sides
 * @param regressed b: passed on the base, failed on the candidate
 * @param fixed c: failed on the base, passed on the candidate
 * @param bothFail d: failed on both sides
 */
public record PairedCounts(int bothPass, int regressed, int fixed, int bothFail) {

    public PairedCounts {
        Require.atLeast(0, bothPass, "The number of cases that pass on both sides");
        Require.atLeast(0, regressed, "The number of regressed cases");
        Require.atLeast(0, fixed, "The number of fixed cases");
        Require.atLeast(0, bothFail, "The number of cases that fail on both sides");
    }

    /** n: all compared cases; 0 when nothing could be compared. */
    public int cases() {
        return Math.addExact(Math.addExact(bothPass, regressed), Math.addExact(fixed, bothFail));
    }

    /** b + c: the cases whose verdict differs. Only they tell the two sides apart. */
    public int flips() {
        return regressed + fixed;
    }

    public int basePasses() {
        return bothPass + regressed;
    }

    public int candidatePasses() {
        return bothPass + fixed;
    }

    /**
     * Pass rate of the candidate minus pass rate of the base, from -1 to 1: (c - b) / n. Below 0 is worse.
     *
     * @throws IllegalStateException when there is no case
     */
    public double difference() {
        if (cases() == 0) {
            throw new IllegalStateException("No case was compared, so there is no difference.");
        }
        return (double) (fixed - regressed) / cases();
    }

    /** The same comparison with base and candidate exchanged. */
    public PairedCounts swapped() {
        return new PairedCounts(bothPass, fixed, regressed, bothFail);
    }
}
