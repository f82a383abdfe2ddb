package dev.casebook.local.house;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP route as API Gateway's HTTP API serves it: the request becomes a payload of format 2.0, the body base64. */
final class HttpBridge implements HttpHandler {
    /** API Gateway's own limit for a request's body, in bytes. */
    private static final int MOST = 10 * 1024 * 1024;

    private static final Duration TIME = Duration.ofSeconds(29);

    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function;
    private final String parameter;
    private final InstantSource clock;

    /**
     * Takes its parts.
     *
     * @param parameter the name that the last part of the path has in the route, such as {@code source} in
     *     {@code /alerts/{source}}
     */
    HttpBridge(
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function,
            String parameter,
            InstantSource clock) {
        this.function = function;
        this.parameter = parameter;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST + 1);
            if (body.length > MOST) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            answer(
                    exchange,
                    function.handleRequest(
                            event(exchange, body),
                            new LocalContext(function.getClass().getSimpleName(), clock, TIME)));
        }
    }

    private APIGatewayV2HTTPEvent event(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(path)
                .withRawQueryString(exchange.getRequestURI().getRawQuery())
                .withHeaders(headers)
                .withPathParameters(Map.of(parameter, path.substring(path.lastIndexOf('/') + 1)))
                .withBody(Base64.getEncoder().encodeToString(body))
                .withIsBase64Encoded(true)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(exchange.getRequestMethod())
                                .withPath(path)
                                .build())
                        .build())
                .build();
    }

    private static void answer(HttpExchange exchange, APIGatewayV2HTTPResponse response) throws IOException {
        if (response.getHeaders() != null) {
            response.getHeaders().forEach(exchange.getResponseHeaders()::set);
        }
        String body = response.getBody() == null ? "" : response.getBody();
        byte[] bytes = response.getIsBase64Encoded()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
