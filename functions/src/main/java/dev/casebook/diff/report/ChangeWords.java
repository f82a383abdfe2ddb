package dev.casebook.diff.report;

import dev.casebook.diff.CaseChange;
import java.util.Optional;

/** A change in the words of both files. */
final class ChangeWords {

    private ChangeWords() {}

    static String name(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed c -> c.guarding() ? "regressed" : "worse, does not block";
            case CaseChange.Fixed c -> "fixed";
            case CaseChange.StillFailing c -> "still failing";
            case CaseChange.StillPassing c -> "still passing";
            case CaseChange.Flaky c -> "flaky";
            case CaseChange.Added c -> "new";
            case CaseChange.NotComparable c -> "not comparable";
            case CaseChange.NotScored c -> "not scored";
        };
    }

    /** What matters most first. */
    static int rank(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed c -> c.guarding() ? 0 : 2;
            case CaseChange.Fixed c -> 1;
            case CaseChange.StillFailing c -> 3;
            case CaseChange.Flaky c -> 4;
            case CaseChange.Added c -> 5;
            case CaseChange.NotScored c -> 6;
            case CaseChange.NotComparable c -> 7;
            case CaseChange.StillPassing c -> 8;
        };
    }

    static String why(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed c -> c.why();
            case CaseChange.StillFailing c -> c.why();
            case CaseChange.Added c -> c.why();
            case CaseChange.NotComparable c -> c.reason();
            case CaseChange.NotScored c -> c.reason();
            case CaseChange.Fixed c -> "";
            case CaseChange.StillPassing c -> "";
            case CaseChange.Flaky c -> "";
        };
    }

    static Optional<CaseChange.Trials> before(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed c -> Optional.of(c.before());
            case CaseChange.Fixed c -> Optional.of(c.before());
            case CaseChange.StillFailing c -> Optional.of(c.before());
            case CaseChange.StillPassing c -> Optional.of(c.before());
            case CaseChange.Flaky c -> Optional.of(c.before());
            case CaseChange.Added c -> Optional.empty();
            case CaseChange.NotComparable c -> Optional.empty();
            case CaseChange.NotScored c -> Optional.empty();
        };
    }

    static Optional<CaseChange.Trials> after(CaseChange change) {
        return switch (change) {
            case CaseChange.Regressed c -> Optional.of(c.after());
            case CaseChange.Fixed c -> Optional.of(c.after());
            case CaseChange.StillFailing c -> Optional.of(c.after());
            case CaseChange.StillPassing c -> Optional.of(c.after());
            case CaseChange.Flaky c -> Optional.of(c.after());
            case CaseChange.Added c -> Optional.of(c.after());
            case CaseChange.NotComparable c -> Optional.empty();
            case CaseChange.NotScored c -> Optional.empty();
        };
    }

    static String trials(CaseChange.Trials trials) {
        return trials.passed() + " of " + trials.scored();
    }
}
