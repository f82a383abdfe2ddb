package dev.casebook.diff;

/** What the planned trials of one case say on both sides; each side has at least one score. */
record ScorePair(Tally before, Tally after) {

    double difference() {
        return after.passShare() - before.passShare();
    }

    boolean single() {
        return before.scored() == 1 && after.scored() == 1;
    }
}
