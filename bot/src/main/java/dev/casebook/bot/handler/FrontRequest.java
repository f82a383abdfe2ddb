package dev.casebook.bot.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request to the front as it came over HTTP. */
final class FrontRequest {
    private final String method;
    private final String path;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private FrontRequest(String method, String path, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /** Lets nothing malformed pass: a body that is not the base64 it claims to be throws {@link IllegalArgumentException}. */
    static FrontRequest of(APIGatewayV2HTTPEvent event) {
        String text = event.getBody() == null ? "" : event.getBody();
        byte[] body =
                event.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new HashMap<>();
        Map<String, String> given = event.getHeaders() == null ? Map.of() : event.getHeaders();
        given.forEach((name, value) -> headers.computeIfAbsent(
                        name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
                .addAll(Arrays.stream(value.split(",", -1)).map(String::strip).toList()));
        return new FrontRequest(method(event), event.getRawPath() == null ? "" : event.getRawPath(), headers, body);
    }

    private static String method(APIGatewayV2HTTPEvent event) {
        var context = event.getRequestContext();
        return context == null || context.getHttp() == null || context.getHttp().getMethod() == null
                ? "POST"
                : context.getHttp().getMethod().toUpperCase(Locale.ROOT);
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** The raw bytes, base64 undone. */
    byte[] body() {
        return body;
    }

    /** All values of a header; those that a gateway joined with commas are taken apart again. */
    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The body as text. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as a form: name to its first value. Malformed escapes throw {@link IllegalArgumentException}. */
    Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        for (String pair : text().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "FrontRequest[" + method + " " + path + ", " + body.length + " bytes]";
    }
}
