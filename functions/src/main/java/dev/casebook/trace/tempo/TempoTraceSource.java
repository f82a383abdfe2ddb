package dev.casebook.trace.tempo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import dev.casebook.CasebookException;
import dev.casebook.Pause;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceQuery;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.TraceSource;
import dev.casebook.trace.TraceSummary;
import dev.casebook.trace.http.SourceForm;
import dev.casebook.trace.http.SourceHttp;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.SpanReader;
import dev.casebook.trace.otel.TraceAssembler;
import dev.casebook.trace.otel.WireSpans;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Grafana Tempo over its HTTP API.
 *
 * <p>A span arrives seconds to minutes after it ended, so a trace is read until two reads agree and its root is there, or
 * until {@link TempoSettings#settleWithin} has passed; what still moves then is marked partial. The current route
 * ({@code /api/v2/traces}) is tried first, the older one where the server does not know it or does not find the trace.
 * Both are asked for protobuf, which is smaller and read faster; an answer in JSON is read as well.
 */
public final class TempoTraceSource implements TraceSource {
    private static final String PROTOBUF = "application/protobuf";
    private static final int PARTIAL = 1;
    private static final SourceForm<Read> CURRENT = new SourceForm<>(
            PROTOBUF,
            TempoTraceSource::current,
            body -> new Read(
                    SpanReader.read(body.path("trace")),
                    body.path("status").asText().equals("PARTIAL")));
    private static final SourceForm<Read> OLDER = new SourceForm<>(
            PROTOBUF,
            body -> new Read(WireSpans.read(UnsafeByteOperations.unsafeWrap(body)), false),
            body -> new Read(SpanReader.read(body), false));
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{1,32}");

    private final TempoSettings settings;
    private final SourceHttp http;
    private final TempoSearch search;
    private final InstantSource clock;
    private final Pause pause;

    /** The client must not follow redirects: credentials are for the configured host only. */
    public TempoTraceSource(TempoSettings settings, HttpClient client, InstantSource clock, Pause pause) {
        this.settings = settings;
        this.http = new SourceHttp(settings.address(), client, clock);
        this.search = new TempoSearch(settings.name(), http);
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Optional<Trace> fetch(TraceRef ref) {
        if (!ref.source().equals(settings.name()) || !HEX.matcher(ref.id()).matches()) {
            throw new CasebookException.Permanent(
                    "%s keeps traces under references such as %s:4bf92f3577b34da6a3ce929d0e0e4736."
                            .formatted(settings.name(), settings.name()));
        }
        return settled(new TraceRef(settings.name(), TraceRef.tempo(ref.id()).id()));
    }

    private Optional<Trace> settled(TraceRef ref) {
        Instant deadline = clock.instant().plus(settings.settleWithin());
        Read before = read(ref.id());
        while (true) {
            rest();
            Read now = read(ref.id());
            if (now.agreesWith(before) && (now.spans.isEmpty() || SpanReader.hasRoot(now.spans))) {
                return now.trace(ref, false);
            }
            if (!clock.instant().isBefore(deadline)) {
                return now.trace(ref, true);
            }
            before = now;
        }
    }

    @Override
    public List<TraceSummary> search(TraceQuery query) {
        return search.search(query);
    }

    private Read read(String id) {
        return http.get("/api/v2/traces/" + id, CURRENT)
                .or(() -> http.get("/api/traces/" + id, OLDER))
                .orElse(Read.NOTHING);
    }

    /** {@code tempopb.TraceByIDResponse}: 1 is the trace, 3 says whether it is all of it. */
    private static Read current(byte[] answer) throws IOException {
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(answer).newCodedInput();
        in.enableAliasing(true);
        List<Span> spans = List.of();
        boolean partial = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> spans = WireSpans.read(in.readBytes());
                case 3 << 3 | WireFormat.WIRETYPE_VARINT -> partial = in.readEnum() == PARTIAL;
                default -> in.skipField(tag);
            }
        }
        return new Read(spans, partial);
    }

    private void rest() {
        try {
            pause.pause(settings.betweenReads());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CasebookException.Retryable(
                    "Reading from %s was interrupted; nothing was stored. It will be tried again."
                            .formatted(settings.name()),
                    stopped);
        }
    }

    /** What one read gave. */
    private record Read(List<Span> spans, boolean partial) {
        static final Read NOTHING = new Read(List.of(), false);

        boolean agreesWith(Read other) {
            return spans.stream()
                    .map(Span::id)
                    .toList()
                    .equals(other.spans.stream().map(Span::id).toList());
        }

        Optional<Trace> trace(TraceRef ref, boolean stillMoving) {
            return spans.isEmpty()
                    ? Optional.empty()
                    : Optional.of(TraceAssembler.assemble(ref, spans, partial || stillMoving));
        }
    }
}
