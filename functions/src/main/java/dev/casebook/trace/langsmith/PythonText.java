package dev.casebook.trace.langsmith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary or list as Python prints it, read as JSON: LangChain logs what a tool was given as {@code str(arguments)}.
 * Anything but plain literals is not read. Linear in the length of the text.
 */
final class PythonText {
    private static final int DEEPEST = 100;
    private static final Map<String, JsonNode> WORDS = Map.of(
            "True", BooleanNode.TRUE,
            "False", BooleanNode.FALSE,
            "None", NullNode.getInstance());

    private final String text;
    private int at;

    private PythonText(String text) {
        this.text = text;
    }

    /** The value; empty when the text is something else than one dictionary or list. */
    static Optional<JsonNode> read(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return Optional.empty();
        }
        try {
            PythonText reader = new PythonText(stripped);
            JsonNode value = reader.value(0);
            reader.blanks();
            return reader.at == stripped.length() ? Optional.of(value) : Optional.empty();
        } catch (Odd notLiteral) {
            return Optional.empty();
        }
    }

    private static final class Odd extends Exception {}

    private JsonNode value(int depth) throws Odd {
        blanks();
        char c = peek();
        if (depth > DEEPEST) {
            throw new Odd();
        }
        return switch (c) {
            case '{' -> dictionary(depth);
            case '[' -> list(depth, ']');
            case '(' -> list(depth, ')');
            case '\'', '"' -> TextNode.valueOf(string());
            default -> word();
        };
    }

    private ObjectNode dictionary(int depth) throws Odd {
        ObjectNode dictionary = JsonNodeFactory.instance.objectNode();
        at++;
        while (!ends('}')) {
            JsonNode key = value(depth + 1);
            expect(':');
            dictionary.set(key.asText(), value(depth + 1));
            comma('}');
        }
        return dictionary;
    }

    private ArrayNode list(int depth, char end) throws Odd {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        at++;
        while (!ends(end)) {
            list.add(value(depth + 1));
            comma(end);
        }
        return list;
    }

    private String string() throws Odd {
        char quote = next();
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != quote; c = next()) {
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws Odd {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '\'', '"' -> c;
            case 'x' -> code(2);
            case 'u' -> code(4);
            default -> throw new Odd();
        };
    }

    private char code(int digits) throws Odd {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Odd();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private JsonNode word() throws Odd {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        JsonNode known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        try {
            return word.matches("-?\\d{1,18}")
                    ? JsonNodeFactory.instance.numberNode(Long.parseLong(word))
                    : number(word);
        } catch (NumberFormatException notANumber) {
            throw new Odd();
        }
    }

    private static JsonNode number(String word) throws Odd {
        if (!word.matches("-?\\d{1,30}(\\.\\d{0,30})?(e[+-]?\\d{1,3})?")) {
            throw new Odd();
        }
        return JsonNodeFactory.instance.numberNode(Double.parseDouble(word));
    }

    private void comma(char end) throws Odd {
        blanks();
        if (peek() != end) {
            expect(',');
        }
    }

    private boolean ends(char end) throws Odd {
        blanks();
        if (peek() == end) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws Odd {
        blanks();
        if (next() != wanted) {
            throw new Odd();
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() throws Odd {
        if (at >= text.length()) {
            throw new Odd();
        }
        return text.charAt(at);
    }

    private char next() throws Odd {
        char c = peek();
        at++;
        return c;
    }
}
