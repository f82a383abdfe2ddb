package dev.casebook.evaluation.evaluators;

/**
 * {@code latency-ok}: the agent answered within {@code threshold} milliseconds; 1,200 if none is given, the longest pause a
 * caller takes well.
 */
final class LatencyOk implements EvaluatorKind {
    private static final double DEFAULT = 1_200;

    @Override
    public String type() {
        return "latency-ok";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        double most = settings.threshold("milliseconds").orElse(DEFAULT);
        return (c, answer) -> Finding.of(
                answer.latencyMillis() <= most,
                "took " + answer.latencyMillis() + " ms, allowed are " + Math.round(most),
                "");
    }
}
