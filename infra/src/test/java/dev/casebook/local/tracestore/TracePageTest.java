package dev.casebook.local.tracestore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracePageTest {

    @TempDir
    private static Path folder;

    private static StoreServer server;

    @BeforeAll
    static void start() {
        server = new StoreServer(folder.resolve("traces.db"), 100);
        server.pushJson(Spans.push(
                "shop",
                Spans.root(
                        Spans.TRACE,
                        "<script>alert(1)</script>",
                        Spans.text("user.id", "\\\"><img src=x>"),
                        Spans.text(
                                "gen_ai.input.messages",
                                "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"a <b> & c\\\"}]}]")),
                Spans.failedChild(
                        Spans.TRACE,
                        "execute_tool pay",
                        Spans.text("error.type", "CARD_REFUSED"),
                        Spans.text("gen_ai.tool.call.arguments", "{\\\"amount\\\":12}"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePageShowsTheTreeTheMessagesAndTheError() {
        HttpResponse<byte[]> response = server.get("/traces/" + Spans.TRACE);
        String page = StoreServer.text(response);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(page)
                .contains("class=\"said user\"", "a &lt;b&gt; &amp; c")
                .contains("<li class=\"failed\" style=\"--depth:1\">")
                .contains("CARD_REFUSED")
                .contains("&quot;amount&quot; : 12");
    }

    @Test
    void nothingFromATraceBecomesMarkup() {
        String page = StoreServer.text(server.get("/traces/" + Spans.TRACE));

        assertThat(page).doesNotContain("<script").doesNotContain("<img").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void missingTracesAndBadIdsAreSaidInWords() {
        assertThat(server.get("/traces/abc").statusCode()).isEqualTo(404);
        assertThat(StoreServer.text(server.get("/traces/abc"))).contains("This trace is not here");
        assertThat(server.get("/traces/xyz").statusCode()).isEqualTo(400);
    }

    @Test
    void theNewestTracesAreListed() {
        assertThat(StoreServer.text(server.get("/traces/"))).contains("href=\"/traces/" + Spans.TRACE + "\"");
    }

    @Test
    void spansInACircleAndOrphansAreShownOnce() {
        String circle = Spans.trace(1);
        server.pushJson(Spans.push(
                "shop",
                Spans.span(circle, "00000000000000aa", "00000000000000bb", "first", "0"),
                Spans.span(circle, "00000000000000bb", "00000000000000aa", "second", "0"),
                Spans.span(circle, "00000000000000cc", "00000000000000dd", "orphan", "0"),
                Spans.span(circle, "00000000000000cc", "00000000000000dd", "orphan", "0")));

        String page = StoreServer.text(server.get("/traces/" + circle));

        assertThat(page.split("<details", -1)).hasSize(4);
    }
}
