package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionFailureTest {

    private static final ProductionFailure FAILURE = ProductionFailure.load();

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
    void theConversationHoldsPersonalDataToRedact() {
        assertThat(FAILURE.turns()).hasSize(2);
        assertThat(FAILURE.turns().getFirst()).contains("+49 171 3920042").contains("@example.com");
    }

    @Test
    void playedAgainstTheDeployedVersionItFailsInEveryRespect() {
        assertThat(DatasetTest.problems(reference(), play("buggy")))
                .contains("tool calls are not the required ones", "does not say already taken", "says You are booked");
    }

    @Test
    void playedAgainstTheFixedAndTheRegressedVersionItPasses() {
        assertThat(DatasetTest.problems(reference(), play("fixed"))).isEmpty();
        assertThat(DatasetTest.problems(reference(), play("regressed"))).isEmpty();
    }

    private static JsonNode reference() {
        return Json.resource("failure.json").path("reference");
    }

    private static JsonNode play(String version) {
        ArrayNode history = Json.array();
        JsonNode answer = Json.object();
        for (String turn : FAILURE.turns()) {
            ObjectNode request = Json.object()
                    .put("now", FAILURE.now())
                    .put("session", FAILURE.session())
                    .put("user", FAILURE.user());
            request.putObject("input").put("message", turn);
            request.set("history", history.deepCopy());
            answer = server.run(version, request);
            history.addObject().put("role", "user").put("content", turn);
            history.addObject()
                    .put("role", "assistant")
                    .put("content", answer.path("output").asText());
        }
        return answer;
    }
}
