package dev.casebook.local.tracestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.SpanReader;
import dev.casebook.trace.otel.TraceAssembler;
import dev.casebook.trace.otel.WireSpans;
import dev.casebook.trace.tempo.TempoSettings;
import dev.casebook.trace.tempo.TempoTraceSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store speaks protobuf and JSON, and one trace comes out of both. */
class BothFormsTest {
    private static final TraceRef REF = TraceRef.tempo(Spans.TRACE);

    @TempDir
    private Path folder;

    private StoreServer server;

    @BeforeEach
    void start() {
        server = new StoreServer(folder.resolve("traces.db"), 10);
        server.pushJson(
                Spans.push(
                        "shop",
                        Spans.root(
                                Spans.TRACE,
                                "root",
                                Spans.text("gen_ai.operation.name", "invoke_agent"),
                                Spans.text(
                                        "gen_ai.input.messages",
                                        "[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Größe 😀?\\\"}]"),
                                Spans.whole("n", Long.MIN_VALUE)),
                        Spans.failedChild(
                                Spans.TRACE,
                                "child",
                                Spans.text("gen_ai.operation.name", "execute_tool"),
                                Spans.text("gen_ai.tool.name", "find_slot"),
                                "{\"key\":\"i\",\"value\":{\"doubleValue\":\"Infinity\"}}",
                                "{\"key\":\"b\",\"value\":{\"boolValue\":true}}",
                                "{\"key\":\"raw\",\"value\":{\"bytesValue\":\"AAEC\"}}",
                                "{\"key\":\"u\",\"value\":{}}",
                                "{\"key\":\"gen_ai.tool.call.arguments\",\"value\":{\"kvlistValue\":{\"values\":[{\"key\":\"day\","
                                        + "\"value\":{\"arrayValue\":{\"values\":[{\"intValue\":\"3\"},{\"doubleValue\":0.5}]}}}]}}}")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theTraceIsTheSame() throws IOException {
        JsonNode json = StoreServer.json(server.get("/tempo/api/traces/" + Spans.TRACE));
        byte[] protobuf = server.get("/tempo/api/traces/" + Spans.TRACE, "Accept", "application/protobuf")
                .body();

        List<Span> spans = WireSpans.read(ByteString.copyFrom(protobuf));

        assertThat(spans).hasSize(2);
        assertThat(trace(spans)).isEqualTo(trace(SpanReader.read(json)));
        assertThat(spans).usingRecursiveComparison().isEqualTo(SpanReader.read(json));
    }

    @Test
    void theSourceReadsWhatTheStoreAnswers() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            TempoTraceSource source = new TempoTraceSource(
                    TempoSettings.open("tempo", server.uri("/tempo")), client, () -> Instant.EPOCH, pause -> {});

            Trace trace = source.fetch(REF).orElseThrow();

            assertThat(trace.partial()).isFalse();
            assertThat(trace.input().getFirst().content()).isEqualTo("Größe 😀?");
            assertThat(trace.toolCalls().getFirst().arguments()).hasToString("{\"day\":[3,0.5]}");
            assertThat(source.fetch(TraceRef.tempo("abc"))).isEmpty();
        }
    }

    private static Trace trace(List<Span> spans) {
        return TraceAssembler.assemble(REF, spans, false);
    }
}
