package dev.casebook.local.slack.workspace;

import dev.casebook.local.slack.content.SlackError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The {@code trigger_id}s: each opens one view, once, within three seconds. Kept in memory only. Thread-safe. */
public final class Triggers {

    /** How long a trigger lives at Slack. */
    public static final Duration LIFE = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final Ids ids;
    private final Map<String, Trigger> issued = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    Triggers(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A trigger for what this person did. */
    public String issue(String person) {
        Instant now = clock.instant();
        used.values().removeIf(at -> at.isBefore(now.minus(Duration.ofMinutes(10))));
        issued.values().removeIf(old -> old.at.isBefore(now.minus(Duration.ofMinutes(10))));
        String id = now.toEpochMilli() + ".4711." + ids.secret();
        issued.put(id, new Trigger(person, now));
        return id;
    }

    /**
     * Uses a trigger up.
     *
     * @return the person for whom it opens a view
     * @throws SlackError {@code invalid_trigger_id}, {@code exchanged_trigger_id} or {@code expired_trigger_id}
     */
    public String exchange(String id) {
        Trigger trigger = issued.remove(id);
        if (trigger == null) {
            throw new SlackError(used.containsKey(id) ? "exchanged_trigger_id" : "invalid_trigger_id");
        }
        used.put(id, trigger.at);
        if (Duration.between(trigger.at, clock.instant()).compareTo(LIFE) > 0) {
            throw new SlackError("expired_trigger_id");
        }
        return trigger.person;
    }

    private record Trigger(String person, Instant at) {}
}
