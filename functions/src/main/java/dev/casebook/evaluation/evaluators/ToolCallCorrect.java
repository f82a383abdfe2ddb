package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.PatternSyntaxException;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code tool-call-correct}: the calls that the reference requires against the calls that the answer made, by name and arguments.
 *
 * <p>Its value, if any, is an object: {@code mode} is {@code ordered} (the default: the required calls in that order, others in
 * between allowed), {@code superset} (any order, others allowed), {@code strict} (exactly these in this order),
 * {@code unordered} (exactly these in any order) or {@code subset} (no call that is not required); {@code arguments} is
 * {@code subset} (the default: what the reference names must match, more is allowed), {@code exact}, {@code regex} (as subset, and
 * the reference's texts are RE2 patterns) or {@code ignore}; {@code tools} is an object that gives single tools another one of
 * these. The last four modes are named as in agentevals. Numbers compare by value, texts without the white space around them.
 */
final class ToolCallCorrect implements EvaluatorKind {

    private static final Set<String> SETTINGS = Set.of("mode", "arguments", "tools");

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
        ArgumentMatch arguments = choice(settings, "arguments", ArgumentMatch.values(), ArgumentMatch.SUBSET);
        Map<String, ArgumentMatch> byTool = byTool(settings);
        Function<String, ArgumentMatch> match = tool -> byTool.getOrDefault(tool, arguments);
        return (c, answer) -> c.reference()
                .map(reference -> compare(reference.toolCalls(), answer.toolCalls(), mode, match))
                .orElseGet(() -> new Finding.Nothing(MustSay.NO_REFERENCE));
    }

    private static Finding compare(
            List<ToolInvocation> required,
            List<ToolInvocation> made,
            Mode mode,
            Function<String, ArgumentMatch> match) {
        if (required.isEmpty() && !mode.forbidsOthers()) {
            return new Finding.Nothing("the reference requires no tool call");
        }
        try {
            return compare(required, made, mode, new CallMatching(required, made, match));
        } catch (PatternSyntaxException e) {
            return new Finding.Broken("the reference's arguments hold a pattern that RE2 does not understand");
        }
    }

    private static Finding compare(
            List<ToolInvocation> required, List<ToolInvocation> made, Mode mode, CallMatching calls) {
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
            throw settings.refused("takes an object with mode, arguments and tools as its value.");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!SETTINGS.contains(field.getKey())) {
                throw settings.refused(
                        "has no setting " + Shown.quoted(field.getKey()) + ". It has mode, arguments and tools.");
            }
        }
    }

    private static <T extends Enum<T>> T choice(Settings settings, String field, T[] all, T fallback) {
        return settings.value()
                .map(value -> value.get(field))
                .map(chosen -> named(settings, field, all, chosen))
                .orElse(fallback);
    }

    private static Map<String, ArgumentMatch> byTool(Settings settings) {
        Map<String, ArgumentMatch> byTool = new HashMap<>();
        settings.value().map(value -> value.path("tools")).ifPresent(tools -> {
            if (!tools.isMissingNode() && !tools.isObject()) {
                throw settings.refused("takes an object as tools: a tool's name, and how its arguments match.");
            }
            tools.properties()
                    .forEach(tool -> byTool.put(
                            tool.getKey(), named(settings, "arguments", ArgumentMatch.values(), tool.getValue())));
        });
        return byTool;
    }

    private static <T extends Enum<T>> T named(Settings settings, String field, T[] all, JsonNode chosen) {
        return Arrays.stream(all)
                .filter(one -> label(one).equals(chosen.asText()))
                .findFirst()
                .orElseThrow(() -> settings.refused("has no " + field + " of that name. There are: "
                        + Arrays.stream(all).map(ToolCallCorrect::label).collect(Collectors.joining(", ")) + "."));
    }

    private static String label(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
