package dev.casebook.agent.http;

import dev.casebook.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Answers calls from a list, and keeps what was asked. The last entry is repeated. For one thread. */
final class ScriptedHttpCalls implements HttpCalls {
    private final Deque<Object> script = new ArrayDeque<>();
    final List<Request> requests = new ArrayList<>();

    ScriptedHttpCalls then(int status, String body, Map<String, String> headers) {
        script.add(new Response(status, headers, body));
        return this;
    }

    ScriptedHttpCalls then(int status) {
        return then(status, "", Map.of());
    }

    ScriptedHttpCalls then(TransportException.Kind kind) {
        script.add(kind);
        return this;
    }

    ScriptedHttpCalls thenSaying(String output) {
        return then(200, Json.mapper().createObjectNode().put("output", output).toString(), Map.of());
    }

    @Override
    public Response call(Request request) throws TransportException {
        requests.add(request);
        Object next = script.size() > 1 ? script.remove() : script.element();
        if (next instanceof TransportException.Kind kind) {
            throw new TransportException(kind);
        }
        return (Response) next;
    }

    @Override
    public void close() {}
}
