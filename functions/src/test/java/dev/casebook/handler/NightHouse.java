package dev.casebook.handler;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.Answer;
import dev.casebook.agent.ScriptedAgentRunner;
import dev.casebook.casefile.ToolInvocation;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.nightly.Night;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceSources;
import dev.casebook.work.Job;
import dev.casebook.work.Reply;
import dev.casebook.work.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** The functions with a night shift, over an agent that a test breaks and mends. Nights are at 02:00 in Berlin. */
final class NightHouse {
    private static final String YAML = """
            agents:
              clinic:
                url: http://localhost/{version}
                deployed: v1
                channel: C0NIGHTS
                owner: U0OWNER
                nightly: {at: 02:00, zone: Europe/Berlin}
            """;

    final FunctionsHouse house = new FunctionsHouse();
    /** Questions that the agent answers wrongly. */
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    final AtomicReference<String> model = new AtomicReference<>("m-2026-01-01");
    /** Tools that it calls in every answer. */
    final List<String> tools = new CopyOnWriteArrayList<>();

    final AtomicBoolean gone = new AtomicBoolean();
    private final ScriptedAgentRunner runner = new ScriptedAgentRunner((version, trial) -> {
        if (gone.get()) {
            throw new CasebookException.Permanent("The agent is gone.");
        }
        boolean wrong = broken.contains(trial.input().question());
        return new Answer(
                wrong ? "You are booked." : "15:00 is already taken.",
                tools.stream()
                        .map(tool -> new ToolInvocation(tool, Json.mapper().createObjectNode(), null))
                        .toList(),
                List.of(),
                Optional.ofNullable(model.get()),
                Optional.empty(),
                Optional.empty(),
                12);
    });
    Wiring wiring = wiring(YAML);

    NightHouse() {
        house.use(wiring);
    }

    private Wiring wiring(String yaml) {
        return new Wiring(
                house.wiring.backing(),
                new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", yaml),
                new Outside(
                        new TraceSources(Map.of()),
                        runner,
                        new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US")));
    }

    /** From now on the file says this of the night. */
    void nightly(String line) {
        wiring = wiring(YAML.replaceFirst(" {4}nightly:.*", "    " + line));
        house.use(wiring);
    }

    void imports(int from, int to) {
        wiring.importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        IntStream.range(from, to)
                                .mapToObj(
                                        i -> "{\"id\":\"c" + i + "\",\"input\":\"question " + i
                                                + "\",\"reference\":\"taken\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"already taken\"}]}")
                                .toList());
    }

    void tick() {
        new ScheduleFunction(wiring).handleRequest(new ScheduledEvent(), new FiveMinutes());
    }

    /** Eight ticks at the same moment. */
    void raceTicks() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).forEach(i -> threads.execute(this::tick));
        }
    }

    /** The tick at a moment, and all that it brings about. */
    void tickAt(String moment) {
        goTo(moment);
        tick();
        house.settle();
    }

    void goTo(String moment) {
        house.clock.advance(Duration.between(house.clock.instant(), Instant.parse(moment)));
    }

    List<Night> nights() {
        return wiring.nights().newest("clinic", 100);
    }

    /** What was sent for so far, and no other message. */
    List<String> told() {
        return house.queues.replies().stream()
                .map(reply -> reply instanceof Reply.Refresh refresh
                                && refresh.subject().kind() == Subject.Kind.NIGHT
                        ? refresh.subject().id()
                        : reply.toString())
                .toList();
    }

    List<Job> takeJobs() {
        return house.queues.takeJobs();
    }
}
