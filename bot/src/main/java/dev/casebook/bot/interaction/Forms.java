package dev.casebook.bot.interaction;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The forms' JSON, as it lies beside this class. */
final class Forms {

    private Forms() {}

    static ObjectNode load(String file) {
        try (InputStream in = Forms.class.getResourceAsStream(file)) {
            return (ObjectNode) Json.mapper().readTree(requireNonNull(in, file + " is missing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
