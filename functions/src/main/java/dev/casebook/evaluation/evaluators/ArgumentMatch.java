package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;

/** How a required call's arguments are held against those of a call that was made. */
enum ArgumentMatch {
    /** What the reference names must match; more is allowed. */
    SUBSET(new JsonMatch(true, true)),
    /** The same arguments and no others. */
    EXACT(new JsonMatch(true, false)),
    /** As subset, and each text of the reference is an RE2 pattern for the whole argument. */
    REGEX(new JsonMatch(true, true, true)),
    /** Any arguments. */
    IGNORE(new JsonMatch(true, true));

    private final JsonMatch match;

    ArgumentMatch(JsonMatch match) {
        this.match = match;
    }

    boolean matches(JsonNode required, JsonNode made) {
        return this == IGNORE || match.matches(required, made);
    }
}
