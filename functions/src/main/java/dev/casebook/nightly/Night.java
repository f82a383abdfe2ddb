package dev.casebook.nightly;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One night of a dataset.
 *
 * @param slot the moment it was due at; the name of the night within its dataset
 * @param missed earlier nights that were due while nobody ticked, and this one where it was found too late to be run
 * @param experiment its run, once that is planned
 * @param problem why there is no run, or no result, in a sentence for people
 * @param report what came of it
 * @param told whether its message was sent for; nights of which nobody need hear are told, too
 */
public record Night(
        String dataset,
        Instant slot,
        Place place,
        List<Instant> missed,
        Optional<String> experiment,
        Optional<String> problem,
        Optional<NightReport> report,
        boolean told) {

    /**
     * Who hears of it.
     *
     * @param zone the schedule's zone, in which its times are shown
     * @param owner who is mentioned when something broke
     */
    public record Place(String agent, String channel, String zone, Optional<String> owner) {}

    public Night {
        requireNonNull(dataset, "dataset is null");
        requireNonNull(slot, "slot is null");
        requireNonNull(place, "place is null");
        requireNonNull(experiment, "experiment is null");
        requireNonNull(problem, "problem is null");
        requireNonNull(report, "report is null");
        missed = List.copyOf(missed);
    }

    /** A night of which nothing is known yet. */
    static Night due(NightPlan plan, Instant slot, List<Instant> missed) {
        return new Night(
                plan.dataset(),
                slot,
                new Place(plan.agent(), plan.channel(), plan.schedule().zone().toString(), plan.owner()),
                missed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Found too late: it is reported and not run. */
    public boolean skipped() {
        return missed.contains(slot);
    }

    /** Whether there is nothing more to come of it. */
    public boolean settled() {
        return skipped() || problem.isPresent() || report.isPresent();
    }

    /** What its message is about: its dataset and its moment. */
    public String id() {
        return dataset + "/" + slot;
    }

    Night started(String run) {
        return new Night(dataset, slot, place, missed, Optional.of(run), problem, report, told);
    }

    Night failed(String why) {
        return new Night(dataset, slot, place, missed, experiment, Optional.of(why), report, told);
    }

    Night ended(NightReport found) {
        return new Night(dataset, slot, place, missed, experiment, problem, Optional.of(found), told);
    }

    Night toldNow() {
        return new Night(dataset, slot, place, missed, experiment, problem, report, true);
    }

    @Override
    public String toString() {
        return "Night[" + id() + "]";
    }
}
