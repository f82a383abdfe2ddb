package dev.casebook.evaluation;

import static java.util.Objects.requireNonNull;

import dev.casebook.agent.AgentVersion;
import dev.casebook.casefile.CaseId;
import dev.casebook.work.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent version over the cases of a dataset version.
 *
 * @param id {@code EXP-} and eight Crockford characters
 * @param purpose what it is for
 * @param agent the version under test
 * @param plan what is run
 * @param state a complete one never gains rows
 * @param confirmation the further trials that flips are confirmed by, once they are known
 * @param request who asked for it
 */
public record Experiment(
        String id,
        Purpose purpose,
        AgentVersion agent,
        Plan plan,
        State state,
        Optional<Confirmation> confirmation,
        Request request,
        Optional<Instant> finishedAt) {

    /** What an experiment is for. */
    public enum Purpose {
        /** A version is compared with the baseline. */
        EVALUATION,
        /** One case is replayed to see whether its failure comes back. */
        REPRODUCTION
    }

    /** Where it stands; it only moves down this list. */
    public enum State {
        RUNNING,
        CONFIRMING,
        COMPLETE,
        CANCELLED
    }

    /**
     * What is run.
     *
     * @param datasetVersion pins the manifest
     * @param cases in manifest order
     * @param trials planned trials of each case, at least 1
     * @param lanes how many messages work on it at once
     * @param width how many cases a lane runs at once; lanes times width is the experiment's exact concurrency
     * @param baseline the experiment it is compared with, if there is one
     * @param expected how long it should take and cost, from the baseline's own figures; empty when nothing is known
     */
    public record Plan(
            String dataset,
            long datasetVersion,
            List<CaseId> cases,
            int trials,
            int lanes,
            int width,
            Optional<String> baseline,
            Optional<Expectation> expected) {
        public Plan {
            requireNonNull(dataset, "dataset is null");
            requireNonNull(baseline, "baseline is null");
            requireNonNull(expected, "expected is null");
            cases = List.copyOf(cases);
            if (trials < 1 || lanes < 1 || width < 1) {
                throw new IllegalArgumentException("trials, lanes and width are at least 1");
            }
        }

        /** How many results the planned trials make. */
        public int total() {
            return cases.size() * trials;
        }
    }

    /**
     * What the planned trials should take.
     *
     * @param millis from start to end, in milliseconds
     * @param costDollars as far as agents reported cost
     */
    public record Expectation(long millis, double costDollars) {}

    /**
     * Further trials of the cases whose result flipped, numbered from {@link Plan#trials()} on.
     *
     * @param trials of each case, at least 1
     */
    public record Confirmation(List<CaseId> cases, int trials) {
        public Confirmation {
            cases = List.copyOf(cases);
        }

        public int total() {
            return cases.size() * trials;
        }
    }

    /**
     * Who asked for it.
     *
     * @param replyTo where its one message is shown; empty for a run that reports elsewhere
     */
    public record Request(
            String by, Instant at, Optional<Address> replyTo, Optional<String> branch, Optional<String> commit) {}

    public Experiment {
        requireNonNull(id, "id is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(state, "state is null");
        requireNonNull(confirmation, "confirmation is null");
        requireNonNull(request, "request is null");
        requireNonNull(finishedAt, "finishedAt is null");
    }

    /** How many results it will have, as far as is known now. */
    public int total() {
        return plan.total() + confirmation.map(Confirmation::total).orElse(0);
    }

    public boolean over() {
        return state == State.COMPLETE || state == State.CANCELLED;
    }

    public Experiment confirming(Confirmation further) {
        return new Experiment(id, purpose, agent, plan, State.CONFIRMING, Optional.of(further), request, finishedAt);
    }

    public Experiment ended(State how, Instant at) {
        return new Experiment(id, purpose, agent, plan, how, confirmation, request, Optional.of(at));
    }

    @Override
    public String toString() {
        return "Experiment[" + id + ", " + state + "]";
    }
}
