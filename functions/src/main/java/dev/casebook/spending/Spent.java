package dev.casebook.spending;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How paid work stands now. Amounts are US dollars, what is set aside included; days and months are in UTC.
 *
 * @param stop that it is stopped
 * @param budgets each with what is used of it
 */
public record Spent(Optional<Stop> stop, List<Used> budgets) {
    public Spent {
        requireNonNull(stop, "stop is null");
        budgets = List.copyOf(budgets);
    }

    /**
     * A budget.
     *
     * @param name whose it is: all judges', a judge's, a dataset's
     * @param monthly what may be used in a month, where that is limited
     */
    public record Used(String name, double today, double daily, double month, Optional<Double> monthly) {}
}
