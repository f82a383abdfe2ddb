package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.Iterator;
import java.util.Map;

/**
 * Compares JSON values: numbers by value (1 is 1.0), the order of fields does not matter, the order of elements does.
 *
 * @param trimmed whether texts are compared without the white space around them
 * @param extraFields whether an object may have fields beyond the expected ones, at any depth
 * @param patterns whether expected texts are RE2 patterns that a text, number or truth value has to match as a whole
 */
record JsonMatch(boolean trimmed, boolean extraFields, boolean patterns) {

    JsonMatch(boolean trimmed, boolean extraFields) {
        this(trimmed, extraFields, false);
    }

    boolean matches(JsonNode expected, JsonNode actual) {
        if (patterns && expected.isTextual()) {
            return actual.isValueNode()
                    && !actual.isNull()
                    && Pattern.matches(expected.textValue(), actual.asText().strip());
        }
        if (expected.isNumber() && actual.isNumber()) {
            return sameNumber(expected, actual);
        }
        if (expected.isTextual() && actual.isTextual()) {
            return trimmed
                    ? expected.textValue().strip().equals(actual.textValue().strip())
                    : expected.textValue().equals(actual.textValue());
        }
        if (expected.isObject() && actual.isObject()) {
            return sameFields(expected, actual);
        }
        if (expected.isArray() && actual.isArray()) {
            return sameElements(expected, actual);
        }
        return expected.equals(actual);
    }

    private boolean sameFields(JsonNode expected, JsonNode actual) {
        if (!extraFields && expected.size() != actual.size()) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            JsonNode other = actual.get(field.getKey());
            if (other == null || !matches(field.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameElements(JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        Iterator<JsonNode> others = actual.iterator();
        for (JsonNode element : expected) {
            if (!matches(element, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(JsonNode a, JsonNode b) {
        double x = a.doubleValue();
        double y = b.doubleValue();
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return a.asText().equals(b.asText());
        }
        return a.decimalValue().compareTo(b.decimalValue()) == 0;
    }
}
