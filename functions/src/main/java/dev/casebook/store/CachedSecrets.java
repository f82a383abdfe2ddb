package dev.casebook.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secrets that are asked for at most every five minutes, or when one of them was refused. That a secret is missing is not kept.
 * Safe for several threads.
 */
public final class CachedSecrets implements Secrets {
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** A secret that is refused again and again is not asked for more often. */
    private static final Duration SPARED = Duration.ofSeconds(10);

    private final Secrets secrets;
    private final InstantSource clock;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    public CachedSecrets(Secrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    private record Read(String value, Instant at) {
        boolean isYounger(Duration age, Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(age));
        }

        @Override
        public String toString() {
            return "Read[" + at + "]";
        }
    }

    @Override
    public Optional<String> find(String name) {
        return find(name, FRESH);
    }

    @Override
    public Optional<String> renewed(String name) {
        return find(name, SPARED);
    }

    private Optional<String> find(String name, Duration age) {
        Instant now = clock.instant();
        Read read = known.get(name);
        if (read != null && read.isYounger(age, now)) {
            return Optional.of(read.value());
        }
        Optional<String> value = secrets.find(name);
        value.ifPresentOrElse(found -> known.put(name, new Read(found, now)), () -> known.remove(name));
        return value;
    }
}
