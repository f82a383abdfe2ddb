package dev.casebook.diff;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * One line of the aggregate: a paired comparison over the planned trials. A number that does not exist is NaN, and null in JSON.
 *
 * @param name {@code overall}, or an evaluator's type; of the latter only those that both sides scored
 * @param n cases that both sides scored
 * @param before share that passed in the baseline, 0 to 1; several trials of a case are averaged first; NaN when n is 0
 * @param after share that passes now, 0 to 1; NaN when n is 0
 * @param regressed cases of which most trials passed before and do not now
 * @param fixed cases of which most trials pass now and did not before
 * @param lower lower limit of the 95 % interval of {@code after - before}
 * @param upper upper limit of it
 * @param p exact two-sided p of the difference, with one trial per case the McNemar test
 * @param detectable the smallest drop that n cases would have shown with 80 % power, 0 to 1; NaN when none would
 * @param judgement in words
 * @param units how many of the n are independent: a family of near-duplicates counts once; 0 in reports of earlier versions
 * @param graded true when the evaluator gives more than pass and fail: before and after are mean scores then
 * @param corrected true when p was adjusted by Holm, because several evaluators were looked at
 */
public record Score(
        String name,
        int n,

        @JsonSerialize(using = NanAsNull.Writer.class) @JsonDeserialize(using = NanAsNull.Reader.class)
        double before,

        @JsonSerialize(using = NanAsNull.Writer.class) @JsonDeserialize(using = NanAsNull.Reader.class)
        double after,

        int regressed,
        int fixed,
        double lower,
        double upper,
        double p,

        @JsonSerialize(using = NanAsNull.Writer.class) @JsonDeserialize(using = NanAsNull.Reader.class)
        double detectable,

        Judgement judgement,
        int units,
        boolean graded,
        boolean corrected) {

    private static final double ALPHA = 0.05;

    /**
     * When not even a drop of a third of the cases would surely have been seen, "no drop found" would say too much. Under 6
     * cases no result can be significant at all.
     */
    private static final double TOO_COARSE = 1.0 / 3;

    /** What the line says. */
    public enum Judgement {
        DROPPED,
        IMPROVED,
        NO_CHANGE_FOUND,
        TOO_FEW
    }

    /** What a line says whose averages differ by so much. */
    static Judgement judgement(double p, double difference, double detectable) {
        if (p <= ALPHA) {
            return difference < 0 ? Judgement.DROPPED : Judgement.IMPROVED;
        }
        // Not a number compares as false: nothing could have been seen.
        return detectable <= TOO_COARSE ? Judgement.NO_CHANGE_FOUND : Judgement.TOO_FEW;
    }

    /** The same line, as one of several that were looked at. */
    Score corrected(double adjusted) {
        if (n == 0) {
            return this;
        }
        return new Score(
                name,
                n,
                before,
                after,
                regressed,
                fixed,
                lower,
                upper,
                adjusted,
                detectable,
                judgement(adjusted, after - before, detectable),
                units,
                graded,
                true);
    }
}
