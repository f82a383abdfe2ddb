package dev.casebook.bot.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import dev.casebook.agent.AgentVersion;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.Dataset;
import dev.casebook.casefile.EnvironmentChange;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.Reproduction;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.diff.CaseChange;
import dev.casebook.diff.Diff;
import dev.casebook.diff.Score;
import dev.casebook.diff.Verdict;
import dev.casebook.evaluation.Experiment;
import dev.casebook.incident.Decision;
import dev.casebook.incident.Incident;
import dev.casebook.incident.IncidentLife;
import dev.casebook.incident.IncidentState;
import dev.casebook.report.Happening;
import dev.casebook.report.IncidentReport;
import dev.casebook.report.Period;
import dev.casebook.trace.TraceRef;
import dev.casebook.work.Address;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A clinic's night: one failure, its case, and the run of a fix. Any text of it can be replaced by a hostile one. */
public final class Samples {
    public static final Instant NIGHT = Instant.parse("2026-03-02T03:12:00Z");
    public static final TraceRef TRACE = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    public static final Links LINKS = ref -> Optional.of(URI.create("https://grafana.example.com/trace/" + ref.id()));
    private final List<String> hostile;
    private int next;

    private Samples(List<String> hostile) {
        this.hostile = hostile;
    }

    public static Samples plain() {
        return new Samples(List.of());
    }

    /** Every text that comes from outside is this one. */
    public static Samples of(String hostile) {
        return of(List.of(hostile));
    }

    /** Every text that comes from outside is one of these, in turn. */
    public static Samples of(List<String> hostile) {
        return new Samples(List.copyOf(hostile));
    }

    private String text(String plain) {
        return hostile.isEmpty() ? plain : hostile.get(next++ % hostile.size());
    }

    public CaseId caseId(int number) {
        return CaseId.of("clinic", TraceRef.tempo(Integer.toHexString(number + 1)));
    }

    public Case draft() {
        return new Case(
                caseId(0),
                "clinic",
                1,
                CaseState.DRAFT,
                input(),
                Optional.empty(),
                List.of(),
                new Case.Label(
                        text("Offers a slot that is taken"), FailureMode.TOOL_MISUSE, Optional.empty(), List.of()),
                origin(),
                Optional.of(new Reproduction("EXP-00000001", text("buggy"), 5, 5, Optional.empty(), NIGHT)),
                Optional.of("INC-7KQ2M9XA"),
                Optional.empty());
    }

    /** The draft after another replay; what came of it is said in its message. */
    public Case replayed(int failed, int unjudged, List<EnvironmentChange> environment) {
        Optional<String> note =
                unjudged > 0 ? Optional.of("the agent gave no answer in " + unjudged + " of 3") : Optional.empty();
        return draft().reproduced(new Reproduction(
                "EXP-00000002", text("fixed"), 3, failed, note, NIGHT, unjudged, environment, Map.of()));
    }

    public List<EnvironmentChange> everythingChanged() {
        return List.of(
                new EnvironmentChange.OtherVersion(text("buggy"), text("fixed")),
                new EnvironmentChange.FloatingModel(text("gpt-4o"), text("gpt-4o-2024-08-06")),
                new EnvironmentChange.MissingTool(text("find_slots")));
    }

    private CaseInput input() {
        return new CaseInput(
                Json.mapper().createObjectNode().put("message", text("Is Dr. Okafor free tomorrow at 9?")),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private Origin origin() {
        return new Origin(
                Optional.of(TRACE),
                Optional.empty(),
                Optional.of(text("buggy")),
                Optional.of(text("Yes, Dr. Okafor is free at 9:00.\nShall I book it?")),
                List.of(),
                Optional.of(new Origin.FailedTool(
                        text("find_slots"), text("{\"doctor\":\"Dr. Okafor\"}"), text("timeout after 3 s"), 3012)),
                false,
                Map.of("email", 1),
                text("U0CAROL"),
                NIGHT);
    }

    public Case answered() {
        Reference reference = new Reference(
                text("I could not reach the calendar. Please call the desk."),
                List.of(new ToolInvocation("find_slots", json("{\"doctor\":\"Dr. Okafor\"}"), null)),
                List.of(text("call the desk")),
                List.of(text("9:00")),
                text("U0DAVE"),
                NIGHT);
        return draft().answered(reference, List.of(EvaluatorSpec.of("contains-all"), EvaluatorSpec.of("tool-called")));
    }

    public Case retired() {
        return answered().retired(new Case.Retirement(text("U0DAVE"), text("The clinic closed"), NIGHT));
    }

    public Incident incident(boolean located) {
        Incident reported = Incident.opened(
                "INC-7KQ2M9XA",
                new Incident.Report("grafana", "group-1", text("Clinic agent: tool errors above 5 %")),
                new Incident.Place("clinic-scheduler", "clinic", "C1"),
                NIGHT);
        return located
                ? reported.located(TRACE, List.of(text("find_slots timed out and the agent answered all the same")))
                        .withCase(caseId(0))
                        .seenAgain()
                        .seenAgain()
                        .reached(IncidentState.REPRODUCED, NIGHT)
                : reported.stuck(text("The alert names no trace."));
    }

    /** Somebody looks after it, and a version passes. */
    public Incident fixed() {
        return incident(true)
                .assigned(new IncidentLife.Assignment("U0MARIA", "U0PETER", NIGHT))
                .verified(new IncidentLife.Fix(text("fixed"), "EXP-7KQ2M9XA"), NIGHT);
    }

    /** Fixed, and failing again; what it recurs from is known. */
    public Incident back() {
        return fixed().reopened(
                        new Decision(Decision.CASEBOOK, NIGHT, "because " + text("case 7KQ2M9XA failed again.")))
                .recurring("INC-00000000");
    }

    /** Two agents, one of them with a fix in an hour and a half. */
    public IncidentReport report() {
        Period period = new Period(NIGHT.minus(Duration.ofDays(30)), NIGHT.plusSeconds(1));
        List<Happening> now = List.of(
                happening(Happening.Kind.TRIAGED, "INC-7KQ2M9XA", Optional.empty()),
                happening(Happening.Kind.FIX_VERIFIED, "INC-7KQ2M9XA", Optional.of(Duration.ofMinutes(90))),
                new Happening(Happening.Kind.NOT_A_DEFECT, "billing", "INC-00000000", NIGHT, Optional.empty()));
        return new IncidentReport(
                period, now, List.of(happening(Happening.Kind.RECURRED, "INC-7KQ2M9XA", Optional.empty())));
    }

    private Happening happening(Happening.Kind kind, String about, Optional<Duration> took) {
        return new Happening(kind, "clinic" + text(""), about, NIGHT, took);
    }

    /** Of another trace than its case. */
    public Incident near() {
        return incident(true).located(dev.casebook.trace.TraceRef.tempo("00f067aa0ba902b7"), List.of());
    }

    public Incident dismissed() {
        return incident(true)
                .dismissed(
                        IncidentLife.NotADefect.PLATFORM_ISSUE,
                        new Decision("U0PETER", NIGHT, "because " + text("the calendar was down")));
    }

    public Experiment experiment(Experiment.State state) {
        boolean confirming = state == Experiment.State.CONFIRMING;
        return new Experiment(
                "EXP-7KQ2M9XA",
                Experiment.Purpose.EVALUATION,
                new AgentVersion("clinic-scheduler", text("fixed"), Optional.empty()),
                new Experiment.Plan(
                        "clinic",
                        12,
                        List.of(caseId(0), caseId(1), caseId(2), caseId(3)),
                        1,
                        1,
                        8,
                        Optional.of("EXP-00000000"),
                        Optional.of(new Experiment.Expectation(120_000, 0.42, 0.12, 240))),
                state,
                confirming
                        ? Optional.of(new Experiment.Confirmation(List.of(caseId(1), caseId(2)), 4))
                        : Optional.empty(),
                new Experiment.Request(
                        "U0DAVE",
                        NIGHT,
                        Optional.of(new Address.ChannelMessage("C1")),
                        Optional.of(text("main")),
                        Optional.of(text("9f2c1ab"))),
                state == Experiment.State.COMPLETE ? Optional.of(NIGHT.plusSeconds(90)) : Optional.empty());
    }

    public Progress progress(Experiment.State state, int done, Optional<Diff> diff) {
        Map<String, String> titles = Map.of(caseId(1).value(), text("Books without asking"));
        return new Progress(experiment(state), done, 3, 4, diff, titles, NIGHT.plus(Duration.ofSeconds(60)));
    }

    public Diff diff(Verdict.Ready ready) {
        boolean no = ready == Verdict.Ready.NO;
        List<CaseChange> changes = List.of(
                no
                        ? new CaseChange.StillFailing(
                                subject(0, "Offers a slot that is taken"),
                                trials(0, 1),
                                trials(0, 1),
                                text("said 9:00"))
                        : new CaseChange.Fixed(subject(0, "Offers a slot that is taken"), trials(0, 1), trials(5, 5)),
                no
                        ? new CaseChange.Regressed(
                                subject(1, "Books without asking"),
                                trials(1, 1),
                                trials(0, 5),
                                true,
                                text("must call confirm_booking"))
                        : new CaseChange.StillPassing(subject(1, "Books without asking"), trials(1, 1), trials(1, 1)),
                new CaseChange.Flaky(subject(2, "Greets by name"), trials(1, 1), trials(3, 5)),
                new CaseChange.NotScored(subject(3, "Answers in German"), text("the judge gave no verdict")));
        return new Diff(
                new Diff.Side("EXP-00000000", text("buggy"), 2, 3, 4, 790, 2100, 0.0021),
                new Diff.Side("EXP-7KQ2M9XA", text("fixed"), no ? 1 : 3, 3, 4, 820, 1900, 0.0023),
                changes,
                List.of(new Score(
                        "overall",
                        3,
                        0.667,
                        no ? 0.333 : 1,
                        no ? 1 : 0,
                        no ? 0 : 1,
                        -0.2,
                        0.7,
                        1,
                        Double.NaN,
                        Score.Judgement.TOO_FEW,
                        3,
                        false,
                        false)),
                new Diff.Chance(0.02, 0.1, 2, 1, 4),
                verdict(ready),
                List.of(text("The baseline was taken from the first complete run, not set by a person.")),
                1_200);
    }

    private Verdict verdict(Verdict.Ready ready) {
        String aggregate =
                "Average: 66.7% → 100.0% (+33.3 pp, 95% CI −20.0 … +70.0, exact p = 1.00, n = 3): too few cases"
                        + " to judge the average (could not have shown any drop)";
        return switch (ready) {
            case YES ->
                new Verdict(
                        ready,
                        List.of("the failing case passes 5 of 5"),
                        Verdict.Target.FIXED,
                        Verdict.Regression.NONE_FOUND,
                        aggregate);
            case NO ->
                new Verdict(
                        ready,
                        List.of(text("Books without asking") + " regressed"),
                        Verdict.Target.NOT_FIXED,
                        Verdict.Regression.CONFIRMED,
                        aggregate);
            case CANNOT_TELL ->
                new Verdict(
                        ready,
                        List.of("more trials would tell"),
                        Verdict.Target.NOT_SURE,
                        Verdict.Regression.NOT_SURE,
                        aggregate);
        };
    }

    private CaseChange.Subject subject(int number, String title) {
        return new CaseChange.Subject(caseId(number), 2, text(title));
    }

    private static CaseChange.Trials trials(int passed, int scored) {
        return new CaseChange.Trials(passed, scored);
    }

    public Dataset dataset() {
        return new Dataset(
                "clinic",
                "clinic-scheduler",
                12,
                Optional.of(new Dataset.Baseline(
                        text("buggy"), "EXP-00000000", text("U0DAVE"), text("released on Friday"), NIGHT)));
    }

    public DatasetView datasetView() {
        return new DatasetView(dataset(), List.of(draft(), answered()), List.of(experiment(Experiment.State.COMPLETE)));
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
