package dev.casebook.trace.tempo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One GET to the configured Tempo, with its refusals and failures as sentences. */
final class TempoHttp {
    private final TempoSettings settings;
    private final HttpClient http;
    private final TempoRefusal refusal;
    private final ObjectMapper json;

    TempoHttp(TempoSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.refusal = new TempoRefusal(settings.name(), clock);
        this.json = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxStringLength((int) Math.min(settings.maxBytes(), Integer.MAX_VALUE))
                        .build())
                .build());
    }

    /** The answer when it is 200 or 404; everything else throws. */
    TempoAnswer get(String path) {
        HttpResponse<byte[]> response = send(request(path));
        if (response.statusCode() == 404) {
            return new TempoAnswer(404, Optional.empty());
        }
        if (response.statusCode() != 200) {
            throw refusal.of(response.statusCode(), response.headers());
        }
        return new TempoAnswer(200, Optional.of(parse(response)));
    }

    private HttpRequest request(String path) {
        String base = settings.base().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
                .timeout(settings.requestTimeout())
                .header("Accept", "application/json");
        settings.tenant().ifPresent(tenant -> request.header("X-Scope-OrgID", tenant));
        settings.authorization().ifPresent(value -> request.header("Authorization", value.get()));
        return request.GET().build();
    }

    /** The client's own time-out ends with the headers; this one covers the body as well. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.maxBytes()));
        try {
            return sent.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw refusal.timedOut(settings.requestTimeout(), late);
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Reading from %s was interrupted; nothing was stored. It will be tried again."
                            .formatted(settings.name()),
                    stopped);
        } catch (ExecutionException failed) {
            throw refusal.ofFailure(failed.getCause() == null ? failed : failed.getCause(), settings);
        }
    }

    private JsonNode parse(HttpResponse<byte[]> response) {
        try {
            JsonNode body = json.readTree(response.body());
            if (body != null && body.isObject()) {
                return body;
            }
            throw refusal.notJson(response.headers());
        } catch (JsonEOFException cut) {
            throw refusal.cut();
        } catch (JsonProcessingException notJson) {
            throw refusal.notJson(response.headers());
        } catch (IOException impossible) {
            throw refusal.cut();
        }
    }
}
