package dev.casebook.handler;

import dev.casebook.CasebookException;
import dev.casebook.Signals;
import dev.casebook.access.CheckAccess;
import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.Agents;
import dev.casebook.alert.Alert;
import dev.casebook.audit.AuditTrail;
import dev.casebook.casefile.AddCase;
import dev.casebook.casefile.AnswerCase;
import dev.casebook.casefile.CaseStore;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.ExportCases;
import dev.casebook.casefile.ImportCases;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.family.FamilyStore;
import dev.casebook.casefile.family.JoinFamily;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.diff.FinishExperiment;
import dev.casebook.diff.SetBaseline;
import dev.casebook.diff.TracedPrompts;
import dev.casebook.evaluation.CancelExperiment;
import dev.casebook.evaluation.Evaluators;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.evaluation.FinishReproduction;
import dev.casebook.evaluation.Manifests;
import dev.casebook.evaluation.RunLane;
import dev.casebook.evaluation.RunTrial;
import dev.casebook.evaluation.ScoreReplay;
import dev.casebook.evaluation.StartExperiment;
import dev.casebook.evaluation.SweepExperiments;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.evaluation.evaluators.EvaluatorDefaults;
import dev.casebook.expert.HandOffStore;
import dev.casebook.harvest.HarvestLog;
import dev.casebook.harvest.RunHarvest;
import dev.casebook.harvest.SendHarvests;
import dev.casebook.incident.ChangeIncident;
import dev.casebook.incident.DecideIncident;
import dev.casebook.incident.IncidentStore;
import dev.casebook.incident.LocateTrace;
import dev.casebook.incident.MissedReplays;
import dev.casebook.incident.MutedFamilies;
import dev.casebook.incident.OpenIncident;
import dev.casebook.incident.ReopenIncident;
import dev.casebook.incident.Routes;
import dev.casebook.incident.SearchSuspects;
import dev.casebook.incident.TriageIncident;
import dev.casebook.nightly.NightLog;
import dev.casebook.pruning.DecidePruning;
import dev.casebook.pruning.PruningLog;
import dev.casebook.spending.PaidWork;
import dev.casebook.spending.SwitchPaidWork;
import dev.casebook.store.DoubleSubmits;
import dev.casebook.store.Inbox;
import dev.casebook.store.ItemAuditTrail;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemConfigurationMark;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemFamilyStore;
import dev.casebook.store.ItemGroups;
import dev.casebook.store.ItemHarvestLog;
import dev.casebook.store.ItemIncidentStore;
import dev.casebook.store.ItemNightLog;
import dev.casebook.store.ItemPaidWork;
import dev.casebook.store.ItemPruningLog;
import dev.casebook.store.TokenBuckets;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceRefParser;
import dev.casebook.trace.find.TermSeal;
import dev.casebook.work.WorkQueue;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The composition root of the functions: reads settings once, builds every part once, and hands them out. */
public final class Wiring {
    private final Backing backing;
    private final Configuration configuration;
    private final Outside outside;
    private final CaseStore cases;
    private final Signals signals;
    private final IncidentStore incidents;
    private final ExperimentStore experiments;
    private final Evaluators evaluators;
    private final Agents agents;
    private final RunTrial runTrial;
    private final AddCase addCase;
    private final TriageIncident triage;
    private final CasePushes pushes;
    private final Searches searches;
    private final FamilyStore families;
    private final PaidWork paid;

    public Wiring(Backing backing, Configuration configuration, Outside outside) {
        this.backing = backing;
        this.configuration = configuration;
        this.outside = outside;
        this.paid = new ItemPaidWork(backing.table(), backing.blobs(), backing.clock());
        this.cases = new ItemCaseStore(backing.table(), backing.blobs());
        this.signals = Logs.signals(configuration, outside);
        this.incidents =
                new ToldIncidents(new ItemIncidentStore(backing.table(), backing.blobs()), signals, backing.clock());
        this.experiments = new ItemExperimentStore(backing.table(), backing.blobs());
        this.agents = agents(configuration);
        this.evaluators =
                new BuiltInEvaluators(ConfiguredJudges.of(configuration, backing, paid), this::ofAgents, List.of());
        this.runTrial = new RunTrial(outside.runner(), evaluators, outside.redactor(), backing.clock());
        this.families = new ItemFamilyStore(backing.table(), backing.blobs());
        this.addCase = new AddCase(
                outside.sources(), outside.redactor(), cases, new JoinFamily(families, cases), backing.clock());
        this.searches = new Searches(configuration, outside, backing.clock());
        this.pushes = new CasePushes(
                configuration, cases, new CaseSinks(configuration, backing.secrets(), backing.clock()), backing.work());
        this.triage = new TriageIncident(
                incidents,
                routes(),
                addCase,
                Logs.hints(configuration, outside),
                new TriageIncident.Out(backing.work(), changeIncident()),
                backing.clock());
    }

    private static Agents agents(Configuration configuration) {
        Map<String, AgentProfile> profiles = new HashMap<>();
        for (AgentEntry entry : configuration.agents().values()) {
            profiles.put(
                    entry.name(), new AgentProfile(entry.name(), entry.dataset(), entry.deployed(), entry.timeout()));
        }
        return new Agents(profiles);
    }

    /** What the agents that have this dataset attach to its cases. */
    private List<EvaluatorSpec> ofAgents(String dataset) {
        return configuration.agents().values().stream()
                .filter(agent -> agent.dataset().equals(dataset))
                .flatMap(agent -> agent.evaluators().stream())
                .toList();
    }

    private Routes routes() {
        return new ConfiguredRoutes(configuration);
    }

    JobDesk jobDesk() {
        OpenIncident openIncident = new OpenIncident(
                incidents,
                routes(),
                this::refs,
                new TokenBuckets(backing.table(), backing.blobs(), backing.clock()),
                new TriageIncident.Out(backing.work(), changeIncident()));
        LocateTrace locateTrace = new LocateTrace(
                incidents,
                new SearchSuspects(outside.sources()),
                searches::whereTracesAre,
                backing.work(),
                changeIncident());
        return new JobDesk(
                new Inbox(backing.table(), backing.blobs(), backing.clock()),
                new JobDesk.UseCases(
                        openIncident,
                        locateTrace,
                        triage,
                        answerCase(),
                        startExperiment(),
                        new CancelExperiment(experiments, backing.clock()),
                        new SetBaseline(cases, experiments, backing.clock()),
                        new ScoreReplay(cases, experiments, runTrial),
                        pushes,
                        new SearchDesk(this::seal, searches.findTraces(), backing.work(), backing.replies()),
                        new HarvestDesk(
                                searches.savedQueries(),
                                new RunHarvest(outside.sources(), addCase, cases, harvestLog()),
                                backing.replies(),
                                paid),
                        accessDoor(),
                        new DoubleSubmits(backing.table(), backing.blobs()),
                        new KnownLinks(configuration.sources().values()),
                        new ShownRuns(cases, experiments, backing.replies()),
                        nightShift().runNight(startExperiment()),
                        quarters().propose(cases, experiments, incidents),
                        new DecidePruning(prunings(), answerCase(), audit(), backing.replies(), backing.clock()),
                        new DecideIncident(changeIncident(), families, outside.redactor(), audit(), backing.clock()),
                        spendingDesk(),
                        experts().desk()),
                backing.replies());
    }

    Experts experts() {
        return new Experts(
                backing, new ExpertDesk.AboutCases(cases, answerCase(), triage, changeIncident(), pushes, audit()));
    }

    private AnswerCase answerCase() {
        return new AnswerCase(cases, outside.redactor(), this::defaults, backing.clock());
    }

    private SpendingDesk spendingDesk() {
        return new SpendingDesk(
                new SwitchPaidWork(paid, outside.redactor(), backing.clock()),
                new TokenBuckets(
                        backing.table(),
                        backing.blobs(),
                        backing.clock(),
                        ConfiguredSpending.runs(configuration.spending())),
                audit(),
                new SpendingDesk.Tell(configuration.defaultChannel(), backing.replies()),
                new MissedReplays(
                        incidents,
                        cases,
                        id -> experiments.unfinished().stream()
                                .anyMatch(run -> run.plan().cases().contains(id)),
                        backing.work()),
                backing.clock());
    }

    /** Notes which configuration is in force. */
    void noteConfiguration() {
        if (!configuration.digest().isEmpty()) {
            new ItemConfigurationMark(backing.table(), backing.blobs(), backing.clock()).note(configuration.digest());
        }
    }

    /** What was done, and by whom. */
    public AuditTrail audit() {
        return new ItemAuditTrail(backing.table(), backing.blobs());
    }

    private List<EvaluatorSpec> defaults(Reference reference) {
        return EvaluatorDefaults.of(reference, !configuration.judges().isEmpty());
    }

    private AccessDoor accessDoor() {
        return new AccessDoor(
                new CheckAccess(
                        configuration.access(), new ItemGroups(backing.table(), backing.blobs(), backing.clock())),
                experts().grant(),
                new DatasetOf(cases, incidents, experiments, routes()),
                new AccessDoor.Out(backing.work(), backing.replies()),
                backing.clock());
    }

    /** The trace references that an alert and its members carry: in annotations, labels, and links. */
    private List<TraceRef> refs(Alert alert) {
        TraceRefParser parser = traceRefs();
        Set<TraceRef> found = new LinkedHashSet<>(parser.inFields(alert.annotations()));
        found.addAll(parser.inFields(alert.labels()));
        alert.members().stream().filter(Alert.Member::firing).forEach(member -> {
            found.addAll(parser.inFields(member.annotations()));
            found.addAll(parser.inFields(member.labels()));
        });
        alert.links().forEach(link -> found.addAll(parser.inText(link)));
        return List.copyOf(found);
    }

    /** Finds references in what people type; an id without a source means the first one that is configured for its kind. */
    public TraceRefParser traceRefs() {
        return configuration.traceRefs();
    }

    /** Encrypts and decrypts search terms. */
    public TermSeal seal() {
        String secret = backing.secrets()
                .find(Settings.SEARCH_KEY)
                .orElseThrow(() -> new CasebookException.Permanent("The secret " + Settings.SEARCH_KEY
                        + " is missing, so search terms cannot be encrypted. Nothing was searched."));
        return new TermSeal(secret, new SecureRandom());
    }

    private HarvestLog harvestLog() {
        return new ItemHarvestLog(backing.table(), backing.blobs());
    }

    SendHarvests sendHarvests() {
        return new SendHarvests(searches.savedQueries(), harvestLog(), backing.work(), backing.clock());
    }

    NightShift nightShift() {
        return new NightShift(
                configuration, backing, new NightShift.Stores(cases, incidents, experiments), changeIncident());
    }

    /** What is known of each night. */
    public NightLog nights() {
        return new ItemNightLog(backing.table(), backing.blobs());
    }

    Quarters quarters() {
        return new Quarters(configuration, backing, prunings());
    }

    /** What was proposed to be retired. */
    public PruningLog prunings() {
        return new ItemPruningLog(backing.table(), backing.blobs());
    }

    Workbench workbench() {
        RunLane runLane = new RunLane(
                experiments,
                new Manifests(cases),
                runTrial,
                agents,
                new RunLane.Out(backing.work(), backing.replies(), paid),
                backing.clock());
        FinishExperiment finish = new FinishExperiment(
                new FinishExperiment.Stores(experiments, cases, incidents),
                new FinishExperiment.Means(
                        runTrial,
                        agents,
                        backing.work(),
                        new TracedPrompts(
                                outside.sources(),
                                configuration.evaluation().latencyLimit().toMillis())),
                backing.clock());
        return new Workbench(
                runLane,
                new Workbench.Endings(
                        finish,
                        new FinishReproduction(cases, experiments, backing.clock()),
                        new ToldDiffs(experiments, signals),
                        nightShift().settleNights()),
                new SweepExperiments(experiments, backing.work(), backing.replies(), backing.clock()),
                incidentFollowUp());
    }

    private IncidentFollowUp incidentFollowUp() {
        ChangeIncident change = changeIncident();
        return new IncidentFollowUp(
                new IncidentFollowUp.Means(
                        triage,
                        new ReopenIncident(incidents, change),
                        change,
                        agents,
                        agent -> configuration
                                .agent(agent)
                                .flatMap(AgentEntry::channel)
                                .or(configuration::defaultChannel)),
                cases,
                backing.clock());
    }

    private ChangeIncident changeIncident() {
        return new ChangeIncident(incidents, backing.replies(), new MutedFamilies(families));
    }

    public StartExperiment startExperiment() {
        return new StartExperiment(
                cases,
                experiments,
                new StartExperiment.Means(agents, outside.runner(), evaluators, paid),
                new StartExperiment.Out(backing.work(), backing.replies()),
                configuration.evaluation().maxConcurrency());
    }

    public ImportCases importCases() {
        return new ImportCases(cases, outside.redactor(), evaluators::check, backing.clock())
                .into(new JoinFamily(families, cases));
    }

    public ExportCases exportCases() {
        return new ExportCases(cases);
    }

    public CasePushes pushes() {
        return pushes;
    }

    public RunTrial runTrial() {
        return runTrial;
    }

    public CaseStore cases() {
        return cases;
    }

    public FamilyStore families() {
        return families;
    }

    public IncidentStore incidents() {
        return incidents;
    }

    public HandOffStore handOffs() {
        return experts().handOffs();
    }

    public ExperimentStore experiments() {
        return experiments;
    }

    public Outside outside() {
        return outside;
    }

    public Configuration configuration() {
        return configuration;
    }

    public Backing backing() {
        return backing;
    }

    InstantSource clock() {
        return backing.clock();
    }

    /** Where people look at a trace, if its source says so. */
    public Optional<String> traceLink(TraceRef ref) {
        return Optional.ofNullable(configuration.sources().get(ref.source())).flatMap(entry -> entry.link(ref.id()));
    }

    /** The one of the deployed functions, made anew when {@code casebook.yaml} changed. */
    static Supplier<Wiring> onAws() {
        return new OnAws(Settings.ofProcess()).wiring(queue -> queue);
    }

    /**
     * Over an account's table, bucket and queues, as the settings name them.
     *
     * @param work stands between this Casebook and the queues of its jobs
     */
    public static Wiring onAccount(Settings settings, UnaryOperator<WorkQueue> work) {
        return new OnAws(settings).wiring(work).get();
    }
}
