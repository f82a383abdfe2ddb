package dev.casebook.configuration;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts settings in place of <code>${NAME}</code>; <code>$${NAME}</code> stays as <code>${NAME}</code>. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\$\\{([^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private Placeholders() {}

    /** The text with settings put in; what they hold is not searched again. */
    static String insert(String text, Function<String, Optional<String>> settings) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("$$")
                                ? found.group().substring(1)
                                : setting(found.group(1), settings)));
    }

    private static String setting(String name, Function<String, Optional<String>> settings) {
        if (!NAME.matcher(name).matches()) {
            throw new Unfit("Expected the name of a setting between ${ and }, such as ${CASEBOOK_PUBLIC_URL}.");
        }
        return settings.apply(name)
                .orElseThrow(() -> new Unfit("The setting " + name + " is not set. Set it, or write the value here."));
    }
}
