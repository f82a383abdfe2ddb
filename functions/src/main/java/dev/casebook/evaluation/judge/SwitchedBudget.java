package dev.casebook.evaluation.judge;

import dev.casebook.spending.PaidWork;

/** A budget that gives nothing while paid work is stopped. What was spent is settled always. */
public final class SwitchedBudget implements Budget {
    private final Budget budget;
    private final PaidWork paid;

    public SwitchedBudget(Budget budget, PaidWork paid) {
        this.budget = budget;
        this.paid = paid;
    }

    @Override
    public Answer reserve(Reservation reservation, Caps caps) {
        return paid.stopped()
                .<Answer>map(stop -> new Stopped(stop.sentence()))
                .orElseGet(() -> budget.reserve(reservation, caps));
    }

    @Override
    public void settle(Reservation reservation, long spent) {
        budget.settle(reservation, spent);
    }
}
