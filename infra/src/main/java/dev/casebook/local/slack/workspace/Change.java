package dev.casebook.local.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something the page should show.
 *
 * @param revision place in the order of all changes; unique, increasing, survives a restart
 * @param kind {@code message}, {@code views}, {@code home} or {@code reset}
 * @param body what it is now, whole; never only the difference
 */
public record Change(long revision, String kind, ObjectNode body) {

    /** Whether a person may see it: no direct messages, views or ephemeral messages of others. */
    public boolean concerns(Person person) {
        String only =
                body.path(kind.equals("message") ? "visible_to" : "person").asText("");
        return People.reads(person, body.path("channel").asText("")) && (only.isEmpty() || only.equals(person.id()));
    }
}
