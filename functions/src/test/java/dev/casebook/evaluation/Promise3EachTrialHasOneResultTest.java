package dev.casebook.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casebook.CasebookException;
import dev.casebook.agent.Deadline;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.work.Job;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Promise 3: each (experiment, case, trial) has exactly one stored result; a stored result never changes. */
class Promise3EachTrialHasOneResultTest {

    @Test
    void aRunStoresEveryTrialOnce() {
        Lab lab = new Lab(new SimulatedItemTable(), 4, trial -> Lab.answer("right"));
        lab.cases(7);
        Experiment experiment = lab.evaluate(3);

        assertThat(lab.runLanes()).contains(experiment);
        assertThat(keys(lab.experiments.results(experiment.id()))).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void aStoredResultNeverChanges() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        lab.runLanes();
        ResultRow stored = lab.experiments.results(experiment.id()).getFirst();
        ResultRow other = new ResultRow(
                stored.experiment(),
                stored.caseId(),
                stored.revision(),
                stored.trial(),
                stored.answer(),
                stored.problem(),
                Map.of("contains@1", Outcome.Scored.of(false, "changed")),
                stored.at());

        assertThat(lab.experiments.put(other)).isFalse();
        assertThat(lab.experiments.results(experiment.id())).containsExactly(stored);
    }

    @Test
    void aWorkerThatDiesIsFollowedByOneThatRunsOnlyWhatIsMissing() {
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        AtomicInteger storedBeforeTheCrash = new AtomicInteger();
        SimulatedItemTable table = new SimulatedItemTable(new DyingAfter(storedBeforeTheCrash, 5));
        Lab lab = new Lab(table, 1, trial -> {
            calls.computeIfAbsent(trial.caseId() + "#" + trial.number(), key -> new AtomicInteger())
                    .incrementAndGet();
            return Lab.answer("right");
        });
        lab.cases(12);
        Experiment experiment = lab.evaluate(1);
        storedBeforeTheCrash.set(1);
        Job.RunLane message = (Job.RunLane) lab.queues.takeJobs().getFirst();

        assertThatThrownBy(() -> lab.runLane.run(message, Deadline.in(lab.clock, Duration.ofMinutes(5))))
                .hasMessage("killed");
        int stored = lab.experiments.results(experiment.id()).size();
        int lost = called(calls) - stored;
        // While the agent works on one case, an answer before it is stored.
        assertThat(stored).isBetween(5, 6);
        assertThat(lost).isBetween(1, 2);

        lab.clock.advance(Duration.ofSeconds(16));
        assertThat(lab.runLane.run(message, Deadline.in(lab.clock, Duration.ofMinutes(5))))
                .isPresent();
        assertThat(keys(lab.experiments.results(experiment.id()))).hasSize(12).doesNotHaveDuplicates();
        assertThat(called(calls)).isEqualTo(12 + lost);
    }

    private static int called(Map<String, AtomicInteger> calls) {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    @Test
    void aMessageThatComesWhileTheLeaseRunsIsPutBack() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        Job.RunLane message = (Job.RunLane) lab.queues.takeJobs().getFirst();
        Lane lane = lab.experiments.lanes(experiment).getFirst();
        lab.experiments.change(
                lane, new Lane(lane.experiment(), 0, 1, lab.clock.instant().plusSeconds(10), 0, false));

        assertThat(lab.runLane.run(message, Deadline.in(lab.clock, Duration.ofMinutes(5))))
                .isEmpty();
        assertThat(lab.queues.takeJobs()).containsExactly(message);
        assertThat(lab.experiments.results(experiment.id())).isEmpty();
    }

    @Test
    void aMessageOfAnOlderEpochIsDropped() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        lab.queues.takeJobs();
        lab.runLane.run(new Job.RunLane(experiment.id(), 0, 0), Deadline.in(lab.clock, Duration.ofMinutes(5)));

        assertThat(lab.experiments.results(experiment.id())).isEmpty();
        assertThat(lab.queues.takeJobs()).isEmpty();
    }

    @Test
    void aLaneIsHandedOnBeforeItsDeadline() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(2);
        Experiment experiment = lab.evaluate(1);
        Job.RunLane message = (Job.RunLane) lab.queues.takeJobs().getFirst();

        lab.runLane.run(message, Deadline.in(lab.clock, Duration.ofSeconds(30)));
        assertThat(lab.queues.takeJobs()).containsExactly(new Job.RunLane(experiment.id(), 0, 2));
    }

    @Test
    void asManyCasesRunAtOnceAsTheExperimentAllowsAndNotOneMore() throws InterruptedException {
        int width = 4;
        AtomicInteger inFlight = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch full = new CountDownLatch(width);
        Lab lab = new Lab(new SimulatedItemTable(), width, trial -> {
            seen.add(inFlight.incrementAndGet());
            full.countDown();
            await(full);
            inFlight.decrementAndGet();
            return Lab.answer("right");
        });
        lab.cases(20);
        lab.evaluate(1);
        lab.runLanes();

        assertThat(full.await(1, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(seen).contains(width).allMatch(count -> count <= width);
    }

    @Test
    void theAgentWorksOnTheNextCaseWhileAnAnswerIsStored() {
        CountDownLatch asked = new CountDownLatch(2);
        Lab lab = new Lab(new SimulatedItemTable(new WaitingFor(asked)), 1, trial -> {
            asked.countDown();
            return Lab.answer("right");
        });
        lab.cases(2);
        Experiment experiment = lab.evaluate(1);

        assertThat(lab.runLanes()).isPresent();
        assertThat(lab.experiments.results(experiment.id())).hasSize(2);
        assertThat(asked.getCount()).isZero();
    }

    @Test
    void theSweeperSendsALostLaneAgainUnderALaterEpoch() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        lab.queues.takeJobs();
        lab.clock.advance(Duration.ofMinutes(2));

        lab.sweep.sweep();
        List<Job> again = lab.queues.takeJobs();
        assertThat(again).containsExactly(new Job.RunLane(experiment.id(), 0, 2));
    }

    @Test
    void aRunWhoseLanesHaveJustEndedIsLeftToItsWorkerAndFinishedOnlyWhenThatOneIsLost() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> Lab.answer("right"));
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        assertThat(lab.runLanes()).as("it is the worker that finishes").isPresent();

        assertThat(lab.sweep.sweep()).isEmpty();
        lab.clock.advance(Duration.ofMinutes(2));
        assertThat(lab.sweep.sweep()).extracting(Experiment::id).containsExactly(experiment.id());
    }

    @Test
    void anAgentThatGivesNoAnswerIsNotScoredAndNotCountedAsAFailure() {
        Lab lab = new Lab(new SimulatedItemTable(), 1, trial -> {
            throw new CasebookException.Retryable("The agent did not answer.");
        });
        lab.cases(1);
        Experiment experiment = lab.evaluate(1);
        lab.runLanes();

        ResultRow row = lab.experiments.results(experiment.id()).getFirst();
        assertThat(row.standing()).isEqualTo(ResultRow.Standing.NOT_SCORED);
        assertThat(row.problem()).contains("The agent did not answer.");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("fewer ran at once than allowed");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> keys(List<ResultRow> rows) {
        return rows.stream().map(row -> row.caseId() + "#" + row.trial()).collect(Collectors.toList());
    }

    /** Dies at the result after so many, once it is armed: as a killed process does, between two writes. */
    private static final class DyingAfter implements SimulatedItemTable.Faults {
        private final AtomicInteger armed;
        private final int results;
        private final Set<String> stored = new HashSet<>();
        private boolean dead;

        DyingAfter(AtomicInteger armed, int results) {
            this.armed = armed;
            this.results = results;
        }

        @Override
        public void before(SimulatedItemTable.Call call) {
            boolean result = call.operation() == SimulatedItemTable.Operation.PUT
                    && call.keys().getFirst().partition().startsWith("ROWS#");
            if (armed.get() == 1 && !dead && result) {
                if (stored.size() == results) {
                    dead = true;
                    throw new IllegalStateException("killed");
                }
                stored.add(call.keys().getFirst().sort());
            }
        }

        @Override
        public void after(SimulatedItemTable.Call call) {}
    }

    /** Stores no result before the latch is down. */
    private record WaitingFor(CountDownLatch latch) implements SimulatedItemTable.Faults {
        @Override
        public void before(SimulatedItemTable.Call call) {
            if (call.operation() == SimulatedItemTable.Operation.PUT
                    && call.keys().getFirst().partition().startsWith("ROWS#")) {
                await(latch);
            }
        }

        @Override
        public void after(SimulatedItemTable.Call call) {}
    }
}
