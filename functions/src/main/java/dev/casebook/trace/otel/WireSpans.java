package dev.casebook.trace.otel;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads OTLP's {@code TracesData} in its binary form, as {@link SpanReader} reads it as JSON: the same spans come out.
 *
 * <p>Fields are taken by their numbers, not through generated classes: those refuse a text that a store cut inside a
 * character, which Tempo does with every long attribute; here the half character becomes U+FFFD, as in Tempo's JSON.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto">opentelemetry-proto</a>, {@code trace.proto}
 */
public final class WireSpans {
    private static final int REMOTE_PARENT = 0x300;
    private static final int SERVER = 2;
    private static final int CONSUMER = 5;
    private static final int ERROR = 2;
    private static final long NANOS = 1_000_000_000L;

    /** A span and its place on the shelf take as much as that many attributes. */
    private static final int WEIGHT_OF_SPAN = 10;

    private final Wire wire = new Wire();
    private final SpanShelf spans = new SpanShelf();

    private WireSpans() {}

    /**
     * All spans as those of one trace, in order of start, each once. Empty when there are none.
     *
     * @throws IOException when the bytes are no such message, their end is missing, or they hold more than is read
     */
    public static List<Span> read(ByteString bytes) throws IOException {
        CodedInputStream traces = Wire.stream(bytes);
        WireSpans read = new WireSpans();
        for (int tag = traces.readTag(); tag != 0; tag = traces.readTag()) {
            if (tag == Wire.message(1)) {
                read.batch(traces.readBytes());
            } else {
                traces.skipField(tag);
            }
        }
        List<List<Span>> all = read.spans.all();
        return all.isEmpty() ? List.of() : all.getFirst();
    }

    /** The resource may come after the spans, so it is read on a way of its own. */
    private void batch(ByteString batch) throws IOException {
        Attributes resource = resource(Wire.stream(batch));
        CodedInputStream in = Wire.stream(batch);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == Wire.message(2) || tag == Wire.message(1000)) {
                scope(wire.inner(in), resource);
            } else {
                in.skipField(tag);
            }
        }
    }

    private Attributes resource(CodedInputStream in) throws IOException {
        WireAttributes resource = new WireAttributes(wire);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == Wire.message(1)) {
                resource.readAll(wire.inner(in), Wire.message(1));
            } else {
                in.skipField(tag);
            }
        }
        return resource.attributes();
    }

    private void scope(CodedInputStream in, Attributes resource) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == Wire.message(2)) {
                spans.add("", new Fields(wire, resource).read(wire.inner(in, WEIGHT_OF_SPAN)));
            } else {
                in.skipField(tag);
            }
        }
    }

    /** One span while it is read. */
    private static final class Fields {
        private final Wire wire;
        private final Attributes resource;
        private final WireAttributes attributes;
        private final List<Span.Event> events = new ArrayList<>();
        private String id = "";
        private String parent = "";
        private String name = "";
        private String message = "";
        private boolean entry;
        private boolean failed;
        private long start;
        private long end;

        Fields(Wire wire, Attributes resource) {
            this.wire = wire;
            this.resource = resource;
            this.attributes = new WireAttributes(wire);
        }

        Span read(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                field(tag, in);
            }
            return new Span(
                    SpanIds.hex(id),
                    Optional.of(SpanIds.hex(parent)).filter(hex -> hex.chars().anyMatch(c -> c != '0')),
                    entry,
                    name,
                    instant(start),
                    instant(end == 0 ? start : end),
                    attributes.attributes(),
                    resource,
                    events,
                    failed,
                    Optional.of(message).filter(text -> !text.isBlank()));
        }

        private void field(int tag, CodedInputStream in) throws IOException {
            switch (tag) {
                case 2 << 3 | Wire.LENGTH -> id = hex(in);
                case 4 << 3 | Wire.LENGTH -> parent = hex(in);
                case 5 << 3 | Wire.LENGTH -> name = Wire.text(in);
                case 6 << 3 | Wire.VARINT -> {
                    int kind = in.readEnum();
                    entry |= kind == SERVER || kind == CONSUMER;
                }
                case 7 << 3 | Wire.FIXED64 -> start = in.readFixed64();
                case 8 << 3 | Wire.FIXED64 -> end = in.readFixed64();
                case 9 << 3 | Wire.LENGTH -> attributes.read(wire.inner(in));
                case 11 << 3 | Wire.LENGTH -> events.add(event(wire.inner(in)));
                case 15 << 3 | Wire.LENGTH -> status(wire.inner(in));
                case 16 << 3 | Wire.FIXED32 -> entry |= (in.readFixed32() & REMOTE_PARENT) == REMOTE_PARENT;
                default -> in.skipField(tag);
            }
        }

        private void status(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 2 << 3 | Wire.LENGTH -> message = Wire.text(in);
                    case 3 << 3 | Wire.VARINT -> failed = in.readEnum() == ERROR;
                    default -> in.skipField(tag);
                }
            }
        }

        private Span.Event event(CodedInputStream in) throws IOException {
            WireAttributes attributes = new WireAttributes(wire);
            String name = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 2 << 3 | Wire.LENGTH -> name = Wire.text(in);
                    case 3 << 3 | Wire.LENGTH -> attributes.read(wire.inner(in));
                    default -> in.skipField(tag);
                }
            }
            return new Span.Event(name, attributes.attributes());
        }

        private static String hex(CodedInputStream in) throws IOException {
            return HexFormat.of().formatHex(in.readByteArray());
        }

        private static Instant instant(long nanos) {
            return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
        }
    }
}
