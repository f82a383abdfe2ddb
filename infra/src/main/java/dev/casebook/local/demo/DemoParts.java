package dev.casebook.local.demo;

import dev.casebook.casefile.CaseStore;
import dev.casebook.evaluation.ExperimentStore;
import dev.casebook.incident.IncidentStore;
import dev.casebook.local.clinic.Clinic;
import dev.casebook.local.house.Engine;
import dev.casebook.trace.TraceSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What the demo is made of.
 *
 * @param house where the house listens
 * @param flush has the sample agent's spans sent
 * @param terminal says what is happening
 */
public record DemoParts(
        URI house,
        HttpClient client,
        String grafanaSecret,
        Clinic clinic,
        Engine bench,
        TraceSources sources,
        Runnable flush,
        Consumer<String> terminal,
        InstantSource clock,
        RandomGenerator random) {

    CaseStore cases() {
        return bench.wiring().cases();
    }

    IncidentStore incidents() {
        return bench.wiring().incidents();
    }

    ExperimentStore experiments() {
        return bench.wiring().experiments();
    }
}
