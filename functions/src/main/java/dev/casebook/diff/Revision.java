package dev.casebook.diff;

import static java.util.Objects.requireNonNull;

import dev.casebook.casefile.Case;
import dev.casebook.casefile.CaseId;
import dev.casebook.casefile.Reproduction;
import java.util.Optional;

/**
 * What a comparison needs to know of a case revision.
 *
 * @param revision its number
 * @param family what its near-duplicates share
 * @param incident the incident that brought it
 */
public record Revision(
        CaseId id,
        int revision,
        String title,
        Optional<String> family,
        Optional<Reproduction> reproduction,
        Optional<String> incident) {
    public Revision {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(family, "family is null");
        requireNonNull(reproduction, "reproduction is null");
        requireNonNull(incident, "incident is null");
    }

    public static Revision of(Case c) {
        return new Revision(
                c.id(), c.revision(), c.label().title(), c.label().family(), c.reproduction(), c.incident());
    }
}
