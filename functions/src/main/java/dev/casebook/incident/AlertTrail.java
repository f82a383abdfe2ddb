package dev.casebook.incident;

import static java.util.Objects.requireNonNull;

import dev.casebook.alert.Alert;
import dev.casebook.work.Ping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an incident's alert source said last, and which traces it may be about.
 *
 * @param last the fingerprint of the last notification
 * @param lastAt when it came
 * @param quietSince when the source said that the group is resolved; empty while it fires. Quiet is not fixed
 * @param members how many alerts the group had
 * @param suspects traces to choose from, the likeliest first
 * @param waiting true when its case was not added because too much came at once
 * @param searching true while its traces are searched for once more; false in trails that were stored before this was noted
 */
public record AlertTrail(
        String last,
        Instant lastAt,
        Optional<Instant> quietSince,
        int members,
        List<Suspect> suspects,
        boolean waiting,
        boolean searching) {
    /** Most traces to choose from. */
    public static final int SHOWN = 5;

    /**
     * How soon a sender that gives its notifications no id says the same again because it was not heard. Alertmanager does so
     * within a second; what comes later is a repetition.
     */
    private static final Duration REDELIVERY = Duration.ofSeconds(10);

    public AlertTrail {
        requireNonNull(last, "last is null");
        requireNonNull(lastAt, "lastAt is null");
        requireNonNull(quietSince, "quietSince is null");
        suspects = List.copyOf(suspects);
    }

    static AlertTrail of(Ping ping, Alert alert) {
        return new AlertTrail(
                alert.fingerprint(),
                ping.at(),
                Optional.empty(),
                alert.members().size(),
                List.of(),
                false,
                false);
    }

    /** Whether a notification is one that was taken already. */
    boolean knows(Ping ping, Alert alert) {
        if (!last.equals(alert.fingerprint())) {
            return false;
        }
        boolean named = alert.notice().flatMap(Alert.Notice::delivery).isPresent();
        Duration between = Duration.between(lastAt, ping.at()).abs();
        return named ? between.isZero() : between.compareTo(REDELIVERY) < 0;
    }

    AlertTrail followedBy(Ping ping, Alert alert) {
        return new AlertTrail(
                alert.fingerprint(),
                ping.at(),
                alert.firing() ? Optional.empty() : Optional.of(ping.at()),
                alert.members().size(),
                suspects,
                waiting,
                searching);
    }

    AlertTrail waiting(boolean now) {
        return new AlertTrail(last, lastAt, quietSince, members, suspects, now, searching);
    }

    AlertTrail searching(boolean again) {
        return new AlertTrail(last, lastAt, quietSince, members, suspects, waiting, again);
    }

    /** With more to choose from, behind those that are known. */
    AlertTrail suspecting(List<Suspect> more) {
        List<Suspect> all = new ArrayList<>(suspects);
        for (Suspect suspect : more) {
            if (all.size() < SHOWN
                    && all.stream().noneMatch(known -> known.ref().equals(suspect.ref()))) {
                all.add(suspect);
            }
        }
        return new AlertTrail(last, lastAt, quietSince, members, all, waiting, searching);
    }
}
