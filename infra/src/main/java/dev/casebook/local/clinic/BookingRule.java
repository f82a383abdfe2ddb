package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Books an appointment once doctor, day and time are known; asks for what is missing before. */
final class BookingRule {

    private final SchedulingChecks checks;
    private final AvailabilityRule availability;
    private final boolean checksBookings;

    BookingRule(SchedulingChecks checks, AvailabilityRule availability, boolean checksBookings) {
        this.checks = checks;
        this.availability = availability;
        this.checksBookings = checksBookings;
    }

    Draft answer(Request asked, Hands hands, LocalDateTime now, String patient) {
        Optional<Draft> before = checks.beforeLooking(asked, now);
        if (before.isPresent()) {
            return before.get();
        }
        List<Doctor> doctors = checks.doctors(asked);
        Optional<LocalTime> time = asked.time().flatMap(TimeWish::exact);
        if (doctors.size() > 1 || time.isEmpty()) {
            return availability.answer(asked, hands, now).and("Which one shall I book?");
        }
        LocalDate date = asked.date().orElseThrow();
        Doctor doctor = doctors.getFirst();
        return checks.noSuchTime(doctor, date, time.get())
                .orElseGet(() -> book(new Appointment(doctor, date, time.get()), patient, hands));
    }

    private record Appointment(Doctor doctor, LocalDate date, LocalTime time) {

        ObjectNode arguments(String patient) {
            return Json.object()
                    .put("doctor", doctor.name())
                    .put("date", date.toString())
                    .put("time", time.toString())
                    .put("patient", patient);
        }

        String words() {
            return "with " + doctor.name() + " on " + Phrases.date(date) + " at " + time;
        }
    }

    private Draft book(Appointment wanted, String patient, Hands hands) {
        JsonNode result = hands.call("book_appointment", wanted.arguments(patient));
        Optional<String> error = checksBookings ? ToolCall.errorOf(result) : Optional.empty();
        if (error.isEmpty()) {
            return booked(wanted, result.path("confirmation").asText());
        }
        return error.get().equals("SLOT_TAKEN")
                ? taken(wanted, hands)
                : Draft.of("I am sorry, I could not book the appointment " + wanted.words() + ".")
                        .and("Please call the reception.");
    }

    private static Draft booked(Appointment appointment, String confirmation) {
        Draft draft = Draft.of("You are booked " + appointment.words() + ".");
        return confirmation.isEmpty()
                ? draft
                : draft.and(new Draft.Sentence("Your confirmation code is ", List.of(confirmation), "."));
    }

    private static Draft taken(Appointment wanted, Hands hands) {
        Draft draft = Draft.of("I am sorry, " + wanted.time() + " is already taken on " + Phrases.date(wanted.date())
                + " with " + wanted.doctor().name() + ", so I have not booked it.");
        ObjectNode who = Json.object().put("doctor", wanted.doctor().name());
        PartOfDay part = PartOfDay.of(wanted.time());
        List<FreeTimes> near = FreeTimes.find(hands, who, wanted.date(), Optional.of(part));
        if (near.stream().anyMatch(free -> !free.times().isEmpty())) {
            return offer(draft, near, wanted.doctor().name() + " is free that " + part.word() + " at ");
        }
        List<FreeTimes> day = FreeTimes.find(hands, who, wanted.date(), Optional.empty());
        return day.stream().anyMatch(free -> !free.times().isEmpty())
                ? offer(draft, day, wanted.doctor().name() + " is free that day at ")
                : draft.and(wanted.doctor().name() + " has no other free time that day. Shall I look at another day?");
    }

    private static Draft offer(Draft draft, List<FreeTimes> found, String head) {
        Draft offer = draft;
        for (FreeTimes free : found) {
            offer = offer.and(free.sentence(head));
        }
        return offer.and("Which one shall I book?");
    }
}
