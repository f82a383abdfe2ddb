package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.casebook.Json;
import java.io.IOException;
import java.util.Optional;

/** What an output is when it is read as JSON. */
sealed interface JsonText {

    /** The whole output is one JSON value. */
    record Read(JsonNode value) implements JsonText {}

    /** It is not. */
    record NotJson() implements JsonText {}

    /** It cannot be told, because it is nested deeper or holds longer numbers than Casebook reads. */
    record TooMuch(String reason) implements JsonText {}

    static JsonText read(String text) {
        ObjectReader reader = Json.mapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try {
            JsonNode value = reader.readTree(text);
            return value.isMissingNode() ? new NotJson() : new Read(value);
        } catch (StreamConstraintsException e) {
            return new TooMuch("the output is JSON that is nested too deep or too long to be read");
        } catch (IOException e) {
            return new NotJson();
        }
    }

    /** Whether a complete JSON object or list begins at this position; whatever follows it does not matter. */
    static boolean beginsAt(char[] text, int start) {
        try (JsonParser parser = Json.mapper().getFactory().createParser(text, start, text.length - start)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** The value that begins at this position; empty when it holds longer numbers or texts than Casebook reads. */
    static Optional<JsonNode> valueAt(char[] text, int start) {
        try (JsonParser parser = Json.mapper().getFactory().createParser(text, start, text.length - start)) {
            return Optional.ofNullable(Json.mapper().readTree(parser));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
