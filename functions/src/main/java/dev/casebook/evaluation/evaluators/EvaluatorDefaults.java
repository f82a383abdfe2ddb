package dev.casebook.evaluation.evaluators;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.casefile.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * What is attached to a case when a person answers it and attaches nothing: what the reference itself can be held against.
 *
 * <p>A short reference without facts ("Not available") must occur as it stands. A longer one without facts, tool calls or
 * passages gets nothing: any way to compare two free texts without a model would fail good answers or pass bad ones, so a
 * judge is asked, and without one the case stays a draft until a person says what the answer must say.
 */
public final class EvaluatorDefaults {
    private static final int SHORT = 40;

    private EvaluatorDefaults() {}

    /** Where no judge is configured; empty when nothing in the reference can be compared. */
    public static List<EvaluatorSpec> of(Reference reference) {
        return of(reference, false);
    }

    /**
     * Empty when nothing in the reference can be compared.
     *
     * @param judge whether there is one; it is asked only about a reference that nothing else can be held against
     */
    public static List<EvaluatorSpec> of(Reference reference, boolean judge) {
        List<EvaluatorSpec> specs = new ArrayList<>();
        if (!Facts.of(reference.text()).all().isEmpty()) {
            specs.add(EvaluatorSpec.of("facts-match"));
        }
        if (!reference.toolCalls().isEmpty()) {
            specs.add(EvaluatorSpec.of("tool-call-correct"));
        }
        if (reference.mustSay().stream().anyMatch(text -> !text.isBlank())) {
            specs.add(EvaluatorSpec.of("must-say"));
        }
        boolean saysWhat = !specs.isEmpty();
        if (reference.mustNotSay().stream().anyMatch(text -> !text.isBlank())) {
            specs.add(EvaluatorSpec.of("must-not-say"));
        }
        String text = reference.text().strip().replaceFirst("[.!]$", "");
        if (!saysWhat && !text.isEmpty() && text.length() <= SHORT) {
            specs.add(new EvaluatorSpec("icontains", TextNode.valueOf(text), null));
        } else if (!saysWhat && !text.isEmpty() && judge) {
            specs.add(EvaluatorSpec.of("factual-match"));
        }
        return List.copyOf(specs);
    }
}
