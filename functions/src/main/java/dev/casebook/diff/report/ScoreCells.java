package dev.casebook.diff.report;

import dev.casebook.diff.Score;
import java.util.List;
import java.util.Locale;

/** A line of the aggregate as cells of a table; percentage points are signed. */
public final class ScoreCells {

    private ScoreCells() {}

    /** Evaluator, cases, before, after, change, interval and p; a dash for a number that does not exist. */
    public static List<String> of(Score score) {
        boolean there = score.n() > 0 && Double.isFinite(score.before()) && Double.isFinite(score.after());
        return List.of(
                score.name() + (score.graded() ? " (mean score)" : ""),
                String.valueOf(score.n()),
                there ? percent(score.before()) : "–",
                there ? percent(score.after()) : "–",
                there ? points(score.after() - score.before()) + " pp" : "–",
                interval(score, there),
                there && Double.isFinite(score.p()) ? p(score) : "–");
    }

    private static String interval(Score score, boolean there) {
        boolean known = there && Double.isFinite(score.lower()) && Double.isFinite(score.upper());
        return known ? points(score.lower()) + " to " + points(score.upper()) : "–";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String points(double difference) {
        double points = Math.round(1000 * difference) / 10.0;
        String sign = points > 0 ? "+" : points < 0 ? "−" : "±";
        return String.format(Locale.ROOT, "%s%.1f", sign, Math.abs(points));
    }

    private static String p(Score score) {
        String p = score.p() < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", score.p());
        return score.corrected() ? p + " (Holm)" : p;
    }
}
