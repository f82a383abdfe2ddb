package dev.casebook.local.clinic;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A doctor of the clinic.
 *
 * @param name the name patients use, such as {@code Dr. Okafor}
 * @param slots the starts of the appointments on each working day, in order; other days are absent
 */
public record Doctor(String name, String fullName, String specialty, Map<DayOfWeek, List<LocalTime>> slots) {

    public Doctor {
        slots = Map.copyOf(slots);
    }

    /** The starts of all appointments on that weekday, free or not. Empty when the doctor does not work. */
    public List<LocalTime> slotsOn(DayOfWeek day) {
        return slots.getOrDefault(day, List.of());
    }

    /** The weekdays on which the doctor sees patients, Monday first. */
    public List<DayOfWeek> workingDays() {
        return Arrays.stream(DayOfWeek.values()).filter(slots::containsKey).toList();
    }

    /** The starts between two times of day, the end excluded, every {@code minutes} minutes. */
    static List<LocalTime> starts(LocalTime from, LocalTime until, int minutes) {
        List<LocalTime> starts = new ArrayList<>();
        for (LocalTime time = from; time.isBefore(until); time = time.plusMinutes(minutes)) {
            starts.add(time);
        }
        return starts;
    }
}
