package dev.casebook.trace.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One request to a source.
 *
 * @param method of HTTP
 * @param path appended to the base address, with its query; begins with a slash or is empty
 * @param body sent as JSON
 * @param headers beside those of the source
 * @param expected statuses other than 2xx that are answers, not refusals; 404 usually
 */
public record SourceRequest(
        String method, String path, Optional<JsonNode> body, Map<String, String> headers, Set<Integer> expected) {
    public SourceRequest {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(body, "body is null");
        headers = Map.copyOf(headers);
        expected = Set.copyOf(expected);
    }

    /** Reads; 404 is an answer. */
    public static SourceRequest get(String path) {
        return new SourceRequest("GET", path, Optional.empty(), Map.of(), Set.of(404));
    }

    /** Sends JSON; every status other than 2xx is a refusal. */
    public static SourceRequest send(String method, String path, JsonNode body) {
        return new SourceRequest(method, path, Optional.of(body), Map.of(), Set.of());
    }

    /** The same, where this status is an answer too. */
    public SourceRequest expecting(int status) {
        Set<Integer> more = new HashSet<>(expected);
        more.add(status);
        return new SourceRequest(method, path, body, headers, more);
    }

    /** The same with one more header. */
    public SourceRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new SourceRequest(method, path, body, more, expected);
    }

    @Override
    public String toString() {
        return "SourceRequest[" + method + "]";
    }
}
