package dev.casebook.trace.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.casebook.CasebookException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Reads a file's bytes, gzipped or not, as JSON or JSON lines, within bounds that no file can lead out of. */
final class BoundedJson {
    /** More than any trace that a store gives out, unpacked. */
    private static final int MOST_BYTES = 50 * 1024 * 1024;

    /** An attribute of a span is about eight of them. */
    private static final long MOST_VALUES = 5_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(MOST_BYTES)
                    .maxTokenCount(MOST_VALUES)
                    .build())
            .build());

    private BoundedJson() {}

    /** An object or a list; of several values that follow one another, as in JSON lines, the list of them. */
    static JsonNode read(byte[] content) {
        return json(unpacked(content));
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
        ArrayNode values = JSON.createArrayNode();
        try (JsonParser parser = JSON.createParser(content)) {
            for (JsonNode value = JSON.readTree(parser); value != null; value = JSON.readTree(parser)) {
                if (!value.isContainerNode()) {
                    break;
                }
                values.add(value);
            }
            if (values.isEmpty() || parser.currentToken() != null) {
                throw new CasebookException.Permanent("The file is not JSON of a trace.");
            }
            return values.size() == 1 ? values.get(0) : values;
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
}
