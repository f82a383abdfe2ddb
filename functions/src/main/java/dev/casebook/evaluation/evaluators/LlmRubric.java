package dev.casebook.evaluation.evaluators;

/** {@code llm-rubric}: a judge finds that the answer meets the criteria, which must be given. */
record LlmRubric(Opinions opinions) implements EvaluatorKind {

    @Override
    public String type() {
        return "llm-rubric";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        Asked asked = Asked.of(settings);
        if (asked.criteria().isEmpty()) {
            throw settings.refused("needs criteria: what a good answer does, in a sentence or two.");
        }
        return ThenAsk.only(asked.opinion(settings, opinions, Question.Kind.RUBRIC));
    }
}
