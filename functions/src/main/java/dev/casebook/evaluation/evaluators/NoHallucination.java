package dev.casebook.evaluation.evaluators;

import dev.casebook.agent.Answer;
import dev.casebook.casefile.Case;
import java.util.List;

/**
 * {@code no-hallucination}: every number, date, time, weekday and name that the answer states occurs in what it could rest on
 * ({@link Sources}); and where a judge is configured, it finds that they bear out the rest too.
 *
 * <p>The value is the share of the facts that are borne out; all of them must be. An answer that states facts beyond the user's
 * own words and came with no contexts and no tool results has no score: nothing tells made up from not reported.
 */
record NoHallucination(Opinions opinions) implements EvaluatorKind {
    private static final int LONGEST = 100_000;

    @Override
    public String type() {
        return "no-hallucination";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        Asked asked = Asked.of(settings);
        return new ThenAsk(NoHallucination::compare, asked.perhaps(opinions, Question.Kind.GROUNDEDNESS));
    }

    private static Finding compare(Case c, Answer answer) {
        Sources sources = Sources.of(c, answer);
        if (answer.output().length() > LONGEST || sources.text().length() > 10 * LONGEST) {
            return new Finding.Broken("the answer or what it rests on is too long to look for facts");
        }
        List<Fact> stated = Facts.of(answer.output()).all();
        Facts given = Facts.of(sources.text());
        List<String> unsupported = stated.stream()
                .filter(fact -> !fact.statedIn(given))
                .map(Fact::shown)
                .toList();
        if (!unsupported.isEmpty() && !sources.retrieved()) {
            return new Finding.Nothing("the answer came with no contexts and no tool results to rest on");
        }
        double share = stated.isEmpty() ? 1 : 1 - (double) unsupported.size() / stated.size();
        return new Finding.Compared(
                share,
                unsupported.isEmpty(),
                "states " + Shown.list(unsupported) + ", which no context, tool result or question holds",
                "");
    }
}
