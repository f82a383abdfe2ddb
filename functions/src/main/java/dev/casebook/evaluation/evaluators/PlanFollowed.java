package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.Reference;
import dev.casebook.casefile.ToolInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code plan-followed}: the agent called the plan's tools in the plan's order, and no more tools than allowed.
 *
 * <p>The plan is the value, a list of tool names or an object with {@code steps}; without one, the calls that the reference
 * requires. {@code most} is how many calls there may be in all; as many as the plan has steps if it is not given. Arguments are
 * not compared: {@code tool-call-correct} does that. The value is the
 * share of the steps found in order among these steps and the calls too many.
 */
final class PlanFollowed implements EvaluatorKind {

    @Override
    public String type() {
        return "plan-followed";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        Optional<JsonNode> value = settings.value();
        Optional<List<String>> steps = value.isEmpty() ? Optional.empty() : steps(settings, value.get());
        Optional<Integer> most = value.isEmpty() ? Optional.empty() : most(settings, value.get());
        return (c, answer) -> steps.or(() -> c.reference().map(PlanFollowed::required))
                .filter(plan -> !plan.isEmpty())
                .map(plan -> compare(plan, most.orElse(plan.size()), answer))
                .orElseGet(() -> nothing(c));
    }

    private static Finding compare(List<String> plan, int most, Answer answer) {
        List<String> made =
                answer.toolCalls().stream().map(ToolInvocation::name).toList();
        int found = 0;
        for (String name : made) {
            found += found < plan.size() && plan.get(found).equals(name) ? 1 : 0;
        }
        List<String> reasons = new ArrayList<>();
        if (found < plan.size()) {
            reasons.add("step " + (found + 1) + " of " + plan.size() + " (" + Shown.quoted(plan.get(found))
                    + ") did not come" + (found == 0 ? "" : " after " + Shown.quoted(plan.get(found - 1))));
        }
        if (made.size() > most) {
            reasons.add("made " + made.size() + " calls, allowed are " + most);
        }
        double share = (double) found / (plan.size() + Math.max(0, made.size() - most));
        return new Finding.Compared(share, reasons.isEmpty(), String.join("; ", reasons), "");
    }

    private static List<String> required(Reference reference) {
        return reference.toolCalls().stream().map(ToolInvocation::name).toList();
    }

    private static Finding nothing(Case c) {
        return new Finding.Nothing(
                c.reference().isEmpty() ? MustSay.NO_REFERENCE : "the reference requires no tool call");
    }

    private static Optional<List<String>> steps(Settings settings, JsonNode value) {
        if (!value.isObject()) {
            return Optional.of(settings.texts());
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!field.getKey().equals("steps") && !field.getKey().equals("most")) {
                throw settings.refused("has no setting " + Shown.quoted(field.getKey()) + ". It has steps and most.");
            }
        }
        JsonNode steps = value.get("steps");
        if (steps == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        steps.forEach(step -> names.add(step.asText("")));
        if (names.isEmpty() || names.contains("")) {
            throw settings.refused("needs steps that are a list of tool names.");
        }
        return Optional.of(names);
    }

    private static Optional<Integer> most(Settings settings, JsonNode value) {
        JsonNode most = value.get("most");
        if (most == null) {
            return Optional.empty();
        }
        if (!most.canConvertToInt() || !most.isIntegralNumber() || most.intValue() < 0) {
            throw settings.refused("needs a whole number of calls as most.");
        }
        return Optional.of(most.intValue());
    }
}
