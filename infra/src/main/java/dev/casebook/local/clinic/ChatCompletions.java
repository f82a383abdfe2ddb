package dev.casebook.local.clinic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** One {@code POST {base}/chat/completions} with the clinic's tools. Safe for several threads. */
final class ChatCompletions {

    private final ModelSettings settings;
    private final URI address;
    private final HttpClient http;
    private final JsonNode tools = Json.resource("tools.json");

    ChatCompletions(ModelSettings settings) {
        this.settings = settings;
        this.address = URI.create(settings.url().toString().replaceAll("/$", "") + "/chat/completions");
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    ChatTurn next(String model, ArrayNode messages) {
        ObjectNode body = Json.object().put("model", model);
        body.set("messages", messages);
        body.set("tools", tools);
        return read(send(Json.text(body)));
    }

    private String send(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        settings.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return checked(response);
        } catch (IOException e) {
            throw new CasebookException.Retryable("The model at " + address + " did not answer. Try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable("The program is stopping; the model was not asked.", e);
        }
    }

    private String checked(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            throw new CasebookException.Retryable(
                    "The model at " + address + " is busy or broken (status " + status + "). Try again.");
        }
        if (status != 200) {
            throw new CasebookException.Permanent("The model at " + address + " refused the request (status " + status
                    + "). Check its address, name and key.");
        }
        return response.body();
    }

    private ChatTurn read(String body) {
        JsonNode json = parse(body);
        JsonNode choice = json.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new CasebookException.Permanent(
                    "The model at " + address + " answered without a message. Is it an OpenAI-compatible server?");
        }
        List<RequestedCall> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            calls.add(new RequestedCall(
                    call.path("id").asText("call_" + (calls.size() + 1)),
                    call.path("function").path("name").asText(),
                    arguments(call.path("function").path("arguments"))));
        }
        JsonNode usage = json.path("usage");
        return new ChatTurn(
                message.path("content").asText(""),
                List.copyOf(calls),
                choice.path("finish_reason").asText("stop"),
                json.path("model").asText(settings.model()),
                usage.path("prompt_tokens").asInt(),
                usage.path("completion_tokens").asInt());
    }

    private JsonNode parse(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new CasebookException.Permanent(
                    "The model at " + address + " did not answer with JSON. Is it an OpenAI-compatible server?");
        }
    }

    /** Arguments come as text; what is no object becomes an empty one, and the tool then says what is missing. */
    private static ObjectNode arguments(JsonNode written) {
        try {
            JsonNode tree = written.isTextual() ? Json.MAPPER.readTree(written.asText()) : written;
            return tree instanceof ObjectNode object ? object : Json.object();
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }
}
