package dev.casebook.local.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model loop against a small server that speaks chat/completions. */
class ModelPlannerTest {

    private static final String CALL = """
            {"model":"tiny-1","choices":[{"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
            "tool_calls":[{"id":"call_a","type":"function","function":{"name":"find_slots",
            "arguments":"{\\"doctor\\":\\"Okafor\\",\\"date\\":\\"2026-03-05\\",\\"part_of_day\\":\\"morning\\"}"}}]}}],
            "usage":{"prompt_tokens":120,"completion_tokens":11}}""";
    private static final String ANSWER = """
            {"model":"tiny-1","choices":[{"finish_reason":"stop","message":{"role":"assistant",
            "content":"10:00 and 11:30 are free."}}],"usage":{"prompt_tokens":150,"completion_tokens":9}}""";

    @TempDir
    private Path folder;

    private HttpServer model;
    private ClinicServer server;
    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> script = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", this::answer);
        model.start();
        URI base = URI.create("http://127.0.0.1:" + model.getAddress().getPort() + "/v1/");
        server = new ClinicServer(
                folder,
                Optional.of(new ModelSettings(base, "tiny", Optional.of("secret-key"), Duration.ofSeconds(10))));
    }

    @AfterEach
    void stop() {
        server.close();
        model.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(ClinicServer.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            String next = script.size() > 1 ? script.removeFirst() : script.getFirst();
            int status = next.matches("\\d{3}") ? Integer.parseInt(next) : 200;
            byte[] body = next.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void theModelCallsTheClinicsToolsAndAnswers() {
        script.addAll(List.of(CALL, ANSWER));

        JsonNode answer = server.say("fixed", "Is Dr. Okafor available tomorrow morning?");

        assertThat(answer.path("output").asText()).isEqualTo("10:00 and 11:30 are free.");
        assertThat(answer.path("model").asText()).isEqualTo("tiny-1");
        assertThat(answer.at("/usage/input_tokens").asInt()).isEqualTo(270);
        assertThat(answer.at("/tool_calls/0/result").toString())
                .isEqualTo("{\"date\":\"2026-03-05\",\"slots\":[{\"doctor\":\"Dr. Okafor\","
                        + "\"times\":[\"10:00\",\"11:30\"]}]}");
        assertThat(keys).containsOnly("Bearer secret-key");
        assertThat(asked.getFirst().path("tools")).hasSize(3);
        assertThat(asked.getLast().at("/messages/3/tool_call_id").asText()).isEqualTo("call_a");
        assertThat(asked.getLast().at("/messages/3/content").asText()).contains("11:30");
    }

    @Test
    void aPinnedModelIsAskedFor() {
        script.add(ANSWER);

        server.run("fixed", ClinicServer.request("Hello").put("model", "tiny-pinned"));

        assertThat(asked.getFirst().path("model").asText()).isEqualTo("tiny-pinned");
    }

    @Test
    void aModelThatNeverAnswersIsStoppedAfterEightRounds() {
        script.add(CALL);

        HttpResponse<String> response = server.post("/agents/clinic/fixed", Json.text(ClinicServer.request("Hello")));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("8 rounds");
        assertThat(asked).hasSize(ModelPlanner.ROUNDS);
    }

    @Test
    void aBusyModelIsTheCallersToRetryAndARefusingOneIsNot() {
        script.add("429");
        assertThat(server.post("/agents/clinic/fixed", Json.text(ClinicServer.request("Hello")))
                        .statusCode())
                .isEqualTo(503);

        script.set(0, "401");
        HttpResponse<String> refused = server.post("/agents/clinic/fixed", Json.text(ClinicServer.request("Hello")));
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body()).doesNotContain("secret-key");
    }
}
