package dev.casebook.trace.langsmith;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids of runs, projects and datasets: UUIDs, in lower case with dashes. */
final class RunId {
    private static final Pattern UUID =
            Pattern.compile("([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})");

    private RunId() {}

    /** The id in its canonical form; empty when it is none. */
    static Optional<String> of(String text) {
        var parts = UUID.matcher(text.strip().toLowerCase(Locale.ROOT));
        return parts.matches() ? Optional.of(parts.replaceFirst("$1-$2-$3-$4-$5")) : Optional.empty();
    }
}
