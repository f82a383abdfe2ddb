package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mixed-up words, seeded: whatever a patient writes, the agent answers and keeps its word. */
class AnyWordsTest {

    private static final int MESSAGES = 600;
    private static final List<String> WORDS = List.of(
            "book",
            "please",
            "Dr. Okafor",
            "Dr. Petrov",
            "dermatologist",
            "general practice",
            "dentist",
            "Dr. Smith",
            "next",
            "Tuesday",
            "Friday",
            "tomorrow",
            "today",
            "2026-02-30",
            "31 June",
            "10 March",
            "March 12, 9999",
            "in 3 weeks",
            "at",
            "3 pm",
            "15:00",
            "24:00",
            "half past twelve",
            "noon",
            "after",
            "before",
            "morning",
            "afternoon",
            "free",
            "the first one",
            "yes",
            "cancel",
            "parking",
            "insurance",
            "my name is",
            "Ann Lee",
            "?",
            "ß",
            "مرحبا",
            "🙂",
            "\\",
            "\"",
            "at 99:99",
            "0 am");

    @TempDir
    private static Path folder;

    private static ClinicServer server;

    @BeforeAll
    static void start() {
        server = new ClinicServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFixedVersionSaysBookedOnlyWhenTheCalendarSaysSo() {
        RandomGenerator random = new SplittableRandom(20260304);
        int booked = 0;
        for (int i = 0; i < MESSAGES; i++) {
            ObjectNode request = ClinicServer.request(sentence(random));
            request.putArray("history")
                    .add(Json.object().put("role", "user").put("content", sentence(random)))
                    .add(Json.object()
                            .put("role", "assistant")
                            .put("content", "Dr. Petrov has these free times on Monday, 9 March 2026: 09:00, 09:30."));

            JsonNode answer = server.run("fixed", request);

            boolean says = answer.path("output").asText().contains("You are booked");
            boolean did = answer.path("tool_calls").findValuesAsText("status").contains("BOOKED");
            assertThat(answer.path("output").asText()).as(request.toString()).isNotBlank();
            assertThat(says).as(request.toString()).isEqualTo(did);
            booked += did ? 1 : 0;
        }
        assertThat(booked).as("the mixture reaches the booking rule").isGreaterThan(MESSAGES / 60);
    }

    @Test
    void theSameRequestAlwaysGetsTheSameAnswer() {
        RandomGenerator random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            ObjectNode request = ClinicServer.request(sentence(random));
            ObjectNode first = (ObjectNode) server.run("regressed", request);
            ObjectNode second = (ObjectNode) server.run("regressed", request);

            assertThat(second.without("trace_ref").toString())
                    .isEqualTo(first.without("trace_ref").toString());
        }
    }

    private static String sentence(RandomGenerator random) {
        List<String> words = new ArrayList<>();
        int length = random.nextInt(1, 9);
        for (int i = 0; i < length; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }
}
