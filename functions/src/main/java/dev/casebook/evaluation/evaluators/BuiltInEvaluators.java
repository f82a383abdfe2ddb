package dev.casebook.evaluation.evaluators;

import dev.casebook.CasebookException;
import dev.casebook.casefile.Case;
import dev.casebook.casefile.EvaluatorSpec;
import dev.casebook.evaluation.Evaluator;
import dev.casebook.evaluation.Evaluators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The evaluators by the names and settings of promptfoo's assertions, and Casebook's own; some of them ask a judge.
 *
 * <p>What {@link #check(EvaluatorSpec)} refuses and is attached all the same makes an evaluator that says
 * {@link dev.casebook.evaluation.Outcome.Failed} to every answer. Safe for several threads.
 */
public final class BuiltInEvaluators implements Evaluators {
    private final KnownKinds kinds;
    private final Opinions opinions;
    private final Function<String, List<EvaluatorSpec>> everywhere;

    /** Without judges. */
    public BuiltInEvaluators() {
        this(Opinions.none(), dataset -> List.of(), List.of());
    }

    /**
     * With judges.
     *
     * @param everywhere what is attached to every case of a dataset, by the agent whose failures it holds. A case that has an
     *     evaluator of the same type itself goes by its own
     * @param further kinds beside the built-in ones
     * @throws IllegalArgumentException when two kinds have the same name
     */
    public BuiltInEvaluators(
            Opinions opinions, Function<String, List<EvaluatorSpec>> everywhere, List<EvaluatorKind> further) {
        this.opinions = opinions;
        this.everywhere = everywhere;
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
                new LatencyOk(),
                new Cost(),
                new RecordedReward(),
                new ToolCallCorrect(),
                new FactsMatch(),
                new MustSay(),
                new MustNotSay(),
                new PlanFollowed(),
                new FactualMatch(opinions),
                new NoHallucination(opinions),
                new ToneAppropriate(opinions),
                new LlmRubric(opinions)));
        all.addAll(further);
        this.kinds = new KnownKinds(all);
    }

    @Override
    public List<Evaluator> of(Case c) {
        List<Evaluator> evaluators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (EvaluatorSpec spec : attached(c)) {
            String name = spec.type();
            for (int number = 2; !names.add(name); number++) {
                name = spec.type() + "#" + number;
            }
            evaluators.add(prepared(name, spec));
        }
        return List.copyOf(evaluators);
    }

    private List<EvaluatorSpec> attached(Case c) {
        Set<String> own = c.evaluators().stream().map(EvaluatorSpec::type).collect(Collectors.toSet());
        List<EvaluatorSpec> all = new ArrayList<>(c.evaluators());
        everywhere.apply(c.dataset()).stream()
                .filter(spec -> !own.contains(spec.type()))
                .forEach(all::add);
        return all;
    }

    @Override
    public Duration longestWait() {
        return opinions.longestWait();
    }

    @Override
    public void check(EvaluatorSpec spec) {
        kinds.find(spec.type()).kind().prepare(new Settings(spec));
    }

    private Evaluator prepared(String name, EvaluatorSpec spec) {
        try {
            KnownKinds.Named named = kinds.find(spec.type());
            Scoring scoring = named.kind().prepare(new Settings(spec));
            String version = named.kind().version()
                    + scoring.opinion().map(opinion -> "+" + opinion.version()).orElse("");
            return new PreparedEvaluator(name, version, scoring, named.inverted());
        } catch (CasebookException.Permanent e) {
            String reason = String.valueOf(e.getMessage());
            return new PreparedEvaluator(name, "1", (any, answer) -> new Finding.Broken(reason), false);
        }
    }
}
