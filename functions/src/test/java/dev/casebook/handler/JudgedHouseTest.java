package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.casebook.MutableClock;
import dev.casebook.agent.Answer;
import dev.casebook.agent.Deadline;
import dev.casebook.agent.ScriptedAgentRunner;
import dev.casebook.configuration.ConfigurationReader;
import dev.casebook.evaluation.Outcome;
import dev.casebook.evaluation.ResultRow;
import dev.casebook.store.SimulatedBlobStore;
import dev.casebook.store.SimulatedItemTable;
import dev.casebook.trace.RuleRedactor;
import dev.casebook.trace.TraceSources;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import dev.casebook.work.RecordedQueues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A judge of {@code casebook.yaml}, from the file to the stored result. */
class JudgedHouseTest {
    private static final String VERDICT =
            "{\"model\":\"mini-2026-01-01\",\"choices\":[{\"finish_reason\":\"stop\",\"message\":"
                    + "{\"content\":\"{\\\"reason\\\":\\\"Kind.\\\",\\\"evidence\\\":\\\"Gladly\\\",\\\"passed\\\":true}\"}}],"
                    + "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":50}}";

    @Test
    void aConfiguredJudgeScoresAnAgentsAnswersWithItsSecretAndPrice() throws IOException {
        AtomicReference<String> authorization = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            try (exchange) {
                authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] body = VERDICT.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            ResultRow row = evaluated("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");

            Outcome tone = row.outcomes().get("tone-appropriate@1+tone.1+mini-2026-01-01");
            assertThat(tone).isNotNull();
            assertThat(row.standing()).isEqualTo(ResultRow.Standing.PASSED);
            assertThat(row.judging().costDollars()).isEqualTo(2 * (1000 * 0.5 + 50 * 2) / 1e6);
            assertThat(authorization.get()).isEqualTo("Bearer shh");
        } finally {
            server.stop(0);
        }
    }

    private static ResultRow evaluated(String base) {
        String yaml = """
                agents:
                  clinic:
                    url: http://localhost/{version}
                    evaluators:
                      - type: tone-appropriate
                judges:
                  mini:
                    url: %s
                    model: mini-2026-01-01
                    key: secret:JUDGE_KEY
                    price_input: 0.5
                    price_output: 2
                    daily_budget: 1
                """.formatted(base);
        MutableClock clock = new MutableClock(Instant.parse("2026-03-04T09:42:00Z"));
        RecordedQueues queues = new RecordedQueues();
        Backing backing = new Backing(
                new SimulatedItemTable(),
                new SimulatedBlobStore(),
                queues,
                queues,
                name -> Optional.of("shh").filter(secret -> name.equals("JUDGE_KEY")),
                clock);
        Answer answer = new Answer(
                "Gladly: 9 am.", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 5);
        Wiring wiring = new Wiring(
                backing,
                new ConfigurationReader(name -> Optional.empty()).read("casebook.yaml", yaml),
                new Outside(
                        new TraceSources(Map.of()),
                        new ScriptedAgentRunner((version, trial) -> answer),
                        new RuleRedactor("a key of at least sixteen".getBytes(StandardCharsets.UTF_8), "US")));
        wiring.importCases()
                .run(
                        "clinic",
                        "clinic",
                        "cases.jsonl",
                        List.of(
                                "{\"id\":\"c\",\"input\":\"When?\",\"reference\":\"9 am\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"9 am\"}]}"));
        Ping ping = new Ping("p", "U1", new Address.ChannelMessage("C1"), clock.instant());
        var started = wiring.startExperiment()
                .evaluate(
                        new Job.Evaluate(
                                ping,
                                "clinic",
                                new Job.Evaluate.Options(
                                        Optional.of("1"),
                                        Optional.empty(),
                                        List.of(),
                                        1,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                        Optional.empty());
        for (Job job : queues.takeJobs()) {
            if (job instanceof Job.Bench lane) {
                wiring.workbench().handle(lane, Deadline.in(clock, Duration.ofMinutes(5)));
            }
        }
        return wiring.experiments().results(started.id()).getFirst();
    }
}
