package dev.casebook.handler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;
import java.util.Map;
import java.util.Optional;

/** A redactor for tests in which nothing needs redaction. */
final class SameText implements Redactor {
    @Override
    public String redact(String text) {
        return text;
    }

    @Override
    public JsonNode redact(JsonNode value) {
        return value;
    }

    @Override
    public RedactedTrace redact(Trace trace) {
        return RedactedTrace.restored(trace, Map.of(), "none", Optional.empty());
    }
}
