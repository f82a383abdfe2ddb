package dev.casebook.evaluation.judge;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.CasebookException;
import dev.casebook.Json;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.TransportException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A model behind OpenAI's chat completions, or a server that speaks the same ({@code POST base/chat/completions}), with a strict
 * JSON schema for the verdict. Models that reason before they answer take neither a temperature nor {@code max_tokens}.
 */
public final class OpenAiChat implements ChatModel {
    private static final Pattern REASONING = Pattern.compile("(?:.*/)?(?:o[1-9]|gpt-5).*");
    private static final JsonNode FORMAT = PromptFiles.json("verdict.json");

    private final HttpCalls calls;
    private final URI address;
    private final String model;
    private final Supplier<Optional<String>> key;
    private final InstantSource clock;

    /**
     * A model at an address.
     *
     * @param base such as {@code https://api.openai.com/v1}
     * @param key read at each call, so that it can be replaced while Casebook runs; empty for a server that wants none
     */
    public OpenAiChat(HttpCalls calls, URI base, String model, Supplier<Optional<String>> key, InstantSource clock) {
        this.calls = requireNonNull(calls, "calls is null");
        this.address = URI.create(base.toString().replaceFirst("/+$", "") + "/chat/completions");
        this.model = requireNonNull(model, "model is null");
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Reply ask(Request request, Duration timeout) {
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", "application/json");
        try {
            key.get().ifPresent(secret -> headers.put("authorization", "Bearer " + secret));
            HttpCalls.Response response =
                    calls.call(new HttpCalls.Request("POST", address, headers, body(request), timeout));
            return ChatReplies.read(response, clock);
        } catch (TransportException e) {
            boolean sent = e.kind() == TransportException.Kind.TIMED_OUT || e.kind() == TransportException.Kind.CUT;
            return e.kind().passing()
                    ? new Lost(e.kind().words(), Optional.empty(), sent)
                    : new Refused(e.kind().words());
        } catch (CasebookException e) {
            return new Refused("its key could not be read: " + e.getMessage());
        }
    }

    private String body(Request request) {
        ObjectNode body = Json.mapper().createObjectNode().put("model", model);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", request.system());
        messages.addObject().put("role", "user").put("content", request.user());
        body.set("response_format", FORMAT);
        body.put("seed", request.seed());
        if (REASONING.matcher(model).matches()) {
            body.put("max_completion_tokens", Request.MOST_OUTPUT_TOKENS);
        } else {
            body.put("max_tokens", Request.MOST_OUTPUT_TOKENS).put("temperature", 0);
        }
        return body.toString();
    }
}
