package dev.casebook.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who did something.
 *
 * @param who a user's id, an alert source, or a part of Casebook
 * @param team the workspace that the person belongs to
 * @param request the id of the request that it was asked with
 */
public record Doer(String who, Optional<String> team, Optional<String> request) {
    public Doer {
        requireNonNull(who, "who is null");
        requireNonNull(team, "team is null");
        requireNonNull(request, "request is null");
    }

    /** A part of Casebook, or somebody of whom no more is known. */
    public static Doer of(String who) {
        return new Doer(who, Optional.empty(), Optional.empty());
    }
}
