package dev.casebook.local.clinic;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A model that takes the place of the rules.
 *
 * @param url the base address of an OpenAI-compatible API, such as {@code http://localhost:11434/v1}; the agent adds
 *     {@code /chat/completions}
 * @param key the bearer token, if the server wants one
 * @param timeout for one request
 */
public record ModelSettings(URI url, String model, Optional<String> key, Duration timeout) {

    @Override
    public String toString() {
        return "ModelSettings[" + url + ", " + model + "]";
    }
}
