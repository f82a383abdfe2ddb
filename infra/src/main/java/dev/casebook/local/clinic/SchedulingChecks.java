package dev.casebook.local.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What can be said without a look at the calendar: who is missing, which day cannot be. */
final class SchedulingChecks {

    private final Clinic clinic;

    SchedulingChecks(Clinic clinic) {
        this.clinic = clinic;
    }

    /** The question or refusal that comes before any tool call; empty when doctor and day are known and possible. */
    Optional<Draft> beforeLooking(Request asked, LocalDateTime now) {
        if (asked.unknown().isPresent()) {
            return Optional.of(notHere(asked.unknown().get()));
        }
        List<Doctor> doctors = doctors(asked);
        if (doctors.isEmpty()) {
            return Optional.of(Draft.of("Which doctor or which specialty would you like to see?")
                    .and(new Draft.Sentence("Our doctors are ", everyone(), ".")));
        }
        if (asked.date().isEmpty()) {
            return Optional.of(whichDay(doctors));
        }
        return impossible(doctors, asked.date().get(), now);
    }

    List<Doctor> doctors(Request asked) {
        return asked.doctor()
                .map(List::of)
                .orElseGet(() -> asked.specialty().map(clinic::withSpecialty).orElse(List.of()));
    }

    Draft notHere(String unknown) {
        boolean person = unknown.startsWith("Dr. ");
        return Draft.of(person ? "We have no " + unknown + " at this clinic." : "We have no " + unknown + " here.")
                .and(new Draft.Sentence("Our doctors are ", everyone(), "."));
    }

    List<String> everyone() {
        return clinic.doctors().stream()
                .map(doctor -> doctor.name() + " (" + doctor.specialty() + ")")
                .toList();
    }

    /** A sentence about a time at which the doctor never has appointments on that day. */
    Optional<Draft> noSuchTime(Doctor doctor, LocalDate date, LocalTime time) {
        List<LocalTime> slots = doctor.slotsOn(date.getDayOfWeek());
        if (slots.contains(time)) {
            return Optional.empty();
        }
        if (time.getMinute() % 30 != 0) {
            return Optional.of(Draft.of("Appointments start on the hour or on the half hour, so " + time
                    + " is not possible. Which time would you like instead?"));
        }
        return Optional.of(Draft.of(doctor.name() + " has no appointments at " + time + " on "
                + Phrases.weekday(date) + "s; they start between " + slots.getFirst() + " and " + slots.getLast()
                + ". Which time would you like?"));
    }

    private static Draft whichDay(List<Doctor> doctors) {
        Draft draft = new Draft(List.of());
        for (Doctor doctor : doctors) {
            draft = draft.and(worksOn(doctor));
        }
        return draft.and("Which day would suit you?");
    }

    static String worksOn(Doctor doctor) {
        return doctor.name() + " (" + doctor.specialty() + ") sees patients on " + days(doctor) + ".";
    }

    private static String days(Doctor doctor) {
        return Phrases.and(doctor.workingDays().stream().map(Phrases::weekday).toList());
    }

    private static Optional<Draft> impossible(List<Doctor> doctors, LocalDate date, LocalDateTime now) {
        if (date.isBefore(now.toLocalDate())) {
            return Optional.of(Draft.of(Phrases.date(date) + " is in the past. Which day would suit you?"));
        }
        DayOfWeek day = date.getDayOfWeek();
        if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
            return Optional.of(Draft.of("The clinic is closed on " + Phrases.weekday(day)
                    + "s. Which day from Monday to Friday would suit you?"));
        }
        if (doctors.stream().anyMatch(doctor -> doctor.workingDays().contains(day))) {
            return Optional.empty();
        }
        Draft draft = new Draft(List.of());
        for (Doctor doctor : doctors) {
            draft = draft.and(doctor.name() + " does not see patients on " + Phrases.weekday(day) + "s, only on "
                    + days(doctor) + ".");
        }
        return Optional.of(draft.and("Which of these days would suit you?"));
    }
}
