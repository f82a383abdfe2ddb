package dev.casebook.store;

import dev.casebook.evaluation.judge.Budget;
import dev.casebook.evaluation.judge.Caps;
import dev.casebook.evaluation.judge.Ceilings;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A budget that a call is paid from: its judge's, everything's, its dataset's.
 *
 * @param name of its items: a judge's name, or one that no judge can have
 * @param shown whose it is, in a sentence
 */
record BudgetPot(String name, String shown, Caps caps) {
    private static final String ALL = "@all";
    private static final String DATASET = "@dataset/";

    static List<BudgetPot> of(Budget.Reservation reservation, Caps caps, Ceilings ceilings) {
        List<BudgetPot> pots = new ArrayList<>();
        pots.add(new BudgetPot(reservation.judge(), "the judge's", caps));
        ceilings.all().ifPresent(all -> pots.add(all(all)));
        Optional.ofNullable(ceilings.datasets().get(reservation.dataset()))
                .ifPresent(its -> pots.add(dataset(reservation.dataset(), its)));
        return pots;
    }

    static BudgetPot all(Caps caps) {
        return new BudgetPot(ALL, "the", caps);
    }

    static BudgetPot dataset(String dataset, Caps caps) {
        return new BudgetPot(DATASET + dataset, "the dataset's", caps);
    }

    /** Whose it is, as a list shows it. */
    String title() {
        if (name.equals(ALL)) {
            return "all judges";
        }
        return name.startsWith(DATASET) ? "dataset " + name.substring(DATASET.length()) : "judge " + name;
    }

    Key key(YearMonth month) {
        return new Key("BUDGET#" + name, month.toString());
    }
}
