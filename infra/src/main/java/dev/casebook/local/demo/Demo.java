package dev.casebook.local.demo;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.evaluation.Experiment;
import dev.casebook.incident.Incident;
import dev.casebook.local.clinic.Clinic;
import dev.casebook.local.clinic.ProductionFailure;
import dev.casebook.local.clinic.WeekView;
import dev.casebook.trace.Message;
import dev.casebook.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Plays the production failure and tells the page what happened and what can be done next. Nothing of it is canned. */
public final class Demo {
    static final String DATASET = "clinic";
    static final String AGENT = "clinic";
    static final String DEPLOYED = "buggy";
    private static final int LOOKED_AT = 50;

    /** Several, so that the baseline itself says how steady the agent is. */
    private static final int BASELINE_TRIALS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final DemoParts parts;
    private final ProductionFailure failure = ProductionFailure.load();
    private final PatientTalk talk;
    private final ClinicAlert alert;

    public Demo(DemoParts parts) {
        this.parts = parts;
        this.talk = new PatientTalk(parts.client(), parts.house().resolve("/agents/clinic/" + DEPLOYED));
        this.alert = new ClinicAlert(
                parts.client(), parts.house().resolve("/alerts/grafana"), parts.grafanaSecret(), parts.clock());
    }

    /** What a first start does: the clinic's cases, the deployed version's run as baseline, then the failure. */
    public void firstStart() {
        if (parts.engine().cases().dataset(DATASET).flatMap(d -> d.baseline()).isEmpty()) {
            parts.terminal().accept("Importing the clinic's cases and running the deployed version as the baseline …");
            parts.engine().importCases(DATASET, "cases.jsonl", clinicCases());
            String baseline = parts.engine().startQuietly(DATASET, DEPLOYED, BASELINE_TRIALS);
            await(() -> parts.engine()
                    .experiments()
                    .find(baseline)
                    .filter(Experiment::over)
                    .isPresent());
        }
        play();
    }

    /** A patient talks to the deployed version, which fails; the clinic's monitoring notices. */
    public void play() {
        parts.terminal().accept("A patient talks to the deployed agent …");
        String session =
                failure.session() + "-" + Long.toHexString(parts.random().nextLong() & 0xFFFFFF);
        String trace = talk.hold(failure, session);
        parts.flush().run();
        parts.terminal().accept("… the clinic's monitoring fires an alert …");
        alert.fire(trace, session);
    }

    /** Whether the failure was ever played on this data folder. */
    public boolean played() {
        return !parts.engine().incidents().open(1).isEmpty();
    }

    /** What the page shows now. */
    public DemoView view() {
        Optional<Incident> incident =
                parts.engine().incidents().open(1).stream().findFirst();
        Optional<Case> c = incident.flatMap(Incident::caseId)
                .flatMap(id -> parts.engine().cases().find(DATASET, id));
        List<DemoView.Turn> turns = incident.flatMap(Incident::trace)
                .flatMap(parts.sources()::fetch)
                .map(Demo::turns)
                .orElse(List.of());
        WeekView week = parts.clinic()
                .week(OffsetDateTime.parse(failure.now()).toLocalDate().plusWeeks(1));
        return new DemoView(
                "The clinic's agent is a stand-in: a few rules and real tools, no model. Everything else is Casebook as it runs in"
                        + " production.",
                AGENT,
                turns,
                failure.title(),
                new DemoView.Calendar(
                        week.monday(), week.doctors(), new DemoView.Highlight("Dr. Okafor", "2026-03-10", "15:00")),
                DemoSteps.of(failure, c, parts.engine().experiments().newest(DATASET, LOOKED_AT)));
    }

    private static List<DemoView.Turn> turns(Trace trace) {
        List<DemoView.Turn> turns = new ArrayList<>();
        for (Message message : trace.input()) {
            turns.add(new DemoView.Turn(message.role(), message.content()));
        }
        trace.output().ifPresent(output -> turns.add(new DemoView.Turn("assistant", output)));
        return turns;
    }

    private static List<String> clinicCases() {
        try (InputStream in = Clinic.class.getResourceAsStream("cases.jsonl")) {
            if (in == null) {
                throw new IllegalStateException("the clinic's cases are not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("the clinic's cases cannot be read", e);
        }
    }

    private void await(BooleanSupplier done) {
        Instant end = parts.clock().instant().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            if (parts.clock().instant().isAfter(end)) {
                throw new CasebookException.Permanent(
                        "The baseline did not finish within " + PATIENCE.toSeconds() + " s.");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
