package dev.casebook.evaluation.evaluators;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Evaluators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The evaluators that need no model, by the names and settings of promptfoo's assertions, and Casebook's own.
 *
 * <p>What {@link #check(EvaluatorSpec)} refuses and is attached all the same makes an evaluator that says
 * {@link dev.casebook.evaluation.Outcome.Failed} to every answer. Safe for several threads.
 */
public final class BuiltInEvaluators implements Evaluators {
    private final KnownKinds kinds;

    public BuiltInEvaluators() {
        this(List.of());
    }

    /**
     * With further kinds beside the built-in ones, such as judges.
     *
     * @throws IllegalArgumentException when two kinds have the same name
     */
    public BuiltInEvaluators(List<EvaluatorKind> further) {
        List<EvaluatorKind> all = new ArrayList<>(List.of(
                new Equals(),
                new Contains(false),
                new Contains(true),
                new ContainsAny(false),
                new ContainsAny(true),
                new ContainsAll(false),
                new ContainsAll(true),
                new StartsWith(),
                new Regex(),
                new IsJson(),
                new ContainsJson(),
                new Levenshtein(),
                new Latency(),
                new Cost(),
                new RecordedReward(),
                new ToolCallCorrect(),
                new FactsMatch(),
                new MustSay(),
                new MustNotSay()));
        all.addAll(further);
        this.kinds = new KnownKinds(all);
    }

    @Override
    public List<Evaluator> of(Case c) {
        List<Evaluator> evaluators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (EvaluatorSpec spec : c.evaluators()) {
            String name = spec.type();
            for (int number = 2; !names.add(name); number++) {
                name = spec.type() + "#" + number;
            }
            evaluators.add(prepared(name, spec));
        }
        return List.copyOf(evaluators);
    }

    @Override
    public void check(EvaluatorSpec spec) {
        kinds.find(spec.type()).kind().prepare(new Settings(spec));
    }

    private Evaluator prepared(String name, EvaluatorSpec spec) {
        try {
            KnownKinds.Named named = kinds.find(spec.type());
            Scoring scoring = named.kind().prepare(new Settings(spec));
            return new PreparedEvaluator(name, named.kind().version(), scoring, named.inverted());
        } catch (CasebookException.Permanent e) {
            String reason = String.valueOf(e.getMessage());
            return new PreparedEvaluator(name, 1, (any, answer) -> new Finding.Broken(reason), false);
        }
    }
}
