package dev.casebook.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.RedactedTrace;
import dev.casebook.trace.Redactor;
import dev.casebook.trace.Trace;

/** A redactor that cannot redact anything. */
public final class BrokenRedactor implements Redactor {
    @Override
    public String redact(String text) {
        throw failure();
    }

    @Override
    public JsonNode redact(JsonNode value) {
        throw failure();
    }

    @Override
    public RedactedTrace redact(Trace trace) {
        throw failure();
    }

    private static CasebookException failure() {
        return new CasebookException.Permanent("Personal data could not be removed.");
    }
}
