package dev.casebook.evaluation.judge;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What all judges together may spend, besides each one's own caps.
 *
 * @param all for everything
 * @param datasets for the answers to one dataset's cases, by its name
 */
public record Ceilings(Optional<Caps> all, Map<String, Caps> datasets) {
    /** Each judge has its own caps and no other. */
    public static final Ceilings NONE = new Ceilings(Optional.empty(), Map.of());

    public Ceilings {
        requireNonNull(all, "all is null");
        datasets = Map.copyOf(datasets);
    }
}
