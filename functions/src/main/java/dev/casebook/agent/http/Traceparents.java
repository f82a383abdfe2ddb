package dev.casebook.agent.http;

import java.util.random.RandomGenerator;

/** Makes W3C trace context headers (w3.org/TR/trace-context, section 3.2), sampled. Safe for several threads. */
public final class Traceparents {
    private final RandomGenerator random;

    public Traceparents(RandomGenerator random) {
        this.random = random;
    }

    /** Version, 16 random bytes that are not all zero, 8 random bytes likewise, the sampled flag. */
    public String next() {
        synchronized (random) {
            return "00-" + hex() + hex() + "-" + hex() + "-01";
        }
    }

    private String hex() {
        long bits = random.nextLong();
        return String.format("%016x", bits == 0 ? 1 : bits);
    }
}
