package dev.casebook.evaluation.judge;

import dev.casebook.evaluation.evaluators.Question;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A judge's instructions, from the file {@code <kind>.txt}: its first line is {@code version: <n>}, to be raised by one with each
 * change of the text; {@code {{criteria}}} stands for what the evaluator's settings say.
 */
record Prompt(Question.Kind kind, int version, String text) {
    private static final Pattern FILE = Pattern.compile("version: ([1-9][0-9]{0,3})\\R\\R(.+)", Pattern.DOTALL);
    private static final String CRITERIA = "{{criteria}}";

    static Prompt of(Question.Kind kind) {
        Matcher file = FILE.matcher(PromptFiles.text(kind.label() + ".txt"));
        if (!file.matches()) {
            throw new IllegalStateException("the prompt " + kind.label() + " does not begin with its version");
        }
        return new Prompt(kind, Integer.parseInt(file.group(1)), file.group(2).strip());
    }

    String label() {
        return kind.label() + "." + version;
    }

    String with(String criteria) {
        return text.replace(CRITERIA, criteria.isEmpty() ? "(nothing further)" : criteria);
    }
}
