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
    NOISY,
    /**
     * The same release as fixed after a silent update of what it thinks with: it reports another model, which is brief and leaves
     * out what is more than eight free times.
     */
    DRIFTED;

    /** The name in addresses, traces and answers. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Behaviour behaviour() {
        return switch (this) {
            case BUGGY -> new Behaviour(false, true, false, false);
            case FIXED -> new Behaviour(true, true, false, false);
            case REGRESSED -> new Behaviour(true, false, false, false);
            case NOISY -> new Behaviour(false, true, true, false);
            case DRIFTED -> new Behaviour(true, true, false, true);
        };
    }

    /** What it says it thinks with; there is no model, and the name says so. */
    String model() {
        return this == DRIFTED ? "clinic-rules-2" : "clinic-rules";
    }

    /** What its traces say is deployed: an update of the model behind it is no release. */
    String release() {
        return this == DRIFTED ? FIXED.id() : id();
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
