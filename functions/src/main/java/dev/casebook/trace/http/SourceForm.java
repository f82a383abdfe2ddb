package dev.casebook.trace.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Function;

/**
 * A form of answers other than JSON, for which a source is asked first.
 *
 * @param mediaType as the source is asked for it, such as {@code application/protobuf}
 * @param binary reads that form
 * @param json reads the same as JSON, where a source does not know the form; a missing node where there is no body
 */
public record SourceForm<T>(String mediaType, Binary<T> binary, Function<JsonNode, T> json) {
    public SourceForm {
        requireNonNull(mediaType, "mediaType is null");
        requireNonNull(binary, "binary is null");
        requireNonNull(json, "json is null");
    }

    /** Reads bytes. */
    @FunctionalInterface
    public interface Binary<T> {
        T read(byte[] body) throws IOException;
    }
}
