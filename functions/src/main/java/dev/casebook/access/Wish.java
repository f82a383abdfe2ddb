package dev.casebook.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a person wants to do.
 *
 * @param user the person's id
 * @param team the workspace the person belongs to; empty text when unknown
 * @param channel where it was asked for
 * @param role what it takes
 * @param dataset what it is about, if one
 */
public record Wish(String user, String team, String channel, Role role, Optional<String> dataset) {
    public Wish {
        requireNonNull(user, "user is null");
        requireNonNull(team, "team is null");
        requireNonNull(channel, "channel is null");
        requireNonNull(role, "role is null");
        requireNonNull(dataset, "dataset is null");
    }
}
