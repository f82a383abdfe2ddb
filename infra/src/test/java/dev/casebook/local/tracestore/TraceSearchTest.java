package dev.casebook.local.tracestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceSearchTest {

    @TempDir
    private static Path folder;

    private static StoreServer server;

    @BeforeAll
    static void start() {
        server = new StoreServer(folder.resolve("traces.db"), 100);
        server.pushJson(Spans.push(
                "shop",
                Spans.root(Spans.TRACE, "checkout", Spans.text("session.id", "conv-1"), Spans.whole("items", 3)),
                Spans.failedChild(Spans.TRACE, "execute_tool pay", Spans.text("gen_ai.tool.name", "pay"))));
        server.pushJson(Spans.push(
                "clinic", Spans.root(Spans.trace(7), "visit", Spans.text("session.id", "say \\\"hi\\\" \\\\ there"))));
        server.pushJson(Spans.push("lost", Spans.failedChild(Spans.trace(8), "orphan")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theAnswerHasTemposShape() throws IOException {
        JsonNode answer = StoreServer.json(server.search("{ .session.id = \"conv-1\" }", ""));

        assertThat(answer.path("traces")).isEqualTo(new ObjectMapper().readTree("""
                [{"traceID":"1a2b3c4d5e6f7081","rootServiceName":"shop","rootTraceName":"checkout",
                  "startTimeUnixNano":"1772617320000000000","durationMs":250,
                  "spanSet":{"spans":[{"spanID":"00f067aa0ba902b7","startTimeUnixNano":"1772617320000000000",
                    "durationNanos":"250000000",
                    "attributes":[{"key":"session.id","value":{"stringValue":"conv-1"}}]}],"matched":1},
                  "spanSets":[{"spans":[{"spanID":"00f067aa0ba902b7","startTimeUnixNano":"1772617320000000000",
                    "durationNanos":"250000000",
                    "attributes":[{"key":"session.id","value":{"stringValue":"conv-1"}}]}],"matched":1}],
                  "serviceStats":{"shop":{"spanCount":2,"errorCount":1}}}]"""));
        assertThat(answer.at("/metrics/inspectedBytes").isTextual()).isTrue();
    }

    @Test
    void conditionsFindTheTracesTheyShould() {
        String shop = "1a2b3c4d5e6f7081";
        String clinic = "1007";
        String lost = "1008";
        for (var row : List.of(
                new Row("{}", List.of(lost, clinic, shop)),
                new Row("{ }", List.of(lost, clinic, shop)),
                new Row("{ resource.service.name = \"shop\" }", List.of(shop)),
                new Row("{ .service.name =~ \"sho.\" }", List.of(shop)),
                new Row("{ .service.name =~ \"sho\" }", List.of()),
                new Row("{ .service.name !~ \"sho.*\" }", List.of(lost, clinic)),
                new Row("{ span.service.name = \"shop\" }", List.of()),
                new Row("{ .session.id != \"conv-1\" }", List.of(clinic)),
                new Row("{ .session.id = \"say \\\"hi\\\" \\\\ there\" }", List.of(clinic)),
                new Row("{ .session.id = `say \"hi\" \\ there` }", List.of(clinic)),
                new Row("{ span.\"session.id\" = \"conv-1\" }", List.of(shop)),
                new Row("{ .items >= 3 && .items < 4 }", List.of(shop)),
                new Row("{ .items > 3 }", List.of()),
                new Row("{ status = error }", List.of(lost, shop)),
                new Row("{ status = error && .session.id = \"conv-1\" }", List.of()),
                new Row("{ status = error && rootServiceName = \"shop\" }", List.of(shop)),
                new Row("{ name = \"execute_tool pay\" }", List.of(shop)),
                new Row("{ duration > 200ms && trace:rootName = \"visit\" }", List.of(clinic)),
                new Row("{ duration > 1m2s }", List.of()),
                new Row("{ kind = internal && .session.id != nil }", List.of(clinic, shop)),
                new Row("{ .session.id = nil }", List.of(lost, shop)),
                new Row("{ .session.id = \"conv-2\" || resource.service.name = \"lost\" }", List.of(lost)),
                new Row("{ .session.id = \"conv-1\" || .x = \"1\" && .y = \"2\" }", List.of(shop)),
                new Row("{ ( .session.id = \"conv-1\" || .x = \"1\" ) && .y = \"2\" }", List.of()),
                new Row("{ .session.id = \"conv-1\" } && { status = error }", List.of(shop)),
                new Row("{ .session.id = \"conv-1\" } && { name = \"visit\" }", List.of()),
                new Row("{ status = error && ( span.gen_ai.tool.name != nil || .x = \"1\" ) }", List.of(shop)),
                new Row("{ span.session.id =~ \"(?is).*CONV.*\" }", List.of(shop)),
                new Row("{ .session.id = \"conv\\u002d1\" }", List.of(shop)),
                new Row("{ .session.id = \"conv-2\" }", List.of()))) {
            HttpResponse<byte[]> response = server.search(row.query(), "");

            assertThat(StoreServer.json(response).findValuesAsText("traceID"))
                    .as(row.query())
                    .isEqualTo(row.traces());
        }
    }

    private record Row(String query, List<String> traces) {}

    @Test
    void selectedFieldsAndTheNameComeBack() {
        JsonNode span = StoreServer.json(server.search(
                        "{ status = error && name =~ \"execute.*\" } | select(span.gen_ai.tool.name,"
                                + " resource.service.name)",
                        ""))
                .at("/traces/0/spanSets/0/spans/0");

        assertThat(span.path("name").asText()).isEqualTo("execute_tool pay");
        assertThat(span.path("attributes").findValuesAsText("key"))
                .containsExactly("status", "gen_ai.tool.name", "service.name");
        assertThat(span.at("/attributes/0/value/stringValue").asText()).isEqualTo("error");
    }

    @Test
    void aTraceWithoutItsRootSaysSo() {
        JsonNode trace =
                StoreServer.json(server.search("{ name = \"orphan\" }", "")).at("/traces/0");

        assertThat(trace.path("rootServiceName").asText()).isEqualTo("<root span not yet received>");
        assertThat(trace.has("rootTraceName")).isFalse();
    }

    @Test
    void theWindowAndTheLimitCount() {
        assertThat(found("{}", "&start=1772617000&end=1772618000")).hasSize(3);
        assertThat(found("{}", "&start=1772610000&end=1772611000")).isEmpty();
        assertThat(found("{}", "&limit=2")).hasSize(2);
        assertThat(StoreServer.json(server.search("{ .service.name = \"shop\" }", "&spss=1"))
                        .at("/traces/0/spanSet/spans"))
                .hasSize(1);
        assertThat(StoreServer.json(server.search("{ .service.name = \"shop\" }", "&spss=1"))
                        .at("/traces/0/spanSet/matched")
                        .asInt())
                .isEqualTo(2);
    }

    private static List<String> found(String query, String more) {
        return StoreServer.json(server.search(query, more)).findValuesAsText("traceID");
    }

    @Test
    void whatCannotBeAnsweredIsRefusedInWords() {
        for (List<String> row : List.of(
                List.of("{ .a = \"b\" ) }", "", "expected &&, || or }"),
                List.of("{ ( .a = \"b\" }", "", "expected )"),
                List.of("{ .a = \"b\" } || { .c = \"d\" }", "", "the end of the query"),
                List.of("{ .a = \"b\" } | count() > 1", "", "expected select"),
                List.of("{ .a = \"b }", "", "literal not terminated"),
                List.of("{ .a = b }", "", "expected a value"),
                List.of("{ foo = 1 }", "", "expected a field"),
                List.of("{ .a }", "", "expected a comparison"),
                List.of("{ status = \"error\" }", "", "status is compared with a word"),
                List.of("{ .a =~ \"(\" }", "", "invalid regular expression"),
                List.of("{ .a > true }", "", "not available for this truth"),
                List.of(".a = 1", "", "expected {"),
                List.of("{}", "&limit=0", "invalid limit"),
                List.of("{}", "&spss=101", "invalid spss"),
                List.of("{}", "&start=20&end=10", "start must be before end"),
                List.of("{}", "&start=1000000&end=9000000", "exceeds 168h0m0s"),
                List.of("{}", "&start=abc&end=10", "invalid start"))) {
            HttpResponse<byte[]> response = server.search(row.get(0), row.get(1));

            assertThat(response.statusCode()).as(row.get(0)).isEqualTo(400);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(StoreServer.text(response)).contains(row.get(2));
        }
    }
}
