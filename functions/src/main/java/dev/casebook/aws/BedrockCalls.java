package dev.casebook.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import dev.casebook.agent.http.HttpCalls;
import dev.casebook.agent.http.TransportException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Models of Amazon Bedrock behind the address {@code bedrock://region}: chat completions that are posted there become calls of
 * Converse, and its answers chat completions, so that judges and chat agents speak to both alike. Calls to other addresses pass
 * through. The SDK's client for Bedrock would add some megabytes to every function, and is not there in the SDK's version.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
final class BedrockCalls implements HttpCalls {
    /** Of the addresses that mean Bedrock. */
    static final String SCHEME = "bedrock";

    private static final int MODEL_BROKE = 424;

    private final HttpCalls calls;
    private final Supplier<SignedHttp> signed;
    private final Function<String, URI> endpoints;

    /**
     * Calls to Bedrock and elsewhere.
     *
     * @param signed for the service {@code bedrock}; asked for at each call
     * @param endpoints where the service is, by region
     */
    BedrockCalls(HttpCalls calls, Supplier<SignedHttp> signed, Function<String, URI> endpoints) {
        this.calls = calls;
        this.signed = signed;
        this.endpoints = endpoints;
    }

    @Override
    public Response call(Request request) throws TransportException {
        if (!SCHEME.equals(request.uri().getScheme())) {
            return calls.call(request);
        }
        if (!request.method().equals("POST")) {
            // Whether a model may be called shows when it is; asking would take another permission.
            return new Response(404, Map.of(), "{}");
        }
        try {
            return converse(request, Json.mapper().readTree(request.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request of our own is JSON", e);
        } catch (SdkException e) {
            return error(401, "no_aws_credentials");
        }
    }

    private Response converse(Request request, JsonNode completion) throws TransportException {
        String region = request.uri().getHost();
        String model = completion.path("model").asText();
        URI address = endpoints
                .apply(region)
                .resolve("/model/" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "/converse");
        Response response = signed.get()
                .post(
                        new SignedHttp.Post(
                                address,
                                region,
                                Map.of("accept", "application/json"),
                                Converse.request(completion).toString()),
                        request.timeout());
        if (response.status() < 200 || response.status() >= 300) {
            int status = response.status() == MODEL_BROKE ? 503 : response.status();
            return new Response(
                    status, response.headers(), error(status, code(response)).body());
        }
        return Converse.answer(response.body(), model)
                .map(body -> new Response(200, response.headers(), body.toString()))
                .orElseGet(() -> error(502, "no_converse_answer"));
    }

    /** {@code ThrottlingException:http://…} is {@code throttling_exception}. */
    private static String code(Response response) {
        String type = response.header("x-amzn-errortype").orElse("").split(":", 2)[0];
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static Response error(int status, String code) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("error").put("code", code);
        return new Response(status, Map.of(), body.toString());
    }

    @Override
    public void close() {
        calls.close();
    }
}
