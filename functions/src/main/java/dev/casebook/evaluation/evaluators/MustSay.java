package dev.casebook.evaluation.evaluators;

import dev.casebook.casefile.Reference;
import java.util.List;

/**
 * {@code must-say}: every passage of the reference occurs in the output, without regard to case, white space and typographic
 * quotes and dashes. A passage is looked for in whole words, so that "5 mg" is not found in "15 mg". The value is the share found.
 */
final class MustSay implements EvaluatorKind {

    @Override
    public String type() {
        return "must-say";
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
                .orElseGet(() -> new Finding.Nothing(NO_REFERENCE));
    }

    static final String NO_REFERENCE = "no reference yet";

    private static Finding compare(Reference reference, String output) {
        List<String> passages =
                reference.mustSay().stream().filter(text -> !text.isBlank()).toList();
        if (passages.isEmpty()) {
            return new Finding.Nothing("the reference says nothing the answer must say");
        }
        String folded = Wording.folded(output);
        List<String> missing = passages.stream()
                .filter(passage -> !holdsWords(folded, Wording.folded(passage)))
                .toList();
        double share = 1 - (double) missing.size() / passages.size();
        return new Finding.Compared(share, missing.isEmpty(), "does not say " + Shown.list(missing), "");
    }

    private static boolean holdsWords(String text, String passage) {
        for (int at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
            int end = at + passage.length();
            boolean startsWord = at == 0 || !joined(text.codePointBefore(at), passage.codePointAt(0));
            if (startsWord
                    && (end == text.length()
                            || !joined(passage.codePointBefore(passage.length()), text.codePointAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean joined(int before, int after) {
        return ofWord(before) && ofWord(after);
    }

    /** Letters and digits of scripts that put spaces between words. */
    private static boolean ofWord(int c) {
        return Character.isLetterOrDigit(c)
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
                    default -> true;
                };
    }
}
