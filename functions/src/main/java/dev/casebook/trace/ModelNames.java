package dev.casebook.trace;

import java.util.regex.Pattern;

/** Tells names of models that stay what they are from names behind which the model can change. */
public final class ModelNames {
    private static final Pattern FAMILY = Pattern.compile(
            "(?i).*(?:gpt|claude|gemini|mistral|llama|command|grok|deepseek|qwen|nova|(?:^|/)o[1-9]).*|.*-latest");
    private static final Pattern PINNED = Pattern.compile(
            ".*(?:20[0-9]{2}-?[0-9]{2}-?[0-9]{2}(?![0-9]).*|-[0-9]{3,4}|-[0-9]{2}-[0-9]{2}|-v[0-9]+(?::[0-9]+)?|:[0-9]+|@[0-9a-z.-]+)$");

    /** Weights with a size in their name do not change behind it. */
    private static final Pattern WEIGHTS = Pattern.compile("(?i).*[0-9]b(?![a-z]).*");

    private ModelNames() {}

    /**
     * Whether it names a known family without a date or a version ({@code gpt-4o}, {@code claude-…-latest}); a name of no known
     * family counts as somebody's own and fixed.
     */
    public static boolean floating(String model) {
        return FAMILY.matcher(model).matches()
                && !PINNED.matcher(model).matches()
                && !WEIGHTS.matcher(model).matches();
    }
}
