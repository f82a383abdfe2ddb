package dev.casebook.local.slack.page;

import dev.casebook.local.slack.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of the page, from the resources. The page may load nothing from anywhere else, and the browser is told so. */
final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-cache",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    Answer answer(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return Answer.text(404, "not found");
        }
        try (InputStream in = Assets.class.getResourceAsStream("/dev/casebook/local/slack/page/" + name)) {
            if (in == null) {
                return Answer.text(404, "not found");
            }
            String ending = name.substring(name.lastIndexOf('.') + 1);
            return new Answer(200, TYPES.getOrDefault(ending, "text/plain"), HEADERS, in.readAllBytes());
        }
    }
}
