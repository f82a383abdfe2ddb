package dev.casebook.local.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One week of the true calendar, to be shown and to be written as JSON. Dates are ISO days, times {@code HH:mm}.
 *
 * @param monday the first day of the week
 */
public record WeekView(String clinic, String monday, List<DoctorWeek> doctors) {

    /** The five working days of one doctor; a day off has no slots. */
    public record DoctorWeek(String name, String fullName, String specialty, List<Day> days) {}

    public record Day(String date, String weekday, List<Slot> slots) {}

    /**
     * One appointment time.
     *
     * @param takenBy who has it, in words; absent from the JSON when the slot is free
     */
    public record Slot(
            String time,
            boolean free,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String takenBy) {

        static Slot of(String time, boolean free) {
            return new Slot(time, free, free ? null : "taken by another patient");
        }
    }
}
