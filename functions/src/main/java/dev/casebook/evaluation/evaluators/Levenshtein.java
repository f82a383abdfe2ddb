package dev.casebook.evaluation.evaluators;

import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * {@code levenshtein}: at most {@code threshold} characters must be inserted, deleted or replaced to make the value of the output;
 * {@value #DEFAULT} if none is given.
 */
final class Levenshtein implements EvaluatorKind {
    private static final int DEFAULT = 5;
    /** Keeps the time, threshold times the length of the value, within a second or so. */
    private static final int LARGEST = 10_000;

    @Override
    public String type() {
        return "levenshtein";
    }

    @Override
    public Scoring prepare(Settings settings) {
        String text = settings.text();
        double threshold = settings.threshold("edits").orElse((double) DEFAULT);
        if (threshold > LARGEST) {
            throw settings.refused("needs a threshold of at most " + LARGEST + " edits.");
        }
        int most = (int) Math.floor(threshold);
        LevenshteinDistance distance = new LevenshteinDistance(most);
        return (c, answer) -> {
            int edits = distance.apply(answer.output(), text);
            return Finding.of(
                    edits >= 0,
                    "is more than " + most + " edits away from " + Shown.quoted(text),
                    "is " + edits + " edits away from " + Shown.quoted(text));
        };
    }
}
