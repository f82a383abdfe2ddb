package dev.casebook.local.clinic;

import java.time.LocalTime;
import java.util.Locale;

/** Morning ends and afternoon begins at noon. */
enum PartOfDay {
    MORNING,
    AFTERNOON;

    static PartOfDay of(LocalTime time) {
        return time.isBefore(LocalTime.NOON) ? MORNING : AFTERNOON;
    }

    boolean contains(LocalTime time) {
        return of(time) == this;
    }

    /** As written in tool arguments and answers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
