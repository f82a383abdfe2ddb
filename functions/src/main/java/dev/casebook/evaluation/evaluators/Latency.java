package dev.casebook.evaluation.evaluators;

/** {@code latency}: the agent answered within {@code threshold} milliseconds, which must be given. */
final class Latency implements EvaluatorKind {

    @Override
    public String type() {
        return "latency";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        double most = settings.threshold("milliseconds")
                .orElseThrow(() -> settings.refused("needs a threshold in milliseconds."));
        return (c, answer) -> {
            String took = "took " + answer.latencyMillis() + " ms, ";
            boolean within = answer.latencyMillis() <= most;
            return Finding.of(within, took + "allowed are " + Math.round(most), took + "not over " + Math.round(most));
        };
    }
}
