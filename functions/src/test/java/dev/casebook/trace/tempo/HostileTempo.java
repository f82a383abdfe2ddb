package dev.casebook.trace.tempo;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.http.FakeSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

/** A Tempo that answers in protobuf whatever it is told, and what it may answer at the worst. */
public final class HostileTempo implements AutoCloseable {
    private static final TraceRef REF = TraceRef.tempo("1a2b3c4d5e6f7081");
    private static final int HUGE = 49_999_000;

    private final FakeSource tempo = new FakeSource();
    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.EPOCH;

    /** The trace that the client reads from the answer. */
    public Trace fetch(byte[] answer) {
        tempo.only(200, UnsafeByteOperations.unsafeWrap(answer), "application/protobuf");
        now = Instant.EPOCH;
        return new TempoTraceSource(
                        TempoSettings.open("tempo", tempo.uri()), client, () -> now, length -> now = now.plus(length))
                .fetch(REF)
                .orElseThrow(() -> new CasebookException.Permanent("no such trace"));
    }

    /** A sound answer: a root and a tool call. */
    public static byte[] sound() throws IOException {
        try (InputStream recorded =
                Objects.requireNonNull(HostileTempo.class.getResourceAsStream("trace-by-id-v2.pb"))) {
            return recorded.readAllBytes();
        }
    }

    /** One to four changes to an answer, the same ones for the same seed. */
    public static byte[] mutated(byte[] answer, long seed) {
        Random random = new Random(seed);
        ByteString changed = ByteString.copyFrom(answer);
        for (int i = random.nextInt(4); i >= 0 && changed.size() > 8; i--) {
            int at = random.nextInt(changed.size());
            int end = Math.min(changed.size(), at + random.nextInt(60));
            ByteString before = changed.substring(0, at);
            changed = switch (random.nextInt(12)) {
                case 0 -> before;
                case 1, 2, 8, 9, 10, 11 ->
                    before.concat(bytes(random.nextInt(256))).concat(changed.substring(at + 1));
                case 3 ->
                    before.concat(repeated(bytes(0xff), random.nextInt(12))).concat(changed.substring(at));
                case 4 -> before.concat(changed.substring(end));
                case 5 -> before.concat(changed.substring(at, end)).concat(changed.substring(at));
                case 6 ->
                    before.concat(repeated(bytes(0x0b), random.nextInt(20_000))).concat(changed.substring(at));
                default -> message(1, message(1, message(2, message(2, span(nested(random.nextInt(300)))))));
            };
        }
        return changed.toByteArray();
    }

    /** Fifty megabytes each. */
    public static List<Huge> huge() {
        return List.of(
                new Huge("empty spans", () -> inSpans(repeated(message(2, ByteString.EMPTY), HUGE / 2))),
                new Huge("spans with ids", () -> inSpans(numbered())),
                new Huge(
                        "empty scopes", () -> message(1, message(1, repeated(message(2, ByteString.EMPTY), HUGE / 2)))),
                new Huge("empty events", () -> inSpan(repeated(message(11, ByteString.EMPTY), HUGE / 2))),
                new Huge("named events", () -> inSpan(repeated(message(11, message(2, bytes('a'))), HUGE / 5))),
                new Huge("empty attributes", () -> inSpan(repeated(message(9, ByteString.EMPTY), HUGE / 2))),
                new Huge(
                        "a list of nothing",
                        () -> inSpan(attribute(message(5, repeated(message(1, ByteString.EMPTY), HUGE / 2))))),
                new Huge("one text", () -> inSpan(attribute(message(1, repeated(bytes('x'), HUGE))))),
                new Huge("values in values", () -> inSpan(nested(100_000))),
                new Huge("groups in groups", () -> repeated(bytes(0x0b), HUGE)),
                new Huge("groups in a span", () -> inSpan(repeated(bytes(0xfb, 0x01), HUGE / 2))));
    }

    /** An answer that is made when its turn has come. */
    public record Huge(String name, Supplier<ByteString> make) {}

    private static ByteString numbered() {
        ByteString.Output out = ByteString.newOutput(HUGE);
        for (int i = 0; i < HUGE / 8; i++) {
            byte[] span = {2 << 3 | 2, 6, 2 << 3 | 2, 4, (byte) (i >> 24), (byte) (i >> 16), (byte) (i >> 8), (byte) i};
            out.write(span, 0, span.length);
        }
        return out.toByteString();
    }

    private static ByteString nested(int depth) {
        ByteString value = message(1, bytes('x'));
        for (int i = 0; i < depth; i++) {
            value = message(5, message(1, value));
        }
        return attribute(value);
    }

    private static ByteString attribute(ByteString value) {
        return message(9, message(1, ByteString.copyFromUtf8("input.value")).concat(message(2, value)));
    }

    private static ByteString inSpan(ByteString fields) {
        return inSpans(message(2, span(fields)));
    }

    private static ByteString inSpans(ByteString spans) {
        return message(1, message(1, message(2, spans)));
    }

    private static ByteString span(ByteString fields) {
        return message(2, bytes(0, 0, 0, 0, 0, 0, 0, 1)).concat(fields);
    }

    private static ByteString message(int field, ByteString value) {
        ByteString.Output head = ByteString.newOutput(8);
        head.write(field << 3 | 2);
        for (int length = value.size(); ; length >>>= 7) {
            head.write(length > 127 ? (length & 127) | 128 : length);
            if (length <= 127) {
                return head.toByteString().concat(value);
            }
        }
    }

    private static ByteString repeated(ByteString what, int times) {
        ByteString.Output out = ByteString.newOutput(what.size() * times + 1);
        byte[] one = what.toByteArray();
        for (int i = 0; i < times; i++) {
            out.write(one, 0, one.length);
        }
        return out.toByteString();
    }

    private static ByteString bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteString.copyFrom(bytes);
    }

    @Override
    public void close() {
        tempo.close();
        client.close();
    }
}
