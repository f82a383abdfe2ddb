package dev.casebook.local.clinic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The versions of the sample agent. */
public enum AgentVersion {
    /** The deployed one: it does not look at the result of a booking and tells every patient "you are booked". */
    BUGGY,
    /** Looks at the result, says so when the time is taken, and offers the free times nearby. */
    FIXED,
    /** Has the same fix; its shared search for free times now reads the part of the day from the last message only. */
    REGRESSED,
    /** As buggy, but its words vary and about one run in seventy-five forgets a detail. */
    NOISY;

    /** The name in addresses, traces and answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Behaviour behaviour() {
        return switch (this) {
            case BUGGY -> new Behaviour(false, true, false);
            case FIXED -> new Behaviour(true, true, false);
            case REGRESSED -> new Behaviour(true, false, false);
            case NOISY -> new Behaviour(false, true, true);
        };
    }

    public static Optional<AgentVersion> of(String id) {
        return Arrays.stream(values())
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(AgentVersion::id).toList();
    }
}
