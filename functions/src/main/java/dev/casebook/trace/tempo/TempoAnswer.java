package dev.casebook.trace.tempo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What Tempo answered to a request that it did not refuse.
 *
 * @param status 200, or 404
 * @param body the JSON; empty with 404
 */
record TempoAnswer(int status, Optional<JsonNode> body) {

    boolean notFound() {
        return status == 404;
    }
}
