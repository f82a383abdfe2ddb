package dev.casebook.local.clinic;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run's own copy of the clinic's calendar: what other patients hold, plus what this run books. Bookings end with the
 * run, so that the same request always meets the same calendar. Not safe for several threads.
 */
final class Calendar {

    private record Booking(String doctor, LocalDate date, LocalTime time) {}

    private final TakenSlots others;
    private final Set<Booking> own = new HashSet<>();

    Calendar(TakenSlots others) {
        this.others = others;
    }

    boolean isFree(Doctor doctor, LocalDate date, LocalTime time) {
        return doctor.slotsOn(date.getDayOfWeek()).contains(time)
                && !others.contains(doctor, date, time)
                && !own.contains(new Booking(doctor.name(), date, time));
    }

    List<LocalTime> freeTimes(Doctor doctor, LocalDate date) {
        return doctor.slotsOn(date.getDayOfWeek()).stream()
                .filter(time -> isFree(doctor, date, time))
                .toList();
    }

    void book(Doctor doctor, LocalDate date, LocalTime time) {
        own.add(new Booking(doctor.name(), date, time));
    }
}
