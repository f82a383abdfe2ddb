package dev.casebook.trace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Replaces personal data and secrets by keyed pseudonyms, before the first write.
 *
 * <p>The same value always becomes the same pseudonym under one key, so that a reader can still follow who is who. Pure and
 * safe for several threads. A failure to redact throws {@link dev.casebook.CasebookException.Permanent}: nothing is stored then.
 */
public interface Redactor {

    String redact(String text);

    /** Walks a JSON value; values under telling names (password, authorization …) go whole. */
    JsonNode redact(JsonNode value);

    RedactedTrace redact(Trace trace);

    /** The redactor with what is configured for an agent; this one where nothing is. */
    default Redactor forAgent(String agent) {
        return this;
    }
}
