package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code tool-call-correct}: the calls that the reference requires against the calls that the answer made, by name and arguments.
 *
 * <p>Its value, if any, is an object: {@code mode} is {@code ordered} (the default: the required calls in that order, others in
 * between allowed), {@code superset} (any order, others allowed), {@code strict} (exactly these in this order),
 * {@code unordered} (exactly these in any order) or {@code subset} (no call that is not required); {@code arguments} is
 * {@code subset} (the default: what the reference names must match, more is allowed) or {@code exact}. The last four modes are
 * named as in agentevals. Numbers compare by value, texts without the white space around them.
 */
final class ToolCallCorrect implements EvaluatorKind {

    private enum Mode {
        ORDERED,
        SUPERSET,
        STRICT,
        UNORDERED,
        SUBSET;

        /** Whether a reference without required calls says something: that there shall be none. */
        boolean forbidsOthers() {
            return this != ORDERED && this != SUPERSET;
        }
    }

    private enum Arguments {
        SUBSET,
        EXACT
    }

    @Override
    public String type() {
        return "tool-call-correct";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        Optional<JsonNode> value = settings.value();
        value.ifPresent(given -> onlyKnownFields(settings, given));
        Mode mode = choice(settings, "mode", Mode.values(), Mode.ORDERED);
        Arguments arguments = choice(settings, "arguments", Arguments.values(), Arguments.SUBSET);
        JsonMatch match = new JsonMatch(true, arguments == Arguments.SUBSET);
        return (c, answer) -> c.reference()
                .map(reference -> compare(reference.toolCalls(), answer.toolCalls(), mode, match))
                .orElseGet(() -> new Finding.Nothing(MustSay.NO_REFERENCE));
    }

    private static Finding compare(
            List<ToolInvocation> required, List<ToolInvocation> made, Mode mode, JsonMatch match) {
        if (required.isEmpty() && !mode.forbidsOthers()) {
            return new Finding.Nothing("the reference requires no tool call");
        }
        CallMatching calls = new CallMatching(required, made, match);
        boolean held = switch (mode) {
            case ORDERED -> calls.inOrder() == required.size();
            case SUPERSET -> calls.inAnyOrder() == required.size();
            case STRICT -> required.size() == made.size() && calls.inOrder() == required.size();
            case UNORDERED -> required.size() == made.size() && calls.inAnyOrder() == required.size();
            case SUBSET -> calls.inAnyOrder() == made.size();
        };
        return Finding.of(held, held ? "" : why(required, made, calls), "");
    }

    private static String why(List<ToolInvocation> required, List<ToolInvocation> made, CallMatching calls) {
        List<String> reasons = new ArrayList<>(calls.missing());
        if (reasons.isEmpty()) {
            reasons.add(made.size() > required.size() ? "calls other tools than required" : "calls in another order");
        }
        return reasons.stream().limit(3).collect(Collectors.joining("; "))
                + (made.isEmpty() ? " (it called no tool)" : "");
    }

    private static void onlyKnownFields(Settings settings, JsonNode value) {
        if (!value.isObject()) {
            throw settings.refused("takes an object with mode and arguments as its value.");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!field.getKey().equals("mode") && !field.getKey().equals("arguments")) {
                throw settings.refused(
                        "has no setting " + Shown.quoted(field.getKey()) + ". It has mode and arguments.");
            }
        }
    }

    private static <T extends Enum<T>> T choice(Settings settings, String field, T[] all, T fallback) {
        Optional<JsonNode> chosen = settings.value().map(value -> value.get(field));
        if (chosen.isEmpty()) {
            return fallback;
        }
        return Arrays.stream(all)
                .filter(one -> label(one).equals(chosen.get().asText()))
                .findFirst()
                .orElseThrow(() -> settings.refused("has no " + field + " of that name. There are: "
                        + Arrays.stream(all).map(ToolCallCorrect::label).collect(Collectors.joining(", ")) + "."));
    }

    private static String label(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
