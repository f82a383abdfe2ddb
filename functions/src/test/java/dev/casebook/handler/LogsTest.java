package dev.casebook.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casebook.Json;
import dev.casebook.alert.Alert;
import dev.casebook.configuration.Configuration;
import dev.casebook.configuration.SourceEntry;
import dev.casebook.trace.TraceSources;
import dev.casebook.trace.loki.FakeLoki;
import dev.casebook.work.Address;
import dev.casebook.work.Job;
import dev.casebook.work.Ping;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Loki beside the trace source: its lines stand with the incident, and it hears of incidents and diffs. */
class LogsTest {
    private final FunctionsHouse house = new FunctionsHouse();
    private final FakeLoki loki = new FakeLoki();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        loki.close();
        client.close();
    }

    @Test
    void theLogOfTheSameGroupIsToldWithTheIncidentWithoutPersonalData() {
        loki.holds(
                1_772_617_200_050_000_000L,
                Map.of(
                        "service_name", "clinic",
                        "trace_id", FunctionsHouse.FAILURE.id(),
                        "detected_level", "error"),
                "no slot for " + FunctionsHouse.PHONE);
        house.use(wiring(Optional.of("production"), false));

        alert("a1");

        assertThat(house.wiring.incidents().open(1).getFirst().hints())
                .anyMatch(hint -> hint.startsWith("Logged at 09:40:00 UTC: “no slot for <PHONE:"))
                .noneMatch(hint -> hint.contains("2671"));
        assertThat(loki.pushed()).isEmpty();
    }

    @Test
    void aLogOutsideTheGroupIsNotLookedInto() {
        house.use(wiring(Optional.of("staging"), false));

        alert("a1");

        assertThat(loki.queries()).isEmpty();
    }

    @Test
    void anIncidentIsToldOnceWhenItIsOpened() throws Exception {
        house.use(wiring(Optional.of("staging"), true));

        alert("a1");
        alert("a2");

        assertThat(loki.pushed()).hasSize(1);
        assertThat(Json.mapper()
                        .readTree(Json.mapper()
                                .readTree(loki.pushed().getFirst())
                                .at("/streams/0/values/0/1")
                                .asText())
                        .path("incident")
                        .asText())
                .isEqualTo(house.wiring.incidents().open(1).getFirst().id());
    }

    @Test
    void aDiffIsToldWhenItsExperimentIsComplete() {
        house.use(wiring(Optional.of("staging"), true));
        house.wiring
                .importCases()
                .run(
                        "clinic",
                        "clinic",
                        "c.jsonl",
                        List.of(
                                "{\"id\":\"c1\",\"input\":\"question\",\"reference\":\"15:00\",\"evaluators\":[{\"type\":\"contains\",\"value\":\"15:00\"}]}"));

        evaluate("e1", "buggy");
        assertThat(loki.pushed()).isEmpty();
        evaluate("e2", "fixed");

        assertThat(loki.pushed()).hasSize(1).first().asString().contains("diff-finished", "EXP-");
    }

    private void alert(String pingId) {
        house.deliver(new Job.HandleAlert(
                new Ping(pingId, "grafana", new Address.ChannelMessage("C1"), house.clock.instant()),
                new Alert(
                        "grafana",
                        "{}:{alertname=\"x\"}",
                        true,
                        "Booking confirmed without a booking",
                        Map.of("service_name", "clinic"),
                        Map.of("trace_id", FunctionsHouse.FAILURE.id()),
                        List.of(),
                        List.of(new Alert.Member("f1", Instant.parse("2026-03-04T09:41:00Z"), true)))));
        house.settle();
    }

    private void evaluate(String pingId, String version) {
        house.clock.advance(Duration.ofSeconds(1));
        house.deliver(new Job.Evaluate(
                new Ping(pingId, "U1", new Address.ChannelMessage("C1"), house.clock.instant()),
                "clinic",
                new Job.Evaluate.Options(
                        Optional.of(version),
                        Optional.empty(),
                        List.of(),
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        house.settle();
    }

    private Wiring wiring(Optional<String> groupOfLog, boolean signals) {
        Configuration known = house.wiring.configuration();
        SourceEntry.Tempo tempo = new SourceEntry.Tempo(
                new SourceEntry.Place(
                        "tempo", URI.create("http://localhost/tempo"), Optional.empty(), Optional.of("production")),
                Optional.empty(),
                Optional.empty());
        SourceEntry.Loki logs = new SourceEntry.Loki(
                new SourceEntry.Place("logs", loki.uri(), Optional.empty(), groupOfLog),
                Optional.empty(),
                Optional.empty(),
                List.of("{service_name=\"clinic\"}"),
                SourceEntry.LokiNames.USUAL,
                signals);
        Map<String, SourceEntry> entries = new LinkedHashMap<>();
        entries.put("tempo", tempo);
        entries.put("logs", logs);
        Configuration configuration = new Configuration(
                known.agents(),
                entries,
                known.conversations(),
                known.pushes(),
                known.alerts(),
                known.evaluation(),
                known.defaultChannel(),
                known.judges(),
                known.harvests(),
                known.access());
        Outside outside = house.wiring.outside();
        TraceSources sources = new TraceSources(Map.of(
                "tempo",
                outside.sources().source("tempo"),
                "logs",
                Logs.source(logs, name -> Optional.empty(), client, house.clock)));
        return new Wiring(
                house.wiring.backing(), configuration, new Outside(sources, outside.runner(), outside.redactor()));
    }
}
