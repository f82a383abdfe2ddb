package dev.casebook.aws;

import static java.util.Objects.requireNonNull;

import dev.casebook.agent.protocol.Protocol;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is configured of an agent that is a Lambda function.
 *
 * @param function its name or ARN, perhaps with a qualifier; {@code {version}} stands for the version
 * @param versions version to what stands in that place; empty where it is the version itself
 * @param perTrialTimeout how long one invocation may take; more than zero
 */
public record LambdaAgent(
        String name, String function, Map<String, String> versions, Protocol protocol, Duration perTrialTimeout) {
    private static final String VERSION = "{version}";

    public LambdaAgent {
        requireNonNull(name, "name is null");
        requireNonNull(function, "function is null");
        requireNonNull(protocol, "protocol is null");
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** The function of a version; empty when it has none, or the version is not what may stand in a function's name. */
    Optional<String> of(String version) {
        if (!versions.isEmpty()) {
            return Optional.ofNullable(versions.get(version)).map(place -> function.replace(VERSION, place));
        }
        return version.matches("[A-Za-z0-9$_-]{1,128}") || !function.contains(VERSION)
                ? Optional.of(function.replace(VERSION, version))
                : Optional.empty();
    }
}
