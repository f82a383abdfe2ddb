package dev.casebook.handler;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** On whatever {@code AWS_ENDPOINT_URL} names; it makes a table, a bucket and queues of its own there. */
class GivenEndpointIT extends AccountContract {
    private static final String NAME = "AWS_ENDPOINT_URL";

    @BeforeAll
    static void given() {
        Assumptions.assumeTrue(
                System.getenv(NAME) != null, "SKIPPED: " + NAME + " names no account, so this back end was not tried.");
    }

    @Override
    URI endpoint() {
        return URI.create(Optional.ofNullable(System.getenv(NAME)).orElseThrow());
    }
}
