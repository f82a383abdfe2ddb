package dev.casebook.local.tracestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceByIdTest {

    private static final String V1 = "/tempo/api/traces/";
    private static final String V2 = "/tempo/api/v2/traces/";

    @TempDir
    private Path folder;

    private StoreServer server;

    @BeforeEach
    void start() {
        server = new StoreServer(folder.resolve("traces.db"), 3);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAnswerHasTemposShape() throws IOException {
        server.pushJson(Spans.push(
                "shop",
                Spans.root(Spans.TRACE, "root", Spans.text("a", "b"), Spans.whole("n", Long.MAX_VALUE)),
                Spans.failedChild(
                        Spans.TRACE,
                        "child",
                        "{\"key\":\"d\",\"value\":{\"doubleValue\":0.0}}",
                        "{\"key\":\"i\",\"value\":{\"doubleValue\":\"Infinity\"}}",
                        "{\"key\":\"e\",\"value\":{\"arrayValue\":{}}}",
                        "{\"key\":\"u\",\"value\":{}}")));

        JsonNode answer = StoreServer.json(server.get(V2 + Spans.TRACE));

        assertThat(answer).isEqualTo(new ObjectMapper().readTree("""
                {"trace":{"resourceSpans":[{
                  "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
                  "scopeSpans":[{"scope":{"name":"test"},"spans":[
                    {"traceId":"AAAAAAAAAAAaKzxNXm9wgQ==","spanId":"APBnqgupArc=","name":"root",
                     "kind":"SPAN_KIND_INTERNAL","startTimeUnixNano":"1772617320000000000",
                     "endTimeUnixNano":"1772617320250000000","attributes":[
                       {"key":"a","value":{"stringValue":"b"}},
                       {"key":"n","value":{"intValue":"9223372036854775807"}}],"status":{}},
                    {"traceId":"AAAAAAAAAAAaKzxNXm9wgQ==","spanId":"AQIDBAUGBwg=","parentSpanId":"APBnqgupArc=",
                     "name":"child","kind":"SPAN_KIND_INTERNAL","startTimeUnixNano":"1772617320000000000",
                     "endTimeUnixNano":"1772617320250000000","attributes":[
                       {"key":"d","value":{"doubleValue":0}},
                       {"key":"i","value":{"doubleValue":"Infinity"}},
                       {"key":"e","value":{"arrayValue":{}}},
                       {"key":"u","value":{}}],"status":{"code":"STATUS_CODE_ERROR"}}]}]}]}}"""));
        assertThat(StoreServer.json(server.get(V1 + Spans.TRACE)).path("batches"))
                .isEqualTo(answer.path("trace").path("resourceSpans"));
    }

    @Test
    void idsMayBeShortOrInUpperCase() {
        server.pushJson(Spans.push("shop", Spans.root(Spans.TRACE, "root")));

        assertThat(server.get(V1 + "1A2B3C4D5E6F7081").body())
                .isEqualTo(server.get(V1 + Spans.TRACE).body());
    }

    @Test
    void aMissingTraceAndABadIdAnswerAsTempoDoes() {
        HttpResponse<byte[]> v1 = server.get(V1 + "abc");
        assertThat(v1.statusCode()).isEqualTo(404);
        assertThat(v1.body()).isEmpty();
        assertThat(v1.headers().firstValue("Content-Type")).isEmpty();

        HttpResponse<byte[]> v2 = server.get(V2 + "abc");
        assertThat(v2.statusCode()).isEqualTo(200);
        assertThat(StoreServer.text(v2)).isEqualTo("{\"trace\":{}}");

        HttpResponse<byte[]> bad = server.get(V2 + "xyz");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(StoreServer.text(bad)).isEqualTo("trace IDs can only contain hex characters");
    }

    @Test
    void protobufIsSentWhenAsked() throws IOException {
        server.pushJson(Spans.push("shop", Spans.root(Spans.TRACE, "root")));

        HttpResponse<byte[]> v1 = server.get(V1 + Spans.TRACE, "Accept", "application/protobuf");
        assertThat(v1.headers().firstValue("Content-Type")).contains("application/protobuf");
        TracesData trace = TracesData.parseFrom(v1.body());
        assertThat(trace.getResourceSpans(0).getScopeSpans(0).getSpans(0).getName())
                .isEqualTo("root");

        byte[] v2 =
                server.get(V2 + Spans.TRACE, "Accept", "application/protobuf").body();
        assertThat(v2[0]).as("field 1, a message").isEqualTo((byte) 0x0a);
        assertThat(List.of(v2.length - v1.body().length)).isSubsetOf(List.of(2, 3));
    }

    @Test
    void spansOfOneTraceFromSeveralPushesComeTogetherAndTwiceStaysTwice() {
        server.pushJson(Spans.push("shop", Spans.root(Spans.TRACE, "root")));
        server.pushJson(
                Spans.push("cart", Spans.failedChild(Spans.TRACE, "child"), Spans.root(Spans.trace(1), "other")));
        server.pushJson(Spans.push("cart", Spans.failedChild(Spans.TRACE, "child")));

        JsonNode batches = StoreServer.json(server.get(V1 + Spans.TRACE)).path("batches");

        assertThat(batches.findValuesAsText("name")).containsExactly("test", "root", "test", "child", "test", "child");
    }

    @Test
    void theOldestTracesGoWhenThereAreTooMany() {
        for (int i = 0; i < 5; i++) {
            server.pushJson(Spans.push("shop", Spans.root(Spans.trace(i), "root")));
        }

        assertThat(server.get(V1 + Spans.trace(1)).statusCode()).isEqualTo(404);
        assertThat(server.get(V1 + Spans.trace(2)).statusCode()).isEqualTo(200);
        assertThat(server.get(V1 + Spans.trace(4)).statusCode()).isEqualTo(200);
    }

    @Test
    void tracesOutliveTheProgram() {
        server.pushJson(Spans.push("shop", Spans.root(Spans.TRACE, "root")));
        server.close();
        server = new StoreServer(folder.resolve("traces.db"), 3);

        assertThat(server.get(V1 + Spans.TRACE).statusCode()).isEqualTo(200);
    }

    @Test
    void gzipIsTakenAndBrokenPushesAreRefused() {
        byte[] push = Spans.push("shop", Spans.root(Spans.TRACE, "root")).getBytes(UTF_8);

        assertThat(server.push("application/json", StoreServer.gzip(push), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.push("application/json", push, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.push("application/json", "{".getBytes(UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(server.push("application/x-protobuf", push).statusCode()).isEqualTo(400);
        assertThat(server.push("text/plain", push).statusCode()).isEqualTo(415);
        assertThat(server.get(V1 + Spans.TRACE).statusCode()).isEqualTo(200);
    }

    @Test
    void spansWithoutAnIdAreCountedAsRejected() {
        HttpResponse<byte[]> response = server.push(
                "application/json",
                Spans.push("shop", Spans.root("", "lost"), Spans.root(Spans.TRACE, "root"))
                        .getBytes(UTF_8));

        assertThat(StoreServer.json(response)
                        .at("/partialSuccess/rejectedSpans")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void manySendersAtOnceLoseNothing() {
        try (StoreServer large = new StoreServer(folder.resolve("many.db"), 1000);
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String push =
                        Spans.push("shop", Spans.root(Spans.trace(i), "root"), Spans.failedChild(Spans.TRACE, "c"));
                sent.add(senders.submit(() -> large.pushJson(push)));
            }
            assertThat(sent).allSatisfy(Future::get);
            assertThat(StoreServer.json(large.search("{ name = \"root\" }", "&limit=100"))
                            .path("traces"))
                    .hasSize(60);
            assertThat(StoreServer.json(large.get(V1 + Spans.TRACE)).path("batches"))
                    .hasSize(60);
        }
    }

    @Test
    void theHealthAddressesAnswer() {
        assertThat(StoreServer.text(server.get("/tempo/api/echo"))).isEqualTo("echo");
        assertThat(StoreServer.text(server.get("/tempo/ready"))).isEqualTo("ready\n");
        assertThat(StoreServer.json(server.get("/tempo/api/status/buildinfo")).has("version"))
                .isTrue();
        assertThat(server.get("/tempo/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theRealExporterIsUnderstood() {
        String id;
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(OtlpHttpSpanExporter.builder()
                        .setEndpoint(server.uri("/otlp/v1/traces").toString())
                        .setCompression("gzip")
                        .build()))
                .build()) {
            Span span = provider.get("test").spanBuilder("hello").startSpan();
            id = span.getSpanContext().getTraceId();
            span.end();
            provider.forceFlush().join(10, TimeUnit.SECONDS);
        }

        assertThat(StoreServer.json(server.get(V2 + id))
                        .at("/trace/resourceSpans/0/scopeSpans/0/spans/0/name")
                        .asText())
                .isEqualTo("hello");
    }

    @Test
    void spansHaveTheShapeOfTemposAnswers() throws IOException {
        Path fixture = Path.of("../../shared/fixtures/tempo/trace-v2-tau-airline-t43-r1-genai.json");
        Assumptions.assumeTrue(Files.exists(fixture), "skipped: the folder of recorded traces is not on this machine");
        JsonNode recorded = new ObjectMapper().readTree(fixture.toFile());
        JsonNode span = recorded.at("/trace/resourceSpans/0/scopeSpans/0/spans/1");

        server.pushJson(Spans.push(
                "shop",
                Spans.root(Spans.TRACE, "root"),
                Spans.failedChild(Spans.TRACE, "child", Spans.text("a", "b"))));
        JsonNode own = StoreServer.json(server.get(V2 + Spans.TRACE)).at("/trace/resourceSpans/0/scopeSpans/0/spans/1");

        for (String key :
                List.of("traceId", "spanId", "parentSpanId", "kind", "startTimeUnixNano", "endTimeUnixNano")) {
            assertThat(own.path(key).getNodeType())
                    .as(key)
                    .isEqualTo(span.path(key).getNodeType());
        }
        assertThat(own.path("traceId").asText())
                .hasSameSizeAs(span.path("traceId").asText());
        assertThat(own.path("kind").asText()).startsWith("SPAN_KIND_");
        assertThat(own.at("/attributes/0").propertyStream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(span.at("/attributes/0")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
