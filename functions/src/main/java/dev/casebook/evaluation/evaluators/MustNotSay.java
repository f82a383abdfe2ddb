package dev.casebook.evaluation.evaluators;

import dev.casebook.casefile.Reference;
import java.util.List;

/**
 * {@code must-not-say}: none of the reference's forbidden passages occurs in the output, without regard to case, white space and
 * typographic quotes and dashes. Parts of words count too ("guarantee" in "guaranteed"): a find too many is seen, a miss is not.
 */
final class MustNotSay implements EvaluatorKind {

    @Override
    public String type() {
        return "must-not-say";
    }

    @Override
    public boolean invertible() {
        return false;
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoValue();
        settings.takesNoThreshold();
        return (c, answer) -> c.reference()
                .map(reference -> compare(reference, answer.output()))
                .orElseGet(() -> new Finding.Nothing(MustSay.NO_REFERENCE));
    }

    private static Finding compare(Reference reference, String output) {
        List<String> passages =
                reference.mustNotSay().stream().filter(text -> !text.isBlank()).toList();
        if (passages.isEmpty()) {
            return new Finding.Nothing("the reference says nothing the answer must not say");
        }
        String folded = Wording.folded(output);
        List<String> said = passages.stream()
                .filter(passage -> folded.contains(Wording.folded(passage)))
                .toList();
        return Finding.of(said.isEmpty(), "says " + Shown.list(said), "");
    }
}
