package dev.casebook.local.clinic;

import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The sample agent: all its versions, over HTTP, traced.
 *
 * <p>Mount {@link #http()} at {@code /agents/clinic}. Each run has its own copy of the calendar, so nothing a run books
 * is seen by another. Safe for several threads.
 */
public final class SampleAgent implements AutoCloseable {

    /** So rare that it stays a slip: at one run in twelve this version would truly be a worse one. */
    private static final double FORGETS = 1.0 / 75;

    private final Clinic clinic;
    private final SampleAgentSettings settings;
    private final AgentTelemetry telemetry;
    private final Optional<ModelPlanner> model;
    private final Object randomLock = new Object();
    private volatile AgentVersion live = AgentVersion.BUGGY;

    public SampleAgent(SampleAgentSettings settings) {
        this.clinic = Clinic.load();
        this.settings = settings;
        this.telemetry = new AgentTelemetry(settings.traces(), settings.traceDelay(), settings.clock());
        this.model = settings.model().map(chosen -> new ModelPlanner(chosen, clinic));
    }

    /**
     * {@code POST …/{version}} runs a version, {@code GET …} lists the versions, and {@code GET …/calendar?date=} gives
     * the week of that day. {@code POST …/live} runs the version that {@code PUT …/live} named last, {@code buggy} at first.
     */
    public HttpHandler http() {
        return new AgentHttp(this, new AgentRequestReader(clinic.zone(), settings.clock()));
    }

    public Clinic clinic() {
        return clinic;
    }

    /** Sends the spans that have ended; returns when the trace store has them, or after ten seconds. */
    public void flush() {
        telemetry.flush();
    }

    @Override
    public void close() {
        telemetry.close();
    }

    AgentVersion live() {
        return live;
    }

    void goLive(AgentVersion version) {
        live = version;
    }

    AgentResponse run(AgentVersion version, AgentRequest request, Context caller) {
        RandomGenerator random = randomOfRun();
        Tracer tracer = telemetry.tracer(version.release(), request.environment());
        AgentTrace trace = AgentTrace.begin(tracer, caller, version, request);
        AgentRun run = new AgentRun(trace, tools(request), clinic, pace(version, random), request);
        try {
            ChatTurn last = planner(version, random).answer(run, request);
            trace.end(last);
            return new AgentResponse(
                    last.text(),
                    run.calls(),
                    run.contexts(),
                    last.model(),
                    run.inputTokens(),
                    run.outputTokens(),
                    "tempo:" + trace.id());
        } catch (RuntimeException e) {
            trace.fail(e);
            throw e;
        }
    }

    private Tools tools(AgentRequest request) {
        LocalDateTime now = request.now().toLocalDateTime();
        return new RecordedTools(request.recorded(), new ClinicTools(clinic, now));
    }

    private Planner planner(AgentVersion version, RandomGenerator random) {
        if (model.isPresent()) {
            return model.get();
        }
        Wording wording = version.behaviour().varies() ? new Wording.Varying(random, FORGETS) : new Wording.Plain();
        return new RulesPlanner(clinic, version, wording);
    }

    private Pace pace(AgentVersion version, RandomGenerator random) {
        return version.behaviour().varies() ? Pace.jittering(settings.step(), random) : Pace.of(settings.step());
    }

    /** Runs are independent: each gets a generator of its own, seeded by the shared one. */
    private RandomGenerator randomOfRun() {
        synchronized (randomLock) {
            return new SplittableRandom(settings.random().nextLong());
        }
    }
}
