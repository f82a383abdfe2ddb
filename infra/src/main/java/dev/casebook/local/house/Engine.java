package dev.casebook.local.house;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.audit.Deed;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.ImportCases;
import dev.casebook.configuration.Configuration;
import dev.casebook.evaluation.Experiment;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.Lane;
import dev.casebook.handler.Backing;
import dev.casebook.handler.CaseFunction;
import dev.casebook.handler.EvaluateFunction;
import dev.casebook.handler.Outside;
import dev.casebook.handler.ScheduleFunction;
import dev.casebook.handler.Settings;
import dev.casebook.handler.Wiring;
import dev.casebook.incident.IncidentStore;
import dev.casebook.local.demo.DemoEngine;
import dev.casebook.local.sqlite.DataFolder;
import dev.casebook.local.sqlite.Pace;
import dev.casebook.local.sqlite.QueuePump;
import dev.casebook.local.sqlite.SqliteBlobStore;
import dev.casebook.local.sqlite.SqliteDatabase;
import dev.casebook.local.sqlite.SqliteItemTable;
import dev.casebook.local.sqlite.SqliteQueue;
import dev.casebook.work.Job;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Casebook on one data folder: table, blobs and queues in SQLite, the functions' own handlers fed by pumps, and the tick.
 *
 * <p>Owns the folder while it is open. What was in flight when the last owner died is delivered again at once.
 */
public final class Engine implements DemoEngine, AutoCloseable {
    private static final Duration LAMBDA_TIME = Duration.ofMinutes(5);
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final int EXPIRED_AT_ONCE = 500;

    private final DataFolder folder;
    private final SqliteDatabase database;
    private final LocalQueues queues;
    private final LocalSecrets secrets;
    private final Wiring wiring;
    private final InstantSource clock;
    private final BenchWork work;
    private final List<QueuePump> pumps = new ArrayList<>();
    private final SqliteItemTable table;
    private final ScheduleFunction schedule;
    private @Nullable Tick tick;

    private Engine(LocalSettings settings, DataFolder folder, InstantSource clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.secrets = LocalSecrets.open(folder.path(), settings.environment(), random);
        this.database = SqliteDatabase.open(folder.database());
        this.table = new SqliteItemTable(database);
        this.queues = new LocalQueues(database, clock);
        Backing backing = new Backing(table, new SqliteBlobStore(database), queues, queues, secrets, clock);
        Configuration configuration = LocalConfiguration.read(settings);
        this.wiring = new Wiring(
                backing,
                configuration,
                Outside.of(configuration, new Settings(settings.environment()), secrets, clock));
        this.work = new BenchWork(wiring, random);
        this.schedule = new ScheduleFunction(wiring);
    }

    /**
     * Opens the folder and goes on with what waits in its queues.
     *
     * @throws dev.casebook.CasebookException.Permanent when the folder is in use, not writable, or the configuration is malformed
     */
    public static Engine open(LocalSettings settings) {
        return open(settings, InstantSource.system());
    }

    /** The same by another clock; whoever moves it calls {@link #catchUp}. */
    static Engine open(LocalSettings settings, InstantSource clock) {
        DataFolder folder = DataFolder.open(settings.data());
        try {
            return new Engine(settings, folder, clock, new SecureRandom());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Begins to work: on what was in flight when the last owner ended, then on what comes. Once. */
    void start() {
        queues.all().forEach(SqliteQueue::releaseInFlight);
        releaseLanes();
        CaseFunction cases = new CaseFunction(wiring);
        EvaluateFunction evaluate = new EvaluateFunction(wiring);
        pump(queues.jobs(), 4, event -> cases.handleRequest(event, context("CaseFunction")));
        pump(queues.evaluations(), 4, event -> evaluate.handleRequest(event, context("EvaluateFunction")));
        pumps.forEach(QueuePump::start);
        tick = new Tick(TICK, this::tick);
    }

    private void tick() {
        schedule.handleRequest(new ScheduledEvent(), context("ScheduleFunction"));
        table.removeExpired(clock.instant(), EXPIRED_AT_ONCE);
    }

    /** Does at once what has become due. */
    void catchUp() {
        tick();
        pumps.forEach(QueuePump::wake);
    }

    /** Whoever held a lane is dead, since this process alone owns the folder: nobody need wait for a lease to run out. */
    private void releaseLanes() {
        ExperimentStore experiments = wiring.experiments();
        for (Experiment experiment : experiments.unfinished()) {
            experiments.lanes(experiment).stream()
                    .filter(lane -> !lane.over())
                    .forEach(lane -> experiments.change(
                            lane,
                            new Lane(
                                    lane.experiment(),
                                    lane.number(),
                                    lane.epoch(),
                                    clock.instant(),
                                    lane.results(),
                                    false)));
        }
    }

    /** Has a queue's messages delivered to a function, as an event source mapping would; from {@link #start} on. */
    void pump(SqliteQueue queue, int concurrency, Function<SQSEvent, @Nullable SQSBatchResponse> function) {
        pumps.add(new QueuePump(queue, function, Pace.of(concurrency, 1), clock));
    }

    LocalContext context(String function) {
        return new LocalContext(function, clock, LAMBDA_TIME);
    }

    public Wiring wiring() {
        return wiring;
    }

    LocalQueues queues() {
        return queues;
    }

    LocalSecrets secrets() {
        return secrets;
    }

    DataFolder folder() {
        return folder;
    }

    InstantSource clock() {
        return clock;
    }

    @Override
    public CaseStore cases() {
        return wiring.cases();
    }

    @Override
    public IncidentStore incidents() {
        return wiring.incidents();
    }

    @Override
    public ExperimentStore experiments() {
        return wiring.experiments();
    }

    @Override
    public ImportCases.Imported importCases(String dataset, String file, List<String> lines) {
        return work.importCases(dataset, file, lines);
    }

    /** Starts an evaluation that reports to no channel. */
    public String start(String dataset, Job.Evaluate.Options options) {
        return work.start(dataset, options);
    }

    List<Deed> audit(LocalDate from, LocalDate to) {
        return work.audit(from, to);
    }

    @Override
    public String startQuietly(String dataset, String agentVersion, int trials) {
        return start(
                dataset,
                new Job.Evaluate.Options(
                        Optional.of(agentVersion),
                        Optional.empty(),
                        List.of(),
                        trials,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    Bench.Progress progress(String id) {
        return work.progress(id);
    }

    /** Forgets everything that is stored and queued. What runs at this moment finds nothing left to write to. */
    void wipe() {
        database.clear();
    }

    @Override
    public void close() {
        if (tick != null) {
            tick.close();
        }
        pumps.forEach(QueuePump::close);
        database.close();
        folder.close();
    }
}
