package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.CasebookException;
import dev.casebook.MutableClock;
import dev.casebook.access.AccessRules;
import dev.casebook.agent.AgentRunner;
import dev.casebook.agent.AgentVersion;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.Trial;
import dev.casebook.alert.AlertProof;
import dev.casebook.casefile.FailureMode;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.configuration.AgentCall;
import dev.casebook.configuration.AgentEntry;
import dev.casebook.configuration.AlertEntry;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.Evaluation;
import dev.casebook.configuration.RedactionEntry;
import dev.casebook.configuration.RouteEntry;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.Message;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.redaction.RedactionKey;
import dev.casebook.work.Job;
import dev.casebook.work.Messages;
import dev.casebook.work.RecordedQueues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions over simulated storage: a clinic's agent that books a taken slot in version {@code buggy} and does not in
 * {@code fixed}, and one trace of that failure.
 */
final class FunctionsHouse {
    static final TraceRef FAILURE = TraceRef.tempo("4bf92f3577b34da6a3ce929d0e0e4736");
    static final String PHONE = "+1 415 555 2671";

    final MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));
    final SimulatedItemTable table;
    final SimulatedBlobStore blobs = new SimulatedBlobStore();
    final RecordedQueues queues = new RecordedQueues();

    /** Versions of the agent that are not there any more. */
    final Set<String> unreachable = new HashSet<>();

    final Wiring wiring;
    private CaseFunction cases;
    private EvaluateFunction evaluations;

    FunctionsHouse() {
        this(false);
    }

    /** With canaries in the trace and in the agent's answers, if wanted. */
    FunctionsHouse(boolean canaries) {
        this(canaries, AccessRules.OPEN);
    }

    FunctionsHouse(boolean canaries, AccessRules access) {
        this(canaries, access, new SimulatedItemTable());
    }

    /** Over a table that may fail. */
    FunctionsHouse(SimulatedItemTable table) {
        this(false, AccessRules.OPEN, table);
    }

    private FunctionsHouse(boolean canaries, AccessRules access, SimulatedItemTable table) {
        this.table = table;
        Backing backing = new Backing(table, blobs, queues, queues, name -> Optional.empty(), clock);
        wiring = new Wiring(backing, configuration(access), outside(canaries, access, unreachable));
        cases = new CaseFunction(wiring);
        evaluations = new EvaluateFunction(wiring);
    }

    /** From now on jobs go through this wiring, which is over the same storage. */
    void use(Wiring other) {
        cases = new CaseFunction(other);
        evaluations = new EvaluateFunction(other);
    }

    /** A trace source with one failure, the clinic's agent, and redaction. */
    static Outside outside(boolean canaries, AccessRules access) {
        return outside(canaries, access, Set.of());
    }

    private static Outside outside(boolean canaries, AccessRules access, Set<String> unreachable) {
        return new Outside(
                new TraceSources(Map.of("tempo", new OneTrace(canaries))),
                new ClinicAgent(canaries, unreachable),
                new RuleRedactor(
                        RedactionKey.parse("k3:a key of at least sixteen"),
                        "US",
                        Outside.policies(configuration(access))));
    }

    static Configuration configuration(AccessRules access) {
        AgentEntry agent = new AgentEntry(
                "clinic",
                "clinic",
                new AgentCall.Http(
                        Optional.of("http://localhost/{version}"), Map.of(), Map.of(), AgentCall.Mapping.none()),
                Optional.of("buggy"),
                Duration.ofSeconds(30),
                false,
                Optional.empty(),
                Optional.of("C1"),
                List.of(),
                new RedactionEntry(List.of(), List.of("Okafor")));
        AlertEntry alerts = new AlertEntry(
                "grafana",
                AlertEntry.GRAFANA,
                List.of(),
                new AlertProof.Token(AlertProof.Token.AUTHORIZATION),
                Optional.empty(),
                Optional.empty(),
                List.of(new RouteEntry(
                        Map.of("service_name", "clinic"),
                        "clinic",
                        Optional.empty(),
                        Optional.empty(),
                        FailureMode.TOOL_MISUSE)));
        SourceEntry tempo = new SourceEntry.Tempo(
                SourceEntry.Place.of("tempo", URI.create("http://localhost/tempo")),
                Optional.empty(),
                Optional.empty());
        return new Configuration(
                Map.of("clinic", agent),
                Map.of("tempo", tempo),
                Map.of(),
                Map.of(),
                Map.of("grafana", alerts),
                new Evaluation(4),
                Optional.of("C1"),
                Map.of(),
                Map.of(),
                access);
    }

    /** Delivers everything that waits, and what that brings about, as SQS would. */
    void settle() {
        List<Job> jobs = queues.takeJobs();
        while (!jobs.isEmpty()) {
            jobs.forEach(this::deliver);
            jobs = queues.takeJobs();
        }
    }

    void deliver(Job job) {
        deliver(job, 1);
    }

    /**
     * Delivers one message.
     *
     * @param receives how often it was delivered, this time included
     * @return whether it was handled; else the queue would deliver it again
     */
    boolean deliver(Job job, int receives) {
        SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
        message.setMessageId("m1");
        message.setBody(Messages.write(job));
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(receives)));
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message));
        SQSBatchResponse answer = switch (job) {
            case Job.Desk desk -> cases.handleRequest(event, new FiveMinutes());
            case Job.Bench bench -> evaluations.handleRequest(event, new FiveMinutes());
        };
        return answer.getBatchItemFailures().isEmpty();
    }

    private record ClinicAgent(boolean canaries, Set<String> unreachable) implements AgentRunner {
        @Override
        public Answer run(AgentVersion agent, Trial trial, Deadline deadline) {
            boolean fixed = agent.version().equals("fixed");
            return new Answer(
                    fixed
                            ? "15:00 is already taken. Free that afternoon: 14:30 and 15:30."
                            : "You are booked with Dr. Okafor on Tuesday at 15:00."
                                    + (canaries ? " Write to " + Canaries.IN_AN_ANSWER : ""),
                    List.of(call("find_slots"), call(canaries ? Canaries.IN_AN_ANSWERS_TOOL : "book_appointment")),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    12);
        }

        @Override
        public void probe(AgentVersion agent) {
            if (unreachable.contains(agent.version())) {
                throw new CasebookException.Permanent(
                        "The agent clinic, version " + agent.version() + ", cannot be reached. Nothing was started.");
            }
        }

        private static ToolInvocation call(String tool) {
            return new ToolInvocation(
                    tool, JsonNodeFactory.instance.objectNode().put("doctor", "Dr. Okafor"), null);
        }
    }

    private record OneTrace(boolean canaries) implements TraceSource {
        @Override
        public Optional<Trace> fetch(TraceRef ref) {
            return ref.equals(FAILURE) ? Optional.of(failure(canaries)) : Optional.empty();
        }

        @Override
        public List<TraceSummary> search(TraceQuery query) {
            return List.of();
        }
    }

    static Trace failure(boolean canaries) {
        Instant start = Instant.parse("2026-03-04T09:40:00Z");
        Trace.Context context = new Trace.Context(
                Optional.of("clinic"),
                Optional.of("buggy"),
                Optional.of("production"),
                Optional.of("conv-1"),
                Optional.of("user-1"),
                Optional.empty(),
                start,
                Duration.ofMillis(120));
        var arguments = JsonNodeFactory.instance.objectNode().put("doctor", "Dr. Okafor");
        return new Trace(
                FAILURE,
                context,
                List.of(
                        new Message("user", "You can reach me at " + PHONE + "."),
                        new Message("assistant", canaries ? "Thank you, " + Canaries.IN_A_MESSAGE : "Thank you."),
                        new Message("user", "Please book me with Dr. Okafor next Tuesday at 3 pm.")),
                Optional.of("You are booked with Dr. Okafor on Tuesday at 15:00."),
                List.of(
                        new Step.ToolCall(
                                facts("a", Optional.empty()),
                                "find_slots",
                                arguments,
                                canaries ? TextNode.valueOf("card " + Canaries.IN_A_TOOL_RESULT) : arguments),
                        new Step.ToolCall(
                                facts(
                                        "b",
                                        Optional.of(
                                                canaries ? "SLOT_TAKEN for " + Canaries.IN_AN_ERROR : "SLOT_TAKEN")),
                                "book_appointment",
                                arguments,
                                arguments)),
                false);
    }

    private static Step.Facts facts(String id, Optional<String> error) {
        return new Step.Facts(
                id,
                Optional.empty(),
                "execute_tool",
                Instant.parse("2026-03-04T09:40:00Z"),
                Duration.ofMillis(31),
                error);
    }
}
