package dev.casebook.local.clinic;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One free time the agent named in an earlier answer, which a patient may pick with "the first one". */
record Offer(Doctor doctor, LocalDate date, LocalTime time) {

    private static final Pattern PART = Pattern.compile("(Dr\\. \\p{Lu}\\p{L}+)|\\b(\\d{2}:\\d{2})\\b");

    /** The offers in an answer, in its order: each time belongs to the doctor named last before it. */
    static List<Offer> in(String answer, Clinic clinic, LocalDate today) {
        Optional<LocalDate> date = DateWords.date(answer.toLowerCase(Locale.ROOT), today);
        if (date.isEmpty() || answer.contains("You are booked")) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>();
        Optional<Doctor> doctor = Optional.empty();
        Matcher parts = PART.matcher(withoutRefusedTime(answer));
        while (parts.find()) {
            if (parts.group(1) != null) {
                doctor = clinic.doctor(parts.group(1));
            } else if (doctor.isPresent()) {
                offers.add(new Offer(doctor.get(), date.get(), LocalTime.parse(parts.group(2))));
            }
        }
        return List.copyOf(offers);
    }

    /** A time that the answer calls taken is not on offer. */
    private static String withoutRefusedTime(String answer) {
        return answer.replaceAll("\\d{2}:\\d{2}(?= is (?:already taken|not free))", "");
    }
}
