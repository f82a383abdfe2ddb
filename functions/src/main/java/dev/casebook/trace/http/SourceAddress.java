package dev.casebook.trace.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a source is, how patient to be with it, and what helps when it refuses.
 *
 * @param name the source's name as people see it and as references carry it
 * @param base http or https, with a path where the source is behind one
 * @param headers sent with each request; asked for each time so that a rotated credential is picked up
 * @param limits of one request
 * @param advice by status, a sentence on what it means here and what to do; for statuses that are missing there is a general one
 */
public record SourceAddress(
        String name, URI base, Map<String, Supplier<String>> headers, Limits limits, Map<Integer, String> advice) {

    /**
     * Limits of one request.
     *
     * @param timeout until the last byte of the answer
     * @param maxBytes an answer larger than this is refused
     */
    public record Limits(Duration timeout, long maxBytes) {
        public Limits {
            requireNonNull(timeout, "timeout is null");
        }
    }

    public SourceAddress {
        String scheme = String.valueOf(base.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("The base URL of a source starts with http:// or https://");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The base URL of a source has no user, query or fragment");
        }
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("A source's name has lower-case letters, digits and dashes");
        }
        headers = Map.copyOf(headers);
        requireNonNull(limits, "limits is null");
        advice = Map.copyOf(advice);
    }

    /** Leaves the headers out, which hold credentials. */
    @Override
    public String toString() {
        return "SourceAddress[" + name + "]";
    }
}
