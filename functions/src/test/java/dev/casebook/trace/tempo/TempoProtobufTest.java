package dev.casebook.trace.tempo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.casebook.trace.Step;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.FakeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers in protobuf; {@code trace-by-id-v2.pb} is one that the local trace store gave. */
class TempoProtobufTest {
    private static final TraceRef REF = TraceRef.tempo("1a2b3c4d5e6f7081");
    private static final String PROTOBUF = "application/protobuf";

    private final FakeSource tempo = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-03-10T15:00:00Z");

    @AfterEach
    void close() {
        tempo.close();
        client.close();
    }

    @Test
    void aRecordedAnswerIsRead() throws IOException {
        try (InputStream recorded =
                Objects.requireNonNull(TempoProtobufTest.class.getResourceAsStream("trace-by-id-v2.pb"))) {
            tempo.then(200, ByteString.readFrom(recorded), PROTOBUF);
        }

        Trace trace = fetch();

        assertThat(trace.steps().stream().map(step -> step.facts().name())).containsExactly("root", "child");
        assertThat(trace.input().getFirst().content()).isEqualTo("Größe 😀?");
        Step.ToolCall call = trace.toolCalls().getFirst();
        assertThat(call.tool()).isEqualTo("find_slot");
        assertThat(call.arguments()).hasToString("{\"day\":[3,0.5]}");
        assertThat(call.facts().error()).contains("error");
        assertThat(call.facts().parent()).contains("00f067aa0ba902b7");
        assertThat(call.facts().duration()).isEqualTo(Duration.ofMillis(250));
        assertThat(trace.partial()).isFalse();
        assertThat(tempo.headers().getFirst()).containsEntry("Accept", List.of(PROTOBUF));
    }

    @Test
    void aTextThatWasCutInsideACharacterIsRead() {
        ByteString half = ByteString.copyFromUtf8("Grö").substring(0, 3);
        tempo.then(200, message(1, trace(span(message(5, half)))), PROTOBUF);

        assertThat(fetch().steps().getFirst().facts().name()).isEqualTo("Gr\uFFFD");
    }

    @Test
    void whatTempoCallsPartialIsPartial() {
        ByteString partial = ByteString.copyFrom(new byte[] {3 << 3, 1});
        tempo.then(200, message(1, trace(span(ByteString.EMPTY))).concat(partial), PROTOBUF);

        assertThat(fetch().partial()).isTrue();
    }

    @Test
    void anEmptyAnswerIsNotFound() {
        tempo.then(200, message(1, ByteString.EMPTY), PROTOBUF);

        assertThat(source().fetch(REF)).isEmpty();
    }

    @Test
    void theOlderRouteAnswersWithTheTraceItself() {
        ByteString older = trace(span(ByteString.EMPTY));
        tempo.then(404, "404 page not found").then(200, older, PROTOBUF);
        tempo.then(404, "404 page not found").then(200, older, PROTOBUF);

        assertThat(fetch().steps()).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeReadIsAskedForAsJson() {
        String json = "{\"trace\":{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"0000000000000001\","
                + "\"name\":\"as JSON\"}]}]}]}}";
        ByteString broken = message(1, ByteString.copyFrom(new byte[] {1 << 3 | 2, 100, 0}));
        for (int read = 0; read < 2; read++) {
            tempo.then(200, broken, PROTOBUF).then(200, json);
        }

        assertThat(fetch().steps().getFirst().facts().name()).isEqualTo("as JSON");
        assertThat(tempo.headers().get(1)).containsEntry("Accept", List.of("application/json"));
    }

    private Trace fetch() {
        return source().fetch(REF).orElseThrow();
    }

    private TempoTraceSource source() {
        return new TempoTraceSource(TempoSettings.open("tempo", tempo.uri()), client, () -> now, length -> {
            now = now.plus(length);
        });
    }

    private static ByteString trace(ByteString span) {
        return message(1, message(2, message(2, span)));
    }

    private static ByteString span(ByteString fields) {
        return message(2, ByteString.copyFrom(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}))
                .concat(fields);
    }

    private static ByteString message(int field, ByteString value) {
        ByteString.Output out = ByteString.newOutput();
        try {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.writeBytes(field, value);
            coded.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteString();
    }
}
