package dev.casebook.work;

import static java.util.Objects.requireNonNull;

import dev.casebook.audit.Doer;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that came from outside and must end in exactly one outcome.
 *
 * @param id the same for every delivery of the same request; its first outcome is recorded under it
 * @param from a user's id or an alert source
 * @param replyTo who is told
 * @param person set when a person asked: then their rights are checked; empty for what Casebook asks of itself
 */
public record Ping(String id, String from, Address replyTo, Instant at, Optional<Person> person) {
    public Ping {
        requireNonNull(id, "id is null");
        requireNonNull(from, "from is null");
        requireNonNull(replyTo, "replyTo is null");
        requireNonNull(at, "at is null");
        requireNonNull(person, "person is null");
    }

    /** What no person asked for, or what follows from a request whose rights were checked. */
    public Ping(String id, String from, Address replyTo, Instant at) {
        this(id, from, replyTo, at, Optional.empty());
    }

    /** Who asked for it, for the audit trail. */
    public Doer doer() {
        return new Doer(from, person.map(Person::team).filter(team -> !team.isEmpty()), Optional.of(id));
    }

    /**
     * The person behind a ping.
     *
     * @param team the workspace that the person belongs to; empty text when the chat did not say
     * @param saying a digest of who asked for what and where: the same within a few seconds is one request sent twice; empty
     *     where that cannot happen
     */
    public record Person(String team, Optional<String> saying) {
        public Person {
            requireNonNull(team, "team is null");
            requireNonNull(saying, "saying is null");
        }
    }
}
