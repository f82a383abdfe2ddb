package dev.casebook.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/** How much of a dataset a run takes. */
public enum Suite {
    /** All active cases. */
    @JsonProperty("full")
    FULL,
    /** A small, steady choice: {@link SmokeSuite}. */
    @JsonProperty("smoke")
    SMOKE,
    /** The cases that were named. */
    @JsonProperty("named")
    NAMED;

    /** What people type for it; {@link #NAMED} is not typed, its cases are. */
    public static Optional<Suite> typed(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "full" -> Optional.of(FULL);
            case "smoke" -> Optional.of(SMOKE);
            default -> Optional.empty();
        };
    }
}
