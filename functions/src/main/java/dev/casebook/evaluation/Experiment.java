package dev.casebook.evaluation;

import static java.util.Objects.requireNonNull;

import dev.casebook.agent.AgentVersion;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Suite;
import dev.casebook.work.Address;
import dev.casebook.work.RunLabel;
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
 * @param totals what it used and found, once it is over
 */
public record Experiment(
        String id,
        Purpose purpose,
        AgentVersion agent,
        Plan plan,
        State state,
        Optional<Confirmation> confirmation,
        Request request,
        Optional<Instant> finishedAt,
        Optional<Totals> totals) {

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
     * @param expected how long it should take and cost; empty when nothing is known
     * @param suite how the cases were chosen; empty in runs of earlier versions
     * @param backfill what the baseline lacks and is run of its version besides
     */
    public record Plan(
            String dataset,
            long datasetVersion,
            List<CaseId> cases,
            int trials,
            int lanes,
            int width,
            Optional<String> baseline,
            Optional<Expectation> expected,
            Optional<Suite> suite,
            Optional<Backfill> backfill) {
        public Plan {
            requireNonNull(dataset, "dataset is null");
            requireNonNull(baseline, "baseline is null");
            requireNonNull(expected, "expected is null");
            requireNonNull(suite, "suite is null");
            requireNonNull(backfill, "backfill is null");
            cases = List.copyOf(cases);
            if (trials < 1 || lanes < 1 || width < 1) {
                throw new IllegalArgumentException("trials, lanes and width are at least 1");
            }
        }

        /** A plan without a suite's name, and with nothing to be run of the baseline's version. */
        public Plan(
                String dataset,
                long datasetVersion,
                List<CaseId> cases,
                int trials,
                int lanes,
                int width,
                Optional<String> baseline,
                Optional<Expectation> expected) {
            this(
                    dataset,
                    datasetVersion,
                    cases,
                    trials,
                    lanes,
                    width,
                    baseline,
                    expected,
                    Optional.empty(),
                    Optional.empty());
        }

        private Plan over(List<CaseId> other) {
            return new Plan(dataset, datasetVersion, other, trials, lanes, width, baseline, expected, suite, backfill);
        }

        /** How many results the planned trials make. */
        public int total() {
            return cases.size() * trials;
        }
    }

    /**
     * Cases of which the baseline has no answer: its version runs them within this experiment, each as often as is planned. The
     * results are kept under {@link #backfillRows}.
     *
     * @param agent the baseline's version
     */
    public record Backfill(AgentVersion agent, List<CaseId> cases) {
        public Backfill {
            requireNonNull(agent, "agent is null");
            cases = List.copyOf(cases);
        }
    }

    /**
     * What a run used and found, over all its results.
     *
     * @param inputTokens of the agent's models, as far as reported; 0 when nothing was
     * @param agentDollars what the agent's answers cost, as far as reported; 0 when nothing was
     * @param judgeDollars what its judges cost
     * @param models the models that the agent reported, in order
     * @param regressed guarding cases that were found to have regressed
     * @param passed planned trials that passed; empty in runs of earlier versions
     */
    public record Totals(
            long inputTokens,
            long outputTokens,
            double agentDollars,
            double judgeDollars,
            List<String> models,
            List<CaseId> regressed,
            Optional<Integer> passed) {
        public Totals {
            requireNonNull(passed, "passed is null");
            models = List.copyOf(models);
            regressed = List.copyOf(regressed);
        }

        /** What it cost in all, as far as is known. */
        public double dollars() {
            return agentDollars + judgeDollars;
        }
    }

    /**
     * What the planned trials should take.
     *
     * @param millis from start to end, in milliseconds; 0 when nothing is known of it
     * @param costDollars what agent and judges should cost, as far as is known; 0 when nothing is
     * @param judgeDollars how much of that goes to judges
     * @param judgeCalls how often judges should be asked, at the least
     */
    public record Expectation(long millis, double costDollars, double judgeDollars, long judgeCalls) {}

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
     * @param replyTo where its one message is shown, or who is shown the case at the end of its replay; empty for a run that reports elsewhere
     * @param label what the requester said of it besides
     */
    public record Request(
            String by,
            Instant at,
            Optional<Address> replyTo,
            Optional<String> branch,
            Optional<String> commit,
            Optional<RunLabel> label) {

        /** A request with nothing said besides. */
        public Request(
                String by, Instant at, Optional<Address> replyTo, Optional<String> branch, Optional<String> commit) {
            this(by, at, replyTo, branch, commit, Optional.empty());
        }
    }

    public Experiment {
        requireNonNull(id, "id is null");
        requireNonNull(purpose, "purpose is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(state, "state is null");
        requireNonNull(confirmation, "confirmation is null");
        requireNonNull(request, "request is null");
        requireNonNull(finishedAt, "finishedAt is null");
        requireNonNull(totals, "totals is null");
    }

    /** Where its one message is; a replay has none. */
    public Optional<Address> shownIn() {
        return switch (purpose) {
            case EVALUATION -> request.replyTo();
            case REPRODUCTION -> Optional.empty();
        };
    }

    /** An experiment that is not over. */
    public Experiment(
            String id,
            Purpose purpose,
            AgentVersion agent,
            Plan plan,
            State state,
            Optional<Confirmation> confirmation,
            Request request,
            Optional<Instant> finishedAt) {
        this(id, purpose, agent, plan, state, confirmation, request, finishedAt, Optional.empty());
    }

    /** What people call it: the name it was given and its id. */
    public String name() {
        return request.label()
                .flatMap(RunLabel::name)
                .map(name -> name + "-" + id)
                .orElse(id);
    }

    /** Under which id the results are kept that the baseline's version gave within this experiment. */
    public String backfillRows() {
        return id + "-BASELINE";
    }

    /** Under which id those of the baseline's answers are kept that were scored again for this experiment. */
    public String rescoredRows() {
        return id + "-RESCORED";
    }

    /** How many results it will have, as far as is known now. */
    public int total() {
        return planned() + confirmation.map(Confirmation::total).orElse(0);
    }

    /** How many results its planned trials make, those of the baseline's version within it too. */
    public int planned() {
        int backfill = plan.backfill().map(missing -> missing.cases().size()).orElse(0);
        return plan.total() + backfill * plan.trials();
    }

    public boolean over() {
        return state == State.COMPLETE || state == State.CANCELLED;
    }

    /** The same run of other cases. */
    public Experiment over(List<CaseId> cases) {
        return new Experiment(id, purpose, agent, plan.over(cases), state, confirmation, request, finishedAt, totals);
    }

    public Experiment confirming(Confirmation further) {
        return new Experiment(
                id, purpose, agent, plan, State.CONFIRMING, Optional.of(further), request, finishedAt, totals);
    }

    public Experiment ended(State how, Instant at) {
        return new Experiment(id, purpose, agent, plan, how, confirmation, request, Optional.of(at), totals);
    }

    public Experiment used(Totals all) {
        return new Experiment(id, purpose, agent, plan, state, confirmation, request, finishedAt, Optional.of(all));
    }

    @Override
    public String toString() {
        return "Experiment[" + id + ", " + state + "]";
    }
}
