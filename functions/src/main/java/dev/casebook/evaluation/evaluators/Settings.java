package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.CasebookException;
import dev.casebook.casefile.EvaluatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A specification's fields, read as the type that an evaluator expects; a wrong one is refused by name. Immutable. */
public final class Settings {
    private static final int LONGEST_TEXT = 100_000;

    private final EvaluatorSpec spec;

    public Settings(EvaluatorSpec spec) {
        this.spec = spec;
    }

    public String type() {
        return spec.type();
    }

    /** The value, where one is given; JSON null and the empty text count as none. */
    public Optional<JsonNode> value() {
        return Optional.ofNullable(spec.value()).filter(Settings::holdsSomething);
    }

    /** A text or a number as text; not empty. */
    public String text() {
        JsonNode value = value().orElseThrow(() -> refused("needs a value: a text."));
        return scalar(value);
    }

    /** A list of texts, or one text with commas between them as promptfoo reads it; at least one. */
    public List<String> texts() {
        JsonNode value = value().orElseThrow(() -> refused("needs a value: a list of texts."));
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(element -> texts.add(scalar(element)));
        } else {
            texts.addAll(CommaSeparated.parse(scalar(value))
                    .orElseThrow(
                            () -> refused("has a value with a quote that is not closed or not followed by a comma.")));
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw refused("needs a value without empty texts, and at least one text.");
        }
        return List.copyOf(texts);
    }

    /** The threshold in the unit given, where there is one: finite and not negative. */
    public Optional<Double> threshold(String unit) {
        Double threshold = spec.threshold();
        if (threshold != null && (!Double.isFinite(threshold) || threshold < 0)) {
            throw refused("needs a threshold of 0 or more " + unit + ".");
        }
        return Optional.ofNullable(threshold);
    }

    public void takesNoValue() {
        if (value().isPresent()) {
            throw refused("takes no value.");
        }
    }

    public void takesNoThreshold() {
        if (spec.threshold() != null) {
            throw refused("takes no threshold.");
        }
    }

    /** A refusal that names the evaluator. */
    public CasebookException.Permanent refused(String what) {
        return new CasebookException.Permanent("The evaluator " + spec.type() + " " + what);
    }

    private String scalar(JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw refused("needs texts or numbers as its value.");
        }
        String text = value.isNumber() ? number(value) : value.textValue();
        if (text.length() > LONGEST_TEXT) {
            throw refused("needs a value of at most " + LONGEST_TEXT + " characters.");
        }
        return text;
    }

    private static boolean holdsSomething(JsonNode value) {
        boolean emptyText = value.isTextual() && value.textValue().isEmpty();
        return !value.isNull() && !value.isMissingNode() && !emptyText;
    }

    private static String number(JsonNode value) {
        double asDouble = value.doubleValue();
        boolean whole = !value.isBigInteger() && Math.rint(asDouble) == asDouble && Math.abs(asDouble) < 1e15;
        return whole ? Long.toString((long) asDouble) : value.asText();
    }
}
