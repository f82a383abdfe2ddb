package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Answers "who is free when": one look at the calendar, then the free times. */
final class AvailabilityRule {

    private static final int BRIEF = 8;

    private final SchedulingChecks checks;
    private final boolean brief;

    /**
     * By the clinic's rules.
     *
     * @param brief names at most eight times of a doctor
     */
    AvailabilityRule(SchedulingChecks checks, boolean brief) {
        this.checks = checks;
        this.brief = brief;
    }

    Draft answer(Request asked, Hands hands, LocalDateTime now) {
        Optional<Draft> before = checks.beforeLooking(asked, now);
        if (before.isPresent()) {
            return before.get();
        }
        LocalDate date = asked.date().orElseThrow();
        Optional<PartOfDay> part = asked.part().or(() -> asked.time().flatMap(TimeWish::part));
        List<FreeTimes> found = FreeTimes.find(hands, who(asked), date, part);
        Optional<LocalTime> exact = asked.time().flatMap(TimeWish::exact);
        if (exact.isPresent()) {
            return atOneTime(found, date, exact.get());
        }
        String when = Phrases.date(date)
                + asked.time()
                        .map(AvailabilityRule::bound)
                        .orElse(part.map(half -> " in the " + half.word()).orElse(""));
        return list(
                asked.time()
                        .map(wish ->
                                found.stream().map(free -> free.allowedBy(wish)).toList())
                        .orElse(found),
                when);
    }

    private static String bound(TimeWish wish) {
        return (wish.kind() == TimeWish.Kind.FROM ? " from " : " before ") + wish.time();
    }

    private static ObjectNode who(Request asked) {
        return asked.doctor()
                .map(doctor -> Json.object().put("doctor", doctor.name()))
                .orElseGet(
                        () -> Json.object().put("specialty", asked.specialty().orElse("")));
    }

    private Draft atOneTime(List<FreeTimes> found, LocalDate date, LocalTime time) {
        List<String> free = found.stream()
                .filter(doctor -> doctor.times().contains(time))
                .map(FreeTimes::doctor)
                .toList();
        if (!free.isEmpty()) {
            return Draft.of("Yes, " + Phrases.and(free) + (free.size() == 1 ? " is" : " are") + " free on "
                            + Phrases.date(date) + " at " + time + ".")
                    .and("Shall I book it?");
        }
        return Draft.of("I am sorry, " + time + " is not free on " + Phrases.date(date) + ".")
                .and(list(found, "the " + PartOfDay.of(time).word() + " of that day"));
    }

    /** {@code when} says the day, or the part of it, in words. */
    private Draft list(List<FreeTimes> found, String when) {
        List<FreeTimes> some = found.stream()
                .filter(free -> !free.times().isEmpty())
                .map(free -> brief ? free.first(BRIEF) : free)
                .toList();
        if (some.isEmpty()) {
            List<String> doctors = found.stream().map(FreeTimes::doctor).toList();
            return Draft.of(Phrases.and(doctors) + (doctors.size() == 1 ? " has" : " have") + " no free time on " + when
                            + ".")
                    .and("Shall I look at another day?");
        }
        if (some.size() == 1) {
            return new Draft(List.of(
                    some.getFirst().sentence(some.getFirst().doctor() + " has these free times on " + when + ": ")));
        }
        Draft draft = Draft.of("These times are free on " + when + ".");
        for (FreeTimes free : some) {
            draft = draft.and(free.sentence(free.doctor() + ": "));
        }
        return draft;
    }
}
