package dev.casebook.trace.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a source answered to a request that it did not refuse.
 *
 * @param status 200 to 299, or one that the request expected
 * @param body the JSON; a missing node where there is none, and with every status other than 2xx
 */
public record SourceAnswer(int status, JsonNode body) {

    static SourceAnswer without(int status) {
        return new SourceAnswer(status, MissingNode.getInstance());
    }

    public boolean notFound() {
        return status == 404;
    }
}
