package dev.casebook.local.house;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseSink;
import dev.casebook.casefile.ImportCases;
import dev.casebook.handler.EvaluateFunction;
import dev.casebook.handler.Settings;
import dev.casebook.handler.Wiring;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.WorkQueue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The team's own Casebook on AWS, or whatever {@code AWS_ENDPOINT_URL} names: its table, bucket, queues, secrets and configuration. Lanes
 * run in this process, because an agent that is under test on a laptop cannot be reached from a function; all else goes to the team's
 * queues. When the process ends before its run does, the team's own sweeper takes the lanes over.
 */
final class TeamBench implements Bench {
    private static final Duration LAMBDA_TIME = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Wiring wiring;
    private final BenchWork work;
    private final EvaluateFunction evaluate;
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();

    private TeamBench(Settings settings) {
        this.wiring = Wiring.onAccount(settings, this::runningLanesHere);
        this.work = new BenchWork(wiring, new SecureRandom());
        this.evaluate = new EvaluateFunction(wiring);
    }

    /** Whether the settings name a team's table. */
    static boolean isNamed(LocalSettings settings) {
        return settings.find(Settings.TABLE).isPresent();
    }

    /**
     * Opens it.
     *
     * @throws dev.casebook.CasebookException.Permanent when a setting or a secret is missing, or the configuration is malformed
     */
    static TeamBench open(LocalSettings settings) {
        return new TeamBench(new Settings(settings.environment()));
    }

    private WorkQueue runningLanesHere(WorkQueue teams) {
        return (job, delay) -> {
            switch (job) {
                case Job.Desk desk -> teams.send(desk, delay);
                case Job.Bench lane -> runIn(delay, lane);
            }
        };
    }

    /** What the function names as failed comes again, as its queue would deliver it. */
    private void run(Job.Bench lane) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("here");
        message.setBody(Messages.write(lane));
        message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        SQSBatchResponse response = evaluate.handleRequest(
                event, new LocalContext("EvaluateFunction", InstantSource.system(), LAMBDA_TIME));
        if (!response.getBatchItemFailures().isEmpty()) {
            runIn(AGAIN, lane);
        }
    }

    private void runIn(Duration delay, Job.Bench lane) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, lanes)
                .execute(() -> run(lane));
    }

    @Override
    public ImportCases.Imported importCases(String dataset, String file, List<String> lines) {
        return work.importCases(dataset, file, lines);
    }

    @Override
    public List<String> exportCases(String dataset) {
        return wiring.exportCases().run(dataset);
    }

    @Override
    public CaseSink.Pushed push(String dataset, String source) {
        return wiring.pushes().push(dataset, source);
    }

    @Override
    public String start(String dataset, Job.Evaluate.Options options) {
        return work.start(dataset, options);
    }

    @Override
    public Progress progress(String experiment) {
        return work.progress(experiment);
    }

    @Override
    public Replay replay(String display, Optional<String> version, Optional<String> url) {
        return Replays.run(wiring, display, version, url);
    }

    @Override
    public List<Deed> audit(LocalDate from, LocalDate to) {
        return work.audit(from, to);
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }
}
