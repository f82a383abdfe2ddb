package dev.casebook.trace.find;

import java.util.List;

/**
 * What a search ended with.
 *
 * @param candidates suspicious ones first, then the newest; at most {@link FindTraces#SHOWN}
 * @param more how many turns were found besides
 * @param notes what was not or could not be searched, in sentences without a search term
 * @param mayComeLater true when nothing was found in a window that reaches to the present: a run is searchable only up to a
 *     minute after its end
 */
public record Found(List<Candidate> candidates, int more, List<String> notes, boolean mayComeLater) {
    public Found {
        candidates = List.copyOf(candidates);
        notes = List.copyOf(notes);
    }
}
