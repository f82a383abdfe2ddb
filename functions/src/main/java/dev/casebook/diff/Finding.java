package dev.casebook.diff;

/**
 * What became of a case, with what the verdict needs to know besides.
 *
 * @param change as it is reported
 * @param open true when it flipped and it cannot be said whether it changed: the further trials that would decide have no score,
 *     or others of the suite fail as often without having changed
 */
record Finding(CasePair pair, CaseChange change, boolean open) {

    /** A guarding case that may have regressed. */
    boolean openRegression() {
        return open && pair.guarding() && pair.before().tally().leaning() == Tally.Leaning.PASSES;
    }

    boolean blocks() {
        return change instanceof CaseChange.Regressed regressed && regressed.guarding();
    }

    /** Neither side's word can be given for it: no score, or a failure that has nothing to be compared with. */
    boolean undecided() {
        return switch (change) {
            case CaseChange.NotScored missing -> true;
            case CaseChange.NotComparable different -> pair.after().tally().leaning() != Tally.Leaning.PASSES;
            case CaseChange.Regressed regressed -> false;
            case CaseChange.Fixed fixed -> false;
            case CaseChange.StillFailing failing -> false;
            case CaseChange.StillPassing passing -> false;
            case CaseChange.Flaky flaky -> false;
            case CaseChange.Added added -> false;
        };
    }
}
