package dev.casebook.work;

import static java.util.Objects.requireNonNull;

/**
 * What a reply shows: the newest state of it is read when the reply is rendered.
 *
 * @param id an incident's, case's, experiment's or dataset's id; empty for kinds that need none
 */
public record Subject(Kind kind, String id) {

    /** Kinds of subject. */
    public enum Kind {
        INCIDENT,
        CASE,
        EXPERIMENT,
        DATASET,
        INCIDENTS,
        DATASETS,
        /** Two experiments, the earlier first, with a slash between them. */
        COMPARISON,
        /** A dataset, a slash, and the moment at which its night was due. */
        NIGHT,
        /** A dataset, a slash, and the moment at which its quarter's look for cases to retire was due. */
        PRUNING,
        /** What became of incidents; the id is a period: {@code last-30-days}, {@code 2026-03-01..2026-03-31}. */
        REPORT,
        /** A dataset's cases as a file. */
        EXPORT,
        STATUS,
        /** A case's eight characters, a slash, the hand-off's number, a slash, and what the message is for. */
        HAND_OFF,
        /** A person's home tab; the id is the person's. */
        HOME
    }

    public Subject {
        requireNonNull(kind, "kind is null");
        requireNonNull(id, "id is null");
    }
}
