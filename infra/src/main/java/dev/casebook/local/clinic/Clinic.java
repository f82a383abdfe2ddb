package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The clinic: its doctors, their hours, the calendar and the policies, read from resource files. The same for every run
 * and every version of the agent. Immutable, safe for several threads.
 */
public final class Clinic {

    private final String name;
    private final ZoneId zone;
    private final List<Doctor> doctors;
    private final Map<String, List<String>> specialtyWords;
    private final List<String> otherSpecialties;
    private final TakenSlots taken;
    private final PolicyLibrary policies;

    private Clinic(JsonNode file, TakenSlots taken, PolicyLibrary policies) {
        this.name = file.path("name").asText();
        this.zone = ZoneId.of(file.path("zone").asText());
        this.doctors = readDoctors(file);
        this.specialtyWords = readSpecialties(file);
        this.otherSpecialties = Json.texts(file.path("otherSpecialties"));
        this.taken = taken;
        this.policies = policies;
    }

    /** Reads the clinic that comes with the program. */
    public static Clinic load() {
        return new Clinic(
                Json.resource("clinic.json"),
                TakenSlots.read(Json.resource("calendar.json")),
                PolicyLibrary.read(Json.resource("policies.json")));
    }

    public String name() {
        return name;
    }

    /** The clinic's time zone: all dates and times of the calendar are meant there. */
    public ZoneId zone() {
        return zone;
    }

    public List<Doctor> doctors() {
        return doctors;
    }

    /** The doctor with that name, with or without title or first name, in any case. */
    public Optional<Doctor> doctor(String name) {
        String wanted = lastName(name);
        return doctors.stream()
                .filter(doctor -> lastName(doctor.name()).equals(wanted))
                .findFirst();
    }

    /** The true calendar of the week that holds the given day. */
    public WeekView week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Calendar calendar = newCalendar();
        List<WeekView.DoctorWeek> weeks = doctors.stream()
                .map(doctor -> new WeekView.DoctorWeek(
                        doctor.name(), doctor.fullName(), doctor.specialty(), days(doctor, monday, calendar)))
                .toList();
        return new WeekView(name(), monday.toString(), weeks);
    }

    /** A copy of the calendar for one run. */
    Calendar newCalendar() {
        return new Calendar(taken);
    }

    PolicyLibrary policies() {
        return policies;
    }

    List<Doctor> withSpecialty(String specialty) {
        return doctors.stream()
                .filter(doctor -> doctor.specialty().equals(specialty))
                .toList();
    }

    /** The words patients use for each specialty, in the file's order; kinds of appointment count among them. */
    Map<String, List<String>> specialtyWords() {
        return specialtyWords;
    }

    /** Words for specialties that this clinic does not have. */
    List<String> otherSpecialties() {
        return otherSpecialties;
    }

    private static Map<String, List<String>> readSpecialties(JsonNode file) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (JsonNode specialty : file.path("specialties")) {
            String name = specialty.path("name").asText();
            List<String> all = new ArrayList<>(Json.texts(specialty.path("words")));
            for (JsonNode type : file.path("appointmentTypes")) {
                if (type.path("specialty").asText().equals(name)) {
                    all.add(type.path("name").asText().toLowerCase(Locale.ROOT));
                }
            }
            words.put(name, List.copyOf(all));
        }
        return Collections.unmodifiableMap(words);
    }

    private static List<WeekView.Day> days(Doctor doctor, LocalDate monday, Calendar calendar) {
        return monday.datesUntil(monday.plusDays(5))
                .map(date -> new WeekView.Day(
                        date.toString(),
                        Phrases.weekday(date),
                        doctor.slotsOn(date.getDayOfWeek()).stream()
                                .map(time -> WeekView.Slot.of(time.toString(), calendar.isFree(doctor, date, time)))
                                .toList()))
                .toList();
    }

    private static String lastName(String name) {
        String[] parts = name.strip().toLowerCase(Locale.ROOT).split("[\\s.]+", -1);
        return parts[parts.length - 1];
    }

    private static List<Doctor> readDoctors(JsonNode file) {
        int minutes = file.path("slotMinutes").asInt();
        List<Doctor> doctors = new ArrayList<>();
        file.path("doctors")
                .forEach(doctor -> doctors.add(new Doctor(
                        doctor.path("name").asText(),
                        doctor.path("fullName").asText(),
                        doctor.path("specialty").asText(),
                        readHours(doctor.path("hours"), minutes))));
        return List.copyOf(doctors);
    }

    private static Map<DayOfWeek, List<LocalTime>> readHours(JsonNode hours, int minutes) {
        Map<DayOfWeek, List<LocalTime>> slots = new EnumMap<>(DayOfWeek.class);
        hours.properties().forEach(day -> {
            List<LocalTime> starts = new ArrayList<>();
            for (String range : Json.texts(day.getValue())) {
                int dash = range.indexOf('-');
                starts.addAll(Doctor.starts(
                        LocalTime.parse(range.substring(0, dash)),
                        LocalTime.parse(range.substring(dash + 1)),
                        minutes));
            }
            slots.put(DayOfWeek.valueOf(day.getKey()), List.copyOf(starts));
        });
        return slots;
    }
}
