package dev.casebook.local.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One doctor's free times on a day, as {@code find_slots} gave them. */
record FreeTimes(String doctor, List<LocalTime> times) {

    /** Asks the tool. An unknown part of day means the whole day. */
    static List<FreeTimes> find(Hands hands, ObjectNode who, LocalDate date, Optional<PartOfDay> part) {
        ObjectNode arguments = who.deepCopy().put("date", date.toString());
        part.ifPresent(half -> arguments.put("part_of_day", half.word()));
        return read(hands.call("find_slots", arguments));
    }

    private static List<FreeTimes> read(JsonNode result) {
        List<FreeTimes> found = new ArrayList<>();
        for (JsonNode slots : result.path("slots")) {
            List<LocalTime> times = Json.texts(slots.path("times")).stream()
                    .map(LocalTime::parse)
                    .toList();
            found.add(new FreeTimes(slots.path("doctor").asText(), times));
        }
        return List.copyOf(found);
    }

    FreeTimes allowedBy(TimeWish wish) {
        return new FreeTimes(doctor, times.stream().filter(wish::allows).toList());
    }

    FreeTimes first(int most) {
        return new FreeTimes(doctor, times.stream().limit(most).toList());
    }

    Draft.Sentence sentence(String head) {
        return new Draft.Sentence(head, Phrases.times(times), ".");
    }
}
