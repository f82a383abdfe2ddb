package dev.casebook.evaluation.evaluators;

/** {@code tone-appropriate}: a judge finds the answer's tone right; the criteria, if any, say what is usual in this house. */
record ToneAppropriate(Opinions opinions) implements EvaluatorKind {

    @Override
    public String type() {
        return "tone-appropriate";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        return ThenAsk.only(Asked.of(settings).opinion(settings, opinions, Question.Kind.TONE));
    }
}
