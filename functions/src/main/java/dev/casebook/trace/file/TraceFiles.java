package dev.casebook.trace.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casebook.CasebookException;
import dev.casebook.trace.Trace;
import dev.casebook.trace.TraceRef;
import dev.casebook.trace.messages.ChatTranscript;
import dev.casebook.trace.otel.PhoenixSpans;
import dev.casebook.trace.otel.Span;
import dev.casebook.trace.otel.SpanReader;
import dev.casebook.trace.otel.TraceAssembler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads a file that holds one recorded run: spans as Tempo or an OTLP export writes them, spans of Phoenix, or a chat
 * transcript; also gzipped.
 *
 * <p>Size, nesting and the number of values are bounded, so that no file takes more than a few hundred MB of memory. Safe for
 * several threads.
 */
public final class TraceFiles {
    /** More than any trace that a store gives out, unpacked. */
    private static final int MOST_BYTES = 50 * 1024 * 1024;

    /** An attribute of a span is about eight of them. */
    private static final long MOST_VALUES = 5_000_000;

    /** In the order in which they are tried; each tells its own from the others'. */
    private static final List<TraceFormat> KNOWN =
            List.of(TraceFiles::spans, TraceFiles::phoenix, TraceFiles::transcript);

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(MOST_BYTES)
                            .maxTokenCount(MOST_VALUES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TraceFiles() {}

    /**
     * The run in the file.
     *
     * @param at when it was recorded, where the file carries no times
     * @throws CasebookException.Permanent when the file is too large, broken, or in no known format
     */
    public static Trace read(TraceRef ref, byte[] content, Instant at) {
        JsonNode value = json(unpacked(content));
        for (TraceFormat format : KNOWN) {
            Optional<Trace> trace = format.read(ref, value, at);
            if (trace.isPresent()) {
                return trace.get();
            }
        }
        throw new CasebookException.Permanent(
                "The file holds no trace that is understood. Known are spans of Tempo, OTLP and"
                        + " Phoenix as JSON, and lists of chat messages.");
    }

    private static byte[] unpacked(byte[] content) {
        boolean gzip = content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b;
        if (!gzip) {
            return bounded(content);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return bounded(in.readNBytes(MOST_BYTES + 1));
        } catch (IOException broken) {
            throw new CasebookException.Permanent("The file begins like gzip and cannot be unpacked.", broken);
        }
    }

    private static byte[] bounded(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new CasebookException.Permanent(
                    "The file holds more than %d MB, which is more than is read.".formatted(MOST_BYTES / 1024 / 1024));
        }
        return content;
    }

    private static JsonNode json(byte[] content) {
        try {
            JsonNode value = JSON.readTree(content);
            if (value != null && value.isContainerNode()) {
                return value;
            }
            throw new CasebookException.Permanent("The file is not JSON of a trace.");
        } catch (StreamConstraintsException tooMuch) {
            throw new CasebookException.Permanent(
                    "The file is nested too deep or holds too many values to be a trace.");
        } catch (JsonProcessingException notJson) {
            throw new CasebookException.Permanent("The file is not JSON, or its end is missing (line %d)."
                    .formatted(
                            notJson.getLocation() == null
                                    ? 1
                                    : notJson.getLocation().getLineNr()));
        } catch (IOException impossible) {
            throw new CasebookException.Permanent("The file cannot be read.", impossible);
        }
    }

    private static Optional<Trace> spans(TraceRef ref, JsonNode value, Instant at) {
        JsonNode trace = value.path("trace").isObject() ? value.path("trace") : value;
        if (!trace.has("resourceSpans") && !trace.has("batches")) {
            return Optional.empty();
        }
        boolean partial = value.path("status").asText().equals("PARTIAL");
        return Optional.of(assembled(ref, SpanReader.read(trace), partial));
    }

    private static Optional<Trace> phoenix(TraceRef ref, JsonNode value, Instant at) {
        return PhoenixSpans.are(value)
                ? Optional.of(assembled(ref, PhoenixSpans.read(value), false))
                : Optional.empty();
    }

    private static Trace assembled(TraceRef ref, List<Span> spans, boolean partial) {
        if (spans.isEmpty()) {
            throw new CasebookException.Permanent("The file holds no spans.");
        }
        return TraceAssembler.assemble(ref, spans, partial);
    }

    private static Optional<Trace> transcript(TraceRef ref, JsonNode value, Instant at) {
        return ChatTranscript.is(value) ? Optional.of(ChatTranscript.trace(ref, value, at)) : Optional.empty();
    }
}
