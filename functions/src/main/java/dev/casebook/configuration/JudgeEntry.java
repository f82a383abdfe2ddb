package dev.casebook.configuration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A model that judges answers.
 *
 * @param url base address of an OpenAI-compatible server, such as {@code https://api.openai.com/v1}; {@code bedrock://region} for
 *     Amazon Bedrock
 * @param model a name with a date or version, behind which the model does not change
 * @param key the name of the secret that is sent as bearer token; empty for a server that wants none
 * @param price what it costs
 * @param votes odd, 1 to 9
 * @param timeout for all votes on one answer, at most 40 seconds
 * @param budget what may be spent
 */
public record JudgeEntry(
        String name,
        URI url,
        String model,
        Optional<String> key,
        Price price,
        int votes,
        Duration timeout,
        Budget budget) {
    static final int VOTES = 3;
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** US dollars for a million tokens. */
    public record Price(double input, double output) {}

    /** US dollars by day and month, in UTC. */
    public record Budget(double daily, Optional<Double> monthly) {
        public Budget {
            requireNonNull(monthly, "monthly is null");
        }
    }

    public JudgeEntry {
        requireNonNull(name, "name is null");
        requireNonNull(url, "url is null");
        requireNonNull(model, "model is null");
        requireNonNull(key, "key is null");
        requireNonNull(price, "price is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(budget, "budget is null");
    }
}
