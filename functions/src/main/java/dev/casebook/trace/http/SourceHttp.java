package dev.casebook.trace.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import dev.casebook.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One request to a configured source, with its refusals and failures as sentences.
 *
 * <p>Throttling, time-outs, cut connections and 5xx throw {@link CasebookException.Retryable}, with the source's
 * {@code Retry-After} where it says one; everything else that is no answer throws {@link CasebookException.Permanent}. A request
 * whose credential is refused is sent once more if there is another one by now. Safe for several threads.
 */
public final class SourceHttp {
    private final SourceAddress address;
    private final HttpClient http;
    private final SourceRefusal refusal;
    private final ObjectMapper json;

    /** The client must not follow redirects: credentials are for the configured host only. */
    public SourceHttp(SourceAddress address, HttpClient http, InstantSource clock) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client follows redirects");
        }
        this.address = address;
        this.http = http;
        this.refusal = new SourceRefusal(address, clock);
        this.json = new ObjectMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxStringLength((int) Math.min(address.limits().maxBytes(), Integer.MAX_VALUE))
                        .build())
                .build());
    }

    /** Reads; the answer when it is 2xx or 404. */
    public SourceAnswer get(String path) {
        return ask(SourceRequest.get(path));
    }

    /** Reads in this form, or in JSON where the source answers in it or the form cannot be read; empty for a 404. */
    public <T> Optional<T> get(String path, SourceForm<T> form) {
        HttpResponse<byte[]> response = send(SourceRequest.get(path).with("Accept", form.mediaType()));
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() >= 200 && response.statusCode() < 300 && type.startsWith(form.mediaType())) {
            try {
                return Optional.of(form.binary().read(response.body()));
            } catch (IOException unreadable) {
                return Optional.of(get(path))
                        .filter(answer -> !answer.notFound())
                        .map(SourceAnswer::body)
                        .map(form.json());
            }
        }
        return Optional.of(answer(response, Set.of(404)))
                .filter(answer -> !answer.notFound())
                .map(SourceAnswer::body)
                .map(form.json());
    }

    /** The answer when it is 2xx or what the request expects; everything else throws. */
    public SourceAnswer ask(SourceRequest request) {
        return answer(send(request), request.expected());
    }

    private HttpResponse<byte[]> send(SourceRequest request) {
        Map<String, String> proof = proof(Supplier::get);
        HttpResponse<byte[]> response = send(built(request, proof));
        if (response.statusCode() == 401) {
            Map<String, String> renewed = proof(SourceHttp::renewed);
            response = renewed.equals(proof) ? response : send(built(request, renewed));
        }
        return response;
    }

    private SourceAnswer answer(HttpResponse<byte[]> response, Set<Integer> expected) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response.body().length == 0
                    ? SourceAnswer.without(status)
                    : new SourceAnswer(status, parse(response));
        }
        if (expected.contains(status)) {
            return SourceAnswer.without(status);
        }
        throw refusal.of(status, response.headers());
    }

    /** The headers of the address. */
    private Map<String, String> proof(Function<Supplier<String>, String> value) {
        Map<String, String> headers = new HashMap<>();
        address.headers().forEach((name, each) -> headers.put(name, value.apply(each)));
        return headers;
    }

    private static String renewed(Supplier<String> value) {
        return value instanceof Credential credential ? credential.renewed() : value.get();
    }

    private HttpRequest built(SourceRequest request, Map<String, String> proof) {
        String base = address.base().toString();
        HttpRequest.Builder built = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + request.path()))
                .timeout(address.limits().timeout())
                .header("Accept", "application/json");
        proof.forEach(built::header);
        request.headers().forEach(built::setHeader);
        request.body().ifPresent(body -> built.header("Content-Type", "application/json"));
        return built.method(
                        request.method(),
                        request.body()
                                .map(body -> BodyPublishers.ofString(body.toString()))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    /** The client's own time-out ends with the headers; this one covers the body as well. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        SourceAddress.Limits limits = address.limits();
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), limits.maxBytes()));
        try {
            return sent.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            sent.cancel(true);
            throw refusal.timedOut(late);
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Reading from %s was interrupted; nothing was stored. It will be tried again."
                            .formatted(address.name()),
                    stopped);
        } catch (ExecutionException failed) {
            throw refusal.ofFailure(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private JsonNode parse(HttpResponse<byte[]> response) {
        try {
            JsonNode body = json.readTree(response.body());
            if (body != null && body.isContainerNode()) {
                return body;
            }
            throw refusal.notJson(response);
        } catch (JsonEOFException cut) {
            throw refusal.cut();
        } catch (JsonProcessingException notJson) {
            throw refusal.notJson(response);
        } catch (IOException impossible) {
            throw refusal.cut();
        }
    }
}
