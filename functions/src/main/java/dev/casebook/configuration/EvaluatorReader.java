package dev.casebook.configuration;

import dev.casebook.CasebookException;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Evaluators;
import dev.casebook.evaluation.evaluators.BuiltInEvaluators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an agent's {@code evaluators:}: what is attached to every case of its dataset. */
final class EvaluatorReader {
    private final Evaluators known;

    /**
     * Makes a reader.
     *
     * @param judges the configured ones, by name
     */
    EvaluatorReader(Set<String> judges) {
        this.known = new BuiltInEvaluators(new NamedJudges(judges), dataset -> List.of(), List.of());
    }

    List<EvaluatorSpec> read(Section agent) {
        List<EvaluatorSpec> specs = new ArrayList<>();
        for (Section section : agent.list("evaluators")) {
            section.expecting("type", "value", "threshold");
            section.required("type", "an evaluator's name, such as latency-ok", text -> text)
                    .map(type -> new EvaluatorSpec(
                            type,
                            section.json("value").orElse(null),
                            section.value("threshold", EvaluatorReader::number).orElse(null)))
                    .filter(spec -> fits(section, spec))
                    .ifPresent(specs::add);
        }
        return specs;
    }

    private boolean fits(Section section, EvaluatorSpec spec) {
        try {
            known.check(spec);
            return true;
        } catch (CasebookException.Permanent e) {
            section.problem("type", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Unfit("Expected a number.");
        }
    }
}
