package dev.casebook.local.situation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.local.slack.content.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The local Slack's page, as the browser uses it. */
final class Page {
    private final HttpClient client;
    private final URI base;

    Page(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    /** What a person is shown at this moment. */
    ObjectNode state(String person) {
        return send(HttpRequest.newBuilder(base.resolve("/page/state?as=" + person)));
    }

    /** What a person does, and what the page is told about it. */
    ObjectNode act(String what, ObjectNode body) {
        return send(HttpRequest.newBuilder(base.resolve("/page/" + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private ObjectNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Json.parseObject(answer.body())
                    .orElseThrow(() -> new AssertionError("the page answered " + answer.statusCode()));
        } catch (IOException e) {
            throw new AssertionError("the page did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
