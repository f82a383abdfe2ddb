package dev.casebook.evaluation.evaluators;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * {@code regex}: the pattern is found somewhere in the output. Patterns are RE2's: no look-around and no back-references, and
 * with that time in proportion to the output's length (github.com/google/re2/wiki/Syntax).
 */
final class Regex implements EvaluatorKind {
    private static final int LONGEST = 2_000;
    /** RE2/J's own measure of a compiled pattern. */
    private static final int LARGEST_PROGRAM = 5_000;
    /** Time is at most the program's size times the output's length; this many steps take a few seconds. */
    private static final long MOST_STEPS = 100_000_000;

    @Override
    public String type() {
        return "regex";
    }

    @Override
    public Scoring prepare(Settings settings) {
        settings.takesNoThreshold();
        Pattern pattern = compile(settings);
        String whyNot = "does not match " + Shown.quoted(pattern.pattern());
        String whyStill = "matches " + Shown.quoted(pattern.pattern());
        return (c, answer) -> {
            if ((long) pattern.programSize() * answer.output().length() > MOST_STEPS) {
                return new Finding.Broken("the output is too long for a pattern with this many repetitions");
            }
            return Finding.of(pattern.matcher(answer.output()).find(), whyNot, whyStill);
        };
    }

    private static Pattern compile(Settings settings) {
        String text = settings.text();
        if (text.length() > LONGEST) {
            throw settings.refused("needs a pattern of at most " + LONGEST + " characters.");
        }
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.programSize() > LARGEST_PROGRAM) {
                throw settings.refused("has a pattern whose counted repetitions are too many.");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw settings.refused("has a pattern that RE2 does not understand (" + e.getDescription()
                    + "). It has no look-ahead, look-behind or back-references.");
        }
    }
}
