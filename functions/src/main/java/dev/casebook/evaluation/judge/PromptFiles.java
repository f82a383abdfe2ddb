package dev.casebook.evaluation.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The files of this room that come with the program. */
final class PromptFiles {

    private PromptFiles() {}

    static String text(String name) {
        try (InputStream in = PromptFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the file " + name + " cannot be read", e);
        }
    }

    static JsonNode json(String name) {
        try {
            return Json.mapper().readTree(text(name));
        } catch (IOException e) {
            throw new IllegalStateException("the file " + name + " is not JSON", e);
        }
    }
}
