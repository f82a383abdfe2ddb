package dev.casebook.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.local.clinic.ProductionFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A patient's conversation with the deployed version of the sample agent, turn by turn over HTTP. */
final class PatientTalk {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI agent;

    PatientTalk(HttpClient client, URI agent) {
        this.client = client;
        this.agent = agent;
    }

    /** Says every turn, each with the conversation so far, and answers with the reference of the last turn's trace. */
    String hold(ProductionFailure failure, String session) {
        ArrayNode history = Json.mapper().createArrayNode();
        String trace = "";
        for (String turn : failure.turns()) {
            ObjectNode request = Json.mapper().createObjectNode();
            request.putObject("input").put("message", turn);
            request.set("history", history.deepCopy());
            request.put("now", failure.now());
            request.put("session", session);
            request.put("user", failure.user());
            JsonNode answer = post(request);
            history.addObject().put("role", "user").put("content", turn);
            history.addObject()
                    .put("role", "assistant")
                    .put("content", answer.path("output").asText());
            trace = answer.path("trace_ref").asText();
        }
        return trace;
    }

    private JsonNode post(ObjectNode body) {
        HttpRequest request = HttpRequest.newBuilder(agent)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new CasebookException.Permanent("The sample agent answered " + response.statusCode() + ".");
            }
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new CasebookException.Permanent("The sample agent did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Permanent("Interrupted.", e);
        }
    }
}
