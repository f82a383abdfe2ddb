package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A question that a person is asked instead of being told of a mistake: which one is meant?
 *
 * @param verb what will be done with the one that is chosen
 * @param rest what else was typed, and stands behind the chosen one; no text of a person
 * @param of what there is to choose from
 * @param given what to choose from when it is not in the stores; at most 5
 */
public record Choice(String verb, String rest, Of of, List<String> given) {
    private static final int MOST = 5;

    /** What there is to choose from: the newest five of it. */
    public enum Of {
        CASE,
        RETIRED_CASE,
        EXPERIMENT,
        RUNNING_EXPERIMENT,
        DATASET,
        INCIDENT,
        /** What the choice itself brings along. */
        GIVEN,
        /** Nothing: a form is to be opened, which takes a press of a button. */
        FORM
    }

    public Choice {
        requireNonNull(verb, "verb is null");
        requireNonNull(rest, "rest is null");
        requireNonNull(of, "of is null");
        given = List.copyOf(given.subList(0, Math.min(MOST, given.size())));
    }

    /** The command with what was chosen. */
    public String command(String chosen) {
        return (verb + " " + chosen + " " + rest).strip();
    }
}
