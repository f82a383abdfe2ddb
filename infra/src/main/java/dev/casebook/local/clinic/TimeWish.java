package dev.casebook.local.clinic;

import java.time.LocalTime;
import java.util.Optional;

/** The time of day a patient asks for: exactly then, from then on, or before then. */
record TimeWish(Kind kind, LocalTime time) {

    enum Kind {
        AT,
        FROM,
        BEFORE
    }

    boolean allows(LocalTime offered) {
        return switch (kind) {
            case AT -> offered.equals(time);
            case FROM -> !offered.isBefore(time);
            case BEFORE -> offered.isBefore(time);
        };
    }

    Optional<LocalTime> exact() {
        return kind == Kind.AT ? Optional.of(time) : Optional.empty();
    }

    /** The part of day that holds every allowed time; empty when they reach over noon. */
    Optional<PartOfDay> part() {
        return switch (kind) {
            case AT -> Optional.of(PartOfDay.of(time));
            case FROM -> time.isBefore(LocalTime.NOON) ? Optional.empty() : Optional.of(PartOfDay.AFTERNOON);
            case BEFORE -> time.isAfter(LocalTime.NOON) ? Optional.empty() : Optional.of(PartOfDay.MORNING);
        };
    }
}
