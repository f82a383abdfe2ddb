package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

/**
 * Where an agent's cases are copied to.
 *
 * @param source name of a configured LangSmith source
 * @param dataset the name that the copy has there
 */
public record PushEntry(String source, String dataset) {
    public PushEntry {
        requireNonNull(source, "source is null");
        requireNonNull(dataset, "dataset is null");
    }
}
