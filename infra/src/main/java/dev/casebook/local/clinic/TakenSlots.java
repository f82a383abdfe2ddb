package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The slots that other patients hold. The file describes some weeks in a row; all other weeks repeat them in the same
 * order, so that every date has a calendar. Immutable.
 */
final class TakenSlots {

    private record Slot(String doctor, DayOfWeek day, LocalTime time) {}

    private final LocalDate firstMonday;
    private final List<Set<Slot>> weeks;

    private TakenSlots(LocalDate firstMonday, List<Set<Slot>> weeks) {
        this.firstMonday = firstMonday;
        this.weeks = List.copyOf(weeks);
    }

    static TakenSlots read(JsonNode file) {
        List<Set<Slot>> weeks = new ArrayList<>();
        file.path("weeks").forEach(week -> weeks.add(readWeek(week.path("taken"))));
        return new TakenSlots(
                LocalDate.parse(file.path("weeks").path(0).path("monday").asText()), weeks);
    }

    private static Set<Slot> readWeek(JsonNode taken) {
        Set<Slot> slots = new HashSet<>();
        taken.properties()
                .forEach(doctor -> doctor.getValue()
                        .properties()
                        .forEach(day -> day.getValue()
                                .forEach(time -> slots.add(new Slot(
                                        doctor.getKey(),
                                        DayOfWeek.valueOf(day.getKey()),
                                        LocalTime.parse(time.asText()))))));
        return Set.copyOf(slots);
    }

    boolean contains(Doctor doctor, LocalDate date, LocalTime time) {
        long week = Math.floorDiv(ChronoUnit.DAYS.between(firstMonday, date), 7L);
        return weeks.get(Math.floorMod(week, weeks.size()))
                .contains(new Slot(doctor.name(), date.getDayOfWeek(), time));
    }
}
