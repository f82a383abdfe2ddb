package dev.casebook.evaluation.evaluators;

/**
 * {@code contains-json}: somewhere in the output is a complete JSON object or list. A schema as the value is refused.
 *
 * <p>At most {@value #MOST_STARTS} opening brackets are tried, so that a hostile output costs bounded time; beyond that the
 * finding is broken, not "none".
 */
final class ContainsJson implements EvaluatorKind {
    private static final int MOST_STARTS = 10_000;

    @Override
    public String type() {
        return "contains-json";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        IsJson.refuseSchema(settings);
        return (c, answer) -> search(answer.output().toCharArray());
    }

    private static Finding search(char[] output) {
        int tried = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] != '{' && output[i] != '[') {
                continue;
            }
            if (tried++ == MOST_STARTS) {
                return new Finding.Broken(
                        "the output has more than " + MOST_STARTS + " opening brackets and no JSON yet");
            }
            if (JsonText.beginsAt(output, i)) {
                return Finding.of(true, "", "contains JSON");
            }
        }
        return Finding.of(false, "contains no JSON object or list", "");
    }
}
