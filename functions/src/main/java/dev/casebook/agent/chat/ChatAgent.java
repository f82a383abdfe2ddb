package dev.casebook.agent.chat;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is configured of a chat agent.
 *
 * @param base the API's address, to which {@code /chat/completions} is added
 * @param headers sent to the API only, secrets already in them; never shown
 * @param setups version to what it is made of
 * @param tools what the model may call
 * @param results where the tools' results come from
 * @param maxSteps how many completions one trial may take, at least 1
 * @param callTimeout how long one request may take; more than zero
 */
public record ChatAgent(
        String name,
        URI base,
        Map<String, String> headers,
        Map<String, Setup> setups,
        List<Tool> tools,
        Results results,
        int maxSteps,
        Duration callTimeout) {

    /**
     * What a version is made of.
     *
     * @param model the pinned model that is asked for
     * @param system the prompt; {@code {now}} in it becomes the moment the agent shall believe it is
     * @param temperature 0 to 2; the model's own if empty
     */
    public record Setup(String model, Optional<String> system, Optional<Double> temperature) {
        /** The same, for a run that asks for a model of its own; the configured one if empty. */
        Setup asking(Optional<String> other) {
            return other.isEmpty() ? this : new Setup(other.get(), system, temperature);
        }

        @Override
        public String toString() {
            return "Setup[" + model + "]";
        }
    }

    /**
     * A tool that the model may call.
     *
     * @param parameters a JSON schema
     */
    public record Tool(String name, String description, JsonNode parameters) {}

    /** Where the tools' results come from. */
    public sealed interface Results {

        /** From the case: what the same call brought when the failure was recorded. */
        record Recorded() implements Results {}

        /**
         * From a server: {@code POST} of name, arguments, case and trial.
         *
         * @param endpoint its address; {@code {name}} stands for the tool
         */
        record Live(String endpoint) implements Results {}
    }

    public ChatAgent {
        requireNonNull(name, "name is null");
        requireNonNull(base, "base is null");
        requireNonNull(results, "results is null");
        headers = Map.copyOf(headers);
        setups = Collections.unmodifiableMap(new TreeMap<>(setups));
        tools = List.copyOf(tools);
        if (maxSteps < 1 || !callTimeout.isPositive()) {
            throw new IllegalArgumentException("at least one step, and some time");
        }
    }

    @Override
    public String toString() {
        return "ChatAgent[" + name + "]";
    }
}
