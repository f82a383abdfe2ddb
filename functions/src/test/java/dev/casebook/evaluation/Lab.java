package dev.casebook.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.casebook.MutableClock;
import dev.casebook.agent.AgentProfile;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Agents;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.CaseInput;
import dev.casebook.casefile.CaseState;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.ImportCases;
import dev.casebook.casefile.Origin;
import dev.casebook.casefile.Reference;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import dev.casebook.spending.PaidWork;
import dev.casebook.store.ItemCaseStore;
import dev.casebook.store.ItemExperimentStore;
import dev.casebook.store.ItemTable;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.RecordedQueues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The evaluation room over a given table, with an agent that a test scripts. */
final class Lab {
    static final String DATASET = "clinic";

    final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));
    final RecordedQueues queues = new RecordedQueues();
    final ItemCaseStore cases;
    final ItemExperimentStore experiments;
    final StartExperiment start;
    final RunLane runLane;
    final FinishReproduction finishReproduction;
    final SweepExperiments sweep;
    final ImportCases importCases;

    Lab(ItemTable table, int concurrency, Function<Trial, Answer> agent) {
        SimulatedBlobStore blobs = new SimulatedBlobStore();
        cases = new ItemCaseStore(table, blobs);
        experiments = new ItemExperimentStore(table, blobs);
        Redactor redactor = new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US");
        Agents agents = new Agents(
                Map.of(DATASET, new AgentProfile(DATASET, DATASET, Optional.of("buggy"), Duration.ofSeconds(30))));
        AgentRunner runner = new Scripted(agent);
        Evaluators evaluators = new BuiltInEvaluators();
        start = new StartExperiment(
                cases,
                experiments,
                new StartExperiment.Means(agents, runner, evaluators, PaidWork.RUNNING),
                new StartExperiment.Out(queues, queues),
                concurrency);
        runLane = new RunLane(
                experiments,
                new Manifests(cases),
                new RunTrial(runner, evaluators, redactor, clock),
                agents,
                new RunLane.Out(queues, queues, PaidWork.RUNNING),
                clock);
        finishReproduction = new FinishReproduction(cases, experiments, clock);
        sweep = new SweepExperiments(experiments, queues, queues, clock);
        importCases = new ImportCases(cases, redactor, evaluators::check, clock);
    }

    private record Scripted(Function<Trial, Answer> agent) implements AgentRunner {
        @Override
        public Answer run(AgentVersion version, Trial trial, Deadline deadline) {
            return agent.apply(trial);
        }

        @Override
        public void probe(AgentVersion version) {}
    }

    /** Imports so many cases, each of which passes when the answer holds {@code right}. */
    void cases(int count) {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"input\":\"question " + i
                        + "\",\"reference\":\"right\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"right\"}]}")
                .toList();
        importCases.run(DATASET, DATASET, "cases.jsonl", lines);
    }

    Experiment evaluate(int trials) {
        Ping ping = new Ping("ping-1", "U1", new Address.ChannelMessage("C1"), clock.instant());
        Job.Evaluate.Options options = new Job.Evaluate.Options(
                Optional.of("fixed"),
                Optional.empty(),
                List.of(),
                trials,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return start.evaluate(new Job.Evaluate(ping, DATASET, options), Optional.of(ping.replyTo()));
    }

    /** Runs every waiting lane once. */
    Optional<Experiment> runLanes() {
        Optional<Experiment> ended = Optional.empty();
        for (Job job : queues.takeJobs()) {
            if (job instanceof Job.RunLane lane) {
                Optional<Experiment> now = runLane.run(lane, Deadline.in(clock, Duration.ofMinutes(5)));
                ended = now.isPresent() ? now : ended;
            }
        }
        return ended;
    }

    static Answer answer(String output) {
        return new Answer(output, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 5);
    }

    /** A case whose reference is "Monday at 9 am", with these evaluators. */
    static Case caseWith(EvaluatorSpec... specs) {
        Instant then = Instant.parse("2026-03-04T09:42:00Z");
        return new Case(
                CaseId.imported(DATASET, "1"),
                DATASET,
                1,
                CaseState.ACTIVE,
                new CaseInput(
                        JsonNodeFactory.instance.objectNode().put("message", "When?"),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                Optional.of(new Reference("Monday at 9 am", List.of(), List.of(), List.of(), "Ada", then)),
                List.of(specs),
                new Case.Label("When?", FailureMode.OTHER, Optional.empty(), List.of()),
                new Origin(
                        Optional.empty(),
                        Optional.of("1"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        Map.of(),
                        "tester",
                        then),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
