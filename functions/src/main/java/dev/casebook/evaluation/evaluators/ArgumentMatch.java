package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;

/** How a required call's arguments are held against those of a call that was made. */
enum ArgumentMatch {
    /** What the reference names must match; more is allowed. */
    SUBSET,
    /** The same arguments and no others. */
    EXACT,
    /** As subset, and each text of the reference is an RE2 pattern for the whole argument. */
    REGEX,
    /** Any arguments. */
    IGNORE;

    boolean matches(JsonNode required, JsonNode made) {
        return switch (this) {
            case SUBSET -> new JsonMatch(true, true).matches(required, made);
            case EXACT -> new JsonMatch(true, false).matches(required, made);
            case REGEX -> new JsonMatch(true, true, true).matches(required, made);
            case IGNORE -> true;
        };
    }
}
