package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAgentTest {

    private static final String TAKEN = "Please book me with Dr. Okafor next Tuesday at 3 pm.";

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
    void theDeployedVersionSaysBookedAlthoughTheSlotIsTaken() {
        JsonNode answer = server.say("buggy", TAKEN);

        assertThat(answer.path("output").asText())
                .isEqualTo("You are booked with Dr. Okafor on Tuesday, 10 March 2026 at 15:00.");
        assertThat(answer.at("/tool_calls/0/result/error").asText()).isEqualTo("SLOT_TAKEN");
    }

    @Test
    void theFixedVersionSaysTakenAndOffersTheAfternoon() {
        JsonNode answer = server.say("fixed", TAKEN);

        assertThat(answer.path("output").asText())
                .isEqualTo("I am sorry, 15:00 is already taken on Tuesday, 10 March 2026 with Dr. Okafor, so I have not"
                        + " booked it. Dr. Okafor is free that afternoon at 13:00, 14:00, 14:30, 15:30, 16:00, 16:30."
                        + " Which one shall I book?");
        assertThat(answer.path("tool_calls")).hasSize(2);
        assertThat(answer.path("model").asText()).isEqualTo("clinic-rules");
        assertThat(answer.at("/usage/input_tokens").asInt()).isPositive();
    }

    @Test
    void theDriftedVersionIsTheFixedReleaseWithAnotherModel() {
        JsonNode answer = server.say("drifted", TAKEN);

        assertThat(answer.path("output")).isEqualTo(server.say("fixed", TAKEN).path("output"));
        assertThat(answer.path("model").asText()).isEqualTo("clinic-rules-2");
        assertThat(server.traceOf(answer).toString()).contains("\"fixed\"").doesNotContain("drifted");
    }

    @Test
    void theLiveAddressStaysWhileWhatAnswersThereChanges() {
        assertThat(server.say("live", TAKEN).path("output").asText()).startsWith("You are booked");
        assertThat(server.goLive("fixed")).isEqualTo(200);
        assertThat(server.say("live", TAKEN).path("output").asText()).startsWith("I am sorry");
        assertThat(server.goLive("none")).isEqualTo(404);
        assertThat(server.goLive("buggy")).isEqualTo(200);
    }

    @Test
    void aBookingIsNotSeenByTheNextRun() {
        JsonNode first = server.say("fixed", "Please book me with Dr. Okafor next Tuesday at 3:30 pm.");
        JsonNode second = server.say("fixed", "Please book me with Dr. Okafor next Tuesday at 3:30 pm.");

        assertThat(first.path("output").asText()).startsWith("You are booked");
        assertThat(second.path("output")).isEqualTo(first.path("output"));
    }

    @Test
    void aRecordedToolResultIsUsedInsteadOfTheCalendar() {
        ObjectNode request = ClinicServer.request("Please book me with Dr. Okafor next Tuesday at 3:30 pm.");
        ObjectNode recorded = request.putArray("tools").addObject().put("name", "book_appointment");
        recorded.putObject("arguments")
                .put("time", "15:30")
                .put("patient", PatientName.NOT_GIVEN)
                .put("doctor", "Dr. Okafor")
                .put("date", "2026-03-10");
        recorded.put("result", "{\"error\":\"SLOT_TAKEN\",\"message\":\"gone\"}");

        JsonNode answer = server.run("fixed", request);

        assertThat(answer.path("output").asText()).contains("15:30 is already taken");
    }

    @Test
    void theOfferAfterATakenSlotCanBeBookedInTheNextTurn() {
        ObjectNode request = ClinicServer.request("The second one, please: take the second one.");
        request.putArray("history")
                .add(Json.object().put("role", "user").put("content", "I am Maria Keller. " + TAKEN))
                .add(Json.object()
                        .put("role", "assistant")
                        .put(
                                "content",
                                server.say("fixed", TAKEN).path("output").asText()));

        JsonNode answer = server.run("fixed", request);

        assertThat(answer.at("/tool_calls/0/arguments").toString())
                .isEqualTo("{\"doctor\":\"Dr. Okafor\",\"date\":\"2026-03-10\",\"time\":\"14:00\","
                        + "\"patient\":\"Maria Keller\"}");
    }

    @Test
    void policyAnswersCarryTheirPassages() {
        JsonNode answer = server.say("buggy", "May I drink coffee before my blood test?");

        assertThat(answer.path("contexts")).isNotEmpty();
        assertThat(answer.path("contexts").path(0)).isEqualTo(answer.path("output"));
    }

    @Test
    void anUnknownVersionIsToldTheVersions() {
        HttpResponse<String> response = server.post("/agents/clinic/v9", "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("buggy, fixed, regressed, noisy, drifted");
    }

    @Test
    void aMalformedRequestNamesTheField() {
        for (List<String> row : List.of(
                List.of("body", "no json"),
                List.of("body", "[]"),
                List.of("input.message", "{\"input\":{}}"),
                List.of("input.message", "{\"input\":{\"message\":\" \"}}"),
                List.of("now", "{\"input\":{\"message\":\"hi\"},\"now\":\"yesterday\"}"),
                List.of("trial", "{\"input\":{\"message\":\"hi\"},\"trial\":\"x\"}"),
                List.of("history[0].content", "{\"input\":{\"message\":\"hi\"},\"history\":[{\"role\":\"user\"}]}"),
                List.of("tools[0].arguments", "{\"input\":{\"message\":\"hi\"},\"tools\":[{\"name\":\"x\"}]}"),
                List.of("history", "{\"input\":{\"message\":\"hi\"},\"history\":\"x\"}"))) {
            HttpResponse<String> response = server.post("/agents/clinic/buggy", row.get(1));

            assertThat(response.statusCode()).as(row.get(1)).isEqualTo(400);
            assertThat(ClinicServer.parse(response.body()).path("field").asText())
                    .isEqualTo(row.get(0));
        }
    }

    @Test
    void aTooLargeRequestIsRefused() {
        HttpResponse<String> response =
                server.post("/agents/clinic/buggy", "{\"input\":{\"message\":\"" + "x".repeat(1 << 20) + "\"}}");

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void theVersionsAndTheCalendarCanBeRead() {
        assertThat(server.get("/agents/clinic").body())
                .isEqualTo(
                        "{\"agent\":\"clinic-scheduler\",\"live\":\"buggy\",\"versions\":[\"buggy\",\"fixed\",\"regressed\",\"noisy\",\"drifted\"]}");
        assertThat(server.get("/agents/clinic/calendar").statusCode()).isEqualTo(400);

        JsonNode week = ClinicServer.parse(
                server.get("/agents/clinic/calendar?date=2026-03-12").body());
        assertThat(week.path("monday").asText()).isEqualTo("2026-03-09");
        JsonNode tuesday = week.at("/doctors/0/days/1");
        assertThat(tuesday.path("weekday").asText()).isEqualTo("Tuesday");
        assertThat(tuesday.at("/slots/8/time").asText()).isEqualTo("14:00");
        assertThat(tuesday.at("/slots/9")).isEqualTo(ClinicServer.parse("{\"time\":\"14:30\",\"free\":true}"));
        assertThat(tuesday.at("/slots/10"))
                .isEqualTo(ClinicServer.parse(
                        "{\"time\":\"15:00\",\"free\":false,\"takenBy\":\"taken by another patient\"}"));
    }

    @Test
    void everyWeekHasACalendarThatRepeatsAfterThreeWeeks() {
        WeekView first = server.agent().clinic().week(LocalDate.parse("2026-03-02"));
        WeekView later = server.agent().clinic().week(LocalDate.parse("2027-01-11"));

        assertThat(later.doctors().getFirst().days().getFirst().slots())
                .isEqualTo(first.doctors().getFirst().days().getFirst().slots());
    }
}
