package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a requester says of a run, kept with it and shown. Only the model changes what is run.
 *
 * @param name a prefix for the run's name, such as {@code nightly}
 * @param model the model that the agent is asked to use
 * @param temperature the temperature that the agent ran at, as the requester says; the agent is not told
 */
public record RunLabel(Optional<String> name, Optional<String> model, Optional<String> temperature) {
    public RunLabel {
        requireNonNull(name, "name is null");
        requireNonNull(model, "model is null");
        requireNonNull(temperature, "temperature is null");
    }
}
