package dev.casebook.diff;

/** A line of the aggregate as one sentence: its figures, how sure they are, and what they could not have shown. */
final class AggregateSentence {

    private AggregateSentence() {}

    static String of(Score score) {
        boolean overall = score.name().equals(Aggregate.OVERALL);
        String what = overall ? "Average" : score.name();
        if (score.n() == 0) {
            return what + ": no case could be compared";
        }
        String mean = score.graded() ? " mean score" : "";
        return what + mean + ": " + Wording.percent(score.before()) + " → " + Wording.percent(score.after()) + " ("
                + Wording.points(score.after() - score.before()) + " pp, 95% CI " + Wording.points(score.lower())
                + " … " + Wording.points(score.upper()) + ", " + (score.corrected() ? "corrected" : "exact") + " p "
                + Wording.p(score.p()) + ", n = " + score.n() + families(score) + "): " + judgement(score);
    }

    private static String families(Score score) {
        return score.units() > 0 && score.units() < score.n()
                ? " in " + Wording.count(score.units(), "family", "families")
                : "";
    }

    private static String judgement(Score score) {
        return switch (score.judgement()) {
            case DROPPED -> "dropped";
            case IMPROVED -> "improved";
            case NO_CHANGE_FOUND -> "no drop found (would have seen ≥ " + Wording.wholePoints(score.detectable()) + ")";
            case TOO_FEW ->
                "too few cases to judge the average "
                        + (Double.isNaN(score.detectable())
                                ? "(could not have shown any drop)"
                                : "(would have seen only ≥ " + Wording.wholePoints(score.detectable()) + ")");
        };
    }
}
