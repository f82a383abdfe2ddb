package dev.casebook.work;

import static java.util.Objects.requireNonNull;

/**
 * A question that a person is asked instead of being told of a mistake: which one is meant?
 *
 * @param verb what will be done with the one that is chosen
 * @param rest what else was typed, and stands behind the chosen one; ids, versions and numbers, no text of a person
 * @param of what there is to choose from
 */
public record Choice(String verb, String rest, Of of) {

    /** What there is to choose from: the newest five of it. */
    public enum Of {
        CASE,
        RETIRED_CASE,
        EXPERIMENT,
        RUNNING_EXPERIMENT,
        DATASET,
        INCIDENT,
        /** Nothing: a form is to be opened, which takes a press of a button. */
        FORM
    }

    public Choice {
        requireNonNull(verb, "verb is null");
        requireNonNull(rest, "rest is null");
        requireNonNull(of, "of is null");
    }

    /** The command with what was chosen; with nothing chosen, the one that opens the form. */
    public String command(String chosen) {
        return String.join(" ", verb, chosen, rest).replaceAll(" +", " ").strip();
    }
}
