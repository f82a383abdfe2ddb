package dev.casebook.evaluation.evaluators;

import dev.casebook.casefile.Reference;
import java.util.List;

/**
 * {@code facts-match}: every number, date, time, weekday and name of the reference text occurs in the output, however it is
 * written ({@link Facts} says how they are read). No model is asked.
 *
 * <p>The value is the share of the facts that occur; it passes from {@code threshold} on, 1 if none is given. It compares what is
 * stated, not what is meant: "not on Tuesday" states Tuesday. In an output of more than {@value #LONGEST} characters nothing is
 * looked for.
 */
final class FactsMatch implements EvaluatorKind {
    /** Far beyond any answer, and read within about a second. */
    private static final int LONGEST = 100_000;

    @Override
    public String type() {
        return "facts-match";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        double least = settings.threshold("(a share of the facts)").orElse(1.0);
        if (least > 1) {
            throw settings.refused("needs a threshold of 0 to 1: a share of the facts.");
        }
        return scoring(least);
    }

    /** Passes from a share of the facts on. */
    static Scoring scoring(double least) {
        return (c, answer) -> c.reference()
                .map(reference -> compare(reference, answer.output(), least))
                .orElseGet(() -> new Finding.Nothing(MustSay.NO_REFERENCE));
    }

    private static Finding compare(Reference reference, String output, double least) {
        List<Fact> facts = Facts.of(reference.text()).all();
        if (facts.isEmpty()) {
            return new Finding.Nothing("the reference text holds no number, date, time or name");
        }
        if (output.length() > LONGEST) {
            return new Finding.Broken(
                    "the output has more than " + LONGEST + " characters, too many to look for facts");
        }
        Facts stated = Facts.of(output);
        List<String> missing = facts.stream()
                .filter(fact -> !fact.statedIn(stated))
                .map(Fact::shown)
                .toList();
        double share = 1 - (double) missing.size() / facts.size();
        return new Finding.Compared(share, share >= least, "does not state " + Shown.list(missing), "");
    }
}
