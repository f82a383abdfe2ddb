package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The live tools over one run's copy of the calendar.
 *
 * <p>{@code find_slots(doctor | specialty, date, part_of_day?)} gives {@code {date, slots: [{doctor, times}]}};
 * {@code book_appointment(doctor, date, time, patient)} gives {@code {status: BOOKED, …, confirmation}};
 * {@code lookup_policy(topic)} gives {@code {topic, paragraphs}}. Dates are ISO days, times {@code HH:mm}.
 */
final class ClinicTools implements Tools {

    private final Clinic clinic;
    private final Calendar calendar;
    private final LocalDateTime now;

    ClinicTools(Clinic clinic, LocalDateTime now) {
        this.clinic = clinic;
        this.calendar = clinic.newCalendar();
        this.now = now;
    }

    @Override
    public JsonNode call(String name, ObjectNode arguments) {
        try {
            return switch (name) {
                case "find_slots" -> findSlots(arguments);
                case "book_appointment" -> book(arguments);
                case "lookup_policy" -> lookUpPolicy(arguments);
                default -> error("UNKNOWN_TOOL", "There is no tool named " + name + ".");
            };
        } catch (DateTimeParseException e) {
            return error("INVALID_ARGUMENT", "A date is written 2026-03-10 and a time 15:00.");
        }
    }

    private JsonNode findSlots(ObjectNode arguments) {
        List<Doctor> asked = askedDoctors(arguments);
        if (asked.isEmpty()) {
            return error("DOCTOR_NOT_FOUND", "The clinic has no such doctor or specialty.");
        }
        LocalDate date = LocalDate.parse(arguments.path("date").asText());
        String part = arguments.path("part_of_day").asText().toUpperCase(Locale.ROOT);
        ArrayNode slots = Json.array();
        for (Doctor doctor : asked) {
            ArrayNode times = slots.addObject().put("doctor", doctor.name()).putArray("times");
            calendar.freeTimes(doctor, date).stream()
                    .filter(time -> date.atTime(time).isAfter(now))
                    .filter(time -> part.isEmpty() || PartOfDay.of(time).name().equals(part))
                    .forEach(time -> times.add(time.toString()));
        }
        return Json.object().put("date", date.toString()).set("slots", slots);
    }

    private List<Doctor> askedDoctors(ObjectNode arguments) {
        if (arguments.hasNonNull("doctor")) {
            return clinic.doctor(arguments.path("doctor").asText()).stream().toList();
        }
        return clinic.withSpecialty(arguments.path("specialty").asText().toLowerCase(Locale.ROOT));
    }

    private JsonNode book(ObjectNode arguments) {
        Optional<Doctor> doctor = clinic.doctor(arguments.path("doctor").asText());
        if (doctor.isEmpty()) {
            return error("DOCTOR_NOT_FOUND", "The clinic has no such doctor.");
        }
        LocalDate date = LocalDate.parse(arguments.path("date").asText());
        LocalTime time = LocalTime.parse(arguments.path("time").asText());
        String slot = doctor.get().name() + " on " + date + " at " + time;
        if (!doctor.get().slotsOn(date.getDayOfWeek()).contains(time)) {
            return error("OUTSIDE_HOURS", "There is no appointment with " + slot + ".");
        }
        if (!date.atTime(time).isAfter(now)) {
            return error("IN_THE_PAST", "The appointment with " + slot + " is in the past.");
        }
        if (!calendar.isFree(doctor.get(), date, time)) {
            return error("SLOT_TAKEN", "The appointment with " + slot + " is already taken.");
        }
        calendar.book(doctor.get(), date, time);
        return booked(arguments, doctor.get(), date, time);
    }

    private static JsonNode booked(ObjectNode arguments, Doctor doctor, LocalDate date, LocalTime time) {
        return Json.object()
                .put("status", "BOOKED")
                .put("doctor", doctor.name())
                .put("date", date.toString())
                .put("time", time.toString())
                .put("patient", arguments.path("patient").asText())
                .put("confirmation", confirmation(doctor, date, time));
    }

    /** The same appointment always has the same code, so that a run can be repeated. */
    private static String confirmation(Doctor doctor, LocalDate date, LocalTime time) {
        long slot = date.toEpochDay() * 1440 + time.toSecondOfDay() / 60;
        String initials = doctor.name().substring("Dr. ".length(), "Dr. ".length() + 2);
        return (initials + "-" + Long.toString(slot, 36)).toUpperCase(Locale.ROOT);
    }

    private JsonNode lookUpPolicy(ObjectNode arguments) {
        return clinic.policies()
                .byTopic(arguments.path("topic").asText())
                .<JsonNode>map(policy -> Json.object()
                        .put("topic", policy.topic())
                        .set("paragraphs", Json.MAPPER.valueToTree(policy.paragraphs())))
                .orElseGet(() -> error(
                        "POLICY_NOT_FOUND",
                        "Topics: " + String.join(", ", clinic.policies().topics()) + "."));
    }

    private static ObjectNode error(String code, String message) {
        return Json.object().put("error", code).put("message", message);
    }
}
