package dev.casebook.agent.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one HTTP call and tries nothing again: no redirects, no cookies, no retries, no decompression. Safe for several threads;
 * meant for virtual ones.
 */
public interface HttpCalls extends AutoCloseable {

    /**
     * The answer to a request, whatever its status.
     *
     * @throws TransportException when there is no complete answer within the request's time and size
     */
    Response call(Request request) throws TransportException;

    /** Lets go of idle connections. */
    @Override
    void close();

    /**
     * What is sent.
     *
     * @param body sent as UTF-8; empty for a request without one
     * @param timeout from the first step to the last byte of the answer
     */
    record Request(String method, URI uri, Map<String, String> headers, String body, Duration timeout) {
        public Request {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Request[" + method + " " + uri.getHost() + ", " + body.length() + " characters]";
        }
    }

    /**
     * What came back.
     *
     * @param headers by lower-case name; the first value where there are several
     * @param body read as UTF-8
     */
    record Response(int status, Map<String, String> headers, String body) {
        public Response {
            headers = Map.copyOf(headers);
        }

        /** The first value of a header, by its lower-case name. */
        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }

        @Override
        public String toString() {
            return "Response[" + status + ", " + body.length() + " characters]";
        }
    }
}
