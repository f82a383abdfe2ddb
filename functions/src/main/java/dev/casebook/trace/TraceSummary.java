package dev.casebook.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One hit of a search.
 *
 * @param name the root step's name, where it arrived
 * @param failed true when a step of it has an error
 * @param score the lowest feedback or evaluation score known for it, 0 to 1
 */
public record TraceSummary(
        TraceRef ref,
        Optional<String> name,
        Instant startedAt,
        Duration duration,
        boolean failed,
        Optional<Double> score) {}
