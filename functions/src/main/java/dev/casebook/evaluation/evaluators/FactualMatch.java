package dev.casebook.evaluation.evaluators;

/**
 * {@code factual-match}: every fact of the reference occurs in the answer ({@link FactsMatch}); and where a judge is configured,
 * it finds that the answer says what the reference says. The judge is asked only when no fact is missing.
 */
record FactualMatch(Opinions opinions) implements EvaluatorKind {

    @Override
    public String type() {
        return "factual-match";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        Asked asked = Asked.of(settings);
        return new ThenAsk(FactsMatch.scoring(1), asked.perhaps(opinions, Question.Kind.FACTUALITY));
    }
}
