package dev.casebook.local.demo;

import dev.casebook.local.clinic.Clinic;
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
        DemoEngine engine,
        TraceSources sources,
        Runnable flush,
        Consumer<String> terminal,
        InstantSource clock,
        RandomGenerator random) {}
