package dev.casebook.evaluation;

import dev.casebook.work.Job;
import dev.casebook.work.ReplyQueue;
import dev.casebook.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Picks up what a died worker left: lanes whose lease ran out, experiments whose last lane did not finish them, unsent replies. */
public final class SweepExperiments {
    /**
     * A free lane's message may simply wait in the queue, and the worker of the last lane may still be at the diff of a large
     * run: only after this long they are taken for lost.
     */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int REPLIES = 100;

    private final ExperimentStore experiments;
    private final WorkQueue work;
    private final ReplyQueue replies;
    private final InstantSource clock;

    public SweepExperiments(ExperimentStore experiments, WorkQueue work, ReplyQueue replies, InstantSource clock) {
        this.experiments = experiments;
        this.work = work;
        this.replies = replies;
        this.clock = clock;
    }

    /** Sends lost lanes and unsent replies again, and answers with the experiments that only need finishing. */
    public List<Experiment> sweep() {
        List<Experiment> toFinish = new ArrayList<>();
        Instant lost = clock.instant().minus(GRACE);
        for (Experiment experiment : experiments.unfinished()) {
            List<Lane> lanes = experiments.lanes(experiment);
            if (lanes.stream()
                    .allMatch(lane -> lane.over() && lane.leasedUntil().isBefore(lost))) {
                toFinish.add(experiment);
            }
            lanes.stream()
                    .filter(lane -> !lane.over() && lane.leasedUntil().isBefore(lost))
                    .forEach(this::sendAgain);
        }
        sendReplies();
        return toFinish;
    }

    /** Hands written replies to the queue. A reply may be sent twice; it shows the newest state each time. */
    public void sendReplies() {
        for (ExperimentStore.Outgoing outgoing : experiments.unsent(REPLIES)) {
            replies.send(outgoing.reply(), Duration.ZERO);
            experiments.sent(outgoing);
        }
    }

    private void sendAgain(Lane lane) {
        Lane next =
                new Lane(lane.experiment(), lane.number(), lane.epoch() + 1, clock.instant(), lane.results(), false);
        if (experiments.change(lane, next)) {
            work.send(new Job.RunLane(lane.experiment(), lane.number(), next.epoch()), Duration.ZERO);
        }
    }
}
