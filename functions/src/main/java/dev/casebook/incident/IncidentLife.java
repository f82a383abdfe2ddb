package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an incident so far, and whose it is.
 *
 * @param steps every change of its state, oldest first; only ever grows
 * @param assigned who looks after it
 * @param notADefect what it was, when it was no defect
 * @param fix what it counts as fixed by
 * @param recurrenceOf the id of the closed incident whose failure came back
 * @param family the near-duplicates that its case belongs to
 */
public record IncidentLife(
        List<IncidentStep> steps,
        Optional<Assignment> assigned,
        Optional<NotADefect> notADefect,
        Optional<Fix> fix,
        Optional<String> recurrenceOf,
        Optional<String> family) {

    /** Of incidents that were stored before this was noted. */
    static final IncidentLife UNKNOWN = new IncidentLife(
            List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Who looks after an incident.
     *
     * @param to a user's id
     */
    public record Assignment(String to, String by, Instant at) {}

    /** What an incident was that was no defect of the agent. */
    public enum NotADefect {
        USER_ERROR,
        PLATFORM_ISSUE
    }

    /**
     * What an incident counts as fixed by.
     *
     * @param agentVersion under which its case passes
     * @param experiment the run that showed it
     */
    public record Fix(String agentVersion, String experiment) {}

    public IncidentLife(
            @Nullable List<IncidentStep> steps,
            Optional<Assignment> assigned,
            Optional<NotADefect> notADefect,
            Optional<Fix> fix,
            Optional<String> recurrenceOf,
            Optional<String> family) {
        this.steps = steps == null ? List.of() : List.copyOf(steps);
        this.assigned = requireNonNull(assigned, "assigned is null");
        this.notADefect = requireNonNull(notADefect, "notADefect is null");
        this.fix = requireNonNull(fix, "fix is null");
        this.recurrenceOf = requireNonNull(recurrenceOf, "recurrenceOf is null");
        this.family = requireNonNull(family, "family is null");
    }

    IncidentLife then(IncidentStep step) {
        List<IncidentStep> more = new ArrayList<>(steps);
        more.add(step);
        return new IncidentLife(more, assigned, notADefect, fix, recurrenceOf, family);
    }

    IncidentLife assigned(Assignment whom) {
        return new IncidentLife(steps, Optional.of(whom), notADefect, fix, recurrenceOf, family);
    }

    IncidentLife notADefect(Optional<NotADefect> kind) {
        return new IncidentLife(steps, assigned, kind, fix, recurrenceOf, family);
    }

    IncidentLife fixedBy(Optional<Fix> what) {
        return new IncidentLife(steps, assigned, notADefect, what, recurrenceOf, family);
    }

    IncidentLife recurring(String earlier) {
        return new IncidentLife(steps, assigned, notADefect, fix, Optional.of(earlier), family);
    }

    IncidentLife inFamily(Optional<String> name) {
        return new IncidentLife(steps, assigned, notADefect, fix, recurrenceOf, name);
    }
}
