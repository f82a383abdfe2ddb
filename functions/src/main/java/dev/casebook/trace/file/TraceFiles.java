package dev.casebook.trace.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.langsmith.LangSmithRuns;
import dev.casebook.trace.loki.LokiExport;
import dev.casebook.trace.messages.ChatTranscript;
import dev.casebook.trace.otel.PhoenixSpans;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.SpanReader;
import dev.casebook.trace.otel.TraceAssembler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file that holds recorded runs: spans as Tempo or an OTLP export writes them, spans of Phoenix, runs of LangSmith,
 * log lines of Loki, or chat transcripts; as JSON or JSON lines (as a collector's file exporter writes), also gzipped.
 *
 * <p>Size, nesting and the number of values are bounded, so that no file takes more than a few hundred MB of memory. Safe for
 * several threads.
 */
public final class TraceFiles {
    /** In the order in which they are tried; each tells its own from the others'. */
    private static final List<TraceFormat> KNOWN = List.of(
            TraceFiles::spans, TraceFiles::phoenix, TraceFiles::langSmith, TraceFiles::loki, TraceFiles::transcripts);

    private TraceFiles() {}

    /**
     * The only run in the file.
     *
     * @param at when it was recorded, where the file carries no times
     * @throws CasebookException.Permanent when the file is too large, broken, in no known format, or holds several runs
     */
    public static Trace read(TraceRef ref, byte[] content, Instant at) {
        List<RecordedRun> runs = runs(content, at);
        if (runs.size() > 1) {
            throw new CasebookException.Permanent(
                    "The file holds %d runs, and one of them must be chosen.".formatted(runs.size()));
        }
        return runs.getFirst().trace(ref);
    }

    /**
     * The runs in the file, in its order; never empty.
     *
     * @param at when they were recorded, where the file carries no times
     * @throws CasebookException.Permanent when the file is too large, broken, or in no known format
     */
    public static List<RecordedRun> runs(byte[] content, Instant at) {
        JsonNode value = BoundedJson.read(content);
        return KNOWN.stream()
                .map(format -> format.runs(value, at))
                .filter(runs -> !runs.isEmpty())
                .findFirst()
                .orElseThrow(() -> new CasebookException.Permanent(
                        "The file holds no trace that is understood. Known are spans of Tempo, OTLP and Phoenix, runs of"
                                + " LangSmith, log lines of Loki and lists of chat messages, as JSON or JSON lines."));
    }

    private static List<RecordedRun> spans(JsonNode value, Instant at) {
        List<JsonNode> exports = new ArrayList<>();
        boolean partial = false;
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            JsonNode trace = one.path("trace").isObject() ? one.path("trace") : one;
            if (!trace.has("resourceSpans") && !trace.has("batches")) {
                return List.of();
            }
            exports.add(trace);
            partial |= one.path("status").asText().equals("PARTIAL");
        }
        return exports.isEmpty() ? List.of() : assembled(SpanReader.byTrace(exports), partial);
    }

    private static List<RecordedRun> phoenix(JsonNode value, Instant at) {
        return PhoenixSpans.are(value) ? assembled(PhoenixSpans.byTrace(value), false) : List.of();
    }

    private static List<RecordedRun> langSmith(JsonNode value, Instant at) {
        return LangSmithRuns.are(value) ? assembled(LangSmithRuns.byTrace(value), false) : List.of();
    }

    private static List<RecordedRun> loki(JsonNode value, Instant at) {
        return LokiExport.is(value) ? List.of(ref -> LokiExport.trace(ref, value)) : List.of();
    }

    private static List<RecordedRun> transcripts(JsonNode value, Instant at) {
        return ChatTranscript.each(value).stream()
                .<RecordedRun>map(one -> ref -> ChatTranscript.trace(ref, one, at))
                .toList();
    }

    private static List<RecordedRun> assembled(List<List<Span>> traces, boolean partial) {
        if (traces.isEmpty()) {
            throw new CasebookException.Permanent("The file holds no spans.");
        }
        return traces.stream()
                .<RecordedRun>map(spans -> ref -> TraceAssembler.assemble(ref, spans, partial))
                .toList();
    }
}
