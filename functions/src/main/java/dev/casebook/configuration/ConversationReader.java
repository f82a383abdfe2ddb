package dev.casebook.configuration;

import java.time.Duration;
import java.util.Map;

/** Reads one entry under {@code conversations:}. */
final class ConversationReader {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_ROWS = 50;

    private final Map<String, SourceEntry> sources;

    ConversationReader(Map<String, SourceEntry> sources) {
        this.sources = sources;
    }

    ConversationEntry read(String name, Section section) {
        section.expecting("url", "user", "password", "query", "source", "timeout", "max_rows");
        return new ConversationEntry(
                name,
                section.required("url", "a JDBC address such as jdbc:postgresql://db.example/support", Shapes::jdbc)
                        .orElse(""),
                section.required("user", "secret:NAME, the secret with the user's name", Shapes::secretReference)
                        .orElse(""),
                section.required("password", "secret:NAME, the secret with the password", Shapes::secretReference)
                        .orElse(""),
                section.required("query", "SQL with :conversation or :ticket in it", Shapes::lookUp)
                        .orElse(""),
                section.required("source", known(), this::source).orElse(""),
                section.value("timeout", Shapes::timeout).orElse(TIMEOUT),
                section.value("max_rows", Shapes::rows).orElse(MAX_ROWS));
    }

    private String source(String text) {
        if (!sources.containsKey(text)) {
            throw new Unfit("There is no such source. Expected " + known() + ".");
        }
        return text;
    }

    private String known() {
        return sources.isEmpty()
                ? "the name of a source; none stands under sources"
                : "one of " + String.join(", ", sources.keySet());
    }
}
